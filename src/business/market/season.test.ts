import { describe, expect, test } from "vitest"
import { businessOf } from "../../../tests/support/sample-business.ts"

const market = { customers: "100 customer", existing: "100 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
const season = { july: "40 %", august: "40 %", september: "150 %" }
const usage = { requests: "10 request/customer/month", tokens: "9 token/request" }

describe("seasons", () => {
  test("months of the calendar from the start of the plan, with the mean of one over a year", () => {
    const { figures, diagnostics } = businessOf({ market: { ...market, season } }, { months: 36, given: { firstMonth: 5 } })
    expect(diagnostics).toEqual([])
    const [factors, mean] = [figures("business.season"), (0.4 + 0.4 + 1.5 + 9) / 12]
    for (const [t, month] of [
      [0, 1],
      [1, 0.4],
      [2, 0.4],
      [3, 1.5],
      [4, 1],
      [13, 0.4],
    ] as const)
      expect(factors[t]).toBeCloseTo(month / mean, 12)
    for (const first of [0, 7, 20]) expect(factors.slice(first, first + 12).reduce((sum, x) => sum + x, 0)).toBeCloseTo(12, 10)
  })

  test("act on requests once and on their tokens with them", () => {
    const { figures } = businessOf(
      { market: { ...market, season: { january: "50 %" } }, usage, churn: "0 %/year" },
      { months: 12 },
    )
    const january = 0.5 / (11.5 / 12)
    expect(figures("business.requests")[0]).toBeCloseTo(1000 * january, 9)
    expect(figures("business.tokens")[0]).toBeCloseTo(9000 * january, 9)
    expect(figures("business.requests").reduce((sum, x) => sum + x, 0)).toBeCloseTo(12000, 8)
  })

  test("let a year of adoption stay what it is", () => {
    const growing = { customers: "10000 customer", adoption: { p: "3 %/year", q: "38 %/year" } }
    const of = (more: object): number[] =>
      businessOf({ market: { ...growing, ...more } }, { months: 36 }).figures("business.adopters")
    const [plain, seasonal] = [of({}), of({ season: { of: ["joining"], ...season } })]
    expect(seasonal[35]).toBeCloseTo(plain[35] ?? Number.NaN, 6)
    expect(seasonal[6]).toBeLessThan(plain[6] ?? 0)
  })

  test("need a month of the calendar", () => {
    const { diagnostics } = businessOf({ market: { ...market, season } }, { given: { firstMonth: null } })
    expect(diagnostics.map(({ code }) => code)).toEqual(["market-season-start"])
  })

  test("what is no month is told with the nearest", () => {
    const { diagnostics } = businessOf({ market: { ...market, season: { agust: "40 %" } } })
    expect(diagnostics).toMatchObject([{ code: "unknown-key", params: { nearest: ["august"] } }])
  })
})
