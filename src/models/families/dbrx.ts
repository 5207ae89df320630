/** DBRX: experts in every block, layer norms without shifts. Source: Hugging Face transformers, models/dbrx. */
import { readExperts } from "./experts.ts"
import { decoder, multiHead, type Reader, readSizes, uniform } from "./parts.ts"

export const readDbrx: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention = { ...multiHead(sizes, false), keyValueHeads: fields.part("attn_config")?.count(["kv_n_heads"], 1) ?? 1 }
  const feedForward = readExperts(fields.part("ffn_config") ?? fields)
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention, feedForward, norms: 2 })),
    norm: { kind: "layer", hasBias: false },
  }
}
