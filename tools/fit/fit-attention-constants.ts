// Constants of attention: the least mean |log(computed / measured)| over a sample of rows, as for products.
import type { AttentionConstants } from "../../src/data/index.ts"
import { flashSeconds } from "../../src/kernels/attention.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import type { MeasuredAttention } from "./attention-rows.ts"
import { minimise } from "./minimise.ts"
import { sampleOf } from "./statistics.ts"

export type AttentionOn = { readonly rates: Rates; readonly rows: readonly MeasuredAttention[] }

const sampleSize = 1200
/** Times that a cache may be quicker than memory; without it the search runs off where data never stay. */
const greatestSpeed = 10

/**
 * Passes of new keys and values through memory on their way into the cache: read and written, at no more than the whole bandwidth
 * and no less than 0.4 of it.
 */
const [leastWrites, mostWrites] = [2, 5]

export const usualAttention: AttentionConstants = {
  ...{ start: 1e-5, efficiency: 0.7, headSize: 40, keys: 300, memory: 0.8, cacheWrite: 4, blend: 2 },
  ...{ quantisation: 0.3, leastWave: 0.3, cachePart: 0.3, cacheSpeed: 2 },
}

export function fitAttentionConstants(
  measured: readonly AttentionOn[],
  from: AttentionConstants,
  evaluations: number,
): AttentionConstants {
  const samples = measured.map(({ rates, rows }) => ({ rates, rows: sampleOf(rows, sampleSize / measured.length) }))
  return constantsAt(minimise((point) => meanLogError(constantsAt(point), samples), pointOf(from), evaluations).point)
}

function meanLogError(constants: AttentionConstants, samples: readonly AttentionOn[]): number {
  let sum = 0
  let count = 0
  for (const { rates, rows } of samples) {
    for (const { shape, seconds } of rows) sum += Math.abs(Math.log(flashSeconds(constants, rates, shape) / seconds))
    count += rows.length
  }
  return Number.isFinite(sum) ? sum / count : Number.MAX_VALUE
}

function pointOf(constants: AttentionConstants): readonly number[] {
  const { start, efficiency, headSize, keys, memory, cacheWrite, blend, quantisation, leastWave, cachePart, cacheSpeed } =
    constants
  return [
    ...[start, efficiency, headSize, keys, memory, cacheWrite, blend - 1].map(Math.log),
    Math.log(quantisation / (1 - quantisation)),
    ...[leastWave, cachePart, cacheSpeed - 1].map((x) => Math.log(Math.max(x, 1e-3))),
  ]
}

function constantsAt(point: readonly number[]): AttentionConstants {
  const at = (index: number) => Math.exp(point[index]!)
  return {
    ...{ start: at(0), efficiency: Math.min(1, at(1)), headSize: Math.max(1, at(2)), keys: at(3), memory: Math.min(1, at(4)) },
    ...{
      cacheWrite: Math.min(mostWrites, Math.max(leastWrites, at(5))),
      blend: 1 + at(6),
      quantisation: 1 / (1 + Math.exp(-point[7]!)),
    },
    ...{ leastWave: Math.min(1, at(8)), cachePart: Math.min(1, at(9)), cacheSpeed: Math.min(greatestSpeed, 1 + at(10)) },
  }
}
