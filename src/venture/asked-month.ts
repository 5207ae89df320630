/** Which month of a venture is meant: `14`, `month 14`, `2027-03`, each as an index from 0. */
import { type Diagnostic, error, type Span } from "../diagnostics/index.ts"
import { type AskedMonth, parseMonth } from "../options/index.ts"
import { calendarMonth } from "./calendar.ts"
import type { Header } from "./header.ts"

type Calendar = Pick<Header, "start" | "months">

/** Null where the text is no month. Errors: month-outside; no-start for a month of the calendar where none is named. */
export function askedMonth(text: string, header: Calendar, span: Span | null): number | Diagnostic | null {
  const asked = parseMonth(text)
  if (asked === null) return null
  const month = indexOf(asked, header)
  if (month === null) return error("no-start", span, { got: text.trim() })
  return monthOutside(month, header, span) ?? month
}

/** Error month-outside; null where there is such a month. */
export function monthOutside(month: number, { start, months }: Calendar, span: Span | null = null): Diagnostic | null {
  if (month >= 0 && month < months) return null
  const last = months - 1
  const ends = start === null ? {} : { from: start, to: calendarMonth(start, last) ?? "" }
  return error("month-outside", span, { months, last, ...ends })
}

function indexOf(asked: AskedMonth, { start }: Calendar): number | null {
  if (asked.kind === "counted") return asked.month
  return start === null ? null : asked.year * 12 + asked.number - 1 - countOf(start)
}

/** Months since the year 0. */
function countOf(start: string): number {
  const [year = 0, number = 1] = start.split("-").map(Number)
  return year * 12 + number - 1
}
