/** What a file expects, as plain data for whoever tells of it. */
import type { TrendRule, TrendSeries } from "../data/index.ts"
import type { LoweredTrends } from "./lower-trends.ts"

export type ExpectedTrend = {
  /** As written: `token prices`. */
  readonly label: string
  /** Before the names of its quantities: `trend.token_prices`. */
  readonly root: string
  /** The series it was fitted to; null for one of the founder's own. */
  readonly series: TrendSeries | null
  /** Whether the founder states the rate himself. */
  readonly isStated: boolean
}

export type ExpectedRule = {
  readonly label: string
  readonly root: string
  /** Where what the founder says of it stands: `trends.licence`. */
  readonly field: string
  readonly rule: TrendRule | null
}

export type ExpectedTrends = { readonly trends: readonly ExpectedTrend[]; readonly rules: readonly ExpectedRule[] }

export function expectedOf({ trends, rules }: LoweredTrends): ExpectedTrends {
  return {
    trends: trends.map(({ label, root, series, entry }) => ({ label, root, series, isStated: entry.growth !== null })),
    rules: rules.map(({ label, root, field, rule }) => ({ label, root, field, rule })),
  }
}
