/**
 * The value of knowing several things at once: conditional means by regression, fitted without the replicate that they are used in,
 * so that an input that says nothing is worth nothing on average. The rule of choice is that of one input (partial-information.ts).
 */
import { average, momentsOf, type SamplePlan, standardDeviation } from "../../engine/index.ts"
import { byReplicate } from "../by-replicate.ts"
import { shortfallAt } from "../choose/limits.ts"
import { basisOf } from "./basis.ts"
import { type CrossFit, crossFitOf } from "./cross-fit.ts"
import type { Candidate } from "./partial-information.ts"

/** In utility; 0 where chance alone may well give as much. */
export type JointInformation = { readonly value: number; readonly error: number }

/** Features are learnt from at least so many samples each. */
const samplesEach = 12
const mostFeatures = 110

/** Shape: columns [inputs][samples]. */
export function jointInformation(
  columns: readonly Float64Array[],
  candidates: readonly Candidate[],
  plan: SamplePlan,
): JointInformation {
  const features = basisOf(columns, Math.min(mostFeatures, Math.floor(plan.samples / samplesEach)))
  const [base, ...rivals] = candidates
  if (base === undefined || features.length === 0) return { value: 0, error: 0 }
  const fit = crossFitOf(features, plan)
  const highest = new Float64Array(plan.samples)
  const gain = new Float64Array(plan.samples)
  const least = lackOf(base, fit)
  for (const rival of rivals) {
    const above = rival.utility.map((value, s) => value - base.utility[s]!)
    if (!above.every(Number.isFinite)) continue
    const expected = fit.meanOf(above)
    const lack = least === null ? null : lackOf(rival, fit)
    for (let s = 0; s < gain.length; s++) {
      if (expected[s]! <= highest[s]! || (lack !== null && least !== null && lack[s]! > least[s]!)) continue
      highest[s] = expected[s]!
      gain[s] = above[s]!
    }
  }
  const parts = Float64Array.from(byReplicate(gain, plan, average))
  const moments = momentsOf(parts)
  const error = standardDeviation(moments) / Math.sqrt(plan.replicates)
  return { value: moments.mean > error ? moments.mean : 0, error }
}

/** How much of its constraints a candidate lacks, as far as is known in each sample; null where it has none.  Shape: [samples]. */
function lackOf({ limits, votes, utility }: Candidate, fit: CrossFit): Float64Array | null {
  if (limits.length === 0) return null
  const lack = new Float64Array(utility.length)
  for (const [l, limit] of limits.entries()) {
    const share = fit.meanOf(votes[l] ?? lack)
    for (let s = 0; s < lack.length; s++) lack[s]! += shortfallAt(limit, Math.max(0, Math.min(1, share[s]!)))
  }
  return lack
}
