/** What one replica does in a step of its engine: how long, why, and how much of its memory is left for the cache. */
import type { ServerSettings, StepCost } from "../simulate/simulate.ts"

/** What goes through the model in one step; the words are those of StepCost. */
export type StepBatch = {
  readonly prefillTokens: number
  readonly prefillContext: number
  readonly decodes: number
  readonly decodeContext: number
  readonly decodeTokens: number
}

export type ServingPartName =
  | ("products" | "experts" | "attention" | "cache" | "passes" | "scan")
  | ("tensorParallel" | "expertParallel" | "sending" | "bubble")
  | ("host" | "requests")

/** [s] of each part; their sum is the step. */
export type ServingBreakdown = Readonly<Record<ServingPartName, number>>

/** [byte] of the fullest device. `cache`: what is left for the paged cache. */
export type ServingMemory = {
  readonly total: number
  readonly weights: number
  readonly activations: number
  readonly cache: number
  readonly other: number
}

export type Factors = readonly [low: number, high: number]

export type StepModel = {
  /** Devices of the replica. */
  readonly devices: number
  readonly memory: ServingMemory
  /** Whether weights, buffers and the cache of one request fit. */
  readonly fits: boolean
  /** Tokens that the paged cache of the replica holds; Infinity where the model keeps none. */
  readonly cacheTokens: number
  /** How the engine is set up unless told: scheduler, batched tokens, sequences, blocks. */
  readonly settings: ServerSettings
  /** Seconds of a step, from a table that answers in well under a microsecond; within 1 % of `breakdown`. */
  readonly cost: StepCost
  readonly breakdown: (batch: StepBatch) => ServingBreakdown
  /** What the plainest rule gives: weights and cache over bandwidth, or FLOP over peak, whichever is more. */
  readonly roofline: StepCost
  /** 90 %: factors on time per output token, time to first token, throughput. */
  readonly interval: { readonly tpot: Factors; readonly ttft: Factors; readonly throughput: Factors }
  /** 90 %: of the time to first token, where prompts are read by workers of their own. */
  readonly splitTtft: Factors
  /** `surface`, `engine`, `device`, `other`: how near the measured servers are that the constants come from. */
  readonly nearness: "engine on device" | "engine" | "device" | "other"
}

/** The parts of a step, in the order of a breakdown. */
export const servingParts: readonly ServingPartName[] = [
  ...(["products", "experts", "attention", "cache", "passes", "scan"] as const),
  ...(["tensorParallel", "expertParallel", "sending", "bubble"] as const),
  ...(["host", "requests"] as const),
]
