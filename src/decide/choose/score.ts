/**
 * What is maximised: the mean of the objective, or of its utility with constant relative or absolute risk aversion.
 * Scores are compared in utility; `back` brings a mean utility to the certain amount that is worth as much.
 */
import { average } from "../../engine/index.ts"
import type { Objective } from "../../venture/index.ts"

export type Score = {
  /** Utility of each sample.  Shape: as values. */
  readonly utility: (values: Float64Array) => Float64Array
  /** The certainty equivalent of a mean utility, in the objective's base unit. */
  readonly back: (meanUtility: number) => number
  /** Lower amounts count as this one, in the objective's base unit. */
  readonly floor: number
}

/** Amounts below this share of the typical one count as this: the utility of nothing at all is minus infinity. */
const leastShare = 1e-6

const neutral: Score = { utility: (values) => values, back: (mean) => mean, floor: Number.NEGATIVE_INFINITY }

/**
 * u(w) = (w / scale)^(1 - A) / (1 - A), log(w / scale) for A = 1; without risk aversion the amount itself.
 * Units: `scale` a typical amount of the objective, in its base unit.
 * Source: J. W. Pratt, "Risk aversion in the small and in the large", Econometrica 32 (1964) 122-136, doi:10.2307/1913738.
 */
export function scoreOf({ riskAversion, riskTolerance }: Objective, scale: number): Score {
  if (riskTolerance !== undefined) return withTolerance(riskTolerance.value)
  if (riskAversion === null || riskAversion === 0) return neutral
  const typical = scale > 0 && Number.isFinite(scale) ? scale : 1
  const power = 1 - riskAversion
  const share = (value: number): number => Math.max(value / typical, leastShare)
  const floor = leastShare * typical
  if (power === 0)
    return { utility: (values) => values.map((v) => Math.log(share(v))), back: (mean) => typical * Math.exp(mean), floor }
  return {
    floor,
    utility: (values) => values.map((v) => share(v) ** power / power),
    back: (mean) => typical * (mean * power) ** (1 / power),
  }
}

/** Beyond so many tolerances of loss the utility would leave the range of numbers; what is lost more counts as this. */
const mostLost = 600

/**
 * u(x) = 1 - exp(-x / R).  Units: `tolerance` R in the objective's base unit.
 * Source: as above, section 6 (constant absolute risk aversion).
 */
function withTolerance(tolerance: number): Score {
  return {
    floor: Number.NEGATIVE_INFINITY,
    utility: (values) => values.map((x) => -Math.expm1(Math.min(mostLost, -x / tolerance))),
    back: (mean) => -tolerance * Math.log1p(-mean),
  }
}

/** A NaN anywhere makes a mean that is worse than any. */
export function meanScore(utilities: Float64Array): number {
  const mean = average(utilities)
  return Number.isNaN(mean) ? Number.NEGATIVE_INFINITY : mean
}
