// What is shown of the best project beside the verdict, and that every name of the table is one.
import { describe, expect, test } from "vitest"
import { exampleNames, exampleVenture } from "../../../tests/support/examples.ts"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import type { Portrait } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { figureNames, fitting, sharedNames, yearlyNames } from "./portrait-names.ts"

function portrait(small: SmallVenture): Portrait {
  const { answer } = planVenture(smallVenture(small), { samples: 500 })
  if (answer === null) throw new Error("no answer")
  return answer.portrait
}

/** Fourteen months: a whole year, and two months that are one of their own. */
const shop: SmallVenture = {
  months: 14,
  resources: { cash: "100 USD" },
  file: { discount: "20 %/year", unasked: "1 USD" },
  projects: {
    a: {
      size: "choose 1, 2",
      "business.customers": "= 10 customer * (t / 1 month + 1)",
      "business.revenue": "= 120 USD/year * size",
      "business.revenue.web.amount": "= business.revenue",
      "business.costs": "= rent + team.payroll",
      rent: "12 USD/month",
      "team.payroll": "= 1 USD/month * (t / 1 month)",
      "tax.paid": "0 USD/month",
      "market.adoption.p": "3 %/year",
      "plan.tune.begin": "2 month",
      "business.secret": "7 USD",
      launch: "= first(business.customers > 30 customer)",
      cash: { start: "= resources.cash", next: "= previous + (business.revenue - business.costs) * 1 month" },
      value: "= last(cash)",
    },
  },
}

describe("a portrait of the best project at its best decisions", () => {
  const { years, figures, ruin, cash, money } = portrait(shop)
  test("flows add up over each year in the base unit, what stands is told at its end", () => {
    expect(years["a.business.customers"]).toEqual({ unit: "customer", of: "end", mean: [120, 140], living: [120, 140] })
    expect(years["a.business.revenue"]).toEqual({ unit: "USD", of: "sum", mean: [expect.closeTo(240, 9), expect.closeTo(40, 9)] })
    expect(years["a.team.payroll"]).toEqual({ unit: "USD", of: "sum", mean: [66, 25] })
    expect(years["a.cash"]?.mean[1]).toBeCloseTo(100 + 280 - 12 * 14 - 91, 9)
  })
  test("what the costs add up is told, whatever it is called; what is nothing by itself is not", () => {
    expect(years["a.rent"]).toEqual({ unit: "USD", of: "sum", mean: [144, 24] })
    expect(Object.keys(years)).not.toContain("a.tax.paid")
    expect(Object.keys(years)).not.toContain("a.business.secret")
  })
  test("one figure each, of the project and of the file", () => {
    expect(figures["a.launch"]).toMatchObject({ unit: "month", mean: 3, p5: 3, p95: 3 })
    expect(figures["a.plan.tune.begin"]?.mean).toBe(2)
    expect(figures["a.market.adoption.p"]).toMatchObject({ unit: "%/year", mean: expect.closeTo(3, 9) })
    expect(figures["a.business.customers"]?.mean).toBe(140)
    expect(figures["resources.cash"]?.mean).toBe(100)
    expect(figures.discount?.unit).toBe("%/year")
    expect(figures.unasked).toBeUndefined()
  })
  test("bands, ruin and money agree with each other", () => {
    expect(cash?.p25).toEqual(cash?.p75)
    expect(cash?.p50).toHaveLength(14)
    expect(ruin).toEqual(new Array(14).fill(0))
    expect(money?.closing).toBe(cash?.p50.at(-1))
  })
})

describe("ruin by the end of each month", () => {
  const burn = { burn: "uniform(5, 15) USD/month", cash: { start: "= resources.cash", next: "= previous - burn * 1 month" } }
  test("without a truth of its own it is cash that was below zero by then", () => {
    const back = "= previous + if(t < 6 month, -burn, 100 USD/month) * 1 month"
    const lines = { ...burn, cash: { start: "= resources.cash", next: back }, value: "= last(cash)" }
    const { ruin } = portrait({ resources: { cash: "60 USD" }, projects: { a: lines }, months: 9 })
    // The sixth month ends below zero where burn is above ten; it comes back to zero, ruin does not.
    expect(ruin?.map((p) => Math.round(10 * p))).toEqual([0, 0, 0, 0, 3, 5, 5, 5, 5])
  })
  test("a truth is told as it is", () => {
    const lines = { ...burn, ruin: "= t >= 2 month and burn > 10 USD/month", value: "= last(cash)" }
    const { ruin, years } = portrait({ resources: { cash: "60 USD" }, projects: { a: lines }, months: 4 })
    expect(ruin?.map((p) => Math.round(10 * p))).toEqual([0, 0, 5, 5])
    expect(years["a.ruin"]?.mean[0]).toBeCloseTo(ruin?.[3] ?? 0, 12)
  })
})

/** What no example has: a model that takes images instead of tokens. */
function pictures(): Venture {
  const text = `venturi: 1
currency: USD
horizon: 12 months
resources:
  cash: 1M USD
  gpus: [ { name: lab, gpu: A100-SXM-80GB, count: 8 GPU, cost: owned } ]
  data: [ { name: pictures, size: 1.2M image } ]
projects:
  classify:
    model: { base: resnet50, method: pretrain, data: [pictures] }
    training: { gpus: [lab] }
    serving: { gpu: L4 }
    market: { customers: 1000 customer }
    churn: { rate: 9 %/year, early: 4 %/month, settles: 2 month }
    expansion: { rate: 5 %/year }
    usage: { requests: 100 request/customer/day }
    revenue: [ { name: fee, kind: subscription, price: 100 USD/customer/month } ]
  counted:
    market: { total: 5k customer, filters: [ { name: large, share: 40 % } ], share: 10 % }
    revenue: [ { name: fee, kind: subscription, price: 100 USD/customer/month } ]
`
  const { venture } = compileVenture(text, { file: "pictures" })
  if (venture === null) throw new Error("the venture of pictures does not compile")
  return venture
}

/** What no example has: markets counted from above, in parts, with competitors, by the season. */
function markets(): Venture {
  const text = `venturi: 1
currency: USD
start: 2027-01
horizon: 12 months
resources:
  cash: 1M USD
  people: [ { role: sales, count: 2 person, pay: 5k USD/person/month } ]
  channels: [ { name: partners, reach: 50 customer } ]
projects:
  money:
    market:
      total: 1B to 4B USD/year
      spending: 50k to 90k USD/customer/year
      filters: [ { name: on the cloud, share: 40 to 60 % } ]
      sellers: { role: sales, deals: 2 customer/person/month, ramp: 3 month }
      onboarding: 20 customer/month
      season: { july: 60 % }
      price: 90 to 110 USD/customer/month
      reference_price: 100 USD/customer/month
      elasticity: -1.5 to -0.5
    usage: { requests: 100 request/customer/month }
    revenue: [ { name: fee, kind: subscription, price: 100 USD/customer/month } ]
  parts:
    market:
      segments: [ { name: small, customers: 9k customer, share: 10 to 20 %, growth: 3 %/year }, { name: large, customers: 500 customer } ]
      competition:
        price: 100 USD/customer/month
        quality: 70 to 80 %
        weights: { price: 2 to 3, quality: 2 }
        competitors: [ { name: rival, price: 90 USD/customer/month, quality: 75 %, from: month 3 } ]
    revenue: [ { name: fee, kind: subscription, price: 100 USD/customer/month } ]
`
  const { venture } = compileVenture(text, { file: "markets" })
  if (venture === null) throw new Error("the venture of markets does not compile")
  return venture
}

describe("names", () => {
  test.each([
    [["a.*"], ["a.b", "a.b.c", "b.a", "a.d"], ["a.b", "a.d"]],
    [
      ["*.x", "a.x"],
      ["a.x", "b.x", "x"],
      ["a.x", "b.x"],
    ],
    [
      ["b", "a"],
      ["a", "b", "c"],
      ["b", "a"],
    ],
  ])("%j in %j are %j", (patterns, all, expected) => {
    expect(fitting(patterns, all).filter((name) => all.includes(name))).toEqual(expected)
  })

  const known = [...exampleNames.map(exampleVenture), pictures(), markets()].flatMap(({ model, projects }) => {
    const own = [...model.quantities.keys()]
    return [...own, ...projects.flatMap(({ name }) => own.map((path) => path.slice(`${name}.`.length)))]
  })
  test.each([...yearlyNames, ...figureNames, ...sharedNames])("%s is a name of some venture", (pattern) => {
    expect(fitting([pattern], known).filter((name) => known.includes(name)).length).toBeGreaterThan(0)
  })
})

test("a text written in another currency is summed in the books', and shown in its own elsewhere", () => {
  const { venture } = compileVenture(
    [
      "venturi: 1",
      "currency: USD",
      "rates: { CNY/USD: 7 }",
      "horizon: 12 months",
      "projects:",
      "  a:",
      "    formulas:",
      "      business.revenue: 70 CNY/month",
      "      value: 14 CNY",
    ].join("\n"),
    { file: "f" },
  )
  if (venture === null) throw new Error("does not compile")
  const { answer } = planVenture(venture, { samples: 100 })
  expect(answer?.portrait.years["a.business.revenue"]).toEqual({ unit: "USD", of: "sum", mean: [expect.closeTo(120, 9)] })
  expect(answer?.portrait.figures["a.business.revenue"]).toMatchObject({ unit: "CNY/month", mean: 70 })
})
