/**
 * Whether a score that looks like a probability is one: the odds of yes against those that it tells, by a logistic line.
 * Source: Cox, Two further applications of a model for binary regression (Biometrika 45, 1958).
 */
import { normalQuantile } from "../distributions.ts"
import { familyOf } from "../fit/families.ts"
import { inverseOfProducts } from "../fit/orthogonal.ts"
import { fitGlm } from "../fit/weighted-steps.ts"
import type { Interval } from "../proportions.ts"

export type Calibration = {
  readonly told: number
  readonly counted: number
  /** 1 where the score is right; below, it is too sure of itself: high scores too high, low ones too low. Null where rows tell nothing. */
  readonly slope: { readonly estimate: number; readonly interval: Interval } | null
  /** Of the odds, with the slope at 1: above 1 where yes is more frequent than told. */
  readonly odds: { readonly estimate: number; readonly interval: Interval } | null
  readonly verdict: "right" | "tooSure" | "tooTimid" | "tooLow" | "tooHigh" | "unknown"
}

/** Null where a score lies outside of 0 and 1. */
export function calibrationOf(scores: Float64Array, truths: Float64Array, alpha: number): Calibration | null {
  if (scores.some((score) => score < 0 || score > 1)) return null
  const odds = scores.map((score) => {
    const clipped = Math.min(1 - 1e-6, Math.max(1e-6, score))
    return Math.log(clipped / (1 - clipped))
  })
  const constant = new Float64Array(scores.length).fill(1)
  const reach = normalQuantile(1 - alpha / 2)
  const slope = lastOf([constant, odds], truths, null, reach)
  const shift = lastOf([constant], truths, odds, reach)
  const exp = ({ estimate, interval: [low, high] }: NonNullable<typeof shift>): NonNullable<typeof shift> => ({
    estimate: Math.exp(estimate),
    interval: [Math.exp(low), Math.exp(high)],
  })
  const mean = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0) / values.length
  return {
    told: mean(scores),
    counted: mean(truths),
    slope,
    odds: shift === null ? null : exp(shift),
    verdict: verdictOf(slope, shift),
  }
}

type Estimated = { readonly estimate: number; readonly interval: Interval }

function lastOf(columns: Float64Array[], outcome: Float64Array, offset: Float64Array | null, reach: number): Estimated | null {
  const result = fitGlm({ columns, outcome, offset, family: familyOf("logistic") })
  if (result.kind !== "fitted") return null
  const last = columns.length - 1
  const estimate = result.coefficients[last]!
  const error = Math.sqrt(inverseOfProducts(result.factors)[last]![last]!)
  return { estimate, interval: [estimate - reach * error, estimate + reach * error] }
}

function verdictOf(slope: Estimated | null, shift: Estimated | null): Calibration["verdict"] {
  if (slope === null || shift === null) return "unknown"
  if (slope.interval[1] < 1) return "tooSure"
  if (slope.interval[0] > 1) return "tooTimid"
  return shift.interval[0] > 0 ? "tooLow" : shift.interval[1] < 0 ? "tooHigh" : "right"
}
