// Expansion, and what moves the recurring revenue: last month's and the movements make this month's.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type Written } from "../../../tests/support/sample-business.ts"

const months = 48
const market = { customers: "2000 customer", existing: "100 customer", adoption: { p: "8 %/year", q: "50 %/year" } }
const revenue = [{ name: "seats", kind: "subscription", price: "20 USD/seat/month" }]
const usage = { seats: "5 seat/customer" }

function made(sections: { readonly [key: string]: Written }): SampleBusiness {
  const business = businessOf({ market, revenue, usage, ...sections }, { months })
  expect(business.diagnostics).toEqual([])
  return business
}

const movements = ["new", "expansion", "contraction", "churned"] as const

function expectBridge(business: SampleBusiness): void {
  const mrr = business.figures("business.mrr")
  const before = business.figures("business.mrr_before")
  const [joined = [], more = [], less = [], gone = []] = movements.map((name) => business.figures(`business.mrr_${name}`))
  for (const [t, now] of mrr.entries()) {
    const sum = (before[t] ?? 0) + (joined[t] ?? 0) + (more[t] ?? 0) - (less[t] ?? 0) - (gone[t] ?? 0)
    expect(Math.abs(sum - now)).toBeLessThan(1e-9 * Math.max(1, now))
    if (t > 0) expect(before[t]).toBe(mrr[t - 1])
  }
}

describe("expansion", () => {
  test("those who stay grow by the net rate: mean size with nobody joining", () => {
    const alone = { ...market, adoption: { p: "0 %/year", q: "0 %/year" } }
    const business = made({ market: alone, churn: "10 %/year", expansion: { rate: "12 %/year", contraction: "3 %/year" } })
    const net = 1.12 ** (1 / 12) - 1 - (1 - 0.97 ** (1 / 12))
    expect(business.figures("business.grown").at(-1)).toBeCloseTo((1 + net) ** months, 9)
  })

  test.each([
    ["a plain rate", "10 %/year"],
    ["early leavers", { rate: "10 %/year", early: "8 %/month", settles: "2 month" }],
    ["a contract", { rate: "10 %/year", early: "8 %/month", settles: "2 month", contract: "6 month" }],
  ] as const)("is the sum over cohorts of their sizes: %s", (_, churn) => {
    const business = made({ market: { ...market, existing: "0 customer" }, churn, expansion: { rate: "20 %/year" } })
    const joining = business.figures("business.joining")
    const step = 1.2 ** (1 / 12)
    // Alive by age from the room's own classes, sizes by the age alone.
    const alive = cohortsAlive(business, typeof churn === "string")
    const size = joining.map((_each, t) =>
      joining.slice(0, t + 1).reduce((sum, joined, born) => sum + joined * (alive[t - born] ?? 0) * step ** (t - born), 0),
    )
    const got = business.figures("business.size")
    for (const [t, want] of size.entries()) expect(Math.abs((got[t] ?? 0) - want)).toBeLessThan(1e-8 * Math.max(1, want))
  })

  test("seats, use and prices by the customer are counted by size; without the section nothing of it is there", () => {
    const grown = made({ expansion: { rate: "20 %/year" } })
    const [seats = 0, customers = 0, mean = 0] = ["seats", "customers", "grown"].map(
      (name) => grown.figures(`business.${name}`).at(-1) ?? 0,
    )
    expect(mean).toBeGreaterThan(1.01)
    expect(seats).toBeCloseTo(customers * mean * 5, 8)
    const plain = made({})
    expect(plain.model.quantities.has("business.grown")).toBe(false)
    expect(plain.figures("business.seats").at(-1)).toBeCloseTo((plain.figures("business.customers").at(-1) ?? 0) * 5, 9)
  })
})

/** Of one who joins, by age; the curve is told at every age of the classes, and beyond by the settled rate. */
function cohortsAlive(business: SampleBusiness, isPlain: boolean): readonly number[] {
  const settled = business.figures("business.leaving_rate")[0] ?? 0
  if (isPlain) return Array.from({ length: months }, (_, k) => (1 - settled) ** k)
  const renewal = business.model.quantities.has("business.renewal_rate") ? 6 : 1
  const young = business.rows.filter(({ name }) => /^business\.age\.\d+\.customers$/u.test(name)).length
  const at = (age: number): number => business.figures(`business.alive.${age}`)[0] ?? Number.NaN
  return Array.from({ length: months }, (_, k) =>
    k <= young ? at(k) : at(young) * (1 - settled) ** (Math.floor((k - young) / renewal) * renewal),
  )
}

describe("the movements of recurring revenue add up", () => {
  test.each<readonly [string, { readonly [key: string]: Written }]>([
    ["plain churn", {}],
    ["expansion and contraction", { expansion: { rate: "15 %/year", contraction: "4 %/year" } }],
    [
      "early leavers who grow",
      { churn: { rate: "9 %/year", early: "6 %/month", settles: "2 month" }, expansion: { rate: "9 %/year" } },
    ],
    ["licences with maintenance", { revenue: [{ kind: "licence", price: "900 USD/customer", maintenance: "15 %/year" }] }],
    [
      "use by the request",
      { usage: { requests: "30 request/customer/month" }, revenue: [{ kind: "usage", price: "1 USD/request" }] },
    ],
  ])("%s", (_, sections) => {
    expectBridge(made(sections))
  })

  test("a price that falls is contraction of those who stay", () => {
    const price = "= if(t < 20 month, 30 USD/customer/month, 20 USD/customer/month)"
    const business = made({ revenue: [{ kind: "subscription", price, per: "customer" }] })
    expectBridge(business)
    expect(business.figures("business.mrr_contraction")[20]).toBeCloseTo((business.figures("business.mrr_kept")[20] ?? 0) / 3, 6)
  })

  test("who tries counts as new once he pays: at one price nothing else moves", () => {
    const line = { kind: "subscription", price: "20 USD/customer/month", trial: { lasts: "1 month", converts: "40 %" } }
    const business = made({ market: { ...market, existing: "0 customer" }, revenue: [line], churn: "10 %/year" })
    expectBridge(business)
    for (const change of business.figures("business.mrr_repriced")) expect(Math.abs(change)).toBeLessThan(1e-6)
    const [joined = 0] = business.figures("business.joining").slice(8)
    expect(business.figures("business.mrr_new")[9]).toBeGreaterThan(0.3 * joined * 20)
    expect(business.figures("business.mrr_new")[9]).toBeLessThan(0.5 * joined * 20)
  })

  test("at one price nothing is repriced, and all that is new is of those who join", () => {
    const business = made({ expansion: { rate: "15 %/year", contraction: "4 %/year" } })
    for (const change of business.figures("business.mrr_repriced")) expect(Math.abs(change)).toBeLessThan(1e-6)
    const joined = business.figures("business.joining")[7] ?? 0
    expect(business.figures("business.mrr_new")[7]).toBeCloseTo(joined * 100, 6)
  })

  test("for any rates", () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (churn, more, less) => {
        const [rate, expansion, contraction] = [churn, more, less].map((each) => `${each * 100} %/year`)
        expectBridge(made({ churn: rate ?? "", expansion: { rate: expansion ?? "", contraction: contraction ?? "" } }))
      }),
      { numRuns: 20, seed: 3 },
    )
  })
})
