/** A program as text, one line a node in the order of the work; the last lines are the outputs. For people and for tests. */
import { type Node, type NodeId, nodeAt, readBy, unreachable } from "../graph/graph.ts"
import { operationText } from "../graph/operation-text.ts"
import { operators } from "../graph/operators.ts"
import { liveNodes } from "../graph/schedule.ts"
import type { Program } from "./rewrite.ts"

/** How leaves and nodes are called besides their numbers. */
export type Labels = {
  readonly input?: (index: number) => string | null
  readonly parameter?: (index: number) => string | null
  /** What a node is, as a remark behind it. */
  readonly node?: (id: NodeId) => string | null
}

/** Nodes that are named are `%0`, `%1` …; an output that nothing else reads is not named. */
export function printed({ graph, outputs }: Program, labels: Labels = {}): string[] {
  const live = liveNodes(graph, outputs)
  const read = new Set(live.flatMap((id) => readBy(nodeAt(graph, id))))
  const isLast = (id: NodeId): boolean => outputs.includes(id) && !read.has(id)
  const names = new Map(live.filter((id) => !isLast(id)).map((id, k) => [id, `%${k}`] as const))
  const nameOf = (id: NodeId): string => names.get(id) ?? "%?"
  const textOf = (id: NodeId): string => {
    const remark = labels.node?.(id) ?? null
    return `${nodeText(nodeAt(graph, id), nameOf, labels)}${remark === null ? "" : `  # ${remark}`}`
  }
  return [
    ...live.filter((id) => !isLast(id)).map((id) => `${nameOf(id)} = ${textOf(id)}`),
    ...outputs.map((id) => (isLast(id) ? textOf(id) : nameOf(id))),
  ]
}

function nodeText(node: Node, nameOf: (id: NodeId) => string, labels: Labels): string {
  switch (node.kind) {
    case "constant":
      return String(node.value)
    case "input":
      return `input ${labels.input?.(node.index) ?? node.index}`
    case "parameter":
      return `parameter ${labels.parameter?.(node.index) ?? node.index}`
    case "table":
      return `table ${node.index}`
    case "month":
      return "month"
    case "operation":
      return operationText(operators[node.op].sign, node.args.map(nameOf))
    case "state":
      return `state from ${nameOf(node.start)}, then ${nameOf(node.next)}`
    case "reduction":
      return `${node.over}(${nameOf(node.of)}${node.over === "at" ? `, month ${node.at}` : ""})`
    default:
      return unreachable(node)
  }
}
