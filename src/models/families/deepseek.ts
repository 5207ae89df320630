/**
 * DeepSeek V2, V3, R1 and Kimi K2: latent attention, dense first blocks, then experts with a shared one. The module that
 * predicts further tokens is not counted. Source: deepseek-ai/DeepSeek-V3:inference/model.py; arXiv 2412.19437.
 */
import type { BlockGroup, ExpertFeedForward, LatentAttention } from "../config.ts"
import type { Fields } from "../fields.ts"
import { decoder, gated, type Reader, readSizes } from "./parts.ts"

export const readDeepSeek: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention: LatentAttention = {
    kind: "latent",
    heads: sizes.heads,
    queryRank: fields.optional("q_lora_rank"),
    keyValueRank: fields.count(["kv_lora_rank"]),
    plainSize: fields.count(["qk_nope_head_dim"]),
    rotarySize: fields.count(["qk_rope_head_dim"]),
    valueSize: fields.count(["v_head_dim"]),
    window: null,
  }
  const dense = fields.optional("first_k_dense_replace") ?? 0
  const groups: readonly BlockGroup[] = [
    { count: dense, block: { attention, feedForward: gated(fields.count(["intermediate_size"]), false), norms: 2 } },
    { count: sizes.depth - dense, block: { attention, feedForward: experts(fields), norms: 2 } },
  ]
  const present = groups.filter(({ count }) => count > 0)
  return decoder(family, sizes, present)
}

function experts(fields: Fields): ExpertFeedForward {
  const width = fields.count(["moe_intermediate_size"])
  return {
    kind: "experts",
    experts: fields.count(["n_routed_experts"]),
    active: fields.count(["num_experts_per_tok"]),
    width,
    sharedWidth: width * (fields.optional("n_shared_experts") ?? 0),
    isGated: true,
    hasBias: false,
    hasRouterBias: fields.text("topk_method", "greedy") === "noaux_tc",
  }
}
