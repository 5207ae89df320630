/**
 * What is told of a sampled quantity: mean, spread, quantiles, and how far each may be off.
 * Letters: n samples in all, R replicates one after the other, p a probability.
 */
import { type Moments, momentsOf, standardDeviation, together } from "./moments.ts"
import { quantilesOf } from "./order-statistics.ts"
import type { SamplePlan } from "./replicates.ts"
import { studentHalfWidth } from "./student.ts"

export type Figure = "mean" | "p5" | "p25" | "p50" | "p75" | "p95"

/** A figure that is not finite is null. */
export type Summary = { readonly [Name in Figure | "sd"]: number | null } & {
  /** Half widths of 95 % intervals. */
  readonly errors: { readonly [Name in Figure]: number | null } & { readonly never?: number }
  /** The share of samples that are +Infinity, where there are any; the figures are those of the others. */
  readonly never?: number
}

export const probabilities: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95]

/**
 * The figures of samples laid out as planned. NaN anywhere makes every figure null; +Infinity counts as "never".
 * Units: those of values.  Shape: values [R × perReplicate].
 * Source: mean and its error by Student's t over replicates (see replicates.ts); quantiles of type 7 (see order-statistics.ts).
 */
export function summary(values: Float64Array, plan: SamplePlan): Summary {
  const came = new Float64Array(plan.samples)
  const counts = new Float64Array(plan.replicates)
  let n = 0
  for (let r = 0, s = 0; r < plan.replicates; r++) {
    const before = n
    for (const end = s + plan.perReplicate; s < end; s++) {
      const value = values[s]!
      if (Number.isNaN(value)) return unknown
      if (value !== Infinity) came[n++] = value
    }
    counts[r] = n - before
  }
  if (n === 0) return { ...unknown, errors: { ...unknown.errors, never: 0 }, never: 1 }
  const { mean, sd, meanError } = spreadOfReplicates(momentsByReplicate(came, counts))
  const quantiles = quantilesOf(came, n, probabilities)
  const pieces = Array.from({ length: plan.replicates }, (_, r) =>
    values.subarray(r * plan.perReplicate, (r + 1) * plan.perReplicate),
  )
  const around = countsIn(pieces)
  const quantileErrors = errorsOfQuantiles(around, counts, quantiles, (ends) => quantilesOf(came, n, ends))
  const figures = named(mean, quantiles)
  const errors = named(meanError, quantileErrors)
  const all = { ...figures, sd: finite(sd) }
  if (n === plan.samples) return { ...all, errors }
  const share = 1 - n / plan.samples
  return { ...all, errors: { ...errors, never: errorOfNever(counts, share, plan) }, never: share }
}

const nothing = { mean: null, p5: null, p25: null, p50: null, p75: null, p95: null }
const unknown: Summary = { ...nothing, sd: null, errors: nothing }

export function named(mean: number, quantiles: readonly number[]): { readonly [Name in Figure]: number | null } {
  const [p5, p25, p50, p75, p95] = quantiles.map(finite)
  return { mean: finite(mean), p5: p5 ?? null, p25: p25 ?? null, p50: p50 ?? null, p75: p75 ?? null, p95: p95 ?? null }
}

export function finite(value: number): number | null {
  // A negative zero is written as 0, and would differ from it.
  return Number.isFinite(value) ? value + 0 : null
}

/** Each has `counts` of the values, one after the other. */
function momentsByReplicate(values: Float64Array, counts: Float64Array): Moments[] {
  let end = 0
  return Array.from(counts, (count) => {
    const start = end
    end += count
    return momentsOf(values.subarray(start, end))
  })
}

/**
 * Of all replicates together, and how far the mean may be off: the half width of its 95 % interval.
 * Units: mean, sd and meanError those of the figures, squares their square.  Shape: each [R].
 * Errors: throws where there is no replicate; meanError is NaN of a single one, and where none has a figure.
 * Source: Student's t over the replicates, as a linearised ratio where they differ in length, see errorOfRatio.
 */
export function spreadOfReplicates(each: readonly Moments[]): Moments & { readonly sd: number; readonly meanError: number } {
  const all = each.reduce(together)
  const counts = Float64Array.from(each, ({ n }) => n)
  const offMean = Float64Array.from(each, ({ n, mean }) => (n > 0 ? n * (mean - all.mean) : 0))
  return { ...all, sd: standardDeviation(all), meanError: errorOfRatio(offMean, counts, 0, all.n) }
}

/**
 * The 95 % half width of sum(tops) / sum(counts), from the spread of the replicates.
 * Counts differ only where some samples never came; then this is the linearised error of a ratio
 * (Cochran, Sampling Techniques, 1977, section 6.4), else that of the plain mean.
 */
export function errorOfRatio(tops: Float64Array, counts: Float64Array, value: number, n: number): number {
  const R = counts.length
  let squares = 0
  for (let r = 0; r < R; r++) squares += (tops[r]! - value * counts[r]!) ** 2
  return (studentHalfWidth(R - 1) * Math.sqrt((squares * R) / (R - 1))) / n
}

function errorOfNever(counts: Float64Array, share: number, plan: SamplePlan): number {
  const nevers = counts.map((count) => plan.perReplicate - count)
  const all = new Float64Array(plan.replicates).fill(plan.perReplicate)
  return errorOfRatio(nevers, all, share, plan.samples)
}

/**
 * Half widths for quantiles: the error of the distribution function at the quantile, carried over to the values
 * by reading the quantiles at p less and p plus that error, by `quantilesFor`. A replicate's own quantile would be biased by
 * as much as its spread, since its points are even.
 * Source: the inversion of Woodruff, JASA 47 (1952) 635-646, doi:10.1080/01621459.1952.10483443, with replicates as in Kaplan,
 * Li, Nakayama, Tuffin, "Randomized quasi-Monte Carlo for quantile estimation", Winter Simulation Conference 2019.
 */
export function errorsOfQuantiles(
  around: CountsAround,
  counts: Float64Array,
  quantiles: readonly number[],
  quantilesFor: (probabilities: readonly number[]) => readonly number[],
): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const ends = quantiles.flatMap((quantile, k) => {
    const { below, atMost } = around(quantile)
    const p = probabilities[k]!
    return [p - errorOfShare(below, counts, n), p + errorOfShare(atMost, counts, n)]
  })
  const reached = quantilesFor(ends)
  return quantiles.map((_, k) => (reached[2 * k + 1]! - reached[2 * k]!) / 2)
}

/** Even points may agree on a share to the last sample; the place of the quantile between two samples stays open. */
const fewestSamples = 2

function errorOfShare(tops: Float64Array, counts: Float64Array, n: number): number {
  const share = tops.reduce((sum, count) => sum + count, 0) / n
  return Math.max(errorOfRatio(tops, counts, share, n), fewestSamples / n)
}

/** In each replicate, how many values are below a bound and how many at most it.  Shape: each [R]. */
export type CountsAround = (bound: number) => { readonly below: Float64Array; readonly atMost: Float64Array }

export function countsIn(pieces: readonly Float64Array[]): CountsAround {
  return (bound) => {
    const below = new Float64Array(pieces.length)
    const atMost = new Float64Array(pieces.length)
    for (const [r, piece] of pieces.entries()) {
      let less = 0
      let upTo = 0
      for (let s = 0; s < piece.length; s++) {
        const value = piece[s]!
        // Without a branch: which way it goes cannot be foretold.
        less += Number(value < bound)
        upTo += Number(value <= bound)
      }
      below[r] = less
      atMost[r] = upTo
    }
    return { below, atMost }
  }
}
