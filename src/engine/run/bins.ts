/**
 * How a result depends on one input, read from samples already drawn: the input is cut into bins of
 * equal probability, and the result's mean is taken in each. For importance and the value of information.
 * Letters: n samples, B bins.
 */
import { ranks } from "./ranks.ts"
import type { SamplePlan } from "./replicates.ts"

export type ConditionalMeans = {
  /** Samples in each bin; 0 where equal values of x left a bin empty.  Shape: [B]. */
  readonly counts: Float64Array
  /** Means of each y in each bin, 0 in an empty one.  Shape: [ys][B]. */
  readonly means: readonly Float64Array[]
}

/** The number of bins for comparing means, where chance within a bin does harm: half the square root of n, 51 for 10 240. */
export function binCount(samples: number): number {
  return Math.max(2, Math.round(Math.sqrt(samples) / 2))
}

/** The bin of each sample by the rank of x; equal values share a bin.  Shape: as x. */
export function binsOf(x: Float64Array, bins: number): Uint32Array {
  const ranked = ranks(x)
  return Uint32Array.from(ranked, (rank) => Math.min(bins - 1, Math.floor(((rank - 0.5) / x.length) * bins)))
}

/** Means of several results given x: E(y | x in bin). One binning serves all, so that they can be compared bin by bin. */
export function conditionalMeans(
  x: Float64Array,
  ys: readonly Float64Array[],
  bins: number = binCount(x.length),
): ConditionalMeans {
  const bin = binsOf(x, bins)
  const counts = new Float64Array(bins)
  for (let i = 0; i < bin.length; i++) counts[bin[i]!]! += 1
  const means = ys.map((y) => {
    const sums = new Float64Array(bins)
    for (let i = 0; i < bin.length; i++) sums[bin[i]!]! += y[i]!
    return sums.map((sum, b) => (counts[b]! > 0 ? sum / counts[b]! : 0))
  })
  return { counts, means }
}

/**
 * The share of y's variance that vanishes on average when x is known: Var(E(y | x)) / Var(y), from 0 to 1; null when y does not vary or is not finite.
 * A squared mean is estimated by products of sums from different replicates, which are independent: chance within the bins
 * does not add to it, however even the points, so bins may be many (by default twice the square root of n) and narrow.
 * Source: first-order index, I. M. Sobol, Math. Modelling Comput. Experiments 1 (1993) 407-414; the products are those of a U-statistic.
 */
export function firstOrderIndex(
  x: Float64Array,
  y: Float64Array,
  plan: SamplePlan,
  bins: number = Math.round(2 * Math.sqrt(plan.samples)),
): number | null {
  const bin = binsOf(x, bins)
  let mean = 0
  for (let i = 0; i < y.length; i++) mean += (y[i]! - mean) / (i + 1)
  let total = 0
  for (let i = 0; i < y.length; i++) total += (y[i]! - mean) ** 2
  if (!(total > 0) || !Number.isFinite(total)) return null
  const ones = new Float64Array(y.length).fill(1)
  const sums = productsAcross(y, mean, bin, bins, plan)
  const counts = productsAcross(ones, 0, bin, bins, plan)
  let explained = 0
  for (let b = 0; b < bins; b++) {
    if (counts.products[b]! > 0) explained += (counts.sums[b]! * sums.products[b]!) / counts.products[b]!
  }
  return Math.min(1, Math.max(0, explained / total))
}

/** In each bin, the sum of y - origin and the sum of the products of its parts from different replicates.  Shapes: [B]. */
function productsAcross(
  y: Float64Array,
  origin: number,
  bin: Uint32Array,
  bins: number,
  plan: SamplePlan,
): { readonly sums: Float64Array; readonly products: Float64Array } {
  const sums = new Float64Array(bins)
  const squares = new Float64Array(bins)
  for (let r = 0, i = 0; r < plan.replicates; r++) {
    const own = new Float64Array(bins)
    for (const end = i + plan.perReplicate; i < end; i++) own[bin[i]!]! += y[i]! - origin
    for (let b = 0; b < bins; b++) {
      sums[b]! += own[b]!
      squares[b]! += own[b]! ** 2
    }
  }
  return { sums, products: sums.map((sum, b) => sum ** 2 - squares[b]!) }
}
