// What late answers do to customers: churn rises with the share that came late a month ago.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf } from "../../../tests/support/sample-business.ts"

const market = { customers: "10000 customer", existing: "1000 customer", adoption: { p: "0 %/year", q: "0 %/year" } }

function customersAt(quality: string, response: string, churn = "12 %/year"): readonly number[] {
  const sections = { market: { ...market, late_response: response }, churn }
  const made = businessOf(sections, { months: 12, given: { quality: "in_time" }, lines: { in_time: quality } })
  expect(made.diagnostics).toEqual([])
  return made.figures("business.customers")
}

describe("late answers", () => {
  test("none late: churn as written", () => {
    expect(customersAt("= if(t >= 0 month, 1, 0)", "1")).toEqual(
      businessOf({ market, churn: "12 %/year" }, { months: 12 }).figures("business.customers"),
    )
  })

  test("all late with a response of 1: churn is doubled, from the month after on", () => {
    const monthly = 1 - (1 - 0.12) ** (1 / 12)
    const [first = 0, second = 0] = customersAt("= if(t >= 0 month, 0, 0)", "1")
    expect(first).toBeCloseTo(1000 * (1 - monthly), 9)
    expect(second).toBeCloseTo(first * (1 - 2 * monthly), 9)
  })

  test("more late, no more customers", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (q) => customersAt(`= if(t >= 0 month, ${q}, 0)`, "0.7").at(-1) ?? 0,
        )
        expect(low).toBeLessThanOrEqual((high ?? 0) + 1e-9)
      }),
      { numRuns: 30 },
    )
  })

  test("no more leave than there are", () => {
    for (const customers of customersAt("= if(t >= 0 month, 0, 0)", "50", "95 %/year"))
      expect(customers).toBeGreaterThanOrEqual(0)
  })
})
