// What a server cannot answer is neither paid nor costs anything; what is the customer's own stays sold.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type Written } from "../../../tests/support/sample-business.ts"

const market = { customers: "1000 customer", existing: "100 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
const usage = { seats: "2 seat/customer", requests: "5 request/seat/month", tokens: "7 token/request" }

/** `share`: of requests, answered; null where no server bounds them. */
function sold(line: Readonly<Record<string, Written>>, share: number | null, more: Readonly<Record<string, Written>> = {}) {
  const sections = { market, usage, churn: "0 %/year", revenue: line.kind === undefined ? [] : [{ name: "a", ...line }], ...more }
  const options = share === null ? {} : { given: { served: "answered" }, lines: { answered: `= if(t >= 0 month, ${share}, 1)` } }
  const made: SampleBusiness = businessOf(sections, { months: 3, ...options })
  expect(made.diagnostics).toEqual([])
  return made
}

const last = (made: SampleBusiness, name: string): number => made.figures(name).at(-1) ?? Number.NaN

describe("of what is sold, the answered part is paid", () => {
  test.each([
    [{ kind: "usage", price: "1 USD/request" }, 0.25],
    [{ kind: "usage", price: "1 USD/token" }, 0.25],
    [{ kind: "usage", price: "1 USD/customer/month" }, 0.25],
    [{ kind: "advertising", price: "1 USD/request" }, 0.25],
    [{ kind: "advertising", price: "1 USD/customer/month" }, 0.25],
    [{ kind: "subscription", price: "1 USD/customer/month" }, 0.25],
    [{ kind: "subscription", price: "1 USD/seat/month", share: "50 %", discount: "10 %" }, 0.25],
    // A machine and a day of work are delivered whatever the server does.
    [{ kind: "service", price: "1 USD/customer/month" }, 1],
    [{ kind: "licence", price: "1 USD/customer", maintenance: "10 %/year" }, 1],
  ])("%o at a quarter answered: times %d", (line, times) => {
    const name = "business.revenue"
    expect(last(sold(line, 0.25), name)).toBeCloseTo(times * last(sold(line, null), name), 9)
    expect(last(sold(line, 1), name)).toBeCloseTo(last(sold(line, null), name), 9)
  })
})

test("costs by request and token count what is answered, those by customer all", () => {
  const costs = ["1 USD/request", "1 USD/token", "1 USD/customer/month"].map((amount, k) => ({ name: `c${k}`, amount }))
  const [some, all] = [0.25, null].map((share) => sold({}, share, { costs }))
  if (some === undefined || all === undefined) throw new Error("two")
  const parts = ["c0", "c1", "c2"].map((name) => `business.costs.${name}.amount`)
  expect(parts.map((name) => last(some, name) / last(all, name))).toEqual([0.25, 0.25, 1])
})

test("a subscription shows as sold to all, and the founder may say what of it is paid", () => {
  const line = { kind: "subscription", price: "1 USD/customer/month" }
  const options = { months: 3, given: { served: "0.25" }, lines: { "business.paid_share": "0.9" } }
  const made = businessOf({ market, usage, churn: "0 %/year", revenue: [{ name: "a", ...line }] }, options)
  expect(last(made, "business.revenue.a.sold")).toBeCloseTo(100, 9)
  expect(last(made, "business.revenue")).toBeCloseTo(90, 9)
})

test("more is answered, no less is earned", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const revenue = (of: number) => last(sold({ kind: "usage", price: "1 USD/request" }, of), "business.revenue")
  fc.assert(
    fc.property(share, share, (a, b) => {
      expect(revenue(Math.min(a, b))).toBeLessThanOrEqual(revenue(Math.max(a, b)) + 1e-12)
    }),
    { numRuns: 30 },
  )
})
