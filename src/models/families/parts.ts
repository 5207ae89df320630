/** What the readers of several families share: sizes by all their names, a decoder to start from, equal blocks in groups. */
import type { Block, BlockGroup, FeedForward, GroupedAttention, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"

/** Reads one family's config; missing fields are gathered in `fields.problems`. */
export type Reader = (fields: Fields, family: string) => TransformerConfig

/** Sizes under the names of Hugging Face's newer and older configs. */
export type Sizes = {
  readonly hidden: number
  readonly depth: number
  readonly heads: number
  readonly vocabulary: number
  readonly context: number
}

/** Deeper than any model there is. */
const deepest = 10_000

export function readSizes(fields: Fields): Sizes {
  return {
    hidden: readHidden(fields),
    depth: readDepth(fields),
    heads: fields.count(["num_attention_heads", "n_head", "n_heads", "num_heads"]),
    vocabulary: readVocabulary(fields),
    context: readContext(fields),
  }
}

export function readHidden(fields: Fields): number {
  return fields.count(["hidden_size", "n_embd", "d_model", "n_embed", "dim"])
}

export function readDepth(fields: Fields): number {
  return fields.count(["num_hidden_layers", "n_layer", "n_layers", "num_layers"], undefined, deepest)
}

export function readVocabulary(fields: Fields): number {
  return fields.count(["vocab_size", "padded_vocab_size"])
}

export function readContext(fields: Fields): number {
  return fields.count(["max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "n_ctx"], 2048)
}

/** A decoder with rotary positions, an RMS norm and an untied head: each family writes what differs. */
export function decoder(family: string, sizes: Omit<Sizes, "heads">, groups: readonly BlockGroup[]): TransformerConfig {
  return {
    kind: "transformer",
    family,
    role: "decoder",
    hidden: sizes.hidden,
    vocabulary: sizes.vocabulary,
    context: sizes.context,
    embedding: { width: sizes.hidden, hasNorm: false, segments: 0 },
    positions: { kind: "rotary" },
    norm: { kind: "rms", hasBias: false },
    normPlace: "before",
    groups,
    hasFinalNorm: true,
    isParallel: false,
    head: { kind: "language", isTied: false, hasBias: false },
    hasPooler: false,
  }
}

/** Multi-head attention with biases everywhere or nowhere. */
export function multiHead(sizes: Sizes, hasBias: boolean): GroupedAttention {
  const { heads, hidden } = sizes
  return {
    kind: "grouped",
    heads,
    keyValueHeads: heads,
    headSize: hidden / heads,
    bias: hasBias ? "all" : "none",
    norm: "none",
    window: null,
    hasSinks: false,
    hasGate: false,
    hasRelativePositions: false,
  }
}

export function plain(width: number, hasBias: boolean): FeedForward {
  return { kind: "dense", width, isGated: false, hasBias }
}

export function gated(width: number, hasBias: boolean): FeedForward {
  return { kind: "dense", width, isGated: true, hasBias }
}

/** Blocks one after the other; equal neighbours are one group. */
export function groupsOf(depth: number, blockOf: (layer: number) => Block): readonly BlockGroup[] {
  const groups: { count: number; block: Block; text: string }[] = []
  for (let layer = 0; layer < depth; layer++) {
    const block = blockOf(layer)
    const text = JSON.stringify(block)
    const last = groups.at(-1)
    if (last?.text === text) last.count++
    else groups.push({ count: 1, block, text })
  }
  return groups.map(({ count, block }) => ({ count, block }))
}

export function uniform(count: number, block: Block): readonly BlockGroup[] {
  return [{ count, block }]
}
