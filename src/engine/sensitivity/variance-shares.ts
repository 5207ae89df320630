/**
 * Sobol's shares of the variance of a result: of each input alone, and with all its interactions; of a scalar, or of a monthly
 * result in each of its months. Each has its 95 % interval, from the replicates.
 */
import { reachedBy } from "../derivative/jumps.ts"
import type { Correlation } from "../run/correlation.ts"
import type { Sampler } from "../run/sampler.ts"
import { type Asked, resultsOn } from "./asked.ts"
import { firstOrderShares } from "./bins.ts"
import { walksOver } from "./conditional-draws.ts"
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
  const walk = walksOver(sampler, { correlations, inputs, reached: reachedBy(sampler.model.graph, asked.node) })
  return inputs.map((input) => {
    const anew = walk()
    for (let s = 0; s < plan.samples; s++) anew.draw(s, input)
    const redrawn = resultsOn(sampler, asked, anew.columns)
    const first = firstOrderShares(columns[input] ?? new Float64Array(plan.samples), base, plan)
    const total = base.map((y, month) => totalShare(y, redrawn[month] ?? y, plan))
    return { input, first, total }
  })
}

/**
 * The share of the variance that stays when all inputs but one are known, from 0 to 1.  Shape: y and redrawnY [samples].
 * Source: M. J. W. Jansen, Computer Physics Communications 117 (1999) 35-43, doi:10.1016/S0010-4655(98)00154-4.
 */
function totalShare(y: Float64Array, redrawnY: Float64Array, plan: Sampler["plan"]): Estimate | null {
  let mean = 0
  for (let s = 0; s < y.length; s++) mean += (y[s]! - mean) / (s + 1)
  const bottoms = sumsByReplicate(y.length, plan, (s) => (y[s]! - mean) ** 2)
  const tops = sumsByReplicate(y.length, plan, (s) => (y[s]! - redrawnY[s]!) ** 2 / 2)
  const { value, error } = ratioOf(tops, bottoms)
  return Number.isFinite(value) ? { value: Math.min(1, value), error } : null
}

/** As above, as a plain figure; 0 where it is not known. */
export function totalEffect(y: Float64Array, redrawnY: Float64Array, variance: number): number {
  let sum = 0
  for (let s = 0; s < y.length; s++) sum += (y[s]! - redrawnY[s]!) ** 2
  const total = sum / (2 * y.length * variance)
  return Number.isFinite(total) ? Math.min(1, total) : 0
}
