/** `run` for people: one table of figures; a monthly quantity shows its first, middle and last month. */
import type { QuantityRun, RunAnswer } from "../decide/index.ts"
import { bare, calendarMonth, share } from "./figures.ts"
import { type About, countOf, nameOf } from "./names.ts"
import type { Page } from "./page.ts"
import { type TableRow, table } from "./table.ts"

const shown = ["mean", "p5", "p50", "p95"] as const

export function runText(answer: RunAnswer, about: About, page: Page): string {
  const { words, paint } = page
  const { columns } = words.report
  const head = [columns.quantity, columns.unit, ...shown.map((name) => columns[name])]
  const rows = Object.entries(answer.quantities).flatMap(([path, run]) => rowsOf(path, run, about, page))
  const count = countOf(words, answer.samples)
  return `${table(page, head, rows, { left: [1] })}\n\n${paint.dim(words.report.samples(count, answer.seed))}`
}

function rowsOf(path: string, run: QuantityRun, about: About, page: Page): TableRow[] {
  const { words } = page
  const name = nameOf(words, about, path)
  const figures = (month: number | null): string[] => shown.map((figure) => bare(words, at(run[figure], month)))
  const never = (month: number | null): TableRow[] => {
    const probability = at(run.never, month)
    return probability === null || probability === 0
      ? []
      : [{ cells: [`  ${words.report.neverWith(share(words, probability))}`], isDim: true }]
  }
  if (!Array.isArray(run.mean)) return [{ cells: [name, run.unit, ...figures(null)] }, ...never(null)]
  const months = monthsShown(run.mean.length)
  return [
    { cells: [name, run.unit] },
    ...months.flatMap((month) => [
      { cells: [`  ${calendarMonth(words, about.header.start, month)}`, "", ...figures(month)] },
      ...never(month),
    ]),
  ]
}

function at(figure: number | null | undefined | readonly (number | null)[], month: number | null): number | null {
  if (typeof figure === "object" && figure !== null) return figure[month ?? 0] ?? null
  return figure ?? null
}

/** First, middle, last. */
function monthsShown(count: number): number[] {
  return [...new Set([0, Math.floor((count - 1) / 2), count - 1])]
}
