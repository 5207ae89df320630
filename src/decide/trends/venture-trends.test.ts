// When the margin dies and which trend kills it, against sums by hand.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { runVenture } from "../run/run-venture.ts"
import { expectingUsual, ventureTrends } from "./venture-trends.ts"

/**
 * 1000 customers pay `price` a month each; a reseller buys for 60 USD/customer what it sells. No card fees, no support: the margin is
 * 1 - 60 cost factor / (100 price factor).
 */
const fileOf = (trends: string, months = 48): string => `venturi: 1
currency: USD
start: 2027-01
horizon: ${months} month
${trends}
projects:
  reseller:
    market: { customers: 1000 customer, existing: 1000 customer, adoption: { p: 0 %/year, q: 0 %/year } }
    churn: 0 %/year
    revenue: [ { name: plan, kind: subscription, price: 100 USD/customer/month, terms: 0 month } ]
    costs: [ { name: tokens, class: cogs, amount: 60 USD/customer/month } ]
    formulas: { support: 0 USD/month }
`

function ventureOf(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml", readFile: () => null })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function answerOf(trends: string) {
  const { answer } = ventureTrends(ventureOf(fileOf(trends)), { samples: 1024 })
  const project = answer?.projects[0]
  if (answer === null || project === undefined) throw new Error("no answer")
  return { answer, project }
}

const falling = "{ name: price war, growth: -20 %/year, acts_on: [revenue.plan.price] }"
const rising = "{ name: dear tokens, growth: 10 %/year, acts_on: [costs.tokens.amount] }"

describe("one trend", () => {
  test("100 x 0.8^(t/12) meets 60 after 12 ln(0.6)/ln(0.8) = 27.5 months: dead from month 28 on", () => {
    const { project } = answerOf(`trends: [${falling}]`)
    expect(project.end.p50).toBe(28)
    expect(project.dies).toBe(1)
  })

  test("its year's margins are those of the sums over the year", () => {
    const { project } = answerOf(`trends: [${falling}]`)
    const price = (from: number): number =>
      Array.from({ length: 12 }, (_, k) => 100 * 0.8 ** ((from + k) / 12)).reduce((a, b) => a + b)
    for (const year of [0, 1, 2, 3]) expect(project.margin[year]?.p50).toBeCloseTo(1 - 720 / price(12 * year), 9)
  })

  test("it is the killer: without it the margin never dies", () => {
    const { project } = answerOf(`trends: [${falling}]`)
    expect(project.without).toEqual([{ name: "price war", root: "trend.price_war", dies: 0, saves: 1, month: null }])
  })

  test("with a least margin of 20 % the price dies at 75: 12 ln(0.75)/ln(0.8) = 15.5 months", () => {
    const { answer, project } = answerOf(`trends: { margin: 20 %, expect: [${falling}] }`)
    expect(answer.least).toBeCloseTo(0.2, 12)
    expect(project.end.p50).toBe(16)
  })
})

describe("two trends", () => {
  test("0.8^y x 100 meets 60 x 1.1^y after 12 ln(0.6)/ln(0.8/1.1) = 19.3 months; each alone saves, the greater stands first", () => {
    const { project } = answerOf(`trends: [${rising}, ${falling}]`)
    expect(project.end.p50).toBe(20)
    expect(project.without.map(({ name, month, dies }) => ({ name, month, dies }))).toEqual([
      { name: "price war", month: null, dies: 0 },
      { name: "dear tokens", month: 28, dies: 1 },
    ])
    expect(project.without.map(({ saves }) => saves)).toEqual([1, 1])
    expect(project.withoutAll).toMatchObject({ dies: 0, saves: 1 })
  })

  test("one that acts the other way saves nothing", () => {
    const { project } = answerOf(
      `trends: [${falling}, { name: cheap tokens, growth: -5 %/year, acts_on: [costs.tokens.amount] }]`,
    )
    expect(project.without.map(({ name, saves }) => [name, saves])).toEqual([
      ["price war", 1],
      ["cheap tokens", 0],
    ])
  })
})

test("drawn rates: the probability is that of runs of the same quantity, and without the trend nobody dies", () => {
  const trends = "trends: [{ name: price war, growth: -20 to 0 %/year, acts_on: [revenue.plan.price] }]"
  const { answer, project } = answerOf(trends)
  const run = runVenture(ventureOf(fileOf(trends)), { quantities: ["reseller.business.margin_end"], samples: 1024 })
  const never = run.answer?.quantities["reseller.business.margin_end"]?.never
  expect(project.dies).toBeCloseTo(1 - Number(never), 9)
  expect(project.without[0]).toMatchObject({ dies: 0, saves: 1 })
  expect(answer.trends[0]?.growth.p50).toBeCloseTo(-0.1, 2)
  expect(answer.trends[0]?.actsOn).toEqual(["reseller.revenue.plan.price.under_risk"])
})

test("a fitted trend tells what it was fitted to; years tell how far it has gone", () => {
  const { answer } = answerOf("trends: [{ name: token prices, acts_on: [costs.tokens.amount] }]")
  expect(answer.trends[0]?.fit).toMatchObject({ observations: 17, source: { where: "sanand0/llmpricing:elo.csv@ae3a1b1" } })
  expect(answer.trends[0]?.factor).toHaveLength(4)
})

test("a file without trends has no answer, and the usual ones can be put into it", () => {
  const venture = ventureOf(fileOf(""))
  expect(ventureTrends(venture)).toEqual({ answer: null, diagnostics: [] })
  const usual = expectingUsual(venture)
  expect(usual?.trends?.trends.map(({ label }) => label)).toContain("token prices")
  if (usual === null) throw new Error("none")
  expect(ventureTrends(usual, { samples: 64 }).answer?.projects[0]).toMatchObject({ dies: 0, without: [] })
})

test("options that cannot be are told", () => {
  expect(ventureTrends(ventureOf(fileOf("")), { samples: -1 }).diagnostics.map(({ code }) => code)).toEqual(["bad-option"])
})
