/** The program that looks through samples: of each figure whether it rests on what is no number, of each suspect whether it makes it. */
import { type Graph, GraphBuilder, type NodeId } from "../graph/graph.ts"
import type { Quantity } from "../model/model.ts"
import { programOf } from "../run/sampler.ts"
import { either } from "./carried.ts"
import type { Drawn, Draws } from "./draws.ts"
import { othersIn } from "./formulas.ts"
import { keptAddition } from "./kept-graph.ts"
import type { OneSample } from "./trace.ts"
import { making, overMonths, resting, showing, suspicion } from "./watched.ts"

/** The quantity makes it by its own formula; or else nothing more is known than that it rests on it. */
export type Suspect = { readonly quantity: Quantity; readonly isOwn: boolean }

/** A block of samples. Rows of truths are overwritten by the next block; undefined where there can be none. */
export type Looked = {
  readonly count: number
  /** Of each figure, in any month.  Shape: [count]. */
  readonly rests: readonly (Float64Array | undefined)[]
  /** Of each suspect.  Shape: [count], or [months][count]. */
  readonly makes: readonly (Float64Array | undefined)[]
  readonly sampleAt: (s: number) => OneSample
}

/** Doubles of the truths of a block, and its most samples. */
const mostDoubles = 2 ** 20
const mostSamples = 4096

/** Nothing where no figure can rest on what is no number. */
export function* watchedProgram(
  draws: Draws,
  figures: readonly Quantity[],
  suspects: readonly Suspect[],
): Generator<Looked, void> {
  const { model, parameters } = draws
  const builder = GraphBuilder.on(model.graph)
  const rests = resting(builder, model.months, nodesOf(figures)).map((truth) => overMonths(builder, truth))
  const makes = suspects.map((suspect) => truthOf(builder, draws, suspect))
  const truths = [...new Set([...rests, ...makes].filter((id) => id !== null))]
  for (const { columns, count, rows } of run(draws, builder, truths)) {
    const rowOf = (id: NodeId | null): Float64Array | undefined => (id === null ? undefined : rows[truths.indexOf(id)])
    const sampleAt = (s: number): OneSample => ({ inputs: columns.map((column) => column[s] ?? Number.NaN), parameters })
    yield { count, rests: rests.map(rowOf), makes: makes.map(rowOf), sampleAt }
  }
}

/** Block by block, whether any figure is no number, or may rest on what is none. */
export function* suspectProgram(draws: Draws, figures: readonly Quantity[]): Generator<boolean, void> {
  const { graph, truth } = withSuspects(draws.model, nodesOf(figures))
  for (const { rows } of run(draws, graph, truth === null ? [] : [truth])) yield rows.some((row) => row.some((x) => x !== 0))
}

/** The same is asked of many samplers of one model: each project, each resource, each value that is tried. */
const withSuspects = keptAddition((builder, figures) => {
  const shown = showing(builder, figures).map((truth) => overMonths(builder, truth))
  return either(builder, [...shown, suspicion(builder, figures)])
})

function nodesOf(figures: readonly Quantity[]): NodeId[] {
  return figures.map(({ shownNode }) => shownNode)
}

type Run = Drawn & {
  /** Of each truth.  Shape: [count], or [months][count]. */
  readonly rows: readonly Float64Array[]
}

function* run(draws: Draws, graph: Graph, truths: readonly NodeId[]): Generator<Run, void> {
  const { model, parameters } = draws
  if (truths.length === 0) return
  const { months } = model
  const program = programOf({ ...model, graph }, truths)
  const look = program.at(parameters)
  const size = sizeFor(program.isMonthly, months)
  const lengths = program.isMonthly.map((isMonthly) => (isMonthly ? months : 1))
  const held = lengths.map((length) => new Float64Array(length * size))
  for (const { columns, count } of draws.blocks(truths, graph, size)) {
    const rows = held.map((row, k) => row.subarray(0, lengths[k]! * count))
    look(columns, count, rows)
    yield { columns, count, rows }
  }
}

function truthOf(builder: GraphBuilder, { model }: Draws, { quantity, isOwn }: Suspect): NodeId | null {
  const isOther = othersIn(model)
  if (isOwn) return making(builder, model.months, { root: quantity.shownNode, isOther: (id) => isOther(id, quantity) })
  return resting(builder, model.months, [quantity.shownNode])[0] ?? null
}

function sizeFor(isMonthly: readonly boolean[], months: number): number {
  const perSample = isMonthly.reduce((sum, monthly) => sum + (monthly ? months : 1), 0)
  return Math.min(mostSamples, 2 ** Math.max(2, Math.floor(Math.log2(mostDoubles / perSample))))
}
