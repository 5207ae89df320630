/**
 * Figures of a stream: takes blocks, in any order, and keeps of each column and replicate no more than a few thousand values.
 * Up to fifteen times `leafSamples` samples in all every figure is exact; beyond, ranks of quantiles are off by `rankError` at most.
 */
import { closeLeaf, fillLeaf, forgetLeaf, type LeafPool, leafPool, type OpenLeaf, openLeaf } from "./open-leaf.ts"
import { choiceAt, joined, leafSamples, type Part } from "./part.ts"
import type { SamplePlan } from "./replicates.ts"
import type { Block } from "./stream.ts"

export type Tally = {
  readonly add: (block: Pick<Block, "replicate" | "first" | "count" | "results">) => void
  /** What is known of a column: a month of a result, or the result itself. One part for each replicate, once all is added. */
  readonly parts: (result: number, month: number) => readonly Part[]
  /** Samples of each replicate that are in. */
  readonly size: (replicate: number) => number
  /** Its memory goes to the next tally with the same pool; the parts must not be looked at any more. */
  readonly forget: () => void
}

/** A leaf that is not full yet: its values by column. */
type OpenColumns = { readonly columns: readonly OpenLeaf[]; filled: number }
/** Parts of one replicate that wait for their neighbour, by `level number`; the parts stand by column. */
type Waiting = Map<string, { readonly level: number; readonly number: number; readonly parts: readonly Part[] }>

/** `isMonthly` says of each result whether it has a row for each month. */
export function createTally(
  isMonthly: readonly boolean[],
  months: number,
  plan: SamplePlan,
  pool: LeafPool = leafPool(leafLength(plan)),
): Tally {
  const firstColumn = columnNumbers(isMonthly, months)
  const columns = firstColumn.at(-1) ?? 0
  const leaf = leafLength(plan)
  const open = new Map<string, OpenColumns>()
  const waiting: Waiting[] = Array.from({ length: plan.replicates }, () => new Map())
  const add: Tally["add"] = ({ replicate, first, count, results }) => {
    for (let begin = 0; begin < count; ) {
      const number = Math.floor((first + begin) / leaf)
      const offset = first + begin - number * leaf
      const some = Math.min(count - begin, leaf - offset)
      const key = `${replicate} ${number}`
      const target = open.get(key) ?? { columns: Array.from({ length: columns }, openLeaf), filled: 0 }
      open.set(key, target)
      for (const [k, values] of results.entries())
        for (let month = 0; month < (isMonthly[k] === true ? months : 1); month++) {
          const from = month * count + begin
          fillLeaf(target.columns[firstColumn[k]! + month]!, { values, from, count: some, offset }, pool)
        }
      target.filled += some
      begin += some
      if (target.filled < leaf) continue
      open.delete(key)
      const parts = target.columns.map((column) => closeLeaf(column, pool))
      settle(waiting[replicate]!, replicate, 0, number, parts)
    }
  }
  return {
    add,
    parts: (result, month) => {
      const column = firstColumn[result]! + (isMonthly[result] === true ? month : 0)
      return waiting.map((of) => alone(of).parts[column]!)
    },
    size: (replicate) => [...waiting[replicate]!.values()].reduce((sum, { level }) => sum + leaf * 2 ** level, 0),
    forget: () => {
      for (const of of waiting) for (const { parts } of of.values()) for (const part of parts) forgetLeaf(part, pool)
      for (const of of waiting) of.clear()
    },
  }
}

export function leafLength({ perReplicate }: SamplePlan): number {
  return Math.min(leafSamples, perReplicate)
}

/** Where the columns of each result begin, and how many there are in all. */
function columnNumbers(isMonthly: readonly boolean[], months: number): number[] {
  const first = [0]
  for (const monthly of isMonthly) first.push(first.at(-1)! + (monthly ? months : 1))
  return first
}

/** A stretch meets its neighbour as soon as both are there, as far up as neighbours are. */
function settle(waiting: Waiting, replicate: number, level: number, number: number, parts: readonly Part[]): void {
  const key = `${level} ${number ^ 1}`
  const neighbour = waiting.get(key)
  if (neighbour === undefined) {
    waiting.set(`${level} ${number}`, { level, number, parts })
    return
  }
  waiting.delete(key)
  const above = number >> 1
  const choice = choiceAt(replicate, level, above)
  const [early, late] = number & 1 ? [neighbour.parts, parts] : [parts, neighbour.parts]
  const together = early.map((part, column) => joined(part, late[column]!, choice))
  settle(waiting, replicate, level + 1, above, together)
}

function alone(waiting: Waiting): { readonly parts: readonly Part[] } {
  const [only] = waiting.values()
  if (only === undefined || waiting.size > 1) throw new Error("internal: a replicate is not complete")
  return only
}
