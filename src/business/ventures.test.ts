import { describe, expect, test } from "vitest"
import { businessOf, type SampleOptions, type Written } from "../../tests/support/sample-business.ts"

/** The three projects of a venture with medical records, and the example of the language. */
const tasks = new Map([
  ["eval", "plan.eval.end"],
  ["first_sale", "plan.first_sale.end"],
  ["deid", "plan.deid.end"],
])
const plan = {
  "plan.eval.end": "6 month",
  "plan.first_sale.end": "12.5 month",
  "plan.deid.end": "3.5 month",
  launch: "12.5 month",
}
const people = { deployment: "4 to 10 person*week/customer", "resources.people.deployment_engineer.pay": "18k CNY/person/month" }
const others = {
  "resources.cash": "1200 万元",
  discount: "25 to 40 %/year",
  "team.payroll": "150k CNY/month",
  "serving.cost": "20k CNY/month",
}
const cost = (formula: string, of: "cogs" | "research") => ({ formula, parts: [{ class: of, formula }] })
const medical: SampleOptions = {
  money: "CNY",
  lines: { ...plan, ...people, ...others },
  given: { tasks, costs: [cost("team.payroll", "research"), cost("serving.cost", "cogs")], country: "CN" },
}

const common: { readonly [key: string]: Written } = {
  market: {
    customers: "15000 customer",
    share: "10 to 30 %",
    growth: "35 to 60 %/year",
    adoption: { p: "1 to 4 %/year", q: "38 to 53 %/year" },
    sales_cycle: "5 to 12 month",
  },
  churn: "3 to 8 %/year",
  tax: { rate: "= if(tax.year_profit < 3M CNY, 5 %, 15 %)" },
  funding: [
    { name: "angel", kind: "safe", amount: "600 万元", cap: "40M to 80M CNY", after: "eval", probability: "55 %" },
    {
      name: "series A",
      kind: "priced",
      amount: "20M CNY",
      pre_money: "80M to 160M CNY",
      pool: "10 %",
      after: "first-sale",
      months_later: "6 month",
      probability: "35 %",
    },
    {
      name: "bank",
      kind: "loan",
      amount: "2M CNY",
      rate: "3.4 to 4.8 %/year",
      months: "36 month",
      after: "first-sale",
      probability: "60 %",
    },
    { kind: "grant", amount: "0.3M to 1M CNY", after: "deid", probability: "40 %" },
  ],
  exit: { multiple: "3 to 6" },
}

const projects: Readonly<Record<string, { readonly [key: string]: Written }>> = {
  "on premises": {
    revenue: [
      { name: "licence", kind: "licence", price: "40 to 120 万元/customer", maintenance: "12 to 18 %/year", terms: "90 day" },
    ],
    costs: [
      { name: "hardware", amount: "130k to 220k CNY/customer" },
      { name: "deployment", amount: "= deployment * resources.people.deployment_engineer.pay", per: "new customer" },
    ],
  },
  "by the token": {
    usage: { tokens: "20M to 200M token/customer/month" },
    revenue: [{ name: "tokens", kind: "usage", price: "4 to 12 元/Mtoken" }],
  },
  "by subscription": {
    revenue: [{ name: "quality", kind: "subscription", price: "4k to 12k CNY/customer/month", per: "customer" }],
    costs: [{ name: "hosting", amount: "300 to 900 CNY/customer/month" }],
  },
}

describe("the medical venture is expressed", () => {
  test.each(Object.keys(projects))("%s", (name) => {
    const sample = businessOf({ ...common, ...projects[name] }, medical)
    expect(sample.diagnostics).toEqual([])
    for (const path of ["value", "cash", "business.customers", "ownership", "tax.paid"])
      expect(sample.figures(path).every(Number.isFinite)).toBe(true)
    expect(sample.figures("ownership").at(-1)).toBeGreaterThan(0)
  })
})

test("the example of the language compiles", () => {
  const sections: { readonly [key: string]: Written } = {
    market: {
      customers: "8000 to 14000 customer",
      growth: "3 to 8 %/year",
      adoption: { p: "0.5 to 3 %/year", q: "20 to 50 %/year" },
    },
    usage: { requests: "4 to 12 request/seat/day", seats: "= beds" },
    revenue: [{ name: "seats", kind: "subscription", price: "= price", per: "seat" }],
    churn: "8 to 20 %/year",
  }
  const sample = businessOf(sections, {
    lines: {
      ...{
        beds: "200 to 900 seat/customer",
        price: "6 to 14 USD/seat/month",
        "resources.cash": "1.2M USD",
        discount: "15 to 25 %/year",
        launch: "12 month",
      },
      ...{
        support: "= 40 USD/customer/month * business.customers",
        "resources.channels.hospital_group.reach": "40 to 120 customer",
      },
    },
    given: { channels: ["hospital_group"], tokensPerRequest: "2300 token/request" },
  })
  expect(sample.diagnostics).toEqual([])
  const customers = sample.figures("business.customers")
  expect(sample.figures("business.support")[20]).toBeCloseTo(40 * (customers[20] ?? 0), 6)
  expect(sample.figures("business.direct")[13]).toBeGreaterThan(0)
})

test("a founder's plain formula may take the place of any stock", () => {
  const lines = {
    "business.customers": "= 40 customer",
    "tax.losses": "0 ¤",
    "business.receivables": "0 ¤",
    "business.adopters": "0 customer",
    cash: "9 ¤",
  }
  const revenue = [{ kind: "subscription", price: "10 USD/customer/month" }]
  const sample = businessOf({ market: { customers: "99 customer" }, revenue, churn: "10 %/year" }, { lines })
  expect(sample.diagnostics).toEqual([])
  expect(sample.figures("business.revenue")[0]).toBe(400)
})

test("a project without any section still has every name that others use", () => {
  const sample = businessOf({})
  expect(sample.diagnostics).toEqual([])
  const names = [
    "value",
    "cash",
    "ruin",
    "breakeven",
    "ownership",
    "lowest_cash",
    "funding_need",
    "business.live",
    "business.potential",
    "business.joining",
    "business.leaving",
  ]
  const more = ["customers", "seats", "requests", "tokens", "revenue", "support", "costs", "profit", "cash_flow"].map(
    (name) => `business.${name}`,
  )
  for (const name of [...names, ...more, "tax.paid", "funding.raised", "funding.debt"])
    expect(sample.model.quantities.has(name), name).toBe(true)
})
