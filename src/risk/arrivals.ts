/**
 * How many events of a risk are looked at. Events arrive at random with a constant rate (a Poisson process), so
 * the time to the next one is exponential; each is an input of its own, and their number must be fixed beforehand.
 */
import { quantile } from "../engine/index.ts"
import type { Value } from "../units/index.ts"
import type { RiskEntry } from "./section.ts"

/** More events than this are never looked at, nor are fewer where the rate is a formula. */
export const mostEvents = 24
/** An event beyond those looked at happens less often than this, at the upper end of the rate. */
const overlooked = 0.001
/** Of a rate that is uncertain, the end that counts. */
const upperEnd = 0.95

export type EventCount = { readonly count: number; readonly isEnough: boolean }

/** Events within the horizon to look at.  Units: months [month]. */
export function eventCount({ probability, frequency }: RiskEntry, months: number): EventCount {
  const rate =
    probability === null
      ? upperFigure(frequency?.value ?? null)
      : rateOfProbability(upperFigure(probability.value), probability.value)
  if (rate === null) return { count: mostEvents, isEnough: true }
  const mean = rate * months
  let count = 1
  while (count < mostEvents && tail(count, mean) > overlooked) count++
  return { count, isEnough: tail(count, mean) <= overlooked }
}

/** P(N > count), N ~ Poisson(mean). */
function tail(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let sum = term
  for (let k = 1; k <= count; k++) {
    term *= mean / k
    sum += term
  }
  return 1 - sum
}

/** Base units, where figures tell. */
function upperFigure(value: Value | null): number | null {
  switch (value?.kind) {
    case "constant":
      return value.magnitude * value.unit.factor
    case "random":
      return quantile(value.distribution)(upperEnd) * value.unit.factor
    case "decision":
      return (value.options.kind === "list" ? Math.max(...value.options.values) : value.options.high) * value.unit.factor
    case "bound":
      return upperFigure(value.limit)
    default:
      return null
  }
}

/** The rate by month at which at least one event in the period has this probability. */
function rateOfProbability(byMonth: number | null, value: Value | null): number | null {
  if (byMonth === null) return null
  const period = periodOf(value)
  return -Math.log(1 - Math.min(byMonth * period, certain)) / period
}

/** Nearer to 1 than this a probability is as good as certain. */
const certain = 0.9999

/** Months of the period in which a probability was written: 12 of `%/year`. */
export function periodOf(value: Value | null): number {
  const unit = value !== null && "unit" in value ? value.unit.text : ""
  return /year|年/u.test(unit) ? 12 : 1
}
