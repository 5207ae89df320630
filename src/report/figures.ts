/** Figures in a report: with three significant digits and their unit, as shares, as months of the calendar. */
import type { Stats } from "../decide/index.ts"
import { formatFigure, formatValue } from "../units/index.ts"
import type { Words } from "../words/index.ts"

export type Figure = number | null | undefined

/** Without the unit, for a column whose unit stands in its head or beside it. */
export function bare(words: Words, x: Figure): string {
  return formatValue(x, "", words.language)
}

export function withUnit(words: Words, x: Figure, unit: string): string {
  return formatValue(x, unit, words.language)
}

/** Less than this is no figure that anyone needs, and yet not nothing. */
const tiny = 0.001

/** A probability or a share: what is nearly impossible or nearly certain is not said to be so. */
export function share(words: Words, x: Figure): string {
  if (typeof x === "number" && x > 0 && x < tiny) return words.report.under("0.1 %")
  if (typeof x === "number" && x > 1 - tiny && x < 1) return words.report.over("99.9 %")
  return formatFigure(x, { lang: words.language, unit: "%" })
}

/** A change: with its sign. */
export function change(words: Words, x: Figure, unit: string): string {
  const text = withUnit(words, x, unit)
  return typeof x === "number" && x > 0 ? `+${text}` : text
}

/** 5 to 95 %, without the unit; empty where it is not known. */
export function spread(words: Words, stats: Pick<Stats, "p5" | "p95">): string {
  if (stats.p5 === null || stats.p95 === null) return ""
  return words.report.range(bare(words, stats.p5), bare(words, stats.p95))
}

/** A month counted from the start as one of the calendar, where the file says when it starts. */
export function calendarMonth(words: Words, start: string | null, month: Figure): string {
  if (month === null || month === undefined || Number.isNaN(month)) return bare(words, null)
  if (month === Number.POSITIVE_INFINITY) return words.report.never
  const [year, first] = (start ?? "").split("-").map(Number)
  if (year === undefined || first === undefined) return words.report.month(Math.floor(month))
  const count = year * 12 + (first - 1) + Math.floor(month)
  return words.report.calendar(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1)
}

/** `2027-03` in the words of the language. */
export function writtenMonth(words: Words, month: string): string {
  const [year, number] = month.split("-").map(Number)
  return year === undefined || number === undefined ? month : words.report.calendar(year, number)
}
