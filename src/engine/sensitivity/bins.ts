/**
 * How much of a result's variance one input explains alone, read from samples already drawn: the input is cut into bins of equal
 * probability, and in each the result is a line. For importance and the value of information.
 * Letters: R replicates, B bins.
 */
import { average } from "../run/moments.ts"
import type { SamplePlan } from "../run/replicates.ts"
import { type Estimate, sumsByReplicate } from "./estimate.ts"
import { rankBins } from "./known-ranks.ts"
import { pairRatioOf } from "./pair-ratio.ts"

/** The number of bins for comparing means, where chance within a bin does harm: half the square root of n, 51 for 10 240. */
export function binCount(samples: number): number {
  return Math.max(2, Math.round(Math.sqrt(samples) / 2))
}

/** As below, of one result and as a plain figure. */
export function firstOrderIndex(x: Float64Array, y: Float64Array, plan: SamplePlan): number | null {
  const [share = null] = firstOrderShares(x, [y], plan)
  return share?.value ?? null
}

/**
 * The share of each result's variance that vanishes on average when x is known: Var(E(y | x)) / Var(y), from 0 to 1; null when it
 * does not vary or is not finite. A square is estimated by products of sums from different replicates, which are independent: chance
 * within the bins does not add to it, however even the points, so bins may be many and narrow. With a slope in each of them also
 * the tails count, where a bin is wide.
 * Source: first-order index, I. M. Sobol, Math. Modelling Comput. Experiments 1 (1993) 407-414; the products are those of a U-statistic.
 */
export function firstOrderShares(x: Float64Array, ys: readonly Float64Array[], plan: SamplePlan): (Estimate | null)[] {
  const cut = cutOf(x, plan)
  return ys.map((y) => {
    const mean = average(y)
    const squares = sumsByReplicate(y.length, plan, (s) => (y[s]! - mean) ** 2)
    const total = squares.reduce((sum, part) => sum + part, 0)
    if (!(total > 0) || !Number.isFinite(total)) return null
    const { value, error } = pairRatioOf(explainedPairs(cut, y, mean, plan), squares)
    // Chance may carry an estimate out of what a share can be.
    return { value: Math.min(1, Math.max(0, value)), error }
  })
}

/** An input cut into bins. */
type Cut = {
  readonly bins: number
  /** The cell of each sample: replicate × B + bin.  Shape: [samples]. */
  readonly cell: Uint32Array
  /** From the mean of the bin.  Shape: [samples]. */
  readonly offset: Float64Array
  /** Samples, offsets and squared offsets.  Shape: [R × B]. */
  readonly counts: Float64Array
  readonly shifts: Float64Array
  readonly spreads: Float64Array
}

/** As many bins as the square root of the samples. */
function cutOf(x: Float64Array, { samples, replicates, perReplicate }: SamplePlan): Cut {
  const bins = Math.round(Math.sqrt(samples))
  const bin = rankBins(x, bins)
  const mean = meansIn(x, bin, bins)
  const cell = bin.map((b, s) => Math.floor(s / perReplicate) * bins + b)
  const offset = x.map((value, s) => value - mean[bin[s]!]!)
  const counts = new Float64Array(replicates * bins)
  const shifts = new Float64Array(replicates * bins)
  const spreads = new Float64Array(replicates * bins)
  for (let s = 0; s < samples; s++) {
    counts[cell[s]!]! += 1
    shifts[cell[s]!]! += offset[s]!
    spreads[cell[s]!]! += offset[s]! ** 2
  }
  return { bins, cell, offset, counts, shifts, spreads }
}

/** Exact where all values of a bin are the same: the slope must not be made of rounding.  Shape: [B]. */
function meansIn(x: Float64Array, bin: Uint32Array, bins: number): Float64Array {
  const count = new Float64Array(bins)
  const mean = new Float64Array(bins)
  for (let s = 0; s < x.length; s++) {
    const b = bin[s]!
    count[b]! += 1
    mean[b]! += (x[s]! - mean[b]!) / count[b]!
  }
  return mean
}

/** What two replicates together show of the explained sum of squares; summed over all ordered pairs it is that.  Shape: [R × R]. */
function explainedPairs(cut: Cut, y: Float64Array, mean: number, { replicates }: SamplePlan): Float64Array {
  const { bins, cell, offset, counts, shifts, spreads } = cut
  const sums = new Float64Array(counts.length)
  const leans = new Float64Array(counts.length)
  for (let s = 0; s < y.length; s++) sums[cell[s]!]! += y[s]! - mean
  const level = ratiosIn(sums, counts, bins)
  for (let s = 0; s < y.length; s++) leans[cell[s]!]! += (y[s]! - mean - level[cell[s]! % bins]!) * offset[s]!
  const slope = ratiosIn(leans, spreads, bins)
  // Where the samples of a replicate lie in a bin is known: what the slope makes of it is no chance.
  const rises = shifts.map((shift, c) => slope[c % bins]! * shift)
  const pairs = new Float64Array(replicates * replicates)
  addProducts(
    pairs,
    sums.map((sum, c) => sum - rises[c]!),
    counts,
    bins,
  )
  addProducts(pairs, leans, spreads, bins)
  const known = Float64Array.from({ length: replicates }, (_, r) => {
    let sum = 0
    for (let b = 0; b < bins; b++) sum += 2 * level[b]! * rises[r * bins + b]!
    return sum / (2 * (replicates - 1))
  })
  return pairs.map((pair, k) => pair + known[Math.floor(k / replicates)]! + known[k % replicates]!)
}

/** In each bin, of all replicates together.  Shape: [B]. */
function ratiosIn(sums: Float64Array, weights: Float64Array, bins: number): Float64Array {
  const weight = sumOverReplicates(weights, bins)
  return sumOverReplicates(sums, bins).map((sum, b) => (weight[b]! > 0 ? sum / weight[b]! : 0))
}

function sumOverReplicates(cells: Float64Array, bins: number): Float64Array {
  const all = new Float64Array(bins)
  for (let c = 0; c < cells.length; c++) all[c % bins]! += cells[c]!
  return all
}

/** Of what pairs of replicates weigh when they weigh the same. Where nearly all lies in one of them, pairs would tell chance alone. */
const leastEven = 0.01

/**
 * Of a coefficient in each bin, sum / weight: its square times the weight, from each pair of replicates. That weights differ between
 * replicates is known and no error, so each pair has what it would have with even ones; this adds up to nothing.
 */
function addProducts(pairs: Float64Array, sums: Float64Array, weights: Float64Array, bins: number): void {
  const R = sums.length / bins
  const squareOf = productsIn(sums, bins)
  const weight = sumOverReplicates(weights, bins)
  const products = productsIn(weights, bins)
  for (let b = 0; b < bins; b++) {
    if (!(products[b]! > leastEven * weight[b]! ** 2)) continue
    const scale = weight[b]! / products[b]!
    const square = squareOf[b]! / products[b]!
    for (let r = 0; r < R; r++) {
      const [own, ownWeight] = [sums[r * bins + b]!, weights[r * bins + b]!]
      for (let q = 0; q < R; q++) {
        const other = weights[q * bins + b]!
        const even = (ownWeight + other) / (2 * (R - 1)) - scale * ownWeight * other
        pairs[r * R + q]! += scale * own * sums[q * bins + b]! + square * even
      }
    }
  }
}

/** In each bin, the sum over all ordered pairs of replicates.  Shape: [B]. */
function productsIn(cells: Float64Array, bins: number): Float64Array {
  const squares = sumOverReplicates(
    cells.map((cell) => cell ** 2),
    bins,
  )
  return sumOverReplicates(cells, bins).map((all, b) => all ** 2 - squares[b]!)
}
