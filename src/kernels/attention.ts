/**
 * Time of attention that never writes the scores to memory (FlashAttention), over a prompt or over a cache. Blocks of queries are
 * the tiles of a product; what a causal mask or a window hides is left out block by block. Constants are fitted on measured
 * times of the forward pass; the backward pass rests on published efficiencies (docs/kernels.md).
 */
import type { AttentionConstants } from "../data/index.ts"
import { memorySeconds } from "./memory.ts"
import type { Rates } from "./rates.ts"
import type { AttentionShape } from "./shapes.ts"

/** Queries that one unit holds at once; FlashAttention-2 and -3 take 64 to 192 by head size. */
const block = 128

/**
 * Backward over forward: five products instead of two, and the recomputed scores (FlashAttention-2, arXiv 2307.08691, section 4.1 counts
 * 2.5 times the operations), at 63 % of the peak where the forward pass has 73 % (its introduction, A100). An assumption elsewhere.
 */
export const backwardOperations = 2.5
export const backwardEfficiency: number = 63 / 73

/**
 * Seconds of flash attention.
 * Units: shape [token], [1] → [s]. Errors: none.
 * Source: operations 4·b·h·q·k·d of FlashAttention-2 (arXiv 2307.08691, section 4.1), those that the mask hides left out.
 */
export function flashSeconds(constants: AttentionConstants, rates: Rates, shape: AttentionShape): number {
  const { start, blend } = constants
  const compute = attentionComputeSeconds(constants, rates, shape)
  const memory = attentionMemorySeconds(constants, rates, shape)
  return start + (compute ** blend + memory ** blend) ** (1 / blend) + cacheWriteSeconds(constants, rates, shape)
}

export function attentionComputeSeconds(constants: AttentionConstants, rates: Rates, shape: AttentionShape): number {
  const { efficiency, headSize, keys, quantisation, leastWave } = constants
  const { batch, heads, keyValueHeads, queries, headSize: size, valueHeadSize } = shape
  // Heads that share keys and values share the rows of a block too (grouped queries are packed).
  const blocks = batch * keyValueHeads * Math.ceil((queries * heads) / keyValueHeads / block)
  const waves = blocks / rates.units
  const paid = Math.max(leastWave, quantisation * Math.ceil(waves) + (1 - quantisation) * waves)
  const width = (size + valueHeadSize) / 2
  const operations = 4 * block * (keysOf(shape) + keys) * (width + headSize)
  const seconds = (paid * rates.units * operations) / (rates.flops * efficiency)
  return shape.pass === "backward" ? (seconds * backwardOperations) / backwardEfficiency : seconds
}

/** Keys that one query meets on average, in whole blocks where the mask does not cut through them. */
export function keysOf({ queries, keys, isCausal, window }: AttentionShape): number {
  const whole = Math.ceil(keys / block) * block
  const seen = isCausal ? Math.min(whole, keys - queries + (queries + block) / 2) : whole
  return window === null ? seen : Math.min(seen, window + block)
}

/** Queries and what comes out are moved once, keys and values once for each sequence; backward also their gradients. */
export function attentionMemorySeconds(constants: AttentionConstants, rates: Rates, shape: AttentionShape): number {
  const { batch, queries, keys, heads, keyValueHeads, headSize, valueHeadSize, window, pass } = shape
  const reach = window === null ? keys : Math.min(keys, window + queries)
  const numbers = batch * (queries * heads + reach * keyValueHeads) * (headSize + valueHeadSize)
  return memorySeconds(constants, rates, numbers * rates.inputBytes * (pass === "backward" ? 2 : 1))
}

/** Engines put the keys and values of a prompt into their cache; training has none. */
function cacheWriteSeconds({ cacheWrite }: AttentionConstants, rates: Rates, shape: AttentionShape): number {
  if (shape.writesCache !== true) return 0
  const { batch, queries, keyValueHeads, headSize, valueHeadSize } = shape
  return (cacheWrite * batch * queries * keyValueHeads * (headSize + valueHeadSize) * rates.inputBytes) / rates.bandwidth
}
