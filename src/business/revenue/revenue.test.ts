import { describe, expect, test } from "vitest"
import { businessOf, type SampleOptions, type Written } from "../../../tests/support/sample-business.ts"

/** 100 customers from the start on, who stay; nothing owed, no fees. */
const steady = { market: { customers: "100 customer", existing: "100 customer" }, churn: "0 %/year" }
const quiet = { "business.collection_time": "0 day", "business.payment_fee": "0", "business.bad_debt": "0", support: "0 ¤/month" }
const lineOf = (line: Written, usage: Written = {}, options: SampleOptions = {}) =>
  businessOf({ ...steady, usage, revenue: [line] }, { months: 3, lines: quiet, ...options })

describe("what a price counts by is told by its unit, or by `per`", () => {
  const usage = { seats: "5 seat/customer", requests: "20 request/seat/month", tokens: "300 token/request" }
  test.each<[string, Written, number]>([
    ["seats by month", { kind: "subscription", price: "9 USD/seat/month" }, 4500],
    ["customers by month", { kind: "subscription", price: "9 USD/customer/month" }, 900],
    ["a formula by seat", { kind: "subscription", price: "= seat_price", per: "seat" }, 4500],
    ["a formula by customer, which is the rule", { kind: "subscription", price: "= customer_price" }, 900],
    ["a year's price", { kind: "subscription", price: "120 USD/customer/year" }, 1000],
    [
      "a price that changes by month",
      { kind: "subscription", price: { "month 0": "9 USD/seat/month", "month 1": "10 USD/seat/month" } },
      5000,
    ],
    ["a price to be chosen", { kind: "subscription", price: "choose 8 to 12 USD/seat/month" }, 5000],
    ["requests", { kind: "usage", price: "0.01 USD/request" }, 100],
    ["tokens", { kind: "usage", price: "12 USD/Mtoken" }, 36],
    ["a customer's use of what has a unit of its own", { kind: "usage", price: "= customer_price", per: "customer" }, 900],
    ["a retainer", { kind: "service", price: "50 USD/customer/month" }, 5000],
    ["work billed by the month, whoever the customers are", { kind: "service", price: "7000 USD/month" }, 7000],
    ["the same as a formula", { kind: "service", price: "= billed", per: "month" }, 8000],
    ["advertisements by request", { kind: "advertising", price: "0.002 USD/request" }, 20],
    [
      "a share of the customers, at a discount",
      { kind: "subscription", price: "10 USD/customer/month", share: "50 %", discount: "20 %" },
      400,
    ],
  ])("%s", (_, line, expected) => {
    const lines = { ...quiet, seat_price: "9 USD/seat/month", customer_price: "9 USD/customer/month", billed: "8000 USD/month" }
    const sample = lineOf(line, usage, { lines })
    expect(sample.diagnostics).toEqual([])
    expect(sample.figures("business.revenue")[1]).toBeCloseTo(expected, 9)
  })

  test("a licence is paid at joining, its maintenance by everybody from then on", () => {
    const revenue = [{ kind: "licence", price: "600 USD/customer", maintenance: "12 %/year" }]
    const sample = businessOf({ market: { customers: "100 customer" }, churn: "0 %/year", revenue }, { months: 24, lines: quiet })
    const [joining, customers, amount] = ["business.joining", "business.customers", "business.revenue.licence.amount"].map(
      (name) => sample.figures(name),
    )
    expect(sample.diagnostics).toEqual([])
    for (const [t, figure] of (amount ?? []).entries())
      expect(figure).toBeCloseTo(600 * (joining?.[t] ?? 0) + 6 * (customers?.[t] ?? 0), 9)
  })
})

describe("what is sold once does not recur", () => {
  test.each<[string, Written]>([
    ["a machine, by the customer", { kind: "sale", price: "600 USD/customer" }],
    ["a machine, by the seat", { kind: "sale", price: "600 USD/seat" }],
    ["work of a month", { kind: "service", price: "600 USD/month" }],
  ])("%s", (_, line) => {
    const rented = { name: "software", kind: "subscription", price: "10 USD/customer/month" }
    const sample = businessOf(
      { market: { customers: "100 customer" }, churn: "0 %/year", usage: { seats: "2 seat/customer" }, revenue: [line, rented] },
      { months: 24, lines: quiet },
    )
    expect(sample.diagnostics).toEqual([])
    const [all, recurring, software] = ["business.revenue", "business.recurring", "business.revenue.software.amount"].map(
      (name) => sample.figures(name),
    )
    expect(all?.at(-1)).toBeGreaterThan(software?.at(-1) ?? 0)
    for (const [t, figure] of (recurring ?? []).entries()) expect(figure).toBeCloseTo(software?.[t] ?? 0, 9)
  })

  test("a sale by the seat counts the seats of those who join", () => {
    const sample = businessOf(
      {
        market: { customers: "100 customer" },
        usage: { seats: "3 seat/customer" },
        revenue: [{ kind: "sale", price: "20 USD/seat" }],
      },
      { months: 12, lines: quiet },
    )
    expect(sample.figures("business.revenue")).toEqual(sample.figures("business.joining").map((joining) => joining * 3 * 20))
  })
})

describe("usage is counted by seat or by customer, as it is written", () => {
  test.each<[Written, number, number]>([
    [{ requests: "4 request/customer/month" }, 400, 100],
    [{ requests: "4 request/seat/month", seats: "3 seat/customer" }, 1200, 300],
    [{ requests: "4 request/customer/month", seats: "3 seat/customer" }, 400, 300],
    [{ requests: "= often", seats: "3 seat/customer" }, 600, 300],
    [{ requests: "= rare" }, 100, 100],
    [{ tokens: "8000 token/customer/month" }, 800, 100],
    [{}, 0, 100],
  ])("%j", (usage, requests, seats) => {
    const lines = { ...quiet, often: "2 request/seat/month", rare: "1 request/customer/month" }
    const sample = businessOf({ ...steady, usage }, { months: 2, lines, given: { tokensPerRequest: "1000 token/request" } })
    expect(sample.diagnostics).toEqual([])
    expect(sample.figures("business.requests")[0]).toBeCloseTo(requests, 9)
    expect(sample.figures("business.seats")[0]).toBeCloseTo(seats, 9)
  })
})

describe("mistakes stand at the founder's text", () => {
  const expected = (line: Written, usage: Written = {}, options: SampleOptions = {}) => lineOf(line, usage, options).diagnostics
  test.each<[Written, Written, object]>([
    [
      { kind: "subscription", price: "9 USD", per: "seat" },
      {},
      { code: "wrong-unit", params: { expected: "USD/seat/month" }, span: { file: "file.revenue.0.price" } },
    ],
    [{ kind: "subscription", price: "9 USD/month" }, {}, { code: "wrong-unit", params: { expected: "USD/customer/month" } }],
    [
      { kind: "usage", price: "= wrong", per: "token" },
      { tokens: "9 token/customer/month" },
      { code: "wrong-unit", params: { expected: "USD/token" }, span: { file: "file.revenue.0.price" } },
    ],
    [{ kind: "licence", price: "9 USD/customer/month" }, {}, { code: "wrong-unit", params: { expected: "USD/customer" } }],
    [
      { kind: "subscription", price: "9 USD/request", per: "request" },
      {},
      {
        code: "per-unfit",
        params: { per: "request", kind: "subscription", known: ["customer", "seat"] },
        span: { file: "file.revenue.0.per" },
      },
    ],
    [
      { kind: "usage", price: "9 USD/request" },
      {},
      { code: "usage-needed", params: { per: "request" }, span: { file: "file.revenue.0.price" } },
    ],
    [
      { kind: "usage", price: "3 USD/seat" },
      {},
      { code: "wrong-unit", params: { expected: "USD/request" }, span: { file: "file.revenue.0.price" } },
    ],
    [
      { kind: "service", price: "9 USD/customer/month", maintenance: "10 %/year" },
      {},
      { code: "key-unfit", params: { key: "maintenance", kind: "service" } },
    ],
    [
      { kind: "subscription", price: "9 USD/seat/month" },
      { requests: "3 request/day" },
      { code: "wrong-unit", params: { expected: "request/customer/month" }, span: { file: "file.usage.requests" } },
    ],
  ])("%j", (line, usage, diagnostic) => {
    expect(expected(line, usage, { lines: { ...quiet, wrong: "3 USD/request" } })[0]).toMatchObject(diagnostic)
  })

  test("a price in another currency is recognised by the rest of its unit", () => {
    const { fields } = lineOf({ kind: "usage", price: "12 元/Mtoken" }, { tokens: "9 token/customer/month" })
    expect(fields.find(({ name }) => name === "revenue.usage.price")?.unit).toBe("¤/token")
  })
})

describe("what is billed comes in later", () => {
  test("terms worth of revenue is owed in the long run, and nothing is lost on the way", () => {
    const sample = lineOf(
      { kind: "licence", price: "0 USD/customer", maintenance: "0 %/year", terms: "45 day" },
      {},
      { months: 40, lines: { ...quiet, "business.revenue": "1000 USD/month" } },
    )
    const [receivables, collected] = [sample.figures("business.receivables"), sample.figures("business.collected")]
    expect(receivables.at(-1)).toBeCloseTo((1000 * 45) / (365.25 / 12), 4)
    expect(collected.reduce((a, b) => a + b, 0) + (receivables.at(-1) ?? 0)).toBeCloseTo(40_000, 8)
  })

  test("lines with terms of their own weigh by their amounts", () => {
    const revenue = [
      { name: "a", kind: "subscription", price: "30 USD/customer/month", terms: "0 month" },
      { name: "b", kind: "subscription", price: "10 USD/customer/month", terms: "2 month" },
    ]
    expect(businessOf({ ...steady, revenue }, { months: 2, lines: quiet }).figures("business.terms")[0]).toBeCloseTo(0.5, 12)
  })
})

describe("costs", () => {
  const months = 6
  test.each<[string, Written, number[]]>([
    ["by month", { name: "rent", amount: "500 USD/month" }, [500, 500, 500, 500, 500, 500]],
    ["for a time", { name: "rent", amount: "500 USD/month", from: "month 1", until: "month 3" }, [0, 500, 500, 0, 0, 0]],
    ["from the end of a task on", { name: "rent", amount: "500 USD/month", after: "trial" }, [0, 0, 500, 500, 500, 500]],
    ["by customer and month", { name: "hosting", amount: "2 USD/customer/month" }, Array(months).fill(200)],
    ["by request", { name: "api", amount: "0.5 USD/request" }, Array(months).fill(200)],
    ["once", { name: "audit", amount: "900 USD", from: "month 2" }, [0, 0, 900, 0, 0, 0]],
    ["a formula by customer", { name: "hosting", amount: "= each", per: "customer" }, Array(months).fill(300)],
    ["a share of the revenue", { name: "partner", share_of_revenue: "10 %" }, Array(months).fill(100)],
  ])("%s", (_, cost, expected) => {
    const sample = businessOf(
      {
        ...steady,
        usage: { requests: "4 request/customer/month" },
        revenue: [{ kind: "subscription", price: "10 USD/customer/month" }],
        costs: [cost],
      },
      {
        months,
        lines: { ...quiet, each: "3 USD/customer/month", "plan.trial.end": "2.5 month" },
        given: { tasks: new Map([["trial", "plan.trial.end"]]) },
      },
    )
    expect(sample.diagnostics).toEqual([])
    const figures = sample.figures("business.costs")
    expect(expected.map((figure, t) => (figures[t] ?? 0) - figure).every((gap) => Math.abs(gap) < 1e-9)).toBe(true)
  })

  test("a cost by new customer falls due as they join", () => {
    const sample = businessOf(
      { market: { customers: "100 customer" }, costs: [{ name: "box", amount: "70 USD/customer" }] },
      { months, lines: quiet },
    )
    expect(sample.figures("business.costs.box.amount")).toEqual(sample.figures("business.joining").map((joining) => 70 * joining))
  })

  test("a formula by new seat falls due as they join, with the seats that they bring", () => {
    const sample = businessOf(
      {
        market: { customers: "100 customer" },
        usage: { seats: "3 seat/customer" },
        costs: [{ name: "parts", amount: "= each", per: "new seat" }],
      },
      { months, lines: { ...quiet, each: "20 USD/seat" } },
    )
    expect(sample.diagnostics).toEqual([])
    const parts = sample.figures("business.costs.parts.amount")
    for (const [t, joining] of sample.figures("business.joining").entries()) expect(parts[t]).toBeCloseTo(60 * joining, 9)
  })

  test("one without amount and share is a slip, as is an unknown task", () => {
    const codes = businessOf(
      { costs: [{ name: "x" }, { name: "y", amount: "1 USD/month", after: "tryal" }] },
      { given: { tasks: new Map([["trial", "0 month"]]) } },
    ).diagnostics
    expect(codes).toMatchObject([{ code: "cost-empty" }, { code: "unknown-task", params: { nearest: ["trial"] } }])
  })
})
