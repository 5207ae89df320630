// Maintenance that only a part renews: what it is worth, what is left of it in a year, when it has paid back. By hand and by plain sums.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type Written } from "../../../tests/support/sample-business.ts"

const months = 36
const steady = { customers: "1000 customer", existing: "1000 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
const joining = { customers: "1000 customer", adoption: { p: "12 %/year", q: "60 %/year" } }
const lines = { "business.payment_fee": "0", "business.support_share": "0.07", discount: "20 %/year" }
const licence = { name: "lic", kind: "licence", price: "1000 USD/customer", maintenance: "20 %/year" }

function made(sections: { readonly [key: string]: Written }): SampleBusiness {
  const business = businessOf({ market: steady, churn: "6 %/year", ...sections }, { months, lines })
  expect(business.diagnostics).toEqual([])
  return business
}

const lastOf = (business: SampleBusiness, name: string): number => business.figures(name).at(-1) ?? Number.NaN
const [stays, half] = [0.94, 0.5]

describe("what a licence is worth whose maintenance half renew, 6 % leaving: 200 a year at a margin of 93 %", () => {
  const yearly = made({ revenue: [{ ...licence, billing: "annual", renewal: "50 %" }] })
  const monthly = made({ revenue: [{ ...licence, renewal: "50 %" }] })

  test("paid for a year ahead: 186 / (1 - 0.94 · 0.5) = 351, in every month", () => {
    for (const ltv of yearly.figures("unit.ltv")) expect(ltv).toBeCloseTo(186 / (1 - stays * half), 6)
    expect(lastOf(yearly, "unit.ltv_discounted")).toBeCloseTo(186 / (1 - (stays * half) / 1.2), 6)
  })

  test("paid by the month: 15.5 / (1 - (0.94 · 0.5)^(1/12))", () => {
    expect(lastOf(monthly, "unit.ltv")).toBeCloseTo(15.5 / (1 - (stays * half) ** (1 / 12)), 6)
    expect(lastOf(monthly, "unit.ltv_discounted")).toBeCloseTo(15.5 / (1 - ((stays * half) / 1.2) ** (1 / 12)), 6)
  })

  test("where leavers are paid back, only the months in which they are there", () => {
    const back = made({ revenue: [{ ...licence, billing: "annual", renewal: "50 %", refund_unused: "100 %" }] })
    const year = Array.from({ length: 12 }, (_, k) => stays ** (k / 12)).reduce((a, b) => a + b)
    expect(lastOf(back, "unit.ltv")).toBeCloseTo((15.5 * year) / (1 - stays * half), 6)
  })

  test("all renewed is as if nothing were said of it", () => {
    const [said, silent] = [{ ...licence, renewal: "100 %" }, licence].map((line) => made({ revenue: [line] }))
    if (said === undefined || silent === undefined) throw new Error("none")
    for (const name of ["unit.ltv", "unit.ltv_discounted", "unit.nrr", "unit.grr"])
      expect(lastOf(said, name), name).toBeCloseTo(lastOf(silent, name), 6)
  })

  test.each([1, 5, 12, 24])("by age and under a contract of %i months it is the sum over the ages", (term) => {
    const churn = { rate: "10 %/year", early: "6 %/month", settles: "2 month", contract: `${term} month` }
    const one = made({ churn, revenue: [{ ...licence, billing: "annual", renewal: "80 %" }] })
    const plain = made({ churn, revenue: [{ ...licence, renewal: "80 %" }] })
    const alive = curve(one, term)
    const ahead = alive.reduce((sum, share, k) => (k % 12 === 0 ? sum + 186 * share * 0.8 ** (k / 12) : sum), 0)
    expect(lastOf(one, "unit.ltv")).toBeCloseTo(ahead, 5)
    expect(lastOf(plain, "unit.ltv")).toBeCloseTo(
      alive.reduce((sum, share, k) => sum + 15.5 * share * 0.8 ** (k / 12), 0),
      5,
    )
  })
})

/** The classes, then the settled, who leave at the end of each term. */
function curve(business: SampleBusiness, term: number): readonly number[] {
  const young = business.rows.filter(({ name }) => /^business\.age\.\d+\.customers$/u.test(name)).length
  const settled = lastOf(business, term === 1 ? "business.leaving_rate" : "business.renewal_rate")
  return Array.from({ length: 3000 }, (_, k) => {
    const known = lastOf(business, `business.alive.${Math.min(k, young)}`)
    return known * (1 - settled) ** Math.max(0, Math.floor((k - young) / term))
  })
}

describe("what is left of a year ago", () => {
  test.each([
    ["paid ahead", { billing: "annual" }],
    ["by the month", {}],
  ] as const)("0.94 · 0.9 = 0.846, however many joined since: %s", (_, how) => {
    const business = made({ market: joining, revenue: [{ ...licence, ...how, renewal: "90 %" }] })
    expect(lastOf(business, "unit.nrr")).toBeCloseTo(0.846, 9)
    expect(lastOf(business, "unit.grr")).toBeCloseTo(0.846, 9)
  })

  test("beside a subscription, each by what it was a year ago", () => {
    const plan = { name: "plan", kind: "subscription", price: "10 USD/customer/month" }
    const business = made({ revenue: [plan, { ...licence, renewal: "50 %" }] })
    const of = (name: string): number => business.figures(name).at(-13) ?? Number.NaN
    const [rent, care] = [of("business.revenue.plan.amount"), of("business.revenue.lic.maintenance")]
    expect(lastOf(business, "unit.nrr")).toBeCloseTo((rent * stays + care * stays * half) / (rent + care), 9)
  })

  test("a yearly rise of the price is in the net, not in the gross retention", () => {
    const price = "= 1000 USD/customer * 1.1 ^ (t / 12 month)"
    const business = made({ market: joining, revenue: [{ ...licence, price, renewal: "90 %" }] })
    expect(lastOf(business, "unit.nrr")).toBeCloseTo(0.846 * 1.1, 9)
    expect(lastOf(business, "unit.grr")).toBeCloseTo(0.846, 9)
  })
})

describe("when it has paid back", () => {
  const costs = (amount: number) => [{ name: "ads", amount: `${amount} USD/customer`, class: "selling" }]
  const paid = (amount: number): SampleBusiness =>
    made({ market: joining, revenue: [{ ...licence, renewal: "90 %" }], costs: costs(amount) })

  test("never, where all that is brought is less than the cost; leaving and lapsing never speed it", () => {
    for (const amount of [1000, 1100, 1300, 9000]) {
      const business = paid(amount)
      expect(lastOf(business, "unit.payback")).toBeGreaterThanOrEqual(lastOf(business, "unit.payback_if_kept"))
    }
    expect(lastOf(paid(9000), "unit.payback")).toBe(Number.POSITIVE_INFINITY)
  })

  test("by hand: what is owed beyond the sale, over 15.5 a month that falls to 0.846 a year", () => {
    const business = paid(1100)
    let [owed, time] = [lastOf(business, "unit.owed"), 0]
    expect(owed).toBeGreaterThan(100)
    for (; owed > 15.5 * 0.846 ** (time / 12); time++) owed -= 15.5 * 0.846 ** (time / 12)
    time += owed / (15.5 * 0.846 ** (time / 12))
    expect(Math.abs(lastOf(business, "unit.payback") - time)).toBeLessThan(0.05)
  })
})

test("a customer is worth less the more leave and the fewer renew", () => {
  const part = fc.double({ min: 0.01, max: 0.95, noNaN: true })
  const worth = (churn: number, renewal: number, billing: string): number =>
    lastOf(
      made({ churn: `${churn * 100} %/year`, revenue: [{ ...licence, billing, renewal: `${renewal * 100} %` }] }),
      "unit.ltv",
    )
  fc.assert(
    fc.property(part, part, part, fc.constantFrom("annual", "monthly"), (a, b, kept, billing) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(worth(high, kept, billing)).toBeLessThanOrEqual(worth(low, kept, billing) + 1e-9)
      expect(worth(kept, low, billing)).toBeLessThanOrEqual(worth(kept, high, billing) + 1e-9)
    }),
    { numRuns: 8, seed: 3 },
  )
})
