/** One sample followed back from figures to where 0 / 0 and its like arise. Only what is needed is looked at: no branch that is not taken. */
import { compileJavaScript } from "../backends/javascript.ts"
import { type Node, type NodeId, nodeAt } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import { liveNodes } from "../graph/schedule.ts"
import type { Model } from "../model/model.ts"

export type OneSample = { readonly inputs: readonly number[]; readonly parameters: readonly number[] }

/** A node in a month; what does not change by month stands in month 0. */
export type Place = { readonly id: NodeId; readonly month: number }

export type Traced = {
  /** Where numbers give none, the latest looked at last. */
  readonly makers: readonly Place[]
  /** Of the figures and of what they are made of, base units. */
  readonly value: (id: NodeId, month: number) => number
  readonly isMonthly: (id: NodeId) => boolean
  /** What a node reads in a month, where it counts. */
  readonly needed: (place: Place) => readonly Place[]
}

/** `others` are not followed, only computed. */
export function traced(model: Model, figures: readonly NodeId[], sample: OneSample, others: readonly NodeId[] = []): Traced {
  const value = valuesIn(model, [...figures, ...others], sample)
  const needed = ({ id, month }: Place): Place[] => neededBy(nodeAt(model.graph, id), id, month, model.months, value)
  const makers: Place[] = []
  const seen = new Set<number>()
  const waiting = figures.flatMap((id) => value.monthsOf(id).map((month) => ({ id, month })))
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const key = place.id * model.months + (value.isMonthly(place.id) ? place.month : 0)
    if (seen.has(key)) continue
    seen.add(key)
    const read = needed(place)
    waiting.push(...read)
    const isMade =
      Number.isNaN(value.at(place.id, place.month)) && !read.some(({ id, month }) => Number.isNaN(value.at(id, month)))
    if (isMade) makers.push(value.isMonthly(place.id) ? place : { id: place.id, month: 0 })
  }
  return { makers, value: value.at, isMonthly: value.isMonthly, needed }
}

type Values = {
  readonly at: (id: NodeId, month: number) => number
  readonly isMonthly: (id: NodeId) => boolean
  readonly monthsOf: (id: NodeId) => number[]
}

/** By the program as it was built: what the passes leave out counts here. */
function valuesIn({ graph, months }: Model, roots: readonly NodeId[], { inputs, parameters }: OneSample): Values {
  const live = liveNodes(graph, roots)
  const { kernel, isMonthly } = compileJavaScript(graph, months, live)
  const results = isMonthly.map((monthly) => new Float64Array(monthly ? months : 1))
  const columns = inputs.map((figure) => Float64Array.of(figure))
  kernel(columns, parameters, 1, 0, 1, results)
  const rows = new Map(live.map((id, k) => [id, results[k] ?? new Float64Array(1)] as const))
  const length = (id: NodeId): number => rows.get(id)?.length ?? 1
  return {
    at: (id, month) => rows.get(id)?.[length(id) > 1 ? month : 0] ?? Number.NaN,
    isMonthly: (id) => length(id) > 1,
    monthsOf: (id) => Array.from({ length: length(id) }, (_, month) => month),
  }
}

function neededBy(node: Node, id: NodeId, month: number, months: number, { at, monthsOf }: Values): Place[] {
  if (node.kind === "state") return [month === 0 ? { id: node.start, month } : { id: node.next, month: month - 1 }]
  if (node.kind === "operation") {
    const condition = at(node.args[0] ?? id, month) !== 0
    const when = operators[node.op].countsWhen ?? []
    return node.args.flatMap((arg, k) => ((when[k] ?? condition) === condition ? [{ id: arg, month }] : []))
  }
  if (node.kind !== "reduction") return []
  const { only, endsWithResult } = reductions[node.over]
  if (only !== undefined) return [{ id: node.of, month: only(months, node.at) }]
  const last = endsWithResult === true ? at(id, 0) : months - 1
  return monthsOf(node.of).flatMap((m) => (m <= last ? [{ id: node.of, month: m }] : []))
}
