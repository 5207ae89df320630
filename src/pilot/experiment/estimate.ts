/** A figure with its interval, and the ways by which intervals are found where no formula of the figure's own exists. */
import { normalQuantile, quantilesOf } from "../../engine/index.ts"
import { randomOf } from "../engine/random.ts"

export type Estimate = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly how: "wilson" | "delong" | "normal" | "bootstrap"
}

export type IntervalAsked = {
  /** How much of what could be the interval holds: 0.9, 0.95. */
  readonly level: number
  readonly seed: number
  /** How many times the rows are drawn anew where no formula exists. */
  readonly resamples: number
}

export const usualInterval: IntervalAsked = { level: 0.95, seed: 1, resamples: 400 }

/** A figure of its standard error. */
export function normalEstimate(value: number, error: number, level: number, how: Estimate["how"] = "normal"): Estimate {
  const half = normalQuantile((1 + level) / 2) * error
  return { value, low: value - half, high: value + half, how }
}

/** The mean of values that were drawn apart from each other: users, documents, rows. One value tells nothing of its error. */
export function meanEstimate(values: ArrayLike<number>, level: number): Estimate {
  const count = values.length
  let mean = 0
  for (let k = 0; k < count; k++) mean += values[k]! / count
  let squares = 0
  for (let k = 0; k < count; k++) squares += (values[k]! - mean) ** 2
  const error = count < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(squares / (count - 1) / count)
  return normalEstimate(mean, error, level)
}

/**
 * A share of independent trials.
 * Source: Wilson 1927, doi:10.1080/01621459.1927.10502953, without correction for continuity.
 */
export function shareEstimate(hits: number, trials: number, level: number): Estimate {
  const z = normalQuantile((1 + level) / 2)
  const share = hits / trials
  const centre = (share + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials)
  const half = (z * Math.sqrt((share * (1 - share)) / trials + (z / (2 * trials)) ** 2)) / (1 + z ** 2 / trials)
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), how: "wilson" }
}

/**
 * Any figure of rows: rows drawn anew with replacement, the figure of each draw, its quantiles. Draws whose figure is no number
 * (one class alone) are left out.
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13 (percentile interval).
 */
export function bootstrapEstimate(rows: number, figure: (rows: Int32Array) => number, asked: IntervalAsked): Estimate {
  const random = randomOf(asked.seed)
  const drawn = new Int32Array(rows)
  const figures: number[] = []
  for (let k = 0; k < asked.resamples; k++) {
    for (let row = 0; row < rows; row++) drawn[row] = random.below(rows)
    const one = figure(drawn)
    if (Number.isFinite(one)) figures.push(one)
  }
  const value = figure(Int32Array.from({ length: rows }, (_, row) => row))
  const ends = [(1 - asked.level) / 2, (1 + asked.level) / 2]
  const [low, high] =
    figures.length === 0 ? [Number.NaN, Number.NaN] : quantilesOf(Float64Array.from(figures), figures.length, ends)
  return { value, low: low!, high: high!, how: "bootstrap" }
}
