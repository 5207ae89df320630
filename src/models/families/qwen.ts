/** The first Qwen: `intermediate_size` is that of gate and input together. Source: Qwen/Qwen-7B modeling_qwen.py. */
import type { GroupedAttention } from "../config.ts"
import { decoder, gated, multiHead, type Reader, readSizes, uniform } from "./parts.ts"

export const readQwen: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const hasBias = !fields.flag("no_bias", true)
  const attention: GroupedAttention = {
    ...multiHead(sizes, hasBias),
    headSize: fields.count(["kv_channels"], sizes.hidden / sizes.heads),
    bias: hasBias ? "all" : "query-key-value",
  }
  const feedForward = gated(fields.count(["intermediate_size"]) / 2, hasBias)
  const base = decoder(family, sizes, uniform(sizes.depth, { attention, feedForward, norms: 2 }))
  return { ...base, head: { kind: "language", isTied: fields.flag("tie_word_embeddings", false), hasBias: false } }
}
