/**
 * Where a change in the last digit cannot turn a `ceil` or a comparison: a figure that depends smoothly on an input
 * with a continuous distribution meets a whole number or another figure exactly with probability zero.
 */
import { type Graph, type NodeId, nodeAt } from "../graph/graph.ts"
import type { Op } from "../graph/operators.ts"

/** Whether an input, by its number, has a continuous distribution. */
export type IsContinuous = (input: number) => boolean

/** Results of these take few values, whatever their operands. */
const stepping: ReadonlySet<Op> = new Set<Op>([
  "ceil",
  "floor",
  "round",
  "mod",
  "less",
  "lessEqual",
  "equal",
  "notEqual",
  "and",
  "or",
  "not",
])
/** All of these operands may become the result. */
const choosing: Partial<Readonly<Record<Op, number>>> = { select: 1, min: 0, max: 0 }

/** Answers for nodes of a graph that may still grow. */
export function continuityOf(graph: Graph, isContinuous: IsContinuous): (id: NodeId) => boolean {
  const known = new Map<NodeId, boolean>()
  const answer = (id: NodeId): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    const node = nodeAt(graph, id)
    const result =
      node.kind === "input" ? isContinuous(node.index) : node.kind === "operation" && ofOperation(node.op, node.args, answer)
    known.set(id, result)
    return result
  }
  return answer
}

function ofOperation(op: Op, args: readonly NodeId[], answer: (id: NodeId) => boolean): boolean {
  if (stepping.has(op)) return false
  const first = choosing[op]
  return first === undefined ? args.some(answer) : args.slice(first).every(answer)
}
