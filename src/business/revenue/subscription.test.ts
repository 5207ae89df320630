// Subscriptions in tiers, for a year ahead, after a trial, beside a free version: against sums by hand.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { last, sell, sellAll, total } from "../../../tests/support/revenue-lines.ts"

const monthly = { kind: "subscription", price: "10 USD/customer/month" }

describe("tiers", () => {
  test("each tier's customers pay its price, and who is in none pays nothing", () => {
    const tiers = [
      { name: "small", price: "10 USD/customer/month", share: "50 %" },
      { name: "large", price: "8 USD/seat/month", share: "20 %", seats: "25 seat/customer" },
    ]
    const made = sell({ kind: "subscription", tiers })
    expect(made.diagnostics).toEqual([])
    // 50 · 10 + 20 · 25 · 8
    expect(last(made, "business.revenue")).toBeCloseTo(4500, 9)
    expect(last(made, "business.revenue.a.sold")).toBeCloseTo(70, 9)
    expect(last(made, "business.revenue.a.tiers.large.amount")).toBeCloseTo(4000, 9)
    expect(last(made, "business.revenue.a.tiers.small.sold")).toBeCloseTo(50, 9)
  })

  test("a price by the seat counts the seats of the usage where the tier says nothing", () => {
    const tiers = [{ name: "team", price: "8 USD/seat/month", share: "100 %" }]
    const made = sell({ kind: "subscription", tiers }, { sections: { usage: { seats: "3 seat/customer" } } })
    expect(last(made, "business.revenue")).toBeCloseTo(2400, 9)
  })

  test("shares that turn out too high are taken in proportion", () => {
    const tiers = [
      { name: "s", price: "10 USD/customer/month", share: "= most" },
      { name: "l", price: "20 USD/customer/month", share: "= most" },
    ]
    const made = sell({ kind: "subscription", tiers }, { lines: { most: "0.8" } })
    expect(last(made, "business.revenue")).toBeCloseTo(1500, 9)
  })
})

describe("paid for a year ahead", () => {
  const yearly = { ...monthly, billing: "annual" }

  test.each([
    [
      "with nobody leaving, by what joined evenly before",
      { kind: "subscription", price: "10 USD/customer/month", billing: "annual" },
    ],
  ])("5.5 of 12 months' bills are deferred at the end of a month: %s", (_, line) => {
    // Twelve cohorts of 100/12 customers: Σ (11 - k) for k = 0 … 11 is 66, so 66/12 · 100 · 10 USD.
    const made = sell(line)
    expect(made.diagnostics).toEqual([])
    for (const deferred of made.figures("business.deferred")) expect(deferred).toBeCloseTo((5.5 / 12) * 12 * 1000, 6)
    for (const name of ["business.revenue", "business.collected"])
      for (const figure of made.figures(name)) expect(figure).toBeCloseTo(1000, 9)
  })

  test("a new business is paid twelve months at once, and again when the year is over", () => {
    const market = { customers: "100 customer", existing: "0 customer" }
    const lines = { "business.joining": "= if(t == 0 month, 100 customer/month, 0 customer/month)" }
    const made = sell(yearly, { sections: { market }, lines })
    const collected = made.figures("business.collected")
    expect(collected.map((figure) => Math.round(figure))).toEqual(
      Array.from({ length: 24 }, (_, t) => (t % 12 === 0 ? 12_000 : 0)),
    )
    expect(made.figures("business.revenue").every((figure) => Math.abs(figure - 1000) < 1e-9)).toBe(true)
    expect(made.figures("business.deferred")[3]).toBeCloseTo(8000, 9)
  })

  test("a part pays by the year, at its own discount", () => {
    const made = sell({ ...monthly, annual_share: "40 %", annual_discount: "25 %" })
    expect(last(made, "business.revenue")).toBeCloseTo(60 * 10 + 40 * 7.5, 9)
    expect(last(made, "business.deferred")).toBeCloseTo(5.5 * 40 * 7.5, 6)
  })

  test.each([
    ["0 %", 1],
    ["100 %", 0],
  ])("leavers who are paid back %s of the unused months: %d of it is earned at once", (refund_unused, kept) => {
    const joins = { "business.joining": "= if(t == 0 month, 100 customer/month, 0 customer/month)" }
    const market = { customers: "100 customer", existing: "0 customer" }
    // All leave in month 3, when three of twelve months are used.
    const lines = { ...joins, "business.leaving": "= if(t == 3 month, 100 customer/month, 0 customer/month)" }
    const made = sell({ ...yearly, refund_unused }, { sections: { market }, lines })
    expect(total(made.figures("business.revenue"))).toBeCloseTo(3000 + kept * 9000, 6)
    expect(total(made.figures("business.collected"))).toBeCloseTo(3000 + kept * 9000, 6)
    expect(last(made, "business.deferred")).toBeCloseTo(0, 9)
  })

  test("a new price counts for who signs or renews, not for running contracts", () => {
    const price = { "month 0": "10 USD/customer/month", "month 6": "20 USD/customer/month" }
    const market = { customers: "100 customer", existing: "0 customer" }
    const lines = { "business.joining": "= if(t == 0 month, 100 customer/month, 0 customer/month)" }
    const made = sell({ kind: "subscription", price, billing: "annual" }, { sections: { market }, lines })
    expect(made.figures("business.revenue")[11]).toBeCloseTo(1000, 9)
    expect(made.figures("business.revenue")[12]).toBeCloseTo(2000, 9)
  })

  test("fees of cards fall on what is paid, when it is paid", () => {
    const market = { customers: "100 customer", existing: "0 customer" }
    const lines = {
      "business.joining": "= if(t == 0 month, 100 customer/month, 0 customer/month)",
      "business.payment_fee": "3 %",
    }
    const made = sell(yearly, { sections: { market }, lines })
    expect(made.figures("business.fees").slice(0, 2)).toEqual([360, 0].map((fee) => expect.closeTo(fee, 9)))
  })
})

describe("trials", () => {
  const joining = { "business.joining": "= if(t < 6 month, 120 customer/month, 0 customer/month)" }
  const market = { customers: "100000 customer", existing: "0 customer" }
  const trial = (lasts: string, converts = "25 %") =>
    sell({ ...monthly, trial: { lasts, converts } }, { sections: { market }, lines: joining })

  test.each([
    ["1 month", [0, 300, 600]],
    ["0.5 month", [150, 450, 750]],
    ["2 month", [0, 0, 300]],
    ["0 month", [300, 600, 900]],
  ])("after %s a quarter pays", (lasts, revenue) => {
    const made = trial(lasts)
    expect(made.diagnostics).toEqual([])
    expect(made.figures("business.revenue").slice(0, 3)).toEqual(revenue.map((figure) => expect.closeTo(figure, 9)))
  })

  test("who does not convert is no customer afterwards", () => {
    const made = trial("1.5 month")
    expect(last(made, "business.customers")).toBeCloseTo(6 * 120 * 0.25, 9)
    expect(last(made, "business.trying")).toBeCloseTo(0, 9)
  })

  test("all who join try, convert or leave, whatever the length and the churn", () => {
    const figure = fc.double({ min: 0, max: 5, noNaN: true })
    fc.assert(
      fc.property(figure, fc.double({ min: 0, max: 1, noNaN: true }), (lasts, converts) => {
        const made = sell(
          { ...monthly, trial: { lasts: `${lasts} month`, converts: String(converts) } },
          { sections: { market }, lines: joining, churn: "30 %/year", months: 12 },
        )
        const [customers, trying, paying] = ["business.customers", "business.trying", "business.revenue.a.sold"].map((name) =>
          made.figures(name),
        )
        for (const [t, all] of (customers ?? []).entries()) {
          expect((trying?.[t] ?? 0) + (paying?.[t] ?? 0)).toBeCloseTo(all, 7)
          expect(paying?.[t]).toBeGreaterThanOrEqual(-1e-9)
        }
      }),
      { numRuns: 25, seed: 7 },
    )
  })
})

test("of a free version few pay, and the others use less", () => {
  const usage = { requests: "10 request/customer/month", tokens: "5 token/request" }
  const made = sell({ ...monthly, freemium: { paying: "4 %", usage: "50 %" } }, { sections: { usage } })
  expect(last(made, "business.revenue")).toBeCloseTo(40, 9)
  expect(last(made, "business.requests")).toBeCloseTo(100 * 10 * (0.04 + 0.96 * 0.5), 9)
  expect(last(made, "business.tokens")).toBeCloseTo(5 * 520, 9)
})

test("what is sold from month 2 to month 5 counts for these months", () => {
  const made = sellAll([{ ...monthly, name: "a", from: "2.5 month", until: "5 month" }], { months: 7 })
  expect(made.figures("business.revenue")).toEqual([0, 0, 500, 1000, 1000, 0, 0].map((figure) => expect.closeTo(figure, 9)))
})

test("refunds are no revenue, and are shown", () => {
  const made = sell({ ...monthly, refunds: "2 %" })
  expect(last(made, "business.revenue")).toBeCloseTo(980, 9)
  expect(last(made, "business.refunds")).toBeCloseTo(20, 9)
  expect(last(made, "business.collected")).toBeCloseTo(980, 9)
})
