/**
 * Sobol's shares of the variance of a result: of each input alone, and with all its interactions; of a scalar, or of a monthly
 * result in each of its months. Each has its 95 % interval, from the replicates.
 */
import { reachedBy } from "../derivative/jumps.ts"
import type { Correlation } from "../run/correlation.ts"
import { average } from "../run/moments.ts"
import type { SamplePlan } from "../run/replicates.ts"
import type { Sampler } from "../run/sampler.ts"
import { type Asked, resultsOn } from "./asked.ts"
import { firstOrderShares } from "./bins.ts"
import { eachAnew } from "./conditional-draws.ts"
import { type Estimate, ratioOf, sumsByReplicate } from "./estimate.ts"

/** Null in a month in which the result does not vary, or is not finite.  Shapes: [months]. */
export type VarianceShares = {
  readonly input: number
  /** Var(E(y | x)) / Var(y): what vanishes when the input is known. Of a correlated one, what it says of others counts too. */
  readonly first: readonly (Estimate | null)[]
  /** E(Var(y | all others)) / Var(y): what stays when all others are known. */
  readonly total: readonly (Estimate | null)[]
}

/**
 * First shares come from the samples that are there (see bins.ts), total ones from one more run an input, in which it alone is drawn
 * anew. `base` is the result on the drawn columns.
 * Source of the design: A. Saltelli and others, Computer Physics Communications 181 (2010) 259-270, doi:10.1016/j.cpc.2009.09.018;
 * inputs drawn given the others: S. Kucherenko, S. Tarantola, P. Annoni, same journal 183 (2012) 937-946, doi:10.1016/j.cpc.2011.12.020.
 */
export function varianceShares(
  sampler: Sampler,
  asked: Asked,
  correlations: readonly Correlation[],
  inputs: readonly number[],
  base: readonly Float64Array[] = resultsOn(sampler, asked),
): VarianceShares[] {
  const { plan, columns } = sampler
  const anew = eachAnew(sampler, { correlations, inputs, reached: reachedBy(sampler.model.graph, asked.node) })
  return inputs.map((input) => {
    const redrawn = resultsOn(sampler, asked, anew(input))
    const first = firstOrderShares(columns[input] ?? new Float64Array(plan.samples), base, plan)
    const total = base.map((y, month) => totalShare(y, redrawn[month] ?? y, plan))
    return { input, first, total }
  })
}

/**
 * The share of the variance that stays when all inputs but one are known, from 0 to 1; null where the result does not vary, or is not
 * finite. The variance is that of both results together: what is a large deviation in one of them is then one above and below.
 * Shape: y and redrawnY [samples].
 * Source: M. J. W. Jansen, Computer Physics Communications 117 (1999) 35-43, doi:10.1016/S0010-4655(98)00154-4.
 */
export function totalShare(y: Float64Array, redrawnY: Float64Array, plan: SamplePlan): Estimate | null {
  const mean = (average(y) + average(redrawnY)) / 2
  const moved = (s: number): number => (y[s]! - redrawnY[s]!) ** 2
  const tops = sumsByReplicate(y.length, plan, moved)
  const bottoms = sumsByReplicate(y.length, plan, (s) => (y[s]! - mean) ** 2 + (redrawnY[s]! - mean) ** 2)
  const { value, error } = ratioOf(tops, bottoms)
  if (!Number.isFinite(value)) return null
  const fewest =
    (fewestSamples * value) /
    telling(
      tops,
      sumsByReplicate(y.length, plan, (s) => moved(s) ** 2),
    )
  return { value: Math.min(1, value), error: error === null || value === 0 ? error : Math.max(error, fewest) }
}

/** Replicates may agree because none of them holds what is rare; what so few samples tell may change by these. */
const fewestSamples = 2

/** How many samples as good as make up a sum. Source: L. Kish, Survey Sampling, Wiley 1965, section 11.7. */
function telling(sums: Float64Array, squares: Float64Array): number {
  const sum = (parts: Float64Array): number => parts.reduce((all, part) => all + part, 0)
  return sum(sums) ** 2 / sum(squares)
}
