/**
 * Forward FLOP of one token, a multiply-add counted as 2. Only matrix products count; norms, activations,
 * softmax and lookups, some per mille of the whole, do not.
 */
import type { ModelConfig } from "./config.ts"
import type { Layer } from "./layer.ts"
import { layers } from "./layers.ts"

export type ForwardFlops = {
  /** [FLOP/token] */
  readonly total: number
  /** Products with weights, the head included. */
  readonly matmul: number
  /** Products of queries with keys and of weights with values. */
  readonly attention: number
  /** The head's part of `matmul`. */
  readonly head: number
}

/**
 * Mean over the tokens of one sequence, as in training and prefill.
 * A decoder's causal half is counted (s/2 positions a token), as FlashAttention computes it; `attention: "full"`
 * counts all s, as the MFU tables of LLM Foundry and Megatron (2021) do. An encoder always attends to all.
 * Units: sequence [token] → [FLOP/token]. Source: arXiv 2204.02311, appendix B; causal half: arXiv 2307.08691, section 4.1.
 */
export function forwardFlops(
  config: ModelConfig,
  options: { readonly sequence: number; readonly attention?: "causal" | "full" },
): ForwardFlops {
  const isCausal = config.role === "decoder" && options.attention !== "full"
  return sumFlops(config, (layer) => layer.flopsPerPosition * meanPositions(options.sequence, layer.window, isCausal))
}

/**
 * One new token after `context` earlier ones, as in decoding with a cache.
 * Units: context [token] → [FLOP/token].
 */
export function decodeFlops(config: ModelConfig, options: { readonly context: number }): ForwardFlops {
  const { context } = options
  return sumFlops(config, (layer) => layer.decodeFlopsPerPosition * Math.min(context, layer.window ?? context))
}

function sumFlops(config: ModelConfig, scores: (layer: Layer) => number): ForwardFlops {
  const listed = layers(config)
  const matmul = listed.reduce((sum, layer) => sum + used(layer) * layer.flopsPerToken, 0)
  const attention = listed.reduce((sum, layer) => sum + used(layer) * scores(layer), 0)
  const head = listed.filter(({ kind }) => kind === "head").reduce((sum, layer) => sum + layer.flopsPerToken, 0)
  return { total: matmul + attention, matmul, attention, head }
}

function used(layer: Layer): number {
  return layer.count * layer.activeShare
}

/** Mean of min(i, window) over i from 0 to s where causal: s/2, or w - w²/2s inside a window. */
function meanPositions(sequence: number, window: number | null, isCausal: boolean): number {
  const reach = Math.min(sequence, window ?? sequence)
  return isCausal ? reach - (reach * reach) / (2 * sequence) : reach
}
