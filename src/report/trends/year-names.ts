/** Years of a plan by their names: of the calendar where they are one, else counted. */
import type { Venture } from "../../venture/index.ts"
import { calendarMonth } from "../../venture/index.ts"
import type { Words } from "../../words/index.ts"

const monthsOfYear = 12

export function yearNames({ header }: Pick<Venture, "header">, { chapters }: Words): string[] {
  const { start, months } = header
  return Array.from({ length: Math.ceil(months / monthsOfYear) }, (_, year) => {
    const last = Math.min(months, (year + 1) * monthsOfYear) - 1
    const from = calendarMonth(start, year * monthsOfYear)
    const to = calendarMonth(start, last)
    if (from === null || to === null) return chapters.year(String(year + 1))
    return from.endsWith("-01") && to.endsWith("-12") ? chapters.calendarYear(from.slice(0, 4)) : chapters.yearSpan(from, to)
  })
}
