// Who bears the cost of what is sold: by what the file names, by what causes it, by revenue; and nothing is lost on the way.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type SampleOptions, type Written } from "../../../tests/support/sample-business.ts"

const months = 14
const market = { customers: "5000 customer", adoption: { p: "10 %/year", q: "50 %/year" } }
const usage = { requests: "200 request/customer/month", tokens: "100 token/request" }
const quiet = { "business.payment_fee": "0", "business.bad_debt": "0", support: "0 ¤/month" }

function made(sections: { readonly [key: string]: Written }, options: SampleOptions = {}): SampleBusiness {
  const all = { market, usage, churn: "3 %/month", ...sections }
  return businessOf(all, { months, ...options, lines: { ...quiet, ...options.lines } })
}

const lastOf = (business: SampleBusiness, name: string): number => business.figures(name).at(-1) ?? Number.NaN
const marginOf = (business: SampleBusiness, line: string): number => lastOf(business, `unit.margin.${line}`)

const box = { name: "box", kind: "sale", price: "500 USD/customer" }
const plan = { name: "plan", kind: "subscription", price: "100 USD/customer/month" }
const calls = { name: "calls", kind: "usage", price: "0.1 USD/request" }
const work = { name: "fitting", kind: "service", people: "fitter", work: "2 person-day/customer", price: "900 USD/person-day" }
const care = {
  ...{ name: "care", kind: "service", people: "fitter", share: "30 %" },
  ...{ work: "0.05 person-day/customer/month", price: "60 USD/customer/month" },
}

describe("a cost is borne by the line that it is spent for", () => {
  test("a margin is what the line's own costs leave of it", () => {
    const business = made({
      revenue: [box, plan],
      costs: [
        { name: "parts", amount: "350 USD/customer", for: "box" },
        { name: "hosting", amount: "20 USD/customer/month", for: ["plan"] },
      ],
    })
    expect(business.diagnostics).toEqual([])
    expect(marginOf(business, "box")).toBeCloseTo(0.3, 9)
    expect(marginOf(business, "plan")).toBeCloseTo(0.8, 9)
    expect(lastOf(business, "unit.spread_share")).toBe(0)
  })

  test("by revenue, where it names several or none; only the latter counts as spread", () => {
    const costs = [
      { name: "hall", amount: "900 USD/month", for: ["box", "plan"] },
      { name: "hosting", amount: "100 USD/month" },
    ]
    const business = made({ revenue: [box, plan, calls], costs })
    const revenue = ["box", "plan", "calls"].map((line) => lastOf(business, `unit.revenue.${line}`))
    const [sold, all] = [(revenue[0] ?? 0) + (revenue[1] ?? 0), revenue.reduce((a, b) => a + b, 0)]
    expect(marginOf(business, "box")).toBeCloseTo(1 - 900 / sold - 100 / all, 9)
    expect(marginOf(business, "plan")).toBeCloseTo(1 - 900 / sold - 100 / all, 9)
    expect(marginOf(business, "calls")).toBeCloseTo(1 - 100 / all, 9)
    expect(lastOf(business, "unit.spread_share")).toBeCloseTo(0.1, 9)
  })

  test("a cost called like a line is that line's, unless it wins customers", () => {
    const named = (name: string) => made({ revenue: [box, { ...plan, name: "ads" }], costs: [{ name, amount: "900 USD/month" }] })
    const selling = named("ads")
    expect(lastOf(selling, "business.selling")).toBe(900)
    expect(marginOf(selling, "ads")).toBe(1)
    const hosted = made({ revenue: [box, { ...plan, name: "hosting" }], costs: [{ name: "hosting", amount: "900 USD/month" }] })
    expect(marginOf(hosted, "box")).toBe(1)
    expect(marginOf(hosted, "hosting")).toBeLessThan(1)
  })

  test("a share of revenue is one of the line's revenue", () => {
    const store = { name: "store", share_of_revenue: "30 %", for: "plan" }
    const business = made({ revenue: [box, plan], costs: [store] })
    expect(lastOf(business, "business.costs.store.amount")).toBeCloseTo(0.3 * lastOf(business, "business.revenue.plan.amount"), 6)
    expect(marginOf(business, "plan")).toBeCloseTo(0.7, 9)
    expect(marginOf(business, "box")).toBe(1)
  })

  test("is a cost of what is sold, whatever its name; travel else wins customers", () => {
    const of = (more: { readonly [key: string]: Written }) =>
      made({ revenue: [box, plan], costs: [{ name: "travel", amount: "900 USD/month", ...more }] })
    expect(lastOf(of({}), "business.selling")).toBe(900)
    expect(lastOf(of({ for: "box" }), "business.cogs")).toBe(900)
  })

  test.each<[string, { readonly [key: string]: Written }, string, readonly string[]]>([
    ["an unknown line", { for: "bxo" }, "unknown-line", ["box"]],
    ["one unknown of several", { for: ["box", "plam"] }, "unknown-line", ["plan"]],
    ["a class that no line bears", { for: "box", class: "selling" }, "for-not-sold", []],
  ])("%s is told", (_, more, code, nearest) => {
    const { diagnostics } = made({ revenue: [box, plan], costs: [{ name: "parts", amount: "9 USD/month", ...more }] })
    expect(diagnostics.map((one) => one.code)).toEqual([code])
    if (nearest.length > 0) expect(diagnostics[0]?.params).toMatchObject({ nearest })
  })

  test("a kind that wins customers has no line", () => {
    const costs = [{ kind: "marketing", budget: "9 USD/month", for: "box" }]
    expect(made({ revenue: [box], costs }).diagnostics.map(({ code }) => code)).toEqual(["for-not-sold"])
  })

  test("a line of another project is no mistake, and says nothing here", () => {
    const costs = [{ name: "parts", amount: "900 USD/month", for: "robots" }]
    const business = made({ revenue: [box, plan], costs }, { given: { linesElsewhere: ["robots"] } })
    expect(business.diagnostics).toEqual([])
    expect(marginOf(business, "box")).toBeCloseTo(marginOf(business, "plan"), 9)
  })

  test("a formula in its place is what the line bears", () => {
    const costs = [{ name: "parts", amount: "350 USD/customer", for: "box" }]
    const lines = { "business.costs.parts.amount": "= business.revenue.box.amount * 0.1" }
    expect(marginOf(made({ revenue: [box, plan], costs }, { lines }), "box")).toBeCloseTo(0.9, 9)
  })

  test("one that follows from the margin which it makes is a loop, and told", () => {
    const costs = [{ name: "parts", amount: "= 50 USD/customer * unit.margin.box", per: "new customer", for: "box" }]
    const { diagnostics } = made({ revenue: [box, plan], costs })
    expect(diagnostics.map(({ code }) => code)).toEqual(["loop"])
  })
})

describe("the cost of answers is borne by what uses them", () => {
  const serving = { formula: "serving.cost", parts: [{ class: "cogs", formula: "serving.cost", isServing: true }] } as const
  const options = { given: { costs: [serving] }, lines: { "serving.cost": "1000 ¤/month" } } as const
  const of = (...revenue: { readonly [key: string]: Written }[]): SampleBusiness => made({ revenue }, options)
  const bornBy = (business: SampleBusiness, line: string): number => lastOf(business, `unit.running_cost.${line}`)

  test("what is sold by the request bears it, what costs nothing to answer does not", () => {
    const business = of(plan, calls, box)
    expect(bornBy(business, "calls")).toBeCloseTo(1000, 6)
    expect([bornBy(business, "plan"), bornBy(business, "box")]).toEqual([0, 0])
  })

  test("of customers of whom a part pays by the request, the others are the subscription's", () => {
    const business = of(plan, { ...calls, share: "30 %" })
    expect(bornBy(business, "calls")).toBeCloseTo(300, 6)
    expect(bornBy(business, "plan")).toBeCloseTo(700, 6)
  })

  test("what is free by the request is paid by the fee of the month", () => {
    const business = of(plan, { ...calls, free: "200 request/customer/month", spread: "0" })
    expect(bornBy(business, "calls")).toBeLessThan(1)
    expect(bornBy(business, "plan")).toBeGreaterThan(999)
  })

  test("a free version is paid by its advertising", () => {
    const premium = { ...plan, freemium: { paying: "5 %", usage: "20 %" } }
    const ads = { name: "ads", kind: "advertising", share: "95 %", price: "1 USD/customer/month" }
    const business = of(premium, ads)
    expect(bornBy(business, "plan")).toBeCloseTo((1000 * 0.05) / (0.05 + 0.95 * 0.2), 6)
    expect(bornBy(of(premium, box), "plan")).toBeCloseTo(1000, 6)
  })

  test("two plans bear it by the customers who take them, not by their prices", () => {
    const business = of({ ...plan, share: "80 %" }, { ...plan, name: "premium", price: "900 USD/customer/month", share: "20 %" })
    expect(bornBy(business, "premium")).toBeCloseTo(200, 6)
  })

  test("costs by the request go with it", () => {
    const business = made({ revenue: [plan, calls], costs: [{ name: "checks", amount: "0.01 USD/request" }] })
    expect(marginOf(business, "plan")).toBe(1)
    expect(marginOf(business, "calls")).toBeCloseTo(0.9, 9)
  })
})

describe("pay is borne by the lines for which people work", () => {
  const payroll = { formula: "pay", parts: [{ class: "cogs", formula: "pay" }] } as const
  const options = (named: readonly string[]): SampleOptions => ({
    given: {
      costs: [payroll],
      roles: ["fitter"],
      delivery: [{ role: "fitter", formula: "pay", for: named.map((text) => ({ text, span: { file: "x", start: 0, end: 1 } })) }],
    },
    lines: { pay: "50000 ¤/month", "team.roles.fitter.people": "20 person" },
  })

  test("by the days, where lines sell the work of the role; the retainer takes its days first", () => {
    const business = made({ revenue: [care, work, plan] }, options([]))
    expect(business.diagnostics).toEqual([])
    const [effort, done] = [lastOf(business, "business.revenue.care.effort"), lastOf(business, "business.revenue.fitting.sold")]
    expect(lastOf(business, "unit.running_cost.care")).toBeCloseTo((50_000 * effort) / (effort + done), 6)
    expect(lastOf(business, "unit.running_cost.fitting")).toBeCloseTo((50_000 * done) / (effort + done), 6)
    expect(marginOf(business, "plan")).toBe(1)
  })

  test("by the lines that the role names", () => {
    const business = made({ revenue: [care, work, plan] }, options(["plan"]))
    expect(lastOf(business, "unit.running_cost.plan")).toBeCloseTo(50_000, 6)
  })

  test("an unknown one is told", () => {
    const { diagnostics } = made({ revenue: [plan] }, options(["plam"]))
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-line"])
  })
})

const lineNames = ["box", "plan", "calls", "fitting", "care", "market", "savings"] as const
const everyLine: Readonly<Record<(typeof lineNames)[number], { readonly [key: string]: Written }>> = {
  ...{ box, plan, calls, fitting: work, care },
  market: { name: "market", kind: "marketplace", orders: "3 order/customer/month", value: "50 USD/order", take: "12 %" },
  savings: {
    ...{ name: "savings", kind: "performance", baseline: "90 USD/customer/month", achieved: "70 USD/customer/month" },
    ...{ fee: "20 %", risk: "10 %" },
  },
}

const anyCost = fc.record({
  amount: fc.double({ min: 0, max: 1e4, noNaN: true }),
  unit: fc.constantFrom("USD/month", "USD/customer", "USD/customer/month", "USD/request", "USD"),
  of: fc.constantFrom("cogs", "selling", null),
  named: fc.subarray([...lineNames]),
})

test("margins times revenue add up to the gross profit, whatever is sold, named and acted on", () => {
  fc.assert(
    fc.property(
      fc.subarray([...lineNames], { minLength: 1 }),
      fc.array(anyCost, { maxLength: 5 }),
      fc.boolean(),
      (sold, costs, isActed) => {
        const written = costs.map(({ amount, unit, of, named }, k): Written => {
          const lines = named.filter((name) => sold.includes(name))
          return {
            ...{ name: `c${k}`, amount: `${amount.toFixed(2)} ${unit}` },
            ...(lines.length > 0 ? { for: lines } : of === null ? {} : { class: of }),
          }
        })
        const sum = sold.map((name) => `business.revenue.${name}.amount`).join(" + ")
        const parts = ["serving.cost", "pay"].map((formula) => ({
          formula,
          parts: [{ class: "cogs" as const, formula, isServing: formula === "serving.cost" }],
        }))
        const business = made(
          { market: { ...market, begins: "month 2" }, revenue: sold.map((name) => everyLine[name]), costs: written },
          {
            given: { costs: parts, roles: ["fitter"], delivery: [{ role: "fitter", formula: "pay", for: [] }] },
            lines: {
              ...{ pay: "900 ¤/month", "serving.cost": "70 ¤/month", "team.roles.fitter.people": "2 person" },
              ...{ "business.payment_fee": "0.03", support: "= business.support_share * business.revenue" },
              ...(isActed ? { "business.revenue": `= 0.7 * (${sum})` } : {}),
            },
          },
        )
        expect(business.diagnostics).toEqual([])
        const of = (name: string): number[] => business.figures(name)
        const [profit, idle, cogs] = [of("business.gross_profit"), of("unit.idle"), of("business.cogs")]
        const each = sold.map((name) => ["revenue", "margin", "profit"].map((what) => of(`unit.${what}.${name}`)))
        for (const [t, gross] of profit.entries()) {
          const total = (k: number, less = 0): number =>
            each.reduce((all, one) => all + (one[k]?.[t] ?? 0) * (k === 0 ? (one[1]?.[t] ?? 0) : 1), -less)
          const near = 1e-9 * (1 + Math.abs(cogs[t] ?? 0) + Math.abs(gross))
          expect(Math.abs(total(2, idle[t]) - gross)).toBeLessThan(near)
          if (each.every((one) => (one[0]?.[t] ?? 0) > 0)) expect(Math.abs(total(0) - gross)).toBeLessThan(near)
        }
      },
    ),
    { numRuns: 25, seed: 4 },
  )
})
