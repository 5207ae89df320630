/**
 * The samples of the inputs, a block at a time: the same ones as `drawInputs` gives all at once, to the last bit, in memory
 * for one block. Only what is wanted is drawn.
 */
import { column } from "../backends/wasm/crew.ts"
import type { CorrelatedGroup, Correlation } from "./correlation.ts"
import { lawOf } from "./distributions.ts"
import { type DrawnInput, drawInputs, finished, formOf, fromNormals, groupsBySeat } from "./draws.ts"
import { fillPoints, type Seat, type Wanted } from "./points.ts"
import type { SamplePlan } from "./replicates.ts"

export type Drawer = {
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
  /** Samples `first` … of a replicate, in base units; overwritten by the next call.  Shape: [inputs][count], empty where not wanted. */
  readonly columnsAt: (replicate: number, first: number, count: number) => readonly Float64Array[]
}

export type DrawerOptions = {
  readonly inputs: readonly DrawnInput[]
  readonly correlations: readonly Correlation[]
  readonly plan: SamplePlan
  readonly seed: number
  /** One for each input. */
  readonly seats: readonly Seat[]
  /** By number of the input. */
  readonly isWanted: (input: number) => boolean
  /** The most samples of a block; a power of two, as `first` and `count` are multiples of 4. */
  readonly block: number
}

const none = new Float64Array()

export function createDrawer(options: DrawerOptions): Drawer {
  const { inputs, correlations, plan, seed, seats } = options
  // The vector code takes four at a time.
  if (plan.perReplicate % 4 !== 0) return drawnAtOnce(drawInputs(inputs, correlations, plan, seed, seats), plan)
  const groups = groupsBySeat(correlations, seats)
  const grouped = new Set(groups.flatMap(({ members }) => members))
  const held = inputs.map((_, input) => (options.isWanted(input) ? column(options.block) : none))
  const single = [...inputs.keys()].filter((input) => held[input] !== none && !grouped.has(input))
  const wanted = single.map((input): Wanted => ({ seat: seats[input]!, as: formOf(inputs[input]!) }))
  const columnsAt: Drawer["columnsAt"] = (replicate, first, count) => {
    const columns = held.map((all) => (count < all.length ? all.subarray(0, count) : all))
    const fill = (points: readonly Wanted[], into: readonly Float64Array[]): void =>
      fillPoints(points, into, { replicates: [replicate], length: count, from: first }, seed)
    fill(
      wanted,
      single.map((input) => columns[input]!),
    )
    for (const [k, input] of single.entries()) finished(columns[input]!, wanted[k]!.as, inputs[input]!)
    for (const group of groups) {
      correlate(group, columns, fill, seats, count)
      for (const input of group.members)
        if (held[input] !== none) fromNormals(columns[input]!, lawOf(inputs[input]!.distribution), inputs[input]!.factor)
    }
    return columns
  }
  return { repaired: groups.some(({ isRepaired }) => isRepaired), columnsAt }
}

function drawnAtOnce({ columns, repaired }: ReturnType<typeof drawInputs>, { perReplicate }: SamplePlan): Drawer {
  const columnsAt: Drawer["columnsAt"] = (replicate, first, count) => {
    const begin = replicate * perReplicate + first
    return columns.map((column) => column.subarray(begin, begin + count))
  }
  return { repaired, columnsAt }
}

/** Writes correlated standard normals to the columns of a group that are wanted. */
function correlate(
  { members, factor }: CorrelatedGroup,
  columns: readonly Float64Array[],
  fill: (points: readonly Wanted[], into: readonly Float64Array[]) => void,
  seats: readonly Seat[],
  count: number,
): void {
  const size = members.length
  const last = members.reduce((far, member, k) => (columns[member]!.length > 0 ? k : far), -1)
  const alone = members.slice(0, last + 1).map(() => column(count))
  fill(
    alone.map((_, k): Wanted => ({ seat: seats[members[k]!]!, as: "normal" })),
    alone,
  )
  for (let k = 0; k <= last; k++) {
    const out = columns[members[k]!]!
    for (let s = 0; s < out.length; s++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += factor[k * size + j]! * alone[j]![s]!
      out[s] = sum
    }
  }
}
