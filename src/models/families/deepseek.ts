/**
 * DeepSeek V2, V3, V3.2 and R1, Kimi K2, GLM-5: latent attention, dense first blocks, then experts with a shared one. The modules
 * that predict further tokens are not counted. Source: deepseek-ai/DeepSeek-V3:inference/model.py; arXiv 2412.19437.
 */
import type { LatentAttention } from "../config.ts"
import type { Fields } from "../fields.ts"
import { denseFirst, readExperts } from "./experts.ts"
import { decoder, groupsOf, type Reader, readSizes } from "./parts.ts"

export const readDeepSeek: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention = readLatent(fields, sizes.heads)
  const hasRouterBias = fields.text("topk_method", "greedy") === "noaux_tc"
  const feedForwardOf = denseFirst(fields, readExperts(fields, { hasRouterBias }))
  const groups = groupsOf(sizes.depth, (layer) => ({ attention, feedForward: feedForwardOf(layer), norms: 2 }))
  const base = decoder(family, sizes, groups)
  return { ...base, head: { kind: "language", isTied: fields.flag("tie_word_embeddings", false), hasBias: false } }
}

/** Of one block; all are alike. */
function readLatent(fields: Fields, heads: number): LatentAttention {
  return {
    kind: "latent",
    heads,
    queryRank: fields.optional("q_lora_rank"),
    keyValueRank: fields.count(["kv_lora_rank"]),
    plainSize: fields.count(["qk_nope_head_dim"]),
    rotarySize: fields.count(["qk_rope_head_dim"]),
    valueSize: fields.count(["v_head_dim"]),
    indexer: fields.has("index_topk")
      ? {
          heads: fields.count(["index_n_heads"]),
          headSize: fields.count(["index_head_dim"]),
          chosen: fields.count(["index_topk"]),
        }
      : null,
    window: null,
  }
}
