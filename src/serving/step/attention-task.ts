/** Attention of one layer as a server asks for it: over prompts with their own keys, and over what the cache keeps. */
import type { LayerNode } from "../../models/index.ts"

export type AttentionTask = {
  /**
   * `grouped`: keys and values by heads. `latent`: one narrow key for all heads, kept whole by each device (DeepSeek-V2, arXiv 2405.04434, section 2.1).
   * `scores`: of an indexer, which only chooses the keys that attention meets (DeepSeek-V3.2).
   */
  readonly kind: "grouped" | "latent" | "scores"
  readonly heads: number
  readonly keyValueHeads: number
  readonly headSize: number
  readonly valueHeadSize: number
  readonly isCausal: boolean
  /** [token] that a query meets at most; null: all. */
  readonly window: number | null
  /** Numbers that each token adds to the cache, of all heads; 0 without one. */
  readonly cached: number
  /** Of one sample, where the model keeps nothing: how often it attends, queries and keys. */
  readonly groups: number
  readonly queries: number
  readonly keys: number
}

/** Null for layers of another kind. */
export function attentionTask(node: LayerNode, isLanguage: boolean): AttentionTask | null {
  const [scores, values] = node.products
  if (node.kind !== "attention" || scores === undefined) return null
  const { batch, rows: queries, columns: reach, depth: headSize, causalShare } = scores
  const cached = node.state?.kind === "cache" ? node.state.valuesPerToken : 0
  const isCausal = causalShare < 1
  // What a mask leaves of a window is 1 - reach / (2 · keys): ../../models/layers/attention.ts.
  const keys = isCausal ? Math.round(reach / (2 * (1 - causalShare))) : reach
  const window = node.state?.kind === "cache" && node.state.window !== null ? node.state.window : reach < keys ? reach : null
  if (values === undefined)
    return {
      ...{
        kind: "scores",
        heads: isLanguage ? batch : 1,
        keyValueHeads: 1,
        headSize,
        valueHeadSize: 0,
        isCausal,
        window: null,
        cached,
      },
      ...{ groups: 1, queries, keys },
    }
  const valueHeadSize = values.columns
  const heads = Math.max(1, Math.round((node.output[1] ?? valueHeadSize) / valueHeadSize))
  const own = cached / (headSize + valueHeadSize)
  const isGrouped = cached === 0 || (Number.isInteger(own) && heads % own === 0)
  return {
    kind: isGrouped ? "grouped" : "latent",
    ...{ heads, keyValueHeads: isGrouped && cached > 0 ? own : heads, headSize, valueHeadSize, isCausal, window, cached },
    ...{ groups: batch / heads, queries, keys },
  }
}
