/**
 * The definition of what a graph means, for one sample: short, obviously right, slow.
 * It walks node by node and takes from the operator table only the value functions.
 */
import { type Graph, type Node, type NodeId, nodeAt, unreachable } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"

/** One sample: the figures of the inputs and of the parameters, by index. */
export type Sample = {
  readonly inputs: ArrayLike<number>
  readonly parameters: ArrayLike<number>
  readonly months: number
  /** Shape: [tables][months]; only a simplified graph has any. */
  readonly tables?: readonly ArrayLike<number>[]
}

export type Interpreted = (id: NodeId, month: number) => number

/** Returns the value of any node in any month; every value is computed once. Shape: [] for each call. */
export function interpret(graph: Graph, sample: Sample): Interpreted {
  const memory: (number | undefined)[][] = []
  const value: Interpreted = (id, month) => {
    const row = memory[id] ?? []
    memory[id] = row
    const known = row[month]
    if (known !== undefined) return known
    const node = nodeAt(graph, id)
    // Earlier months first, so that no history is walked by recursion.
    if (node.kind === "state") for (let m = row.length; m < month; m++) value(id, m)
    const result = evaluate(node, month, sample, value)
    row[month] = result
    return result
  }
  return value
}

function evaluate(node: Node, month: number, sample: Sample, value: Interpreted): number {
  switch (node.kind) {
    case "constant":
      return node.value
    case "input":
      return sample.inputs[node.index] ?? Number.NaN
    case "parameter":
      return sample.parameters[node.index] ?? Number.NaN
    case "month":
      return month
    case "table":
      return sample.tables?.[node.index]?.[month] ?? Number.NaN
    case "operation":
      return operators[node.op].value(...node.args.map((arg) => value(arg, month)))
    case "state":
      return month === 0 ? value(node.start, 0) : value(node.next, month - 1)
    case "reduction":
      return reduce(node, sample.months, value)
    default:
      return unreachable(node)
  }
}

function reduce(node: Extract<Node, { kind: "reduction" }>, months: number, value: Interpreted): number {
  const row = reductions[node.over]
  let accumulator = row.start
  for (let month = 0; month < months; month++) accumulator = row.take(accumulator, value(node.of, month), month, node.at)
  return row.finish(accumulator, months)
}
