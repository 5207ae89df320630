// What a table of the founder's data is read as, and what is called odd in it.
import { expect, test } from "vitest"
import { dateOf, kindOf, numberOf } from "./cell-values.ts"
import { profileData } from "./doors.ts"

test.each([
  [["1", "2.5", "-3e2", "1,200"], "number"],
  [["yes", "No", "", "YES"], "truth"],
  [["0", "1", "1"], "truth"],
  [["2026-11", "2026-11-24", "2026/1/2 10:30"], "date"],
  [["2026-13-01", "2026-02-30"], "category"],
  [["A", "B", "1"], "category"],
  [["", "NA", "-"], "empty"],
])("%j is a column of kind %s", (cells, kind) => expect(kindOf(cells)).toBe(kind))

test.each([
  ["1,234.5", 1234.5],
  ["4 %", 0.04],
  ["-.5", -0.5],
  ["1,23", Number.NaN],
  ["0x10", Number.NaN],
  ["Infinity", Number.NaN],
])("%s reads as %d", (cell, value) => expect(numberOf(cell)).toBe(value))

test("days are read in UTC", () => expect(dateOf("2026-11-24 01:00:00Z")).toBe(Date.UTC(2026, 10, 24, 1)))

const profile = (text: string) => profileData(text, "t.csv") // its type is the door's

test("a column is told by its figures; outliers are named and kept", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
  const { answer, diagnostics } = profile(`id,x\n${values.map((x, k) => `k${k},${x}`).join("\n")}`)
  expect(diagnostics).toEqual([])
  expect(answer?.columns[1]).toMatchObject({ kind: "number", missing: 0, distinct: 10 })
  expect(answer?.columns[1]?.figures).toMatchObject({ least: 1, most: 100, mean: 14.5, median: 5.5, outliers: 1 })
  expect(answer?.odd).toEqual([{ kind: "outliers", column: "x", count: 1, farthest: [{ row: 10, value: 100 }] }])
})

test("constant and empty columns, rows twice and stray cells are odd", () => {
  const rows = ["a,,1", "a,,1", "a,,2", "a,,3", "a,,4", "a,,oops"]
  expect(profile(`same,none,x\n${rows.join("\n")}`).answer?.odd).toEqual([
    { kind: "duplicates", rows: 1 },
    { kind: "constant", column: "same", value: "a" },
    { kind: "empty", column: "none" },
    { kind: "mixed", column: "x", count: 1, examples: ["oops"] },
  ])
})

test("shares of yes, first and last day", () => {
  const columns = profile("paid,day\nyes,2026-03-01\nno,2026-01-15\n,2026-02-01\n").answer?.columns
  expect(columns?.[0]).toMatchObject({ kind: "truth", yes: 0.5, missing: 1 })
  expect(columns?.[1]).toMatchObject({ kind: "date", days: ["2026-01-15", "2026-03-01"] })
})

test.each([
  ["", "evidence-no-table"],
  ["a,b\n", "evidence-no-table"],
  ["1,2\n3,4\n", "evidence-no-table"],
  ['a,b\n"open,2\n3,4\n', "evidence-no-table"],
  ["<html>\n<p>\n", "evidence-no-table"],
  ["a,a\n1,2\n", "evidence-same-name"],
])("%j is refused: %s", (text, code) => {
  const { answer, diagnostics } = profile(text)
  expect([answer, diagnostics.map((one) => one.code)]).toEqual([null, [code]])
})

test("years may be names of columns", () => {
  expect(profile("country,2025,2026\nA,1,2\n").answer?.columns.map(({ name }) => name)).toEqual(["country", "2025", "2026"])
})

test("rows of another length are told, and read as far as they go", () => {
  const { answer, diagnostics } = profile("a,b\n1,2\n3\n")
  expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([["evidence-ragged", "warning"]])
  expect(answer?.columns[1]).toMatchObject({ missing: 1 })
})
