/** Tables and charts year by year. A year is twelve months from the start; where they are a year of the calendar, it has its name. */
import type { Yearly } from "../../../decide/index.ts"
import type { ColumnChart } from "../../charts/chart.ts"
import { tinyShare } from "../../figures.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { type Pen, step } from "../pen.ts"
import { figured, pictureTable, rightOf, said, tableOf } from "./setting.ts"
import { quantityAt, type Subject } from "./subject.ts"

export type YearRow = {
  readonly label: string
  readonly path: string
  readonly show?: "amount" | "share"
  /** Among all samples, or those in which the venture lives then. */
  readonly of?: YearMean
  /** Stands also where it is nothing in every year. */
  readonly isStrong?: boolean
}

export type YearMean = "mean" | "living"

const monthsOfYear = 12
/** Beside the column of labels; a longer horizon takes several tables. */
const mostYears = 6

/** `2027`, or `2027-07 to 2028-06` where the year begins in its middle, or `year 1`. */
export function yearLabels({ words, about }: Pen): string[] {
  const { start, months } = about.header
  const said = words.chapters
  return Array.from({ length: Math.ceil(months / monthsOfYear) }, (_, year) => {
    const [first, last] = [year * monthsOfYear, Math.min(months, (year + 1) * monthsOfYear) - 1]
    const isWhole = last - first === monthsOfYear - 1
    if (start === null) return (isWhole ? said.year : said.partYear)(String(year + 1))
    const from = monthAfter(start, first)
    const isCalendar = isWhole && from.endsWith("-01")
    return isCalendar ? said.calendarYear(from.slice(0, 4)) : said.yearSpan(from, monthAfter(start, last))
  })
}

/** Names that stand beside each other under an axis, and what they mean where that is not plain; tables have the full ones. */
export function yearAxis({ words, about }: Pen): Pick<ColumnChart, "years" | "yearsNote"> {
  const { start, months } = about.header
  const count = Math.ceil(months / monthsOfYear)
  const years = Array.from({ length: count }, (_, year) => year)
  if (start === null) return { years: years.map((year) => words.chapters.year(String(year + 1))) }
  if (start.endsWith("-01") && months % monthsOfYear === 0)
    return { years: years.map((year) => words.chapters.calendarYear(monthAfter(start, year * monthsOfYear).slice(0, 4))) }
  const ends = years.map((year) => monthAfter(start, Math.min(months, (year + 1) * monthsOfYear) - 1))
  return { years: ends, yearsNote: words.chapters.yearsByEnd }
}

function monthAfter(start: string, months: number): string {
  const [year = 0, month = 1] = start.split("-").map(Number)
  const count = year * monthsOfYear + (month - 1) + months
  return `${Math.floor(count / monthsOfYear)}-${String((count % monthsOfYear) + 1).padStart(2, "0")}`
}

export function yearlyAt(subject: Subject, path: string): Yearly | null {
  const { years } = subject.pen.answer.portrait
  return Object.hasOwn(years, path) && quantityAt(subject, path) !== null ? (years[path] ?? null) : null
}

/** The figure of one year, counted from 0, or of the last one; null where there is none, as of a ratio of nothing. */
export function yearFigure(
  subject: Subject,
  path: string,
  year: number | "last",
  { show = "amount", of = "mean" }: Pick<YearRow, "show" | "of"> = {},
): Figure | null {
  const yearly = yearlyAt(subject, path)
  const means = yearly?.[of]
  if (yearly === null || means === undefined) return null
  const k = year === "last" ? means.length - 1 : year
  if (k < 0 || k >= means.length || (means[k] === null && isOfSome(yearly, of))) return null
  const at = `/portrait/years/${step(path)}/${of}/${k}`
  return show === "share" ? subject.pen.share(at, path) : subject.pen.amount(at, yearly.unit, path)
}

/** In a year that has nothing below a ratio, or in which no venture lives, there is none; elsewhere a figure that is lacking is not known. */
function isOfSome({ of: told }: Yearly, of: YearMean): boolean {
  return of === "living" || told === "ratio" || told === "living"
}

/** Lines by year; those that the portrait lacks take none, nor those that are nothing throughout. */
export function yearTables(subject: Subject, caption: string, rows: readonly YearRow[]): Block[] {
  const { columns } = subject.pen.words.chapters
  const labels = yearLabels(subject.pen)
  const told = rows.filter((row) => isTold(subject, row))
  const parts = Array.from({ length: Math.ceil(labels.length / mostYears) }, (_, k) => k * mostYears)
  return parts.flatMap((begin) => {
    const years = labels.slice(begin, begin + mostYears)
    const set = told.map(
      (row): Row => ({
        cells: [said(row.label), ...years.map((_, k) => figured(yearFigure(subject, row.path, begin + k, row)))],
        ...(row.isStrong === true ? { isStrong: true } : {}),
      }),
    )
    return tableOf(caption, [columns.line, ...years.map(rightOf)], set)
  })
}

function isTold(subject: Subject, { path, isStrong, show }: YearRow): boolean {
  const yearly = yearlyAt(subject, path)
  if (yearly === null || yearly.mean.length === 0) return false
  // A share that rounds to nothing in every year is nothing: "0 %" beside "under 0.1 %" tells nobody anything.
  const least = show === "share" ? tinyShare : 0
  return isStrong === true || yearly.mean.some((mean) => mean !== null && Math.abs(mean) > least)
}

/** Columns by year with their figures beside them; nothing where no row has any. */
export function yearChart(subject: Subject, title: string, says: Line, rows: readonly YearRow[]): Block[] {
  const labels = yearLabels(subject.pen)
  const told = rows.filter((row) => isTold(subject, { ...row, isStrong: false }))
  const [first] = told
  const unit = first === undefined ? null : yearlyAt(subject, first.path)?.unit
  if (first === undefined || unit === null || unit === undefined) return []
  const same = told.filter(({ path }) => yearlyAt(subject, path)?.unit === unit)
  const chart: ColumnChart = {
    kind: "columns",
    unit,
    ...yearAxis(subject.pen),
    series: same.map(({ label, path }) => ({ label, values: yearlyAt(subject, path)?.mean ?? [] })),
  }
  const table = pictureTable(
    [subject.pen.words.chapters.columns.year, ...same.map(({ label }) => rightOf(label))],
    labels.map((label, k) => ({
      cells: [
        said(label),
        ...same.map(({ path, show }) => figured(yearFigure(subject, path, k, show === undefined ? {} : { show }))),
      ],
    })),
  )
  return [{ kind: "chart", title, says, chart, table }]
}

/** "2031", for a sentence about the last year. */
export function lastYear(pen: Pen): string {
  return yearLabels(pen).at(-1) ?? ""
}
