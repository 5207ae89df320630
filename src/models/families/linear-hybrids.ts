/**
 * Models whose blocks mostly have linear attention and now and then a full one: Qwen3-Next and Qwen3.5 (gated delta rule, full attention
 * with a gate), MiniMax-01 (lightning attention). Sources: Hugging Face transformers, models qwen3_next, minimax.
 */
import type { DeltaMixer, GroupedAttention, LightningMixer } from "../config.ts"
import type { Fields } from "../fields.ts"
import { everywhere, readExperts, sparseStep } from "./experts.ts"
import { decoder, gated, groupsOf, multiHead, type Reader, readSizes, type Sizes } from "./parts.ts"

export const readQwenNext: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const full: GroupedAttention = {
    ...grouped(fields, sizes),
    bias: fields.flag("attention_bias", false) ? "all" : "none",
    norm: "head",
    hasGate: fields.flag("attn_output_gate", true),
  }
  const linear = deltaMixer(fields)
  const isFull = fullLayers(fields, fields.optional("full_attention_interval") ?? 4)
  const hasExperts = (fields.optional("num_experts") ?? 0) > 0
  const feedForwardOf = hasExperts
    ? sparseStep(fields, readExperts(fields, { hasSharedGate: true }))
    : everywhere(gated(fields.count(["intermediate_size"]), false))
  const groups = groupsOf(sizes.depth, (layer) => ({
    attention: isFull(layer) ? full : linear,
    feedForward: feedForwardOf(layer),
    norms: 2,
  }))
  const isTied = fields.flag("tie_word_embeddings", false)
  return { ...decoder(family, sizes, groups), head: { kind: "language", isTied, hasBias: false } }
}

export const readMiniMax: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const full = grouped(fields, sizes)
  const linear: LightningMixer = { kind: "lightning", heads: full.heads, headSize: full.headSize, window: null }
  const codes = fields.numbers("attn_type_list")
  const listed = fullLayers(fields, 2)
  const isFull = (layer: number): boolean => (codes.length > 0 ? codes[layer] === 1 : listed(layer))
  const feedForward = readExperts(fields)
  const groups = groupsOf(sizes.depth, (layer) => ({ attention: isFull(layer) ? full : linear, feedForward, norms: 2 }))
  const isTied = fields.flag("tie_word_embeddings", false)
  return { ...decoder(family, sizes, groups), head: { kind: "language", isTied, hasBias: false } }
}

function grouped(fields: Fields, sizes: Sizes): GroupedAttention {
  return {
    ...multiHead(sizes, false),
    keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads),
    headSize: fields.count(["head_dim"], sizes.hidden / sizes.heads),
  }
}

/** As listed, or the last of every so many. */
function fullLayers(fields: Fields, period: number): (layer: number) => boolean {
  const listed = fields.texts("layer_types")
  return (layer) => (listed.length > 0 ? listed[layer] === "full_attention" : (layer + 1) % period === 0)
}

function deltaMixer(fields: Fields): DeltaMixer {
  return {
    kind: "delta",
    keyHeads: fields.count(["linear_num_key_heads"], 16),
    keySize: fields.count(["linear_key_head_dim"], 128),
    valueHeads: fields.count(["linear_num_value_heads"], 32),
    valueSize: fields.count(["linear_value_head_dim"], 128),
    kernel: fields.count(["linear_conv_kernel_dim"], 4),
    window: null,
  }
}
