/** What `trends` tells of a venture: how the prices that it lives under go, what that makes of its margin, and which of them kill it. */
import type { PriceCourse } from "../../trends/index.ts"
import type { Stats } from "../stats.ts"

/** Quantiles; null where one is not known. */
export type Band = { readonly [Name in "p5" | "p25" | "p50" | "p75" | "p95"]: number | null }

export type TrendTold = {
  /** As written: `token prices`. */
  readonly name: string
  /** `trend.token_prices`: its quantities stand below it. */
  readonly root: string
  /** Change in a year: -0.2 is a fifth less. */
  readonly growth: Band
  /** Price over that of the start at the end of each year of the plan. */
  readonly factor: readonly Band[]
  /** The same month by month. */
  readonly course: { readonly [Name in keyof Band]: readonly (number | null)[] }
  /** Paths of the quantities that it changes. */
  readonly actsOn: readonly string[]
  /** What the rate was fitted to; null where the founder states it. */
  readonly fit: {
    readonly observations: number
    readonly from: string
    readonly to: string
    readonly source: { readonly title: string; readonly where: string | null; readonly date: string }
  } | null
}

export type RuleTold = {
  readonly name: string
  readonly root: string
  /** The day from which it applies; null for one of the founder's own. */
  readonly applies: string | null
  /** In all projects of which it is told: once [currency], by the month [currency/month], of the launch [month]. */
  readonly cost: Stats | null
  readonly upkeep: Stats | null
  readonly delay: Stats | null
  readonly source: { readonly title: string; readonly where: string | null; readonly date: string } | null
}

/** The end of the margin without one of the trends, on the same draws. */
export type WithoutTrend = {
  readonly name: string
  readonly root: string
  /** Probability that the margin dies within the horizon. */
  readonly dies: number
  /** Of the draws in which it dies with all trends, the share in which it does not, or does so later. */
  readonly saves: number
  /** Median of the month in which it dies, where it does. */
  readonly month: number | null
}

export type ProjectTrends = {
  readonly name: string
  readonly label: string
  /** Gross profit over revenue in each year of the plan, of the draws that sell anything. */
  readonly margin: readonly Band[]
  /** Path of `business.margin_end`. */
  readonly path: string
  /** Month from which on the margin is dead, with the probability of never. */
  readonly end: Stats
  /** Null where the project never sells anything: then there is no margin to lose. */
  readonly dies: number | null
  /** The one that saves most first. */
  readonly without: readonly WithoutTrend[]
  /** Without any of them. */
  readonly withoutAll: WithoutTrend | null
}

export type TrendsAnswer = {
  readonly samples: number
  readonly seed: number
  /** A gross margin below this counts as dead. */
  readonly least: number
  readonly trends: readonly TrendTold[]
  readonly rules: readonly RuleTold[]
  readonly projects: readonly ProjectTrends[]
  /** Public prices so far and ahead, where a trend of tokens is expected. */
  readonly prices: PriceCourse | null
}
