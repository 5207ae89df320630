/** Attention of one device: heads are shared out among tp, queries among cp; each query still meets all keys, which go round. */
import type { AttentionShape, Kernels } from "../../kernels/index.ts"
import type { LayerNode } from "../../models/index.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import { type Sharding, widePrecision } from "./sharding.ts"

/** The core of attention as a kernel is asked for it; null for layers that only score (indexers, distances). */
export function attentionShape(node: LayerNode, { tp, microBatch }: Sharding): Omit<AttentionShape, "pass" | "kernel"> | null {
  const [scores, values] = node.products
  if (scores === undefined || values === undefined) return null
  const { batch, rows: queries, columns: reach, depth: headSize, causalShare } = scores
  const valueHeadSize = values.columns
  const heads = Math.max(1, Math.round((node.output[1] ?? valueHeadSize) / valueHeadSize))
  // What a mask leaves of a window is 1 - reach / (2 · keys): ../../models/layers/attention.ts.
  const keys = causalShare < 1 ? Math.round(reach / (2 * (1 - causalShare))) : reach
  return {
    batch: (batch / heads) * microBatch,
    queries,
    keys,
    heads: Math.max(1, heads / tp),
    keyValueHeads: Math.max(1, keyValueHeads(node, heads, headSize + valueHeadSize) / tp),
    headSize,
    valueHeadSize,
    isCausal: causalShare < 1,
    window: reach < keys ? reach : null,
  }
}

/** Of latent attention the cache is narrower than a head; while it trains, every head has keys of its own. */
function keyValueHeads({ state }: LayerNode, heads: number, width: number): number {
  const cached = state?.kind === "cache" ? state.valuesPerToken / width : heads
  return Number.isInteger(cached) && heads % cached === 0 ? cached : heads
}

export type AttentionTimes = { readonly forward: number; readonly backward: number }

/** Ring attention balances a causal mask over its ranks, so that each has an equal share (arXiv 2310.01889; 2311.09431). */
export function attentionTimes(kernels: Kernels, node: LayerNode, sharding: Sharding, kernel: "flash" | "plain"): AttentionTimes {
  const shape = attentionShape(node, sharding)
  const precision = widePrecision(sharding.precision)
  if (shape === null) return { forward: 0, backward: 0 }
  const time = (pass: "forward" | "backward"): number => kernels.attention({ ...shape, pass, kernel }, precision) / sharding.cp
  return { forward: time("forward"), backward: time("backward") }
}

/** Keys and values that one device sends round, for one layer and micro-batch.  Units: → [byte], of all ranks together. */
export function keyValueBytes(node: LayerNode, sharding: Sharding): number {
  const shape = attentionShape(node, sharding)
  if (shape === null) return 0
  return shape.batch * shape.keys * shape.keyValueHeads * (shape.headSize + shape.valueHeadSize) * valueBytes(sharding.precision)
}
