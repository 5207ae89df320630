/**
 * How far from the best of all that was tried the decisions taken may be: each replicate of the draws chooses for itself, and
 * what its own best has before the one taken is, in the mean, at least as much as the true best has.
 * Source: W.-K. Mak, D. P. Morton, R. K. Wood, "Monte Carlo bounding techniques for determining solution quality in stochastic
 * programs", Operations Research Letters 24 (1999) 47-56, doi:10.1016/S0167-6377(98)00054-6, section 3.2.
 */
import { average } from "../../engine/index.ts"
import { halfWidth } from "../worth/student.ts"
import type { Score } from "./score.ts"

/** What was tried, by replicate: mean utilities. `shortfall` as of a trial. */
export type Tally = { readonly shortfall: number; readonly means: readonly number[] }

/**
 * The upper end of the one-sided 95 % interval of the gap, at least 0. Only what keeps the constraints as well takes part.
 * Units: the objective's base unit.  Shape: means [replicates], as many in each.
 * Errors: null where a mean is not known.
 */
export function gapOf(chosen: Tally, tried: readonly Tally[], { back }: Pick<Score, "back">): number | null {
  const rivals = tried.filter(({ shortfall }) => shortfall <= chosen.shortfall)
  const gaps = Float64Array.from(chosen.means, (mean, r) => {
    const best = rivals.reduce((most, { means }) => Math.max(most, means[r] ?? mean), mean)
    return back(best) - back(mean)
  })
  // Twice 5 % lie outside the two-sided interval of 90 %.
  const bound = average(gaps) + halfWidth(gaps, 90)
  return Number.isFinite(bound) ? bound : null
}
