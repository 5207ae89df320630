/**
 * Models of state spaces alone: Mamba, Falcon Mamba, Mamba 2. Sources: Hugging Face transformers, models mamba, falcon_mamba, mamba2.
 * The norms that Falcon Mamba has on step and states learn nothing.
 */
import type { Attention, Mamba2Mixer, MambaMixer, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"
import { decoder, type Reader, readContext, readDepth, readHidden, readVocabulary, type Sizes, uniform } from "./parts.ts"

export const readMamba: Reader = (fields, family) => {
  const sizes = readBareSizes(fields)
  return stateSpace(fields, family, sizes, mambaMixer(fields, sizes.hidden))
}

export const readMamba2: Reader = (fields, family) => {
  const sizes = readBareSizes(fields)
  return stateSpace(fields, family, sizes, mamba2Mixer(fields, sizes.hidden))
}

function mambaMixer(fields: Fields, hidden: number): MambaMixer {
  return {
    kind: "mamba",
    inner: fields.count(["intermediate_size", "d_inner"], fields.count(["expand"], 2) * hidden),
    state: fields.count(["state_size"], 16),
    kernel: fields.count(["conv_kernel"], 4),
    rank: stepRank(fields, "time_step_rank", hidden),
    hasBias: fields.flag("use_bias", false),
    hasConvBias: fields.flag("use_conv_bias", true),
    hasNorms: false,
    window: null,
  }
}

/** A sixteenth of the width, where the config says `auto` or nothing. */
export function stepRank(fields: Fields, name: string, hidden: number): number {
  const isNumber = fields.has(name) && fields.optional(name) !== null
  return isNumber ? fields.count([name]) : Math.ceil(hidden / 16)
}

function mamba2Mixer(fields: Fields, hidden: number): Mamba2Mixer {
  const headSize = fields.count(["head_dim"], 64)
  return {
    kind: "mamba2",
    heads: fields.count(["num_heads"], (fields.count(["expand"], 2) * hidden) / headSize),
    headSize,
    groups: fields.count(["n_groups"], 8),
    state: fields.count(["state_size"], 128),
    kernel: fields.count(["conv_kernel"], 4),
    hasBias: fields.flag("use_bias", false),
    hasConvBias: fields.flag("use_conv_bias", true),
    window: null,
  }
}

function readBareSizes(fields: Fields): Omit<Sizes, "heads"> {
  const [hidden, depth] = [readHidden(fields), readDepth(fields)]
  return { hidden, depth, vocabulary: readVocabulary(fields), context: readContext(fields) }
}

function stateSpace(fields: Fields, family: string, sizes: Omit<Sizes, "heads">, attention: Attention): TransformerConfig {
  return {
    ...decoder(family, sizes, uniform(sizes.depth, { attention, feedForward: { kind: "none" }, norms: 1 })),
    positions: { kind: "none" },
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", true), hasBias: false },
  }
}
