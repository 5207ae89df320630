/** Trends of prices and efficiencies: what they were fitted to, how fast they go, and how sure that is. */
import { nearest } from "../diagnostics/index.ts"
import { normalName } from "./names.ts"
import type { Entry, Unknown } from "./source.ts"
import json from "./trends.json" with { type: "json" }
import fittedJson from "./trends-fitted.json" with { type: "json" }

/** What the log-linear fit says; written by tools/fit/trends.ts. */
export type TrendFit = {
  readonly id: string
  readonly observations: number
  readonly groups: number
  readonly clusters: number
  /** First and last month that is observed. */
  readonly from: string
  readonly to: string
  /** Change in a year: -0.2 is a fifth less; and the ends of its 90 % interval. */
  readonly growth: number
  readonly low: number
  readonly high: number
  /** Standard deviation of an observation about its line, of the logarithm. */
  readonly spread: number
  /** Factor in a year, 5 % to 95 %, as a quantity: `0.66 to 0.93`. */
  readonly yearly: string
  /** An observation against its line, 5 % to 95 %. */
  readonly level: string
}

export type TrendSeries = Entry & {
  /** Whether it belongs to what a founder expects who says no more than `trends: usual`. */
  readonly isUsual: boolean
  readonly aliases: readonly string[]
  readonly unit: string
  /** On which prices of a venture it acts by itself. */
  readonly actsOn: "rents" | "serving" | "machines" | "power" | "tokens" | null
  /** Where the fit holds for a time only: `12 month`. */
  readonly until: string | null
  /** The series whose observations are one price over time each, so that their spread tells how far a price strays from its line. */
  readonly levelOf: string | null
  readonly fit: TrendFit
}

const fits: readonly TrendFit[] = fittedJson.series

// Both files are checked entry by entry in trends.test.ts, so their shapes are the declared ones.
export const trendSeries: readonly TrendSeries[] = (json as readonly Omit<TrendSeries, "fit">[]).flatMap((series) =>
  fits.filter(({ id }) => id === series.id).map((fit) => ({ ...series, fit })),
)

/** By its id as a name of words (`gpu rents`) or an alias. */
export function findTrend(name: string): TrendSeries | Unknown {
  const wanted = normalName(name)
  const found = trendSeries.find(({ id, aliases }) => [id, ...aliases].some((other) => normalName(other) === wanted))
  return found ?? { nearest: nearest(name, trendNames) }
}

/** As a founder writes them. */
export const trendNames: readonly string[] = trendSeries.map(({ id }) => id.replaceAll("-", " "))
