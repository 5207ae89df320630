/** How many numbers a model learns, how many of them a token meets, and the bytes they take. */
import type { TransformerConfig } from "../config.ts"
import { type LayerNode, weightCount } from "../graph/layer-graph.ts"
import { type AdapterTargets, trainedParameters } from "../measure/adapters.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { layersOfOneToken } from "./graphs.ts"

export type Parameters = {
  readonly total: number
  /** Those that one token meets: below total where experts are chosen. */
  readonly active: number
  /** Without token, position and segment tables and without the head's matrix. */
  readonly nonEmbedding: number
}

/**
 * Parameters in all. An encoder is counted with its pooler and without a task head.
 * Units: [1].
 */
export function parameters(config: TransformerConfig): Parameters {
  const graph = layersOfOneToken(config)
  const { total, active, embedding } = parameterCounts(graph)
  const head = config.head.kind === "none" ? 0 : sum(graph.nodes, ({ isHead }) => isHead)
  return { total, active, nonEmbedding: total - embedding - head }
}

/**
 * Memory of the weights: matrices of the blocks at `bits`, tables, head and norms at `tableBits`.
 * Scales and zero points of a quantisation are not counted.
 * Units: bits [bit per value] → [byte].
 */
export function weightBytes(config: TransformerConfig, bits: number, tableBits: number = bits): number {
  const { nodes } = layersOfOneToken(config)
  const inBlocks = sum(nodes, ({ target, isHead }) => target !== null && target !== "other" && !isHead)
  return (inBlocks * bits + (sum(nodes, () => true) - inBlocks) * tableBits) / 8
}

/**
 * Parameters that an adapter trains: rank × (inputs + outputs) for each chosen matrix, each expert its own.
 * Units: rank [1] → [1]. Source: arXiv 2106.09685, section 4.1.
 */
export function loraParameters(config: TransformerConfig, rank: number, targets: AdapterTargets): number {
  return trainedParameters(layersOfOneToken(config), { kind: "lora", rank, targets })
}

function sum(nodes: readonly LayerNode[], isMeant: (node: LayerNode) => boolean): number {
  return nodes.reduce((total, node) => total + (isMeant(node) ? weightCount(node) : 0), 0)
}
