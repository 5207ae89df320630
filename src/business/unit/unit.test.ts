// Unit economics against figures from elsewhere, closed forms and plain sums over the ages.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type SampleOptions, type Written } from "../../../tests/support/sample-business.ts"

const months = 36
const market = { customers: "5000 customer", adoption: { p: "10 %/year", q: "50 %/year" } }

/** 100 USD a month at a gross margin of 70 %, 900 USD to win a customer. */
const usual: { readonly [key: string]: Written } = {
  market,
  churn: "3 %/month",
  revenue: [{ name: "plan", kind: "subscription", price: "100 USD/customer/month" }],
  costs: [{ name: "advertising", amount: "900 USD/customer", class: "selling" }],
}
const margin70 = { "business.payment_fee": "0", "business.support_share": "0.3" }

function made(sections: { readonly [key: string]: Written }, options: SampleOptions = {}): SampleBusiness {
  const business = businessOf({ ...usual, ...sections }, { months, ...options, lines: { ...margin70, ...options.lines } })
  expect(business.diagnostics).toEqual([])
  return business
}

const lastOf = (business: SampleBusiness, name: string): number => business.figures(name).at(-1) ?? Number.NaN

describe("known answers: price 100, margin 70 %, churn 3 % a month, CAC 900 (numpy, closed forms)", () => {
  const business = made({})
  test.each([
    ["unit.cac", 900],
    ["unit.cac_overall", 900],
    ["unit.lifetime", 33.333333],
    ["unit.ltv", 2333.333333],
    ["unit.payback_if_kept", 12.857143],
    ["unit.payback", 15.998286],
    ["unit.ltv_to_cac", 2.592593],
    ["unit.margin.plan", 0.7],
  ])("%s is %d", (name, value) => expect(lastOf(business, name)).toBeCloseTo(value, 6))

  test("retention over a year is that of the customers: 0.97 to the twelfth", () => {
    expect(lastOf(business, "unit.nrr")).toBeCloseTo(0.97 ** 12, 9)
    expect(lastOf(business, "unit.grr")).toBeCloseTo(0.97 ** 12, 9)
  })

  test("discounted: the geometric sum with 1/(1 + d)", () => {
    const discounted = made({}, { lines: { discount: "20 %/year" } })
    const v = 1.2 ** (-1 / 12)
    expect(lastOf(discounted, "unit.ltv_discounted")).toBeCloseTo(70 / (1 - v * 0.97), 8)
    expect(lastOf(business, "unit.ltv_discounted")).toBeCloseTo(lastOf(business, "unit.ltv"), 8)
  })
})

describe("a customer who leaves by age", () => {
  const one = { rate: 0.1, early: 0.06, settles: 2 }
  const churn = { rate: "10 %/year", early: "6 %/month", settles: "2 month" }

  /** In plain code, far beyond any life. */
  function alive(term: number, young: number): readonly number[] {
    const wish = (k: number): number => 1 - (1 - one.rate) ** (1 / 12) + (k < young ? one.early * Math.exp(-k / one.settles) : 0)
    const curve = [1]
    for (let k = 0; k < 20_000; k++) {
      const stays = (k + 1) % term === 0 ? Array.from({ length: term }, (_, j) => 1 - wish(k - j)).reduce((a, b) => a * b) : 1
      curve.push((curve[k] ?? 0) * stays)
    }
    return curve
  }

  test.each([1, 3, 12])("lifetimes and payback are those of the sum over the ages, contract %i", (term) => {
    const business = made({ churn: { ...churn, contract: `${term} month` } }, { lines: { discount: "20 %/year" } })
    const young = business.rows.filter(({ name }) => /^business\.age\.\d+\.customers$/u.test(name)).length
    const curve = alive(term, young)
    const v = 1.2 ** (-1 / 12)
    const sum = (of: (share: number, k: number) => number): number => curve.reduce((total, share, k) => total + of(share, k), 0)
    expect(lastOf(business, "unit.lifetime")).toBeCloseTo(
      sum((share) => share),
      6,
    )
    expect(lastOf(business, "unit.lifetime_discounted")).toBeCloseTo(
      sum((share, k) => share * v ** k),
      8,
    )
    // Month by month, then the part of the month in which it is reached.
    let [owed, time] = [900 / 70, 0]
    for (const share of curve) {
      if (owed <= share) {
        time += owed / share
        break
      }
      owed -= share
      time += 1
    }
    expect(Math.abs(lastOf(business, "unit.payback") - time)).toBeLessThan(0.005)
  })

  test("who never pays back is told as never", () => {
    const lost = made({ churn: "60 %/month" })
    expect(lastOf(lost, "unit.payback")).toBe(Number.POSITIVE_INFINITY)
    const early = made({ churn: { ...churn, early: "90 %/month", rate: "70 %/year" } })
    expect(lastOf(early, "unit.payback")).toBe(Number.POSITIVE_INFINITY)
    const bound = made({ churn: { rate: "99 %/year", contract: "6 month" } })
    expect(lastOf(bound, "unit.payback")).toBe(Number.POSITIVE_INFINITY)
  })

  test("a margin that takes more than a century never pays back; just less is told", () => {
    const costing = (amount: number): number =>
      lastOf(
        made({ churn: "0 %/year", costs: [{ name: "ads", amount: `${amount} USD/customer`, class: "selling" }] }),
        "unit.payback_if_kept",
      )
    expect(costing(70 * 1199)).toBeCloseTo(1199, 6)
    expect(costing(70 * 1201)).toBe(Number.POSITIVE_INFINITY)
  })

  test("nobody leaves: a century, and payback is cost over margin", () => {
    const stays = made({ churn: "0 %/year" })
    expect(lastOf(stays, "unit.lifetime")).toBe(1200)
    expect(lastOf(stays, "unit.payback")).toBeCloseTo(900 / 70, 9)
  })
})

describe("margins by line", () => {
  const lines = [
    { name: "plan", kind: "subscription", price: "100 USD/customer/month" },
    { name: "set-up", kind: "service", price: "300 USD/customer" },
    { name: "box", kind: "licence", price: "500 USD/customer", maintenance: "12 %/year" },
  ]
  const costs = [
    { name: "advertising", amount: "900 USD/customer", class: "selling" },
    { name: "hands", amount: "200 USD/customer", class: "cogs" },
    { name: "hosting", amount: "5 USD/customer/month", class: "cogs" },
  ]
  const serving = { formula: "serving.cost", parts: [{ class: "cogs", formula: "serving.cost", isServing: true }] } as const
  const business = made(
    { revenue: lines, costs },
    { given: { costs: [serving] }, lines: { "serving.cost": "700 ¤/month", "business.payment_fee": "0.03" } },
  )

  test("allocate exactly the cost of what is sold", () => {
    const [amounts, margins] = ["business.revenue.NAME.amount", "unit.margin.NAME"].map((name) =>
      ["plan", "set_up", "box"].map((line) => business.figures(name.replace("NAME", line))),
    )
    const cogs = business.figures("business.cogs")
    for (const [t, all] of cogs.entries()) {
      const sum = [0, 1, 2].reduce((left, k) => left + (amounts?.[k]?.[t] ?? 0) * (1 - (margins?.[k]?.[t] ?? 0)), 0)
      expect(sum).toBeCloseTo(all, 6)
    }
  })

  test("only what lives on answers bears serving, only what is paid by card its fee", () => {
    const [plan, setUp, box] = ["plan", "set_up", "box"].map((line) => lastOf(business, `unit.running.${line}`))
    const served = 700 / lastOf(business, "business.revenue.plan.amount")
    expect((plan ?? 0) - (setUp ?? 0)).toBeCloseTo(0.03 + served, 9)
    expect(box).toBe(setUp)
  })

  test("what is sold at joining, less setting up, counts once", () => {
    const running = lastOf(business, "unit.running.box")
    expect(lastOf(business, "unit.at_joining")).toBeCloseTo(800 * (1 - running) - 200, 6)
  })
})

describe("a customer is worth all that it brings", () => {
  const given = { roles: ["fitter"] }
  const lines = { ...margin70, "team.roles.fitter.people": "900 person", "business.support_share": "0" }
  const of = (...revenue: { readonly [key: string]: Written }[]): SampleBusiness => made({ revenue, costs: [] }, { given, lines })
  const work = { name: "work", kind: "service", people: "fitter", work: "2 person-day/customer", price: "900 USD/person-day" }

  test.each<[string, { readonly [key: string]: Written }, number, number]>([
    ["work ordered once, at the price of the order", work, 1800, 0],
    ["less what is paid back", { ...work, refunds: "10 %" }, 1620, 0],
    ["work at a fixed price", { ...work, price: "700 USD/customer" }, 700, 0],
    ["work ordered month by month", { ...work, work: "0.1 person-day/customer/month" }, 0, 90],
    ["a retainer", { ...work, work: "0.1 person-day/customer/month", price: "50 USD/customer/month" }, 0, 50],
    [
      "savings",
      { name: "save", kind: "performance", baseline: "90 USD/customer/month", achieved: "40 USD/customer/month", fee: "20 %" },
      0,
      10,
    ],
    ["a price by the new customer", { name: "visit", kind: "service", price: "300 USD/customer" }, 300, 0],
    [
      "an order run through a market",
      { name: "m", kind: "marketplace", orders: "2 order/customer/month", value: "50 USD/order", take: "10 %", terms: "1 month" },
      0,
      10,
    ],
    ["advertising", { name: "ads", kind: "advertising", price: "3 USD/customer/month" }, 0, 3],
    ["an amount by the month is nobody's", { name: "fund", kind: "service", price: "5000 USD/month" }, 0, 0],
  ])("%s", (_, line, atJoining, byMonth) => {
    const business = of(line)
    expect(lastOf(business, "unit.at_joining")).toBeCloseTo(atJoining, 6)
    expect(lastOf(business, "unit.by_month")).toBeCloseTo(byMonth, 6)
    expect(lastOf(business, "unit.ltv")).toBeCloseTo(atJoining + byMonth / 0.03, 4)
  })

  test("work that waits counts as it is ordered, not as it is done", () => {
    const few = { ...lines, "team.roles.fitter.people": "0.1 person" }
    const business = made({ revenue: [work], costs: [] }, { given, lines: few })
    expect(lastOf(business, "unit.at_joining")).toBeCloseTo(1800, 6)
    expect(lastOf(business, "business.revenue.work.backlog")).toBeGreaterThan(0)
  })

  test("what acts on revenue as a whole acts on it too", () => {
    const visit = { name: "visit", kind: "service", price: "300 USD/customer" }
    const halved = { ...lines, "business.revenue": "= 0.5 * business.revenue.visit.amount" }
    expect(lastOf(made({ revenue: [visit], costs: [] }, { given, lines: halved }), "unit.at_joining")).toBeCloseTo(150, 6)
  })
})

describe("what a customer costs", () => {
  test("spending before the first customers counts once they come, all of it in the end", () => {
    const costs = [{ name: "advertising", amount: "1000 USD/month", class: "selling" }]
    const business = made({ market: { ...market, sales_cycle: "4 month" }, costs })
    const worked = business.figures("unit.acquiring").reduce((a, b) => a + b, 0)
    expect(worked + lastOf(business, "unit.unripe")).toBeCloseTo(1000 * months, 6)
    const joined = business.figures("business.joining").slice(-12)
    const spent = business.figures("unit.acquiring").slice(-12)
    const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0)
    expect(lastOf(business, "unit.cac")).toBeCloseTo(sum(spent) / sum(joined), 9)
  })

  test("who tries is a customer once he pays: twice the cost where half of them do", () => {
    const line = {
      name: "plan",
      kind: "subscription",
      price: "100 USD/customer/month",
      trial: { lasts: "1 month", converts: "50 %" },
    }
    const steady = { customers: "9 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
    const lines = { "business.joining": "10 customer/month" }
    const business = made({ market: steady, churn: "0 %/year", revenue: [line] }, { lines })
    expect(lastOf(business, "unit.cac")).toBeCloseTo(1800, 6)
    expect(lastOf(business, "unit.by_month")).toBeCloseTo(70, 6)
  })

  test("of fees, serving and what is left all of it is borne, paid ahead or run through a market", () => {
    const revenue = [
      { name: "plan", kind: "subscription", price: "100 USD/customer/month", billing: "annual" },
      { name: "market", kind: "marketplace", orders: "3 order/customer/month", value: "50 USD/order", take: "12 %" },
    ]
    const business = made({ revenue }, { lines: { "business.payment_fee": "0.03" } })
    const cogs = business.figures("business.cogs")
    for (const [t, all] of cogs.entries()) {
      const of = (name: string): number => business.figures(name)[t] ?? 0
      const borne = ["plan", "market"].reduce(
        (sum, line) => sum + of(`business.revenue.${line}.amount`) * (1 - of(`unit.margin.${line}`)),
        0,
      )
      expect(borne).toBeCloseTo(all, 6)
    }
  })

  test("without anyone who joins it is 0, and nothing is not a number", () => {
    const business = made({ market: { ...market, begins: "month 12" } })
    for (const { name } of business.rows.filter((row) => row.name.startsWith("unit.")))
      for (const figure of business.figures(name)) expect(figure, name).not.toBeNaN()
    expect(business.figures("unit.cac")[3]).toBe(0)
    expect(business.figures("unit.ltv_to_cac")[3]).toBe(0)
  })
})

describe("for any rates", () => {
  const share = (max: number) => fc.double({ min: 0, max, noNaN: true })

  test("NRR is no less than GRR, GRR no more than 1, nothing is not a number", () => {
    fc.assert(
      fc.property(share(1), share(2), share(1), share(1), fc.constantFrom(1, 3, 12), (rate, more, less, early, term) => {
        const business = made({
          churn: {
            ...{ rate: `${rate * 100} %/year`, early: `${early * 100} %/month`, settles: "1.5 month" },
            contract: `${term} month`,
          },
          expansion: { rate: `${more * 100} %/year`, contraction: `${less * 100} %/year` },
        })
        const [nrr = [], grr = []] = ["unit.nrr", "unit.grr"].map((name) => business.figures(name))
        for (const [t, gross] of grr.entries()) {
          expect(gross).toBeLessThanOrEqual(1 + 1e-9)
          expect(gross).toBeGreaterThanOrEqual(0)
          expect(nrr[t] ?? 0).toBeGreaterThanOrEqual(gross - 1e-9)
        }
        for (const name of ["unit.ltv", "unit.payback", "unit.lifetime_discounted", "business.customers"])
          for (const figure of business.figures(name)) expect(figure).toBeGreaterThanOrEqual(-1e-9)
      }),
      { numRuns: 12, seed: 5 },
    )
  })

  test("more churn lowers what a customer brings, a higher price raises it", () => {
    fc.assert(
      fc.property(share(0.9), share(0.9), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const brings = (churn: number, price = 100): number =>
          lastOf(
            made({
              churn: `${churn * 100} %/year`,
              revenue: [{ name: "plan", kind: "subscription", price: `${price} USD/customer/month` }],
            }),
            "unit.ltv",
          )
        expect(brings(high)).toBeLessThanOrEqual(brings(low) + 1e-6)
        expect(brings(low, 120)).toBeGreaterThan(brings(low))
      }),
      { numRuns: 8, seed: 2 },
    )
  })
})

describe("retention where age counts", () => {
  test.each([
    ["early leavers", { rate: "10 %/year", early: "8 %/month", settles: "2 month" }],
    ["yearly contracts", { rate: "20 %/year", contract: "12 month" }],
  ] as const)("is that of the customers of a year ago, whoever joined since: %s", (_, churn) => {
    const expansion = { rate: "12 %/year", contraction: "5 %/year" }
    const business = made({ churn, expansion })
    const joining = business.figures("business.joining")
    const term = "contract" in churn ? 12 : 1
    const alive = Array.from({ length: months }, (__, k) => aliveAt(business, k, term))
    const [step, less] = [1.12 ** (1 / 12) - (1 - 0.95 ** (1 / 12)), 0.95]
    const of = (t: number, from: number): number =>
      joining.slice(0, from + 1).reduce((sum, count, born) => sum + count * (alive[t - born] ?? 0) * step ** (t - born), 0)
    const [now, then] = [months - 1, months - 13]
    expect(lastOf(business, "unit.nrr")).toBeCloseTo(of(now, then) / of(then, then), 9)
    expect(lastOf(business, "unit.grr")).toBeCloseTo((of(now, then) / step ** 12 / of(then, then)) * less, 9)
  })
})

/** By the classes, and beyond them by the settled rate alone. */
function aliveAt(business: SampleBusiness, age: number, term: number): number {
  const settled = business.figures("business.leaving_rate")[0] ?? 0
  const young = business.rows.filter(({ name }) => /^business\.age\.\d+\.customers$/u.test(name)).length
  const whole = Math.max(0, Math.floor((age - young) / term) * term)
  return (business.figures(`business.alive.${Math.min(age, young)}`)[0] ?? 0) * (1 - settled) ** whole
}
