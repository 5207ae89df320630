// Days, stretches of time and ages as sources date themselves.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ageMonths, isDay } from "./source-age.ts"

describe("ages in whole months", () => {
  test.each<[string | undefined, string, number | null]>([
    ["2026-08-24", "2026-11-24", 3],
    ["2026-08-25", "2026-11-24", 2],
    ["2015-02-10", "2026-11-24", 141],
    // A month counts from about its sixteenth, a year from the beginning of July.
    ["2026-08", "2026-11-24", 3],
    ["2026-08", "2026-11-10", 2],
    ["2007", "2026-11-24", 232],
    ["2025", "2026-11-24", 16],
    ["2025 to 2026 (day not stated)", "2026-11-24", 10],
    ["2026 (day not stated)", "2026-11-24", 4],
    ["2026-11", "2026-11-01", 0],
    ["2027", "2026-11-24", 0],
    ["spring", "2026-11-24", null],
    [undefined, "2026-11-24", null],
  ])("%s on %s", (date, day, months) => {
    expect(ageMonths(date, day)).toBe(months)
  })

  test("a day later never makes a source younger, a year later makes it twelve months older", () => {
    const day = fc.date({ min: new Date("2016-01-01"), max: new Date("2040-12-28"), noInvalidDate: true })
    const source = fc.constantFrom("1969", "2007", "2015-02-10", "2014-12", "1990 to 1999")
    fc.assert(
      fc.property(day, source, (from, date) => {
        const text = (at: Date): string => at.toISOString().slice(0, 10)
        const next = new Date(from.getTime() + 86_400_000)
        expect(ageMonths(date, text(next)) ?? -1).toBeGreaterThanOrEqual(ageMonths(date, text(from)) ?? 0)
        const [year = "", ...rest] = text(from).split("-")
        const later = [String(Number(year) + 1), ...rest].join("-")
        if (isDay(later)) expect(ageMonths(date, later)).toBe((ageMonths(date, text(from)) ?? 0) + 12)
      }),
    )
  })
})

test.each([
  ["2026-11-24", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["yesterday", false],
])("isDay(%s) is %s", (text, expected) => {
  expect(isDay(text)).toBe(expected)
})
