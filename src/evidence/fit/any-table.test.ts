// Whatever a table holds, a fit ends with figures or with a reason, never with a fault or with what is no number.
import "../../../tests/support/seeded.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { readTable } from "../read-table.ts"
import { centredFit } from "./centred.ts"
import { fitTable } from "./fit-table.ts"

const cell = fc.oneof(
  fc.constantFrom("0", "1", "2", "3", "yes", "no", "a", "b", "", "2026-01", "2026-02", "1e9", "-1e-9", "1e300", "0.001"),
  fc.integer({ min: -5, max: 20 }).map(String),
)
const kinds = [undefined, "linear", "logistic", "poisson"] as const
const asked = fc.record({
  columns: fc.array(
    fc.oneof(
      fc.array(cell, { minLength: 12, maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: 9 }).map(String), { minLength: 12, maxLength: 12 }),
      fc.array(fc.constantFrom("0", "1"), { minLength: 12, maxLength: 12 }),
      fc.array(fc.constantFrom("x", "y", "z"), { minLength: 12, maxLength: 12 }),
    ),
    { minLength: 4, maxLength: 4 },
  ),
  kind: fc.constantFrom(...kinds),
  isLog: fc.boolean(),
  isTimed: fc.boolean(),
  isExposed: fc.boolean(),
})

test("fits of any table", () => {
  let fitted = 0
  fc.assert(
    fc.property(asked, ({ columns, kind, isLog, isTimed, isExposed }) => {
      const text = ["a,b,c,d", ...Array.from({ length: 12 }, (_, row) => columns.map((column) => column[row]).join(","))].join(
        "\n",
      )
      const told: Diagnostic[] = []
      const report = (one: Diagnostic): void => void told.push(one)
      const table = readTable(text, "t.csv", report)
      if (table === null) return
      const given = {
        of: "a",
        by: isTimed || isExposed ? ["b", "c"] : ["b", "c", "d"],
        ...(kind === undefined ? {} : { kind }),
        ...(isLog ? { log: ["b"] } : {}),
        ...(isTimed ? { time: "d" } : isExposed ? { exposure: "d" } : {}),
      }
      const answer = fitTable(table, { ...given, alpha: 0.05, holdout: 0.4 }, report)
      const centred = centredFit(text, "t.csv", given, () => {})
      const errors = told.filter(({ severity }) => severity === "error")
      expect(errors.length > 0).toBe(answer === null)
      expect(centred === null).toBe(answer === null)
      if (answer === null) return
      fitted += 1
      expect(placesOf(answer, Number.isNaN)).toEqual([])
      expect(placesOf(centred, (figure) => !Number.isFinite(figure))).toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(fitted).toBeGreaterThan(20)
})

/** Where in an answer figures stand that are `wrong`. */
function placesOf(value: unknown, wrong: (figure: number) => boolean, place = ""): string[] {
  if (typeof value === "number") return wrong(value) ? [place] : []
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) => placesOf(inside, wrong, `${place}.${key}`))
}
