/**
 * How a result depends on one input, read from samples already drawn: the input is cut into bins of
 * equal probability, and the result's mean is taken in each. For importance and the value of information.
 * Letters: n samples, B bins.
 */
import { ranks } from "../run/ranks.ts"
import type { SamplePlan } from "../run/replicates.ts"
import { type Estimate, jackknife, sumsByReplicate } from "./estimate.ts"

/** The number of bins for comparing means, where chance within a bin does harm: half the square root of n, 51 for 10 240. */
export function binCount(samples: number): number {
  return Math.max(2, Math.round(Math.sqrt(samples) / 2))
}

/** The bin of each sample by the rank of x; equal values share a bin.  Shape: as x. */
function binsOf(x: Float64Array, bins: number): Uint32Array {
  const ranked = ranks(x)
  return Uint32Array.from(ranked, (rank) => Math.min(bins - 1, Math.floor(((rank - 0.5) / x.length) * bins)))
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
  bins: number = usualBins(plan),
): number | null {
  const parts = partsOf(binsOf(x, bins), y, plan, bins)
  return parts === null ? null : insideOne(explainedShare(parts, null))
}

/** The same of several results, each with its error; one binning of x serves all. */
export function firstOrderShares(
  x: Float64Array,
  ys: readonly Float64Array[],
  plan: SamplePlan,
  bins: number = usualBins(plan),
): (Estimate | null)[] {
  const bin = binsOf(x, bins)
  return ys.map((y) => {
    const parts = partsOf(bin, y, plan, bins)
    if (parts === null) return null
    const share = jackknife(plan.replicates, (without) => explainedShare(parts, without))
    return { ...share, value: insideOne(share.value) }
  })
}

function usualBins({ samples }: SamplePlan): number {
  return Math.round(2 * Math.sqrt(samples))
}

/** Of each replicate: samples and sums of y less its mean in each bin, sum of squares.  Shapes: [R][B], [R][B], [R]. */
type Parts = {
  readonly counts: readonly Float64Array[]
  readonly sums: readonly Float64Array[]
  readonly squares: Float64Array
}

function partsOf(bin: Uint32Array, y: Float64Array, plan: SamplePlan, bins: number): Parts | null {
  let mean = 0
  for (let i = 0; i < y.length; i++) mean += (y[i]! - mean) / (i + 1)
  const squares = sumsByReplicate(y.length, plan, (i) => (y[i]! - mean) ** 2)
  const total = squares.reduce((sum, part) => sum + part, 0)
  if (!(total > 0) || !Number.isFinite(total)) return null
  const counts = emptyBins(plan, bins)
  const sums = emptyBins(plan, bins)
  for (let r = 0, i = 0; r < plan.replicates; r++) {
    const [count, sum] = [counts[r]!, sums[r]!]
    for (const end = i + plan.perReplicate; i < end; i++) {
      count[bin[i]!]! += 1
      sum[bin[i]!]! += y[i]! - mean
    }
  }
  return { counts, sums, squares }
}

function emptyBins({ replicates }: SamplePlan, bins: number): Float64Array[] {
  return Array.from({ length: replicates }, () => new Float64Array(bins))
}

/** From all replicates but one, or from all. */
function explainedShare({ counts, sums, squares }: Parts, without: number | null): number {
  const bins = counts[0]?.length ?? 0
  let [explained, total] = [0, 0]
  for (let r = 0; r < squares.length; r++) if (r !== without) total += squares[r]!
  for (let b = 0; b < bins; b++) {
    let [count, countSquares, sum, sumSquares] = [0, 0, 0, 0]
    for (let r = 0; r < squares.length; r++) {
      if (r === without) continue
      count += counts[r]![b]!
      countSquares += counts[r]![b]! ** 2
      sum += sums[r]![b]!
      sumSquares += sums[r]![b]! ** 2
    }
    const pairs = count ** 2 - countSquares
    if (pairs > 0) explained += (count * (sum ** 2 - sumSquares)) / pairs
  }
  return explained / total
}

/** Chance may carry an estimate out of what a share can be. */
function insideOne(share: number): number {
  return Math.min(1, Math.max(0, share))
}
