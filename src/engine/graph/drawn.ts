/** Whether a result depends on what is drawn: else it is the same in every sample, and sure. */
import { type Graph, type NodeId, nodeAt } from "./graph.ts"
import { liveNodes } from "./schedule.ts"

export function isDrawn(graph: Graph, result: NodeId): boolean {
  return liveNodes(graph, [result]).some((id) => nodeAt(graph, id).kind === "input")
}
