/** A program as text, one line a node in the order of the work; the last lines are the outputs. For people and for tests. */
import { type Node, type NodeId, nodeAt, unreachable } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { liveNodes } from "../graph/schedule.ts"
import type { Program } from "./rewrite.ts"

/** Nodes that are named are `%0`, `%1` …; an output that nothing else reads is not named. */
export function printed({ graph, outputs }: Program): string[] {
  const live = liveNodes(graph, outputs)
  const read = new Set(live.flatMap((id) => reads(nodeAt(graph, id))))
  const isLast = (id: NodeId): boolean => outputs.includes(id) && !read.has(id)
  const names = new Map(live.filter((id) => !isLast(id)).map((id, k) => [id, `%${k}`] as const))
  const nameOf = (id: NodeId): string => names.get(id) ?? "%?"
  const textOf = (id: NodeId): string => nodeText(nodeAt(graph, id), nameOf)
  return [
    ...live.filter((id) => !isLast(id)).map((id) => `${nameOf(id)} = ${textOf(id)}`),
    ...outputs.map((id) => (isLast(id) ? textOf(id) : nameOf(id))),
  ]
}

function reads(node: Node): readonly NodeId[] {
  switch (node.kind) {
    case "operation":
      return node.args
    case "reduction":
      return [node.of]
    case "state":
      return [node.start, node.next]
    default:
      return []
  }
}

function nodeText(node: Node, nameOf: (id: NodeId) => string): string {
  switch (node.kind) {
    case "constant":
      return String(node.value)
    case "input":
    case "parameter":
    case "table":
      return `${node.kind} ${node.index}`
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

/** Signs between operands, words before them. */
function operationText(sign: string, args: readonly string[]): string {
  const isWord = /^[a-z]+$/u.test(sign) && !["and", "or"].includes(sign)
  if (isWord) return `${sign}(${args.join(", ")})`
  return args.length === 1 ? `${sign}${args[0]}` : args.join(` ${sign} `)
}
