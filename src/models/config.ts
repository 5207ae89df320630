/**
 * What a model is made of, in one form for all families: a reader in families/ brings a published
 * config to it, transformer/lay-transformer.ts turns it into the layer graph. A new family is a new reader; a new kind of
 * attention or feed-forward is a new case of the unions below and one function beside that.
 */

/** Query heads in groups that share keys and values: one group is multi-query, as many as heads is multi-head. */
export type GroupedAttention = {
  readonly kind: "grouped"
  readonly heads: number
  readonly keyValueHeads: number
  readonly headSize: number
  readonly bias: "none" | "all" | "query-key-value" | "output"
  /** Norms of queries and keys: one of head size for all heads, or over the full width. */
  readonly norm: "none" | "head" | "full"
  /** A gate as wide as the queries, out of the same matrix, multiplies what comes out (Qwen3-Next). */
  readonly hasGate: boolean
  /** Scores of distances with a matrix of their own (Transformer-XL, Gopher). */
  readonly hasRelativePositions: boolean
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
  /** Small heads that choose the tokens which are attended to (DeepSeek V3.2); null where all are. */
  readonly indexer: { readonly heads: number; readonly headSize: number; readonly chosen: number } | null
  readonly window: null
}

/** A state that each token fades and feeds in measures read off itself (arXiv 2312.00752). */
export type MambaMixer = {
  readonly kind: "mamba"
  readonly inner: number
  readonly state: number
  readonly kernel: number
  /** Width that the step is squeezed to. */
  readonly rank: number
  readonly hasBias: boolean
  readonly hasConvBias: boolean
  /** Norms of step and of both state vectors (Jamba). */
  readonly hasNorms: boolean
  readonly window: null
}

/** The same with one measure a head, so that it is a matrix product (arXiv 2405.21060). */
export type Mamba2Mixer = {
  readonly kind: "mamba2"
  readonly heads: number
  readonly headSize: number
  readonly groups: number
  readonly state: number
  readonly kernel: number
  readonly hasBias: boolean
  readonly hasConvBias: boolean
  readonly window: null
}

/** Linear attention that corrects what the state already says of a key (arXiv 2412.06464). */
export type DeltaMixer = {
  readonly kind: "delta"
  readonly keyHeads: number
  readonly keySize: number
  readonly valueHeads: number
  readonly valueSize: number
  readonly kernel: number
  readonly window: null
}

/** Linear attention that fades evenly, behind a gate and a norm (arXiv 2401.04658). */
export type LightningMixer = {
  readonly kind: "lightning"
  readonly heads: number
  readonly headSize: number
  readonly window: null
}

/** A block of one part only. */
export type NoMixer = { readonly kind: "none"; readonly window: null }

/** What lets tokens see each other. */
export type Attention = GroupedAttention | LatentAttention | MambaMixer | Mamba2Mixer | DeltaMixer | LightningMixer | NoMixer

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
  /** A number of its own for each token weighs the shared expert (Qwen). */
  readonly hasSharedGate: boolean
  /** Narrower width in which the experts work, null where it is the model's (Nemotron 3 Super). */
  readonly latentWidth: number | null
  readonly isGated: boolean
  readonly hasBias: boolean
  /** One number an expert beside the router's matrix: its bias, or the correction that balances the load. */
  readonly hasRouterBias: boolean
}

/** A block of one part only. */
export type NoFeedForward = { readonly kind: "none" }

export type FeedForward = DenseFeedForward | ExpertFeedForward | NoFeedForward

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
  /** Before each half; behind it (OLMo 2); or behind the sum with what passed by (BERT). Four norms a block are before and behind. */
  readonly normPlace: "before" | "behind" | "behind the sum"
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
