/**
 * What a model is made of, in one form for all families: a reader in families/ brings a published
 * config to it, layers.ts turns it into the layer graph. A new family is a new reader; a new kind of
 * attention or feed-forward is a new case of the unions below and one function in block.ts.
 */

/** Query heads in groups that share keys and values: one group is multi-query, as many as heads is multi-head. */
export type GroupedAttention = {
  readonly kind: "grouped"
  readonly heads: number
  readonly keyValueHeads: number
  readonly headSize: number
  readonly bias: "none" | "all" | "query-key-value"
  /** Norms of queries and keys: one of head size for all heads, or over the full width. */
  readonly norm: "none" | "head" | "full"
  /** How far back a token looks; null is the whole sequence. */
  readonly window: number | null
  /** One learned score a head that takes attention away from all positions (gpt-oss). */
  readonly hasSinks: boolean
}

/** Keys and values come out of one narrow vector per token, and that is what the cache holds (DeepSeek, arXiv 2405.04434). */
export type LatentAttention = {
  readonly kind: "latent"
  readonly heads: number
  /** Width that queries are squeezed to, null where they are not. */
  readonly queryRank: number | null
  readonly keyValueRank: number
  /** Parts of a head's key without and with its position. */
  readonly plainSize: number
  readonly rotarySize: number
  readonly valueSize: number
  readonly window: null
}

export type Attention = GroupedAttention | LatentAttention

/** Two matrices, or three where a gate multiplies the inner width. */
export type DenseFeedForward = {
  readonly kind: "dense"
  readonly width: number
  readonly isGated: boolean
  readonly hasBias: boolean
}

/** A router sends each token to `active` of `experts`; a shared expert, where there is one, sees every token. */
export type ExpertFeedForward = {
  readonly kind: "experts"
  readonly experts: number
  readonly active: number
  readonly width: number
  /** Width of all shared experts together, 0 without. */
  readonly sharedWidth: number
  readonly isGated: boolean
  readonly hasBias: boolean
  /** One number an expert beside the router's matrix: its bias, or the correction that balances the load. */
  readonly hasRouterBias: boolean
}

export type FeedForward = DenseFeedForward | ExpertFeedForward

export type Block = {
  readonly attention: Attention
  readonly feedForward: FeedForward
  /** Norms of hidden width in one block, those of queries and keys apart. */
  readonly norms: number
}

/** `count` equal blocks. */
export type BlockGroup = { readonly count: number; readonly block: Block }

export type Norm = {
  /** rms: a scale. layer: a scale and, where hasBias, a shift. fixed: nothing to learn. */
  readonly kind: "rms" | "layer" | "fixed"
  readonly hasBias: boolean
}

export type Positions = { readonly kind: "learned"; readonly rows: number } | { readonly kind: "rotary" | "alibi" | "none" }

export type TransformerConfig = {
  readonly kind: "transformer"
  /** `model_type` of the published config. */
  readonly family: string
  /** A decoder looks back only and keeps a cache; an encoder looks both ways. */
  readonly role: "decoder" | "encoder"
  readonly hidden: number
  readonly vocabulary: number
  /** Longest sequence the config names [token]. */
  readonly context: number
  readonly embedding: {
    /** Below `hidden` where two projections lead in and out. */
    readonly width: number
    readonly hasNorm: boolean
    /** Rows of the segment table, 0 without one. */
    readonly segments: number
  }
  readonly positions: Positions
  readonly norm: Norm
  readonly groups: readonly BlockGroup[]
  readonly hasFinalNorm: boolean
  /** Attention and feed-forward read the same input and are added together. */
  readonly isParallel: boolean
  readonly head: { readonly kind: "none" } | { readonly kind: "language"; readonly isTied: boolean; readonly hasBias: boolean }
  readonly hasPooler: boolean
}

export type ModelConfig = TransformerConfig

/** Number of blocks. */
export function depth(config: ModelConfig): number {
  return config.groups.reduce((sum, group) => sum + group.count, 0)
}
