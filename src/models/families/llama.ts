/**
 * Decoders built like Llama: rotary positions, RMS norm, gated feed-forward, grouped queries. A family
 * is a row of `variants`. Sources: modeling files of Hugging Face transformers, models/<model_type>.
 */
import type { GroupedAttention, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"
import { everywhere } from "./experts.ts"
import { type Variant, variants } from "./llama-variants.ts"
import { decoder, gated, groupsOf, type Reader, readSizes, type Sizes } from "./parts.ts"
import { noWindow } from "./windows.ts"

export const readLlama: Reader = (fields, family) => {
  const variant = variants.get(family) ?? {}
  const sizes = readSizes(fields)
  const base = decoder(family, sizes, blocksOf(fields, sizes, variant))
  return {
    ...base,
    norm: variant.norm ?? base.norm,
    normPlace: variant.normPlace ?? base.normPlace,
    isParallel: variant.isParallel?.(fields) ?? false,
    head: {
      kind: "language",
      isTied: fields.flag("tie_word_embeddings", variant.isTied ?? false),
      hasBias: variant.hasHeadBias?.(fields) ?? false,
    },
  }
}

/** What a row of the table and the config say of attention; the window is a layer's own. */
export function readAttention(fields: Fields, sizes: Sizes, variant: Variant): Omit<GroupedAttention, "window"> {
  return {
    kind: "grouped",
    heads: sizes.heads,
    keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads),
    headSize: fields.count(["head_dim"], variant.headSize ?? sizes.hidden / sizes.heads),
    bias: variant.bias?.(fields) ?? (fields.flag("attention_bias", false) ? "all" : "none"),
    norm: variant.queryKeyNorm?.(fields) ?? "none",
    hasSinks: variant.hasSinks ?? false,
    hasGate: false,
    hasRelativePositions: false,
  }
}

function blocksOf(fields: Fields, sizes: Sizes, variant: Variant): TransformerConfig["groups"] {
  const attention = readAttention(fields, sizes, variant)
  const feedForwardOf = variant.feedForward?.(fields, sizes.depth) ?? everywhere(plainGated(fields))
  const windowOf = variant.windows?.(fields) ?? noWindow
  return groupsOf(sizes.depth, (layer) => ({
    attention: { ...attention, window: windowOf(layer) },
    feedForward: feedForwardOf(layer),
    norms: variant.norms?.(fields) ?? 2,
  }))
}

function plainGated(fields: Fields): ReturnType<typeof gated> {
  return gated(fields.count(["intermediate_size"]), fields.flag("mlp_bias", false))
}
