/** Months counted from the start as months of the calendar. */

/** `2027-03` for month 2 after a start in `2027-01`; null where the file names no start. */
export function calendarMonth(start: string | null, month: number): string | null {
  const [year, first] = (start ?? "").split("-").map(Number)
  if (year === undefined || first === undefined) return null
  const count = year * 12 + (first - 1) + month
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`
}
