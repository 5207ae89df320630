/** `run` for people: one table of figures; a monthly quantity shows its first, middle and last month. */
import type { QuantityRun, RunAnswer } from "../decide/index.ts"
import { formatFigure } from "../units/index.ts"
import { bare, calendarMonth, share } from "./figures.ts"
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

function rowsOf(path: string, run: QuantityRun, isNarrow: boolean, about: About, page: Page): TableRow[] {
  const { words } = page
  const name = nameOf(words, about, path)
  const label = isNarrow ? [run.unit === "" ? name : `${name} [${run.unit}]`] : [name, run.unit]
  const isTruth = about.model.quantities.get(path)?.isTruth === true
  const errorAt = (figure: "mean" | "p50", month: number | null): string => {
    const error = at(run.error[figure], month)
    if (error === null || error === 0) return ""
    return isTruth ? formatFigure(error, { lang: words.language, unit: "%" }) : bare(words, error)
  }
  const figures = (month: number | null): string[] =>
    shown.flatMap((figure) => {
      // Of a truth, 0 or 1, the mean is a probability, and quantiles say nothing.
      const isShown = !isTruth || figure === "mean"
      const value = isTruth ? share(words, at(run[figure], month)) : bare(words, at(run[figure], month))
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
