/**
 * The definition of a derivative along one sample: reverse mode over the graph, short and slow. It walks back from the result,
 * loop by loop and month by month, and hands on to each operand its share of what is asked for.
 */
import { interpret, type Sample } from "../backends/interpreter.ts"
import { type Graph, type NodeId, nodeAt } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { type MonthOfReduction, reductions } from "../graph/reductions.ts"
import { type Stage, schedule } from "../graph/schedule.ts"

/** A result in one month; a scalar is the same in each. */
export type Point = { readonly node: NodeId; readonly month: number }

/** By the index of the input or parameter; what the result does not depend on is not there. */
export type Gradient = { readonly inputs: ReadonlyMap<number, number>; readonly parameters: ReadonlyMap<number, number> }

export function gradientOf(graph: Graph, sample: Sample, output: Point): Gradient {
  const { stages, isMonthly } = schedule(graph, [output.node])
  const value = interpret(graph, sample)
  const found: number[][] = [] // [nodes][months], a scalar in month 0
  const adjoint = (id: NodeId, month: number): number => found[id]?.[isMonthly[id] === true ? month : 0] ?? 0
  const add = (id: NodeId, month: number, share: number, slope = 1): void => {
    // What counts for nothing stays out: 0 times an infinite slope is no number.
    if (share === 0 || slope === 0) return
    const own = found[id] ?? []
    found[id] = own
    const place = isMonthly[id] === true ? month : 0
    own[place] = (own[place] ?? 0) + share * slope
  }
  const operation = (id: NodeId, month: number): void => {
    const [node, share] = [nodeAt(graph, id), adjoint(id, month)]
    if (node.kind !== "operation" || share === 0) return
    const args = node.args.map((arg) => value(arg, month))
    const slopes = operators[node.op].slope(args, value(id, month))
    for (const [k, arg] of node.args.entries()) add(arg, month, share, slopes[k])
  }
  add(output.node, output.month, 1)
  for (const stage of stages.toReversed()) {
    const later = new Map<NodeId, number>()
    for (let month = sample.months - 1; month >= 0; month--) {
      statesBack(graph, stage, (state, next) => add(next, month, month + 1 < sample.months ? adjoint(state, month + 1) : 0))
      for (const id of stage.reductions) {
        const node = nodeAt(graph, id)
        if (node.kind !== "reduction") continue
        const known = { value: value(node.of, month), result: value(id, 0), month, months: sample.months, at: node.at }
        const slope = slopeOf(node.over, { ...known, later: later.get(id) ?? 0 })
        later.set(id, (later.get(id) ?? 0) + slope)
        add(node.of, month, adjoint(id, 0), slope)
      }
      for (const id of stage.monthly.toReversed()) operation(id, month)
    }
    statesBack(graph, stage, (state, _, start) => add(start, 0, adjoint(state, 0)))
    for (const id of stage.once.toReversed()) operation(id, 0)
  }
  return gathered(graph, adjoint, isMonthly)
}

function slopeOf(over: keyof typeof reductions, month: MonthOfReduction): number {
  return reductions[over].slope(month)
}

function statesBack(graph: Graph, { states }: Stage, visit: (state: NodeId, next: NodeId, start: NodeId) => void): void {
  for (const id of states) {
    const node = nodeAt(graph, id)
    if (node.kind === "state") visit(id, node.next, node.start)
  }
}

function gathered(graph: Graph, adjoint: (id: NodeId, month: number) => number, live: readonly unknown[]): Gradient {
  const inputs = new Map<number, number>()
  const parameters = new Map<number, number>()
  for (const id of live.keys()) {
    if (live[id] === undefined) continue
    const node = nodeAt(graph, id)
    if (node.kind === "input") inputs.set(node.index, adjoint(id, 0))
    if (node.kind === "parameter") parameters.set(node.index, adjoint(id, 0))
  }
  return { inputs, parameters }
}
