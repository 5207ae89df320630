/** Lines of tables by year: each line of revenue, each part of the costs, the totals; named as in an account, not by the month. */
import { called, labelOf, namesOf, own, quantityAt, type Subject } from "./subject.ts"
import { type YearRow, yearlyAt } from "./years.ts"

export function revenueRows(subject: Subject): YearRow[] {
  return namesOf(subject, "business.revenue.", ".amount").map((name) => ({
    label: called(subject, name),
    path: own(subject, `business.revenue.${name}.amount`),
  }))
}

/** What the formula of the costs adds up, in its order, whatever the founder put there. */
export function costRows(subject: Subject): YearRow[] {
  const total = quantityAt(subject, own(subject, "business.costs.planned")) ?? quantityAt(subject, own(subject, "business.costs"))
  return [...new Set(total?.uses ?? [])].map((path) => ({ label: lineLabel(subject, path), path }))
}

/** A total, or any other line that has a name of its own. */
export function totalRow(subject: Subject, name: string): YearRow {
  const path = own(subject, name)
  return { label: lineLabel(subject, path), path, isStrong: true }
}

/** What the lines above a total add up to, where risks make the total another one. */
export function beforeRisks(subject: Subject, name: "business.revenue" | "business.costs"): YearRow[] {
  const [planned, total] = [own(subject, `${name}.planned`), own(subject, name)]
  const [before, after] = [planned, total].map((path) => yearlyAt(subject, path)?.mean ?? [])
  const isChanged = before?.some((mean, year) => mean !== after?.[year]) ?? false
  return isChanged ? [{ label: lineLabel(subject, planned), path: planned }] : []
}

export function plainRow(subject: Subject, name: string): YearRow {
  const path = own(subject, name)
  return { label: lineLabel(subject, path), path }
}

export function lineLabel(subject: Subject, path: string): string {
  const { lines } = subject.pen.words.chapters
  const name = path.startsWith(`${subject.name}.`) ? path.slice(subject.name.length + 1) : path
  const known = Object.entries(lines).find(([key]) => key === name)
  if (known !== undefined) return known[1]
  const pool = /^resources\.gpus\.(.+)\.upkeep$/u.exec(name)?.[1]
  if (pool !== undefined) return subject.pen.words.chapters.hostingOf(called(subject, pool))
  const line = /^business\.(?:costs|revenue)\.(.+)\.amount$/u.exec(name)?.[1]
  return line === undefined ? labelOf(subject, path) : called(subject, line)
}
