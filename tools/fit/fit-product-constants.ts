// Constants of products: the least mean |log(computed / measured)| over a sample of rows, by Nelder–Mead on transformed constants.
import type { ProductConstants } from "../../src/data/index.ts"
import { productSeconds } from "../../src/kernels/product.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import { minimise } from "./minimise.ts"
import type { MeasuredProduct } from "./product-rows.ts"
import { sampleOf } from "./statistics.ts"

/** Rows of one device; the constants are fitted on all devices that are given. */
export type MeasuredOn = { readonly rates: Rates; readonly rows: readonly MeasuredProduct[] }

const sampleSize = 2400
/** Times that a cache may be quicker than memory; without it the search runs off where data never stay. */
const greatestSpeed = 10

/** A start that holds for any device: round numbers near those of the H100. */
export const usualProduct: ProductConstants = {
  ...{ start: 3e-6, efficiencies: [0.6, 0.6, 0.75, 0.75, 0.7, 0.5], depth: 150, memory: 0.85, blend: 3 },
  ...{ quantisation: 0.2, leastWave: 0.15, cachePart: 0.3, cacheSpeed: 2, cast: 6 },
}

export function fitProductConstants(
  measured: readonly MeasuredOn[],
  from: ProductConstants,
  evaluations: number,
): ProductConstants {
  const hasCast = measured.every(({ rates }) => rates.inputBytes <= 1)
  const samples = measured.map(({ rates, rows }) => ({ rates, rows: sampleOf(rows, sampleSize / measured.length) }))
  const loss = (point: readonly number[]) => meanLogError(constantsAt(point, hasCast), samples)
  return constantsAt(minimise(loss, pointOf(from, hasCast), evaluations).point, hasCast)
}

function meanLogError(constants: ProductConstants, samples: readonly MeasuredOn[]): number {
  let sum = 0
  let count = 0
  for (const { rates, rows } of samples) {
    for (const { shape, seconds } of rows) sum += Math.abs(Math.log(productSeconds(constants, rates, shape) / seconds))
    count += rows.length
  }
  return Number.isFinite(sum) ? sum / count : Number.MAX_VALUE
}

/** Positive constants by their logarithm, parts by their logit, what is above 1 by the logarithm of the rest. */
function pointOf(constants: ProductConstants, hasCast: boolean): readonly number[] {
  const { start, efficiencies, depth, memory, blend, quantisation, leastWave, cachePart, cacheSpeed, cast } = constants
  return [
    ...[start, ...efficiencies, depth, memory, blend - 1].map(Math.log),
    Math.log(quantisation / (1 - quantisation)),
    ...[leastWave, cachePart, cacheSpeed - 1, ...(hasCast ? [cast] : [])].map((x) => Math.log(Math.max(x, 1e-3))),
  ]
}

function constantsAt(point: readonly number[], hasCast: boolean): ProductConstants {
  const at = (index: number) => Math.exp(point[index]!)
  return {
    start: at(0),
    efficiencies: [1, 2, 3, 4, 5, 6].map((index) => Math.min(1, at(index))),
    depth: at(7),
    memory: Math.min(1, at(8)),
    blend: 1 + at(9),
    quantisation: 1 / (1 + Math.exp(-point[10]!)),
    leastWave: Math.min(1, at(11)),
    cachePart: Math.min(1, at(12)),
    cacheSpeed: Math.min(greatestSpeed, 1 + at(13)),
    cast: hasCast ? at(14) : 0,
  }
}
