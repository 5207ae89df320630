/** How many numbers a graph learns, how many of them a token meets, and how many of them are trained. */
import { activeWeightCount, type LayerGraph, type LayerNode, weightCount } from "../graph/layer-graph.ts"
import { kindRows } from "./kinds.ts"

export type ParameterCounts = {
  readonly total: number
  /** Below the total where experts are chosen. */
  readonly active: number
  /** In tables of tokens, positions and segments. */
  readonly embedding: number
}

/** Units: → [1]. */
export function parameterCounts({ nodes }: LayerGraph): ParameterCounts {
  const sum = (count: (node: LayerNode) => number): number => nodes.reduce((total, node) => total + count(node), 0)
  const isTable = (node: LayerNode): boolean => kindRows[node.kind].bill === "embedding"
  return {
    total: sum(weightCount),
    active: sum(activeWeightCount),
    embedding: sum((node) => (isTable(node) ? weightCount(node) : 0)),
  }
}
