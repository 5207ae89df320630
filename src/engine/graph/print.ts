/** The text form of a graph, one node a line: for tests and for whoever reads a program. */
import { type Graph, type Node, type NodeId, nodeAt, unreachable } from "./graph.ts"
import { operators } from "./operators.ts"
import { reductions } from "./reductions.ts"
import { liveNodes } from "./schedule.ts"

export function printGraph(graph: Graph, outputs: readonly NodeId[]): string {
  return liveNodes(graph, outputs)
    .map((id) => `n${id} = ${printNode(nodeAt(graph, id))}`)
    .join("\n")
}

function printNode(node: Node): string {
  switch (node.kind) {
    case "constant":
      return String(node.value)
    case "input":
      return `input ${node.index}`
    case "parameter":
      return `parameter ${node.index}`
    case "month":
      return "t"
    case "operation":
      return `${operators[node.op].sign}(${node.args.map((arg) => `n${arg}`).join(", ")})`
    case "state":
      return `state(start n${node.start}, next n${node.next})`
    case "reduction":
      return node.over === "at" ? `at(n${node.of}, ${node.at})` : `${reductions[node.over].sign}(n${node.of})`
    default:
      return unreachable(node)
  }
}
