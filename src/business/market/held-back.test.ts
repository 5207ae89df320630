import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const given = { roles: ["sales", "engineer"] }
const lines = { "team.roles.sales.people": "2 person", "team.roles.engineer.people": "3 person" }
/** Everybody would join at once. */
const eager = { customers: "1000 customer", adoption: { p: "9000 %/year", q: "0 %/year" } }

function joining(market: Written, more: Readonly<Record<string, string>> = {}): number[] {
  return businessOf({ market }, { months: 12, given, lines: { ...lines, ...more } }).figures("business.joining")
}

describe("sellers", () => {
  const sellers = { role: "sales", deals: "1.5 customer/person/month" }

  test("sign what they can, and who waits is not lost", () => {
    const { figures } = businessOf({ market: { ...eager, sellers }, churn: "0 %/year" }, { months: 400, given, lines })
    expect(figures("business.joining").slice(0, 3)).toEqual([3, 3, 3])
    expect(figures("business.adopters").at(-1)).toBeCloseTo(1000, 6)
    expect(figures("business.joining").at(-1)).toBeCloseTo(0, 6)
  })

  test("who comes later learns; over the ramp half of it is lost in work", () => {
    const people = "= if(t < 6 month, 0 person, 10 person)"
    const market = { ...eager, sellers: { ...sellers, ramp: "4 month" } }
    const { figures } = businessOf({ market }, { months: 60, given, lines: { "team.roles.sales.people": people } })
    const sellersByMonth = figures("business.sellers")
    expect(sellersByMonth.slice(5, 7)).toEqual([0, 10 / 3])
    expect(sellersByMonth[7]).toBeCloseTo(10 / 3 + 20 / 9, 12)
    const lost = sellersByMonth.slice(6).reduce((sum, at) => sum + 10 - at, 0)
    expect(lost).toBeCloseTo(10 * 2, 6)
  })

  test("who was there from the beginning has learnt, and who leaves is gone at once", () => {
    const people = "= if(t < 3 month, 4 person, 1 person)"
    const market = { ...eager, sellers: { ...sellers, ramp: "6 month" } }
    const { figures } = businessOf({ market }, { months: 5, given, lines: { "team.roles.sales.people": people } })
    expect(figures("business.sellers")).toEqual([4, 4, 4, 1, 1])
  })
})

describe("onboarding", () => {
  test("by a pace", () => {
    expect(joining({ ...eager, onboarding: "12 customer/month" })[0]).toBe(12)
  })

  // As examples/medical writes it in its formulas: three engineers, 1.5 person-months at each hospital.
  test("by people and the work that each customer takes", () => {
    expect(joining({ ...eager, onboarding: { role: "engineer", effort: "1.5 person-month/customer" } })[0]).toBe(2)
  })

  test("the narrowest holds", () => {
    const sellers = { role: "sales", deals: "1.5 customer/person/month" }
    expect(joining({ ...eager, sellers, onboarding: "2 customer/month" })[0]).toBe(2)
    expect(joining({ ...eager, sellers, onboarding: "20 customer/month" })[0]).toBe(3)
  })
})

test("says what examples/medical writes by hand in its formulas", () => {
  const market = { customers: "900 customer", adoption: { p: "4 %/year", q: "45 %/year" }, sales_cycle: "3 month" }
  const people = { "team.roles.engineer.people": "= if(t < 9 month, 1 person, 3 person)" }
  const byHand = {
    ...{ deployment_effort: "2 person-month/customer", installable: "= team.roles.engineer.people / deployment_effort" },
    "business.joining": "= min((business.adopting + business.direct) / 1 month, business.unserved / 1 month, installable)",
  }
  const written = businessOf({ market }, { months: 60, given, lines: { ...lines, ...people, ...byHand } })
  const onboarding = { role: "engineer", effort: "2 person-month/customer" }
  const byKey = businessOf({ market: { ...market, onboarding } }, { months: 60, given, lines: { ...lines, ...people } })
  expect(byKey.figures("business.joining")).toEqual(written.figures("business.joining"))
  expect(byKey.figures("business.joining").at(-1)).toBe(1.5)
})

test.each([
  [{ sellers: { role: "saless", deals: "1 customer/person/month" } }, "sales"],
  [{ onboarding: { role: "enginer", effort: "1 person-month/customer" } }, "engineer"],
])("an unknown role is told with the nearest: %o", (market, near) => {
  const { diagnostics } = businessOf({ market: { ...eager, ...market } }, { given, lines })
  expect(diagnostics).toMatchObject([{ code: "market-unknown-role", params: { nearest: [near] } }])
})

test("joining is never negative and never above any bound", () => {
  const market: Written = {
    ...{ customers: "= size", adoption: { p: "= p", q: "= q" }, growth: "= growth" },
    ...{ sellers: { role: "sales", deals: "= deals", ramp: "= ramp" }, onboarding: "= pace" },
  }
  const inputs = {
    ...{ size: "uniform(0, 1) customer", p: "uniform(0, 1) %/year", q: "uniform(0, 1) %/year", growth: "uniform(0, 1) %/year" },
    ...{ deals: "uniform(0, 1) customer/person/month", ramp: "uniform(0, 1) month", pace: "uniform(0, 1) customer/month" },
  }
  const { figures, diagnostics } = businessOf({ market }, { months: 24, given, lines: { ...lines, ...inputs } })
  expect(diagnostics).toEqual([])
  const upTo = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })
  const cases = fc.record({
    ...{ size: upTo(5000), p: upTo(300), q: upTo(600), growth: fc.double({ min: -60, max: 60, noNaN: true }) },
    ...{ deals: upTo(20), ramp: upTo(24), pace: upTo(60) },
  })
  fc.assert(
    fc.property(cases, (at) => {
      const [joined, closable, onboarding, unserved] = ["joining", "closable", "onboarding", "unserved"].map((name) =>
        figures(`business.${name}`, at),
      )
      for (const [t, one] of (joined ?? []).entries()) {
        expect(one).toBeGreaterThanOrEqual(0)
        const most = Math.min(closable?.[t] ?? 0, onboarding?.[t] ?? onboarding?.[0] ?? 0, unserved?.[t] ?? 0)
        expect(one).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-9)
      }
    }),
    { numRuns: 60, seed: 2 },
  )
})
