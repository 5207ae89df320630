/** `run` for people: one table of figures; a monthly quantity shows its first, middle and last month. */
import type { QuantityRun, RunAnswer } from "../decide/index.ts"
import { byteUnit, formatFigure } from "../units/index.ts"
import { wrap } from "./columns.ts"
import { commandWord } from "./command.ts"
import { bare, calendarMonth, share, unitText } from "./figures.ts"
import { type About, countOf, nameOf } from "./names.ts"
import type { Page } from "./page.ts"
import { type TableRow, table } from "./table.ts"

/** On fewer columns a unit stands behind the name. */
const roomForUnits = 80
/** On so many there is room for how far mean and median may be off. */
const roomForErrors = 100
const shown = ["mean", "p5", "p50", "p95"] as const
const withError: readonly string[] = ["mean", "p50"]

export function runText(answer: RunAnswer, about: About, page: Page): string {
  const { words, paint } = page
  const { columns } = words.report
  const isNarrow = page.width < roomForUnits
  const units = isNarrow ? [] : [columns.unit]
  const head = [columns.quantity, ...units, ...shown.flatMap((name) => [columns[name], ...(hasError(name, page) ? ["±"] : [])])]
  const rows = Object.entries(answer.quantities).flatMap(([path, run]) => rowsOf(path, run, isNarrow, about, page))
  const count = countOf(words, answer.samples)
  return `${table(page, head, rows, { left: isNarrow ? [] : [1] })}\n\n${paint.dim(words.report.samples(count, answer.seed))}`
}

/** Behind the quantities that the file writes itself: how many more its projects have, and how to see those. Null without projects. */
export function builtInText(answer: RunAnswer, about: About, file: string, page: Page): string | null {
  const { words, paint, width } = page
  const more = about.model.quantities.size - Object.keys(answer.quantities).length
  if (more <= 0 || about.projects.length === 0) return null
  const usual = [...about.projects.map((project) => `${project.name}.value`), "value"]
  const example = usual.find((path) => about.model.quantities.has(path)) ?? null
  const text = words.report.builtIn(countOf(words, more), example, commandWord(file))
  return wrap(text, width).map(paint.dim).join("\n")
}

function rowsOf(path: string, run: QuantityRun, isNarrow: boolean, about: About, page: Page): TableRow[] {
  const { words } = page
  const name = nameOf(words, about, path)
  const { factor, unit: shownUnit } = byteUnit(largest(run), run.unit)
  const unit = unitText(words, shownUnit)
  const figureText = (x: number | null): string => bare(words, x === null ? null : x * factor)
  const label = isNarrow ? [unit === "" ? name : `${name} [${unit}]`] : [name, unit]
  const isTruth = about.model.quantities.get(path)?.isTruth === true
  const errorAt = (figure: "mean" | "p50", month: number | null): string => {
    const error = at(run.error[figure], month)
    if (error === null || error === 0) return ""
    return isTruth ? formatFigure(error, { lang: words.language, unit: "%" }) : figureText(error)
  }
  const figures = (month: number | null): string[] =>
    shown.flatMap((figure) => {
      // Of a truth, 0 or 1, the mean is a probability, and quantiles say nothing.
      const isShown = !isTruth || figure === "mean"
      const value = isTruth ? share(words, at(run[figure], month)) : figureText(at(run[figure], month))
      const error =
        (figure === "mean" || figure === "p50") && hasError(figure, page) ? [isShown ? errorAt(figure, month) : ""] : []
      return [isShown ? value : "", ...error]
    })
  const never = (month: number | null): TableRow[] => {
    const probability = at(run.never, month)
    return probability === null || probability === 0
      ? []
      : [{ cells: [`  ${words.report.neverWith(share(words, probability))}`], isDim: true }]
  }
  if (!Array.isArray(run.mean)) return [{ cells: [...label, ...figures(null)] }, ...never(null)]
  const months = monthsShown(run.mean.length)
  return [
    { cells: label },
    ...months.flatMap((month) => [
      { cells: [`  ${calendarMonth(words, about.header.start, month)}`, ...(isNarrow ? [] : [""]), ...figures(month)] },
      ...never(month),
    ]),
  ]
}

/** Of the months one unit holds for all. */
function largest({ p50 }: QuantityRun): number {
  return Math.max(0, ...[p50].flat().map((x) => Math.abs(x ?? 0)))
}

function hasError(figure: string, { width }: Page): boolean {
  return width >= roomForErrors && withError.includes(figure)
}

function at(figure: number | null | undefined | readonly (number | null)[], month: number | null): number | null {
  if (typeof figure === "object" && figure !== null) return figure[month ?? 0] ?? null
  return figure ?? null
}

/** First, middle, last. */
function monthsShown(count: number): number[] {
  return [...new Set([0, Math.floor((count - 1) / 2), count - 1])]
}
