/**
 * Decoders of the GPT line: layer norms with shifts, a plain feed-forward of four times the width, biases.
 * Sources: modeling files of Hugging Face transformers: gpt2, gpt_bigcode, gpt_neo, gptj, codegen, gpt_neox, phi, opt, bloom.
 */
import type { Block, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"
import { decoder, groupsOf, multiHead, plain, type Reader, readSizes, type Sizes, uniform } from "./parts.ts"

const layerNorm = { kind: "layer", hasBias: true } as const

export const readGpt2: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const width = fields.count(["n_inner", "intermediate_size"], 4 * sizes.hidden)
  // GPT2Config takes 1024 where a config is silent.
  const rows = fields.count(["n_positions", "max_position_embeddings", "n_ctx"], 1024)
  return {
    ...gpt(fields, family, sizes, { attention: multiHead(sizes, true), feedForward: plain(width, true), norms: 2 }, true),
    positions: { kind: "learned", rows },
  }
}

/** StarCoder and SantaCoder: one key and one value for all heads. */
export const readBigCode: Reader = (fields, family) => {
  const base = readGpt2(fields, family)
  if (!fields.flag("multi_query", true)) return base
  const groups = base.groups.map(({ count, block }) => {
    const { attention } = block
    return { count, block: attention.kind === "grouped" ? { ...block, attention: { ...attention, keyValueHeads: 1 } } : block }
  })
  return { ...base, groups }
}

/** GPT-Neo: a bias in the last projection of attention only; every other block looks back over a window. */
export const readGptNeo: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const feedForward = plain(fields.count(["intermediate_size"], 4 * sizes.hidden), true)
  const window = fields.count(["window_size"], 256)
  const kinds = fields.texts("attention_layers")
  const isLocal = (layer: number): boolean => (kinds.length > 0 ? kinds[layer] === "local" : layer % 2 === 1)
  const groups = groupsOf(sizes.depth, (layer) => ({
    attention: { ...multiHead(sizes, false), bias: "output", window: isLocal(layer) ? window : null },
    feedForward,
    norms: 2,
  }))
  return {
    ...decoder(family, sizes, groups),
    norm: layerNorm,
    positions: { kind: "learned", rows: sizes.context },
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", true), hasBias: false },
  }
}

/** GPT-NeoX and Pythia: attention and feed-forward side by side, each with its norm. */
export const readNeoX: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const width = fields.count(["intermediate_size"])
  const attention = multiHead(sizes, fields.flag("attention_bias", true))
  const base = gpt(fields, family, sizes, { attention, feedForward: plain(width, true), norms: 2 }, false)
  return { ...base, isParallel: fields.flag("use_parallel_residual", true) }
}

/** GPT-J and CodeGen: one norm for both halves, no biases in attention, one in the head. */
export const readGptJ: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const width = fields.count(["n_inner", "intermediate_size"], 4 * sizes.hidden)
  const base = gpt(
    fields,
    family,
    sizes,
    { attention: multiHead(sizes, false), feedForward: plain(width, true), norms: 1 },
    false,
  )
  return { ...base, isParallel: true, head: { kind: "language", isTied: false, hasBias: true } }
}

/** Phi 1, 1.5 and 2: as GPT-J, with biases in attention and grouped queries where the config says so. */
export const readPhi: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const attention = { ...multiHead(sizes, true), keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads) }
  const width = fields.count(["intermediate_size", "n_inner"], 4 * sizes.hidden)
  const base = gpt(fields, family, sizes, { attention, feedForward: plain(width, true), norms: 1 }, false)
  return {
    ...base,
    isParallel: true,
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", false), hasBias: true },
  }
}

/** OPT: two rows more than positions; the smallest but one has narrow embeddings and norms after each half. */
export const readOpt: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const width = fields.count(["ffn_dim", "intermediate_size"], 4 * sizes.hidden)
  const isPreNorm = fields.flag("do_layer_norm_before", true)
  const hasBias = fields.flag("enable_bias", true)
  const base = gpt(
    fields,
    family,
    sizes,
    { attention: multiHead(sizes, hasBias), feedForward: plain(width, hasBias), norms: 2 },
    true,
  )
  return {
    ...base,
    embedding: { ...base.embedding, width: fields.count(["word_embed_proj_dim"], sizes.hidden) },
    positions: { kind: "learned", rows: sizes.context + 2 },
    normPlace: isPreNorm ? "before" : "behind the sum",
    hasFinalNorm: isPreNorm && !fields.flag("_remove_final_layer_norm", false),
  }
}

/** BLOOM: ALiBi, and a norm behind the embedding. */
export const readBloom: Reader = (fields, family) => {
  const sizes = readSizes(fields)
  const feedForward = plain(4 * sizes.hidden, true)
  const base = gpt(fields, family, sizes, { attention: multiHead(sizes, true), feedForward, norms: 2 }, true)
  return { ...base, embedding: { ...base.embedding, hasNorm: true }, positions: { kind: "alibi" } }
}

function gpt(fields: Fields, family: string, sizes: Sizes, block: Block, isTied: boolean): TransformerConfig {
  return {
    ...decoder(family, sizes, uniform(sizes.depth, block)),
    norm: layerNorm,
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", isTied), hasBias: false },
  }
}
