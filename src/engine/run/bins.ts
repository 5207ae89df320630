/**
 * How a result depends on one input, read from samples already drawn: the input is cut into bins of
 * equal probability, and the result's mean is taken in each. For importance and the value of information.
 * Letters: n samples, B bins.
 */
import { ranks } from "./ranks.ts"

export type ConditionalMeans = {
  /** Samples in each bin; 0 where equal values of x left a bin empty.  Shape: [B]. */
  readonly counts: Float64Array
  /** Means of each y in each bin, 0 in an empty one.  Shape: [ys][B]. */
  readonly means: readonly Float64Array[]
}

/** The number of bins that n samples bear: half the square root, at least 2; 51 for 10 240. */
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
 * The variance between bins is freed of what chance puts there, (B - 1) times that within.
 * Source: first-order index of Sobol 1993; the correction is Kelley's epsilon squared, PNAS 21 (1935) 554-559, doi:10.1073/pnas.21.9.554.
 */
export function firstOrderIndex(x: Float64Array, y: Float64Array, bins: number = binCount(x.length)): number | null {
  const n = x.length
  const { counts, means } = conditionalMeans(x, [y], bins)
  const inBins = means[0] ?? new Float64Array(bins)
  let mean = 0
  for (let i = 0; i < n; i++) mean += (y[i]! - mean) / (i + 1)
  let total = 0
  for (let i = 0; i < n; i++) total += (y[i]! - mean) ** 2
  let between = 0
  let used = 0
  for (let b = 0; b < bins; b++) {
    if (counts[b]! === 0) continue
    used++
    between += counts[b]! * (inBins[b]! - mean) ** 2
  }
  if (!(total > 0) || !Number.isFinite(total)) return null
  if (n <= used) return null
  const within = (total - between) / (n - used)
  return Math.min(1, Math.max(0, (between - (used - 1) * within) / total))
}
