/** OpenELM: heads and feed-forward grow from block to block. Source: apple/OpenELM modeling_openelm.py; arXiv 2404.14619, section 2.1. */
import type { GroupedAttention } from "../config.ts"
import { decoder, gated, groupsOf, multiHead, type Reader, readContext, readDepth, readVocabulary } from "./parts.ts"

export const readOpenElm: Reader = (fields, family) => {
  const hidden = fields.count(["model_dim"])
  const depth = readDepth({ ...fields, count: (names, ...rest) => fields.count(["num_transformer_layers", ...names], ...rest) })
  const context = fields.count(["max_context_length"], readContext(fields))
  const sizes = { hidden, depth, heads: 1, vocabulary: readVocabulary(fields), context }
  const headSize = fields.count(["head_dim"])
  const [queries, keys, factors] = [
    fields.numbers("num_query_heads"),
    fields.numbers("num_kv_heads"),
    fields.numbers("ffn_multipliers"),
  ]
  const divisor = fields.count(["ffn_dim_divisor"], 256)
  const attention = (layer: number): GroupedAttention => ({
    ...multiHead(sizes, false),
    heads: queries[layer] ?? 1,
    keyValueHeads: keys[layer] ?? 1,
    headSize,
    norm: fields.flag("normalize_qk_projections", true) ? "head" : "none",
  })
  const groups = groupsOf(depth, (layer) => ({
    attention: attention(layer),
    feedForward: gated(rounded((factors[layer] ?? 4) * hidden, divisor), false),
    norms: 2,
  }))
  return {
    ...decoder(family, sizes, groups),
    head: { kind: "language", isTied: fields.flag("share_input_output_layers", true), hasBias: false },
  }
}

/** To the nearest multiple, upwards where that would lose more than a tenth. */
function rounded(width: number, divisor: number): number {
  const near = Math.max(divisor, Math.floor((width + divisor / 2) / divisor) * divisor)
  return near < 0.9 * width ? near + divisor : near
}
