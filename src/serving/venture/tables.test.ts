import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { atMedian, roomModel } from "../../../tests/support/rooms.ts"
import { noUnits, parseValue } from "../../units/index.ts"
import { lineText, lineValue, type Point } from "./line-text.ts"
import { dayLoads, overTheDay } from "./over-the-day.ts"
import { replicaCounts } from "./replica-counts.ts"

const share = fc.double({ min: 0, max: 1, noNaN: true })

test("a table as a formula is the table as numbers", () => {
  const points = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(points, fc.double({ min: -1, max: 9, noNaN: true }), (values, x) => {
      const table = values.map((value, k): Point => ({ at: k + 1, value: value / 10 }))
      const rows = [{ name: "y", unit: "", text: `= ${lineText("x", table)} + 0 * x`, meaning: "y", source: null }]
      const made = roomModel({ quantities: rows, lines: { x: ["", `${Number(x.toPrecision(6))}`] } })
      expect(made.diagnostics).toEqual([])
      expect(atMedian(made, "y")[0]).toBeCloseTo(lineValue(table, Number(x.toPrecision(6))), 2)
    }),
    { numRuns: 40 },
  )
})

describe("over the day", () => {
  test("without a peak every hour is the busiest one", () => {
    for (const [k, mean] of overTheDay((load) => load, 1).entries()) expect(mean).toBeCloseTo(dayLoads[k] ?? 0, 12)
  })

  test("for a peak of 2 the load of a request's hour is two thirds of the busiest one's", () => {
    // Load uniform from 0 to the busiest; over requests the mean is that of its square over itself.
    for (const [k, mean] of overTheDay((load) => load, 2).entries()) expect(mean / (dayLoads[k] ?? 1)).toBeCloseTo(2 / 3, 2)
  })

  test("falling shares give falling means, no lower than in the busiest hour", () => {
    fc.assert(
      fc.property(share, fc.double({ min: 1, max: 10, noNaN: true }), (floor, peak) => {
        const at = (load: number): number => Math.max(floor, Math.min(1, 1.2 - load / 2))
        const means = overTheDay(at, peak)
        for (const [k, mean] of means.entries()) {
          expect(mean).toBeLessThanOrEqual((means[k - 1] ?? 1) + 1e-12)
          expect(mean).toBeGreaterThanOrEqual(at(dayLoads[k] ?? 0) - 1e-12)
        }
      }),
    )
  })
})

test.each([
  ["2 GPU", [2]],
  ["choose 1, 4, 8 GPU", [1, 4, 8]],
  ["choose 1 to 8 GPU", [1, 2, 4, 8]],
  ["up to 4 GPU", [4]],
  ["2 to 6 GPU", [2, 4, 6]],
  ["= gpus_of_mine", [1, 2, 4, 8, 16, 32, 64]],
])("a replica of %s may have %j", (text, counts) => {
  const value = parseValue(text, { file: "x", offset: 0 }, noUnits, (problem) => expect(problem).toBeNull())
  expect(replicaCounts(value)).toEqual(counts)
})
