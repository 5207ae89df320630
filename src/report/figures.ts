/** Figures in a report: with three significant digits and their unit, as shares, as months of the calendar. */
import type { Stats } from "../decide/index.ts"
import { formatFigure, formatUnit, formatValue, readableUnit } from "../units/index.ts"
import type { Words } from "../words/index.ts"

export type FigureValue = number | null | undefined

/** Without the unit, for a column whose unit stands in its head or beside it. */
export function bare(words: Words, x: FigureValue): string {
  return formatValue(x, "", words.language)
}

/** The same, told in the thousands of a figure that it stands beside: `76.2万 ± 0.83万`. */
function bareBeside(words: Words, x: FigureValue, other: FigureValue): string {
  return formatFigure(x, { lang: words.language, ...(typeof other === "number" ? { like: other } : {}) }).replace(
    / (?=\D+$)/u,
    "",
  )
}

/** `like`: of a range the figure by whose size all are told in one unit. */
export function withUnit(words: Words, x: FigureValue, unit: string, like: number | null = null): string {
  return formatValue(x, unit, words.language, like)
}

/** A unit by itself: of a column, or beside a name. */
export function unitText(words: Words, unit: string): string {
  return formatUnit(unit, words.language)
}

/** With so many digits as it has, for what is to be typed or met to the last of them. */
export function exactly(words: Words, x: number, unit: string): string {
  return formatValue(x, unit, words.language, null, digitsOf(x))
}

/** Significant ones, three at least; more than nine are those of the machine. */
function digitsOf(x: number): number {
  for (let count = 3; count < 9; count++) if (Number(x.toPrecision(count)) === x) return count
  return 9
}

/** Without the unit, which stands at another figure beside it: counted as that one is, in days where that one is. */
export function beside(words: Words, x: FigureValue, other: FigureValue, unit: string): string {
  const { factor } = readableUnit(other ?? 0, unit)
  return bareBeside(words, typeof x === "number" ? x * factor : x, typeof other === "number" ? other * factor : other)
}

/** Less than this is no figure that anyone needs, and yet not nothing. */
export const tinyShare = 0.001

/** A probability or a share: what is nearly impossible or nearly certain is not said to be so. */
export function share(words: Words, x: FigureValue): string {
  if (typeof x === "number" && x > 0 && x < tinyShare) return words.report.under("0.1 %")
  if (typeof x === "number" && x > 1 - tinyShare && x < 1) return words.report.over("99.9 %")
  return formatFigure(x, { lang: words.language, unit: "%" })
}

/** A change: with its sign. */
export function change(words: Words, x: FigureValue, unit: string): string {
  const text = withUnit(words, x, unit)
  return typeof x === "number" && x > 0 ? `+${text}` : text
}

/** 5 to 95 %, without the unit, which stands at the mean; empty where it is not known. */
export function spread(words: Words, { mean, p5, p95 }: Pick<Stats, "mean" | "p5" | "p95">, unit: string): string {
  if (p5 === null || p95 === null) return ""
  return words.report.range(beside(words, p5, mean, unit), beside(words, p95, mean, unit))
}

/** A month counted from the start as one of the calendar, where the file says when it starts. */
export function calendarMonth(words: Words, start: string | null, month: FigureValue): string {
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
