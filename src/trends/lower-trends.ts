/** The `trends` section as quantities of the file: one draw for each trend, the same in every project. */
import { sourceOf } from "../data/index.ts"
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { daysPerMonth } from "../units/index.ts"
import type { TrendsGiven } from "./given.ts"
import { drawnRows, elapsedText, factorText } from "./path.ts"
import { type LivedRule, type LivedTrend, readEntries } from "./read-entries.ts"
import type { TrendsSection } from "./section.ts"

export type LoweredTrends = {
  readonly quantities: readonly RoomQuantity[]
  readonly trends: readonly LivedTrend[]
  readonly rules: readonly LivedRule[]
  /** Whether the founder says below which margin it is dead. */
  readonly hasMargin: boolean
}

/** Units: yearly, level, factor [1], elapsed [month]; applies, delay [month], cost [¤], upkeep [¤/month]. Shape: elapsed and factor monthly. */
export function lowerTrends(section: TrendsSection, given: TrendsGiven): LoweredTrends {
  const { trends, rules } = readEntries(section, given)
  return {
    quantities: [
      ...trends.flatMap((trend) => instance(trend.root, "trend.*", trendRows(trend))),
      ...rules.flatMap((rule) => instance(rule.root, "trend.*", ruleRows(rule, given.start))),
    ],
    trends,
    rules,
    hasMargin: section.margin !== null,
  }
}

function trendRows(trend: LivedTrend): Readonly<Record<string, Row>> {
  return {
    ...drawnRows(trend),
    elapsed: ["month", `= ${elapsedText(trend, "t")}`],
    factor: ["", `= ${factorText(trend, `${trend.root}.elapsed`)}`],
  }
}

/** What the founder says of a rule stands in a field of its own; the rest comes from the catalogue. */
function ruleRows({ entry, rule }: LivedRule, start: string | null): Readonly<Record<string, Row>> {
  if (rule === null) return {}
  const source = sourceOf(rule)
  return {
    ...(entry.from === null ? { applies: ["month", `${monthsUntil(rule.applies, start)} month`, source] satisfies Row } : {}),
    ...(entry.cost === null && rule.cost !== null ? { cost: ["¤", rule.cost, source] satisfies Row } : {}),
    ...(entry.upkeep === null && rule.upkeep !== null ? { upkeep: ["¤/month", rule.upkeep, source] satisfies Row } : {}),
    ...(entry.delay === null && rule.delay !== null ? { delay: ["month", rule.delay, source] satisfies Row } : {}),
  }
}

/** From the first month of the plan to the day; 0 where the day has passed. */
function monthsUntil(day: string, start: string | null): number {
  const [year = 0, month = 1, ofMonth = 1] = day.split("-").map(Number)
  const [firstYear = year, firstMonth = month] = (start ?? day).split("-").map(Number)
  const months = (year - firstYear) * 12 + (month - firstMonth) + (ofMonth - 1) / daysPerMonth
  return Math.max(0, Math.round(months * 100) / 100)
}
