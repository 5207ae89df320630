/** For tests: reads a graph without its tables, and computes of every figure only what is needed, as somebody with a pencil would. */
import { type Graph, GraphBuilder, type NodeId, nodeAt } from "../../src/engine/graph/graph.ts"

/** Whether whoever computes a figure, and of it no more than is needed, meets what is no number. */
export function meets(
  graph: Graph,
  months: number,
  value: (id: NodeId, month: number) => number,
): (id: NodeId, month: number) => boolean {
  const known = new Map<string, boolean>()
  const monthly = GraphBuilder.on(graph)
  const met = (id: NodeId, month: number): boolean => {
    const key = `${id} ${monthly.isMonthly(id) ? month : 0}`
    const before = known.get(key)
    if (before !== undefined) return before
    const result = Number.isNaN(value(id, month)) || below(id, month)
    known.set(key, result)
    return result
  }
  const below = (id: NodeId, month: number): boolean => {
    const node = nodeAt(graph, id)
    if (node.kind === "state") return month === 0 ? met(node.start, 0) : met(node.next, month - 1)
    if (node.kind === "reduction") {
      for (let m = 0; m < months; m++) {
        const isLast = node.over === "last" ? m === months - 1 : node.over === "at" ? m === node.at : true
        if (isLast && met(node.of, m)) return true
        if (node.over === "first" && value(node.of, m) !== 0) return false
      }
      return false
    }
    if (node.kind !== "operation") return false
    const [a = 0, b = 0, c = 0] = node.args
    if (met(a, month)) return true
    const isTrue = value(a, month) !== 0
    if (node.op === "select") return met(isTrue ? b : c, month)
    if (node.op === "and") return isTrue && met(b, month)
    if (node.op === "or") return !isTrue && met(b, month)
    return node.args.some((arg) => met(arg, month))
  }
  return met
}
