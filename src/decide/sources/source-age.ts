/**
 * How old a source is. A date that names no day (`2026-08`, `2007`, `2025 to 2026`) counts from the middle of what it
 * names: a year alone from the beginning of July, a month alone from about its sixteenth.
 */

const dayForm = /^\d{4}-\d{2}-\d{2}$/u
const millisecondsPerDay = 86_400_000

/** Whether a text is a day of the calendar: `2026-11-24`, not `2026-02-30`. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return dayForm.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Days since 1970-01-01, the middle where the date is a stretch of time; null where it is no date. */
export function daysOf(date: string | undefined): number | null {
  const [first, last] = (date ?? "").replace(/\s*\(.*\)$/u, "").split(/\s+to\s+/u)
  const [from, until] = [stretch(first), stretch(last ?? first)]
  return from === null || until === null ? null : Math.floor((from.begin + until.end) / 2)
}

/** Whole months from the date of a source to a day; 0 where the source is the younger, null where it has no date. */
export function ageMonths(date: string | undefined, day: string): number | null {
  const days = daysOf(date)
  if (days === null) return null
  const [from, to] = [dateOf(days), new Date(`${day}T00:00:00Z`)]
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  return Math.max(0, to.getUTCDate() < from.getUTCDate() ? months - 1 : months)
}

/** First day of a year, month or day, and the first day after it. */
function stretch(text: string | undefined): { readonly begin: number; readonly end: number } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text ?? "") ?? []
  if (year === undefined) return null
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const after = day !== undefined ? [y, m, d + 1] : month !== undefined ? [y, m + 1, 1] : [y + 1, 0, 1]
  const [endYear = y, endMonth = m, endDay = d] = after
  // The middle of a day is the day itself.
  return { begin: daysAt(y, m, d), end: daysAt(endYear, endMonth, endDay) - (day === undefined ? 0 : 1) }
}

function daysAt(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / millisecondsPerDay
}

function dateOf(days: number): Date {
  return new Date(days * millisecondsPerDay)
}
