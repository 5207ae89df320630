/**
 * Seasons: each month of the calendar against the mean one. A month that is not named counts 100 %; all are divided by
 * their mean, so that a year as a whole stays what it is. They act on usage, and on adoption where `of` says so: then its
 * clock goes faster in high season, and who adopts within a year stays nearly the same.
 */

import { error } from "../../diagnostics/index.ts"
import type { Row } from "../../engine/index.ts"
import { type Field, list, optional, quantity, record, type Shape, word } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"

type CalendarMonth =
  | ("january" | "february" | "march" | "april" | "may" | "june")
  | ("july" | "august" | "september" | "october" | "november" | "december")

const calendarMonths: readonly CalendarMonth[] = [
  ...(["january", "february", "march", "april", "may", "june"] as const),
  ...(["july", "august", "september", "october", "november", "december"] as const),
]

type Seasonal = "usage" | "joining"
export type Season = { readonly of: readonly Seasonal[] } & { readonly [M in CalendarMonth]: Field | null }

const month = (): Shape<Field | null> => optional(quantity("", { least: 0 }))

export const seasonShape: Shape<Season> = record({
  of: list(word(["usage", "joining"])),
  ...{ january: month(), february: month(), march: month(), april: month(), may: month(), june: month() },
  ...{ july: month(), august: month(), september: month(), october: month(), november: month(), december: month() },
})

type WithSeason = { readonly season: Season | null } | null

/** A factor of formulas, ` * business.season`, or nothing. */
export function seasonOf(what: Seasonal, market: WithSeason): string {
  const season = market?.season ?? null
  if (season === null) return ""
  const acts = season.of.length === 0 ? what === "usage" : season.of.includes(what)
  return acts ? " * business.season" : ""
}

/** Errors: market-season-start. */
export function seasonRows(season: Season | null, { firstMonth, report }: BusinessGiven): Record<string, Row> {
  if (season === null) return {}
  const named = calendarMonths.flatMap((name, number) => (season[name] === null ? [] : [{ name, number }]))
  if (firstMonth === null && named.length > 0)
    report(error("market-season-start", named.map(({ name }) => season[name]?.span)[0] ?? null, {}))
  const path = (name: string): string => `market.season.${name}`
  const chosen = named.reduceRight(
    (rest, { name, number }) => `if(business.calendar_month == ${number}, ${path(name)}, ${rest})`,
    "1",
  )
  const sum = [...named.map(({ name }) => path(name)), String(12 - named.length)].join(" + ")
  return {
    calendar_month: ["", `= mod(t / 1 month + ${firstMonth ?? 0}, 12)`],
    season_mean: ["", `= (${sum}) / 12`],
    season: ["", `= ${chosen} / business.season_mean`],
  }
}
