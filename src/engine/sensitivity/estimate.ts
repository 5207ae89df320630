/**
 * A figure and how far it may be off: half of its 95 % interval, from the spread of the replicates (see run/replicates.ts).
 * Letters: R replicates.
 */
import type { SamplePlan } from "../run/replicates.ts"
import { studentHalfWidth } from "../run/student.ts"

export type Estimate = {
  readonly value: number
  /** Null where the replicates do not tell. */
  readonly error: number | null
}

/**
 * The ratio of two sums, of which each replicate holds a part.  Shape: tops, bottoms [R].
 * Source: the linearised error of a ratio, W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 6.4.
 */
export function ratioOf(tops: ArrayLike<number>, bottoms: ArrayLike<number>): Estimate {
  const R = tops.length
  let [top, bottom] = [0, 0]
  for (let r = 0; r < R; r++) {
    top += tops[r]!
    bottom += bottoms[r]!
  }
  const value = top / bottom
  let squares = 0
  for (let r = 0; r < R; r++) squares += (tops[r]! - value * bottoms[r]!) ** 2
  return { value, error: known((studentHalfWidth(R - 1) * Math.sqrt((squares * R) / (R - 1))) / Math.abs(bottom)) }
}

/** The mean of samples laid out as planned.  Shape: [samples]. */
export function meanOf(values: Float64Array, plan: SamplePlan): Estimate {
  const sums = sumsByReplicate(values.length, plan, (s) => values[s]!)
  return ratioOf(sums, new Float64Array(plan.replicates).fill(plan.perReplicate))
}

/** Sums of what is told of each sample, one for each replicate.  Shape: [R]. */
export function sumsByReplicate(samples: number, { perReplicate }: SamplePlan, of: (sample: number) => number): Float64Array {
  const sums = new Float64Array(samples / perReplicate)
  for (let r = 0, s = 0; r < sums.length; r++) {
    let sum = 0
    for (const end = s + perReplicate; s < end; s++) sum += of(s)
    sums[r] = sum
  }
  return sums
}

/**
 * A figure that is no ratio of sums: it is taken again without each replicate, and the spread of these tells its error.
 * Source: the jackknife, B. Efron, C. Stein, Annals of Statistics 9 (1981) 586-596, doi:10.1214/aos/1176345462.
 */
export function jackknife(replicates: number, figure: (without: number | null) => number): Estimate {
  const value = figure(null)
  const others = Array.from({ length: replicates }, (_, r) => figure(r))
  const mean = others.reduce((sum, x) => sum + x, 0) / replicates
  const squares = others.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { value, error: known(studentHalfWidth(replicates - 1) * Math.sqrt((squares * (replicates - 1)) / replicates)) }
}

function known(error: number): number | null {
  return Number.isFinite(error) ? error : null
}
