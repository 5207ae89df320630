/**
 * Falcon: multi-query (7B) or grouped (40B, 180B, `new_decoder_architecture`), attention and feed-forward
 * side by side. Source: Hugging Face transformers, models/falcon/modeling_falcon.py.
 */
import type { GroupedAttention } from "../config.ts"
import { decoder, multiHead, plain, type Reader, readSizes, uniform } from "./parts.ts"

export const readFalcon: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const isNew = fields.flag("new_decoder_architecture", false)
  const isParallel = isNew || fields.flag("parallel_attn", true)
  const hasBias = fields.flag("bias", false)
  const groups = isNew ? fields.count(["num_kv_heads"], sizes.heads) : fields.flag("multi_query", true) ? 1 : sizes.heads
  const attention: GroupedAttention = { ...multiHead(sizes, hasBias), keyValueHeads: groups }
  const feedForward = plain(fields.count(["ffn_hidden_size"], 4 * sizes.hidden), hasBias)
  const norms = isNew ? fields.count(["num_ln_in_parallel_attn"], 2) : isParallel ? 1 : 2
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention, feedForward, norms })),
    positions: { kind: fields.flag("alibi", false) ? "alibi" : "rotary" },
    norm: { kind: "layer", hasBias: true },
    isParallel,
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", true), hasBias: false },
  }
}
