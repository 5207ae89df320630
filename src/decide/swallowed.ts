/**
 * 0 / 0 that a truth hides: a comparison, `and`, `not`, `first` turn it into 0 or 1, so that no figure shows it. What stands
 * below such an operator inside a quantity's own formula is looked at, but for branches that are not taken.
 */
import type { Model, Quantity, Sampler } from "../engine/index.ts"

type GraphNode = Model["graph"]["nodes"][number]
/** A node that must have one truth for something else to count. */
type Guard = { readonly node: number; readonly isTrue: boolean }
/** Nodes of quantities, and whether they are written in the file. */
type Owners = ReadonlyMap<number, boolean>
type Watched = { readonly quantity: Quantity; readonly node: number; readonly guards: readonly Guard[] }

/** First month with NaN, and in how many samples. */
export type Trouble = { readonly quantity: Quantity; readonly month: number; readonly count: number }

const hiding = new Set(["less", "lessEqual", "equal", "notEqual", "and", "or", "not"])
/** Nodes run at once: their samples take memory. */
const atOnce = 64
/** Nodes looked at in one formula. */
const mostSteps = 10_000

/** The quantities in whose own formulas something is no number, though they are. Only those written in the file: the library is tested. */
export function swallowed(sampler: Sampler, quantities: readonly Quantity[], parameters: readonly number[]): Trouble[] {
  const { model } = sampler
  const isWritten = ({ definition }: Quantity): boolean => definition.origin.kind === "file"
  const owners = new Map([...model.quantities.values()].map((quantity) => [quantity.node, isWritten(quantity)]))
  const written = quantities.filter(isWritten)
  const watched = written.flatMap((quantity) => watchedIn(model, quantity, owners))
  const found = new Map<string, Trouble>()
  for (let k = 0; k < watched.length; k += atOnce) {
    const some = watched.slice(k, k + atOnce)
    const nodes = [...new Set(some.flatMap(({ node, guards }) => [node, ...guards.map((guard) => guard.node)]))]
    const results = new Map(sampler.run(nodes, parameters).map((values, r) => [nodes[r] ?? -1, values]))
    for (const one of some) {
      const trouble = troubleAt(one, results, sampler)
      const known = found.get(one.quantity.path)
      if (trouble !== null && (known === undefined || trouble.month < known.month)) found.set(one.quantity.path, trouble)
    }
  }
  return [...found.values()]
}

type Step = { readonly id: number; readonly guards: readonly Guard[]; readonly isHidden: boolean }

/** Down the quantity's own formula, to where others begin; hidden is what stands below an operator that hides. */
function watchedIn({ graph }: Model, quantity: Quantity, owners: Owners): Watched[] {
  const all: Watched[] = []
  const seen = new Set<string>()
  const waiting: Step[] = [{ id: quantity.node, guards: [], isHidden: false }]
  for (let step = waiting.pop(); step !== undefined && seen.size < mostSteps; step = waiting.pop()) {
    const { id, guards, isHidden } = step
    const key = `${id} ${isHidden} ${guards.map((guard) => `${guard.node} ${guard.isTrue}`).join()}`
    const node = graph.nodes[id]
    if (node === undefined || seen.has(key)) continue
    seen.add(key)
    const isOther = id !== quantity.node && owners.has(id)
    if (isHidden && (isOther ? owners.get(id) === true && node.kind !== "constant" && node.kind !== "input" : makesNaN(node)))
      all.push({ quantity, node: id, guards })
    if (isOther) continue
    // What held this month says nothing of the month before.
    const kept = node.kind === "state" ? [] : guards
    for (const [to, own] of below(node))
      waiting.push({ id: to, guards: own === null ? kept : [...kept, own], isHidden: isHidden || hides(node) })
  }
  return all
}

function hides(node: GraphNode): boolean {
  return node.kind === "operation" ? hiding.has(node.op) : node.kind === "reduction" && node.over === "first"
}

const makers = new Set(["divide", "mod", "log", "power"])

/** Where 0 / 0 arises; what passes it on needs no look of its own. */
function makesNaN(node: GraphNode): boolean {
  return node.kind === "operation" ? makers.has(node.op) : node.kind === "constant" && Number.isNaN(node.value)
}

/** Operands, each with what must hold for it to count: a branch that is not taken does not, nor what `and` or `or` need not ask. */
function below(node: GraphNode): readonly (readonly [number, Guard | null])[] {
  if (node.kind === "state")
    return [
      [node.start, null],
      [node.next, null],
    ]
  if (node.kind === "reduction") return [[node.of, null]]
  if (node.kind !== "operation") return []
  const [first = -1, ...others] = node.args
  const isBranch = node.op === "select"
  const isLazy = isBranch || node.op === "and" || node.op === "or"
  const guardOf = (k: number): Guard | null => (isLazy ? { node: first, isTrue: isBranch ? k === 0 : node.op === "and" } : null)
  return [[first, null], ...others.map((arg, k) => [arg, guardOf(k)] as const)]
}

function troubleAt(
  { quantity, node, guards }: Watched,
  results: ReadonlyMap<number, Float64Array>,
  { plan: { samples } }: Sampler,
): Trouble | null {
  const values = results.get(node) ?? new Float64Array(samples)
  const conditions = guards.map((guard) => ({ isTrue: guard.isTrue, values: results.get(guard.node) ?? values }))
  const months = Math.max(values.length, ...conditions.map((c) => c.values.length)) / samples
  const at = (of: Float64Array, month: number, s: number): number => of[of.length === samples ? s : month * samples + s]!
  if (!values.some(Number.isNaN)) return null
  for (let month = 0; month < months; month++) {
    let count = 0
    for (let s = 0; s < samples; s++) {
      const counts = Number.isNaN(at(values, month, s)) && conditions.every((c) => (at(c.values, month, s) !== 0) === c.isTrue)
      if (counts) count++
    }
    if (count > 0) return { quantity, month, count }
  }
  return null
}
