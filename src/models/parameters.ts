/** How many numbers a model learns, how many of them a token meets, and the bytes they take. */
import type { ModelConfig } from "./config.ts"
import type { Layer, LayerKind } from "./layer.ts"
import { layers } from "./layers.ts"

export type Parameters = {
  readonly total: number
  /** Those that one token meets: below total where experts are chosen. */
  readonly active: number
  /** Without token, position and segment tables and without the head's matrix. */
  readonly nonEmbedding: number
  readonly byKind: Readonly<Record<LayerKind, number>>
}

const kinds: readonly LayerKind[] = [
  "embedding",
  "position",
  "attention",
  "scores",
  "feed-forward",
  "router",
  "norm",
  "head",
  "pooler",
]

/**
 * Parameters in all and by kind of layer. An encoder is counted with its pooler and without a task head.
 * Units: [1].
 */
export function parameters(config: ModelConfig): Parameters {
  const listed = layers(config)
  const sum = (kind: LayerKind): number =>
    listed.filter((layer) => layer.kind === kind).reduce((total, layer) => total + layer.count * layer.parameters, 0)
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])) as Record<LayerKind, number> // kinds lists them all
  const total = listed.reduce((all, layer) => all + layer.count * layer.parameters, 0)
  const active = listed.reduce((all, layer) => all + activeParameters(layer), 0)
  return { total, active, nonEmbedding: total - byKind.embedding - byKind.position - byKind.head, byKind }
}

function activeParameters(layer: Layer): number {
  return layer.count * layer.activeShare * layer.parameters
}

/**
 * Memory of the weights: matrices of the blocks at `bits`, tables, head and norms at `tableBits`.
 * Scales and zero points of a quantisation are not counted.
 * Units: bits [bit per value] → [byte].
 */
export function weightBytes(config: ModelConfig, bits: number, tableBits: number = bits): number {
  const { total, byKind } = parameters(config)
  const inBlocks = byKind.attention + byKind["feed-forward"]
  return (inBlocks * bits + (total - inBlocks) * tableBits) / 8
}
