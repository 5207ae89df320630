/**
 * Forward FLOP of one token, a multiply-add counted as 2. Only matrix products count; norms, activations,
 * softmax and lookups, some per mille of the whole, do not.
 */
import type { TransformerConfig } from "../config.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { type Masked, nodeMacs } from "../measure/arithmetic.ts"
import { layersOf } from "./graphs.ts"

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
  config: TransformerConfig,
  options: { readonly sequence: number; readonly attention?: Masked },
): ForwardFlops {
  const { sequence, attention = "causal" } = options
  return flopsOfToken(layersOf(config, { tokens: sequence, past: 0 }), sequence, attention)
}

/**
 * One new token that sees `context` tokens, itself among them, as in decoding with a cache.
 * Units: context [token] → [FLOP/token].
 */
export function decodeFlops(config: TransformerConfig, options: { readonly context: number }): ForwardFlops {
  return flopsOfToken(layersOf(config, { tokens: 1, past: options.context - 1 }), 1, "causal")
}

/** Mean over so many tokens that one laying reads.  Units: → [FLOP/token]. */
export function flopsOfToken({ nodes }: LayerGraph, tokens: number, masked: Masked = "causal"): ForwardFlops {
  const sum = (isMeant: (node: LayerGraph["nodes"][number]) => boolean): number =>
    nodes.reduce((total, node) => total + (isMeant(node) ? 2 * nodeMacs(node, masked) : 0), 0) / tokens
  const attention = sum(({ kind }) => kind === "attention")
  const matmul = sum(({ kind }) => kind !== "attention")
  return { total: matmul + attention, matmul, attention, head: sum(({ isHead }) => isHead) }
}
