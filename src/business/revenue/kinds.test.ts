// Advertising, marketplaces, performance fees, maintenance paid ahead: each against a sum by hand.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { last, sell, total } from "../../../tests/support/revenue-lines.ts"

describe("advertising by what is shown", () => {
  const shown = { kind: "advertising", sessions: "10 session/customer/month", impressions: "3 impression/session" }
  test.each([
    [{ cpm: "5 USD" }, 15],
    [{ cpm: "5 USD/kimpression" }, 15],
    [{ cpm: "0.005 USD/impression", fill: "80 %" }, 12],
    [{ cpm: "5 USD", fill: "80 %", network: "30 %" }, 8.4],
  ])("100 customers, 10 visits, 3 places: %o", (line, expected) => {
    const made = sell({ ...shown, ...line })
    expect(made.diagnostics).toEqual([])
    expect(last(made, "business.revenue")).toBeCloseTo(expected, 9)
  })
})

test("of a marketplace only the take is revenue, and cards are paid for all of it", () => {
  const line = { kind: "marketplace", orders: "4 order/customer/month", value: "50 USD/order", take: "12 %" }
  const made = sell(line, { lines: { "business.payment_fee": "2.9 %" } })
  expect(made.diagnostics).toEqual([])
  expect(last(made, "business.revenue.a.volume")).toBeCloseTo(20_000, 9)
  expect(last(made, "business.revenue")).toBeCloseTo(2400, 9)
  expect(last(made, "business.fees")).toBeCloseTo(580, 9)
  expect(last(made, "business.collected")).toBeCloseTo(2400, 9)
})

test("visits and orders have the season of use", () => {
  const market = { customers: "100 customer", existing: "100 customer", season: { january: "50 %" } }
  const options = { sections: { market }, months: 12, given: { firstMonth: 0 } }
  const lines = [
    { kind: "marketplace", orders: "4 order/customer/month", value: "50 USD/order", take: "12 %" },
    { kind: "advertising", sessions: "10 session/customer/month", impressions: "3 impression/session", cpm: "5 USD" },
  ]
  for (const line of lines) {
    const made = sell(line, options)
    expect(made.diagnostics).toEqual([])
    const [january = 0, february = 0] = made.figures("business.revenue.a.amount")
    expect(january / february).toBeCloseTo(0.5, 9)
  }
})

describe("performance fees", () => {
  const line = { kind: "performance", baseline: "50 USD/customer/month", achieved: "20 USD/customer/month", fee: "20 %" }
  const rounded = (figures: readonly number[]): number[] => figures.map((figure) => Math.round(figure * 1e6) / 1e6)

  test.each([
    [{}, [600, 600, 600, 600]],
    [{ proves: "2 month" }, [0, 0, 600, 600]],
    [{ proves: "1.25 month" }, [0, 450, 600, 600]],
  ])("a fifth of 30 USD by 100 customers, %o", (more, expected) => {
    const made = sell({ ...line, terms: "0 month", ...more }, { months: 4 })
    expect(made.diagnostics).toEqual([])
    expect(rounded(made.figures("business.revenue"))).toEqual(expected)
    expect(last(made, "business.recurring")).toBe(0)
  })

  test("where customers lose more there is no revenue, and our part of it is a cost", () => {
    const made = sell({ ...line, achieved: "80 USD/customer/month", risk: "10 %", proves: "1 month" }, { months: 4 })
    expect(made.figures("business.revenue")).toEqual([0, 0, 0, 0])
    expect(rounded(made.figures("business.carried"))).toEqual([0, 300, 300, 300])
    expect(rounded(made.figures("business.costs"))).toEqual([0, 300, 300, 300])
    expect(rounded(made.figures("business.cogs"))).toEqual([0, 300, 300, 300])
  })

  test("what is proven later is the same money", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), (months) => {
        const market = { customers: "100 customer", existing: "0 customer" }
        const lines = { "business.customers": "= if(t < 3 month, 100 customer, 0 customer)" }
        const made = sell({ ...line, proves: `${months} month` }, { lines, sections: { market } })
        expect(total(made.figures("business.revenue"))).toBeCloseTo(3 * 600, 6)
      }),
      { numRuns: 25, seed: 3 },
    )
  })
})

describe("maintenance", () => {
  const licence = { kind: "licence", price: "600 USD/customer", maintenance: "20 %/year" }
  const market = { customers: "100 customer", existing: "0 customer" }
  const joining = { "business.joining": "= if(t == 0 month, 100 customer/month, 0 customer/month)" }

  test("paid a year ahead it is a twelfth a month, and the licence is earned at once", () => {
    const made = sell({ ...licence, billing: "annual", terms: "0 month" }, { sections: { market }, lines: joining })
    expect(made.diagnostics).toEqual([])
    const [revenue, collected, deferred] = ["business.revenue", "business.collected", "business.deferred"].map((name) =>
      made.figures(name),
    )
    expect(revenue?.slice(0, 2)).toEqual([61_000, 1000].map((figure) => expect.closeTo(figure, 6)))
    expect(collected?.[0]).toBeCloseTo(72_000, 6)
    expect(collected?.[1]).toBeCloseTo(0, 6)
    expect(collected?.[12]).toBeCloseTo(12_000, 6)
    expect(deferred?.[0]).toBeCloseTo(11_000, 6)
    expect(last(made, "business.recurring")).toBeCloseTo(1000, 6)
  })

  test("a part is not renewed after a year", () => {
    const options = { sections: { market }, lines: joining }
    const ahead = sell({ ...licence, billing: "annual", renewal: "70 %" }, options).figures("business.revenue.a.maintenance")
    expect([ahead[11], ahead[12]]).toEqual([1000, 700].map((figure) => expect.closeTo(figure, 6)))
    // By the month the same loss is spread over the year.
    const monthly = sell({ ...licence, renewal: "70 %" }, options).figures("business.revenue.a.maintenance")
    expect([monthly[0], monthly[12]]).toEqual([1000, 700].map((figure) => expect.closeTo(figure, 6)))
  })

  test("those who have a licence already renew through the year", () => {
    const made = sell({ ...licence, billing: "annual", terms: "0 month" }, { months: 14 })
    for (const name of ["business.revenue", "business.collected"])
      for (const figure of made.figures(name)) expect(figure).toBeCloseTo(1000, 6)
  })
})
