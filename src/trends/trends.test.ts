// Trends in whole ventures: factors against closed forms, where they act, what rules cost, and what is told of mistakes.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { runVenture } from "../decide/index.ts"
import { compileVenture, type Venture } from "../venture/index.ts"

/** A company that rents its model, sells by request and by seat, and has a GPU pool. */
const fileOf = (trends: string, more = ""): string => `venturi: 1
currency: USD
start: 2027-01
horizon: 48 month
resources: { cash: 1M USD, gpus: [ { name: lab, gpu: L40S, count: 4 GPU, cost: 1 USD/GPU/hour }, { name: own, gpu: L40S, count: 4 GPU, cost: owned } ] }
${trends}
projects:
  api:
    model: { api: deepseek-chat }
    serving: { request: { input: 1000 token, output: 300 token } }
    market: { customers: 200 customer, existing: 100 customer, adoption: { p: 3 %/year, q: 40 %/year } }
    churn: 0 %/year
    usage: { requests: 2000 request/customer/month }
    revenue:
      - { name: answers, kind: usage, price: 0.002 USD/request }
      - { name: seats, kind: subscription, price: 5 USD/customer/month }
${more}`

function ventureOf(text: string): { venture: Venture; codes: readonly string[] } {
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml", readFile: () => null })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return { venture, codes: diagnostics.map(({ code }) => code) }
}

const wrongOf = (trends: string) => compileVenture(fileOf(trends), { file: "venture.yaml", readFile: () => null }).diagnostics

/** Medians by month, or the one of a scalar. */
function middles(venture: Venture, name: string, samples = 1024): readonly number[] {
  const { answer, diagnostics } = runVenture(venture, { quantities: [name], samples })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  const run = Object.values(answer.quantities)[0]
  if (run === undefined) throw new Error(name)
  const { p50 } = run
  return (Array.isArray(p50) ? p50 : [p50]).map((value: number | null) => value ?? Number.POSITIVE_INFINITY)
}

describe("a trend as a factor", () => {
  test.each([
    ["growth -50 %/year halves in twelve months", "{ name: token prices, growth: -50 %/year }", [1, 0.5, 0.25]],
    ["growth 0 keeps", "{ name: token prices, growth: 0 %/year }", [1, 1, 1]],
    ["a floor is what is left in the end", "{ name: token prices, growth: -50 %/year, floor: 40 % }", [1, 0.7, 0.55]],
    ["it begins later", "{ name: token prices, growth: -50 %/year, from: month 12 }", [1, 1, 0.5]],
    ["it ends", "{ name: token prices, growth: -50 %/year, until: month 12 }", [1, 0.5, 0.5]],
    ["no fall leaves less than a hundredth a year", "{ name: token prices, growth: -150 %/year }", [1, 0.01, 0.0001]],
  ])("%s", (_, entry, expected) => {
    const factor = middles(ventureOf(fileOf(`trends: [${entry}]`)).venture, "trend.token_prices.factor")
    expect([factor[0], factor[12], factor[24]].map((value) => Number(value?.toFixed(9)))).toEqual(expected)
  })

  test("any rate: (1 + growth)^years, one at the start, and cost of tokens goes with it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 150 }), (growth) => {
        const { venture } = ventureOf(fileOf(`trends: [{ name: token prices, growth: ${growth} %/year }]`))
        const [factor, price] = [
          middles(venture, "trend.token_prices.factor", 64),
          middles(venture, "api.serving.token_price.input", 64),
        ]
        expect(factor[0]).toBe(1)
        expect(factor[36]).toBeCloseTo((1 + growth / 100) ** 3, 6)
        expect((price[36] ?? 0) / (price[0] ?? 1)).toBeCloseTo(factor[36] ?? 0, 9)
      }),
      { numRuns: 5 },
    )
  })

  test("the fitted rate has the median that was fitted, with a spread that opens over the first year", () => {
    const { venture } = ventureOf(fileOf("trends: [token prices]"))
    const factor = middles(venture, "trend.token_prices.factor", 4096)
    expect(factor[0]).toBe(1)
    expect(factor[12]).toBeCloseTo(Math.sqrt(0.5276 * 1.109), 2)
  })
})

describe("where a trend acts", () => {
  test("without trends nothing is there, and every figure is the same as with a trend that keeps", () => {
    const [none, kept] = [
      ventureOf(fileOf("")).venture,
      ventureOf(fileOf("trends: [{ name: token prices, growth: 0 %/year }]")).venture,
    ]
    expect([...none.model.quantities.keys()].filter((path) => path.includes("trend") || path.endsWith("margin_end"))).toEqual([])
    for (const name of ["value", "business.revenue", "serving.cost"])
      expect(middles(kept, `api.${name}`)).toEqual(middles(none, `api.${name}`))
  })

  test("prices by request follow by the share that is passed on, prices by seat do not", () => {
    const { venture } = ventureOf(fileOf("trends: [{ name: token prices, growth: -50 %/year, pass_through: 50 % }]"))
    const ratio = (line: string): number => {
      const [amount, sold] = ["amount", "sold"].map(
        (of) => middles(venture, `api.business.revenue.${line}.${of}`, 64)[24] ?? Number.NaN,
      )
      return (amount ?? 0) / (sold ?? 1)
    }
    expect(ratio("answers")).toBeCloseTo(0.002 * 0.5, 9)
    expect(ratio("seats")).toBeCloseTo(5, 9)
  })

  test("`usual` are those that act, without a word of the others", () => {
    const { venture, codes } = ventureOf(fileOf("trends: usual"))
    expect(codes).toEqual([])
    expect(middles(venture, "trend.token_prices.factor", 64)[12]).toBeLessThan(1)
  })

  test("`acts_on` says it otherwise, in full, also of a trend of one's own", () => {
    const { venture } = ventureOf(fileOf("trends: [{ name: seat war, growth: -20 %/year, acts_on: [revenue.seats.price] }]"))
    const [amount, sold] = ["amount", "sold"].map(
      (of) => middles(venture, `api.business.revenue.seats.${of}`, 64)[12] ?? Number.NaN,
    )
    expect((amount ?? 0) / (sold ?? 1)).toBeCloseTo(4, 9)
  })

  const served = `
  hosted:
    model: { base: Llama-3.1-8B, method: lora }
    training: { gpus: [POOL], tokens: 10M token }
    serving: { pool: POOL, request: { input: 1000 token, output: 200 token } }
    market: { customers: 200 customer }
    usage: { requests: 300 request/customer/month }
    revenue: [ { kind: subscription, price: 50 USD/customer/month } ]
`
  test.each([
    ["lab", "gpu rents", true],
    ["own", "gpu rents", false],
    ["lab", "electricity", false],
    ["own", "electricity", true],
  ])("a GPU of the pool %s under %s: %s", (pool, trend, acts) => {
    const text = fileOf(`trends: [{ name: ${trend}, growth: -50 %/year }]`, served.replaceAll("POOL", pool))
    const price = middles(ventureOf(text).venture, "hosted.serving.price", 64)
    expect((price[12] ?? price[0] ?? 0) / (price[0] ?? 1)).toBeCloseTo(acts ? 0.5 : 1, 9)
  })

  test("training pays the rent of the month in which it begins", () => {
    const plan = "    plan: [ { task: data, takes: 12 month }, { task: train, takes: training, after: data } ]\n"
    const text = fileOf(
      "trends: [{ name: gpu rents, growth: -50 %/year }]",
      served.replaceAll("POOL", "lab").replace("    serving:", `${plan}    serving:`),
    )
    const { venture } = ventureOf(text)
    expect(middles(venture, "hosted.training.cluster.lab.price", 64)).toEqual([0.5])
  })
})

describe("rules of law", () => {
  test("a rule in force puts off the launch and costs from then on", () => {
    const trends = "trends: [{ name: licence, from: month 0, cost: 12k USD, upkeep: 1k USD/month, delay: 3 month }]"
    const { venture } = ventureOf(fileOf(trends))
    expect(middles(venture, "api.launch", 64)).toEqual([3])
    expect(middles(venture, "api.trend.spending", 64).slice(0, 6)).toEqual([0, 0, 0, 13000, 1000, 1000])
    expect(middles(venture, "api.business.overhead", 64)[3]).toBeGreaterThan(12_999)
  })

  test("one that comes after the launch delays nothing and costs from its day", () => {
    const { venture } = ventureOf(fileOf("trends: [EU AI Act high-risk]"))
    expect(middles(venture, "api.launch", 64)).toEqual([0])
    const spent = middles(venture, "api.trend.spending", 64)
    // 2 December 2027 lies in month 11 of a plan that begins in January.
    expect(spent.findIndex((amount) => amount > 0)).toBe(11)
  })

  test("`regulation` takes those that hold for all in the country", () => {
    const { venture } = ventureOf(`country: CN\n${fileOf("trends: [regulation]")}`)
    expect(venture.model.quantities.has("trend.cn_generative_ai_filing.delay")).toBe(true)
    expect(middles(venture, "api.launch")[0]).toBeGreaterThan(3)
  })
})

describe("when the margin dies", () => {
  /** Revenue by month as written, cost of what is sold 100 a month. */
  const marginOf = (
    revenue: string,
    more = "expect: [{ name: x, growth: 0 %/year, acts_on: [business.support] }]",
  ): readonly number[] => {
    const formulas = `    formulas: { business.revenue: "${revenue}", business.gross_profit: "= business.revenue - 100 USD/month" }\n`
    return middles(ventureOf(fileOf(`trends: { ${more} }`, formulas)).venture, "api.business.margin_end", 64)
  }
  test.each([
    ["falling through the costs after ten months", "= 200 USD/month - t * 10 USD/month^2", 11],
    ["never, where it stays above", "= 101 USD/month", Number.POSITIVE_INFINITY],
    ["at its first revenue, where it never was above", "= if(t >= 5 month, 50 USD/month, 0 USD/month)", 5],
    [
      "from the last fall on, whatever came before",
      "= if(t < 3 month or (t >= 6 month and t < 20 month), 150 USD/month, 50 USD/month)",
      20,
    ],
    ["never, where nothing is sold", "= 0 USD/month * t / 1 month", Number.POSITIVE_INFINITY],
  ])("%s", (_, revenue, expected) => {
    expect(marginOf(revenue)).toEqual([expected])
  })

  test("a margin of the founder's own is dead sooner: 200 - 10 t at a cost of 100 and 20 %: 125 is reached in month 7.5", () => {
    const more = "margin: 20 %, expect: [{ name: x, growth: 0 %/year, acts_on: [business.support] }]"
    expect(marginOf("= 200 USD/month - t * 10 USD/month^2", more)).toEqual([8])
  })
})

describe("what is wrong is told", () => {
  test.each([
    ["trends: [tokn prices]", "unknown-trend", { nearest: expect.arrayContaining(["token prices"]) }],
    ["trends: [{ name: nothing, growth: 5 %/year }]", "trend-without-targets", { name: "nothing" }],
    ["trends: [token prices, tokens]", "trend-twice", { name: "tokens" }],
    ["trends: [{ name: token prices, cost: 5 USD }]", "trend-key-unfit", { key: "cost", sort: "trend" }],
    ["trends: [{ name: usual, growth: -5 %/year }]", "trend-key-unfit", { key: "growth", sort: "pack" }],
    ["trends: [{ name: 3d, growth: -5 %/year, acts_on: [revenue.seats.price] }]", "bad-name", { name: "3d" }],
    ["trends: [{ name: EU AI Act high-risk, floor: 5 % }]", "trend-key-unfit", { key: "floor", sort: "rule" }],
    ["trends: [{ name: token prices, growth: { month 0: 5 %/year, month 9: 3 %/year } }]", "trend-growth-steps", {}],
    [
      "trends: [{ name: token prices, acts_on: [revenue.answer.price] }]",
      "unknown-target",
      { nearest: expect.arrayContaining(["revenue.answers.price"]) },
    ],
    ["trends: [machine prices]", "trend-without-effect", { name: "machine prices", known: [] }],
    ["trends: [regulation]", "trend-no-rules", { country: "US" }],
    ["trends: { margn: 20 % }", "unknown-key", { nearest: ["margin"] }],
    ["trends: 5", "text-expected", {}],
    ["trends: usul", "unknown-trend", { nearest: expect.arrayContaining(["usual"]) }],
  ])("%s", (trends, code, params) => {
    const found = wrongOf(trends)
    expect(found.map((one) => one.code)).toContain(code)
    expect(found.find((one) => one.code === code)?.params).toMatchObject(params)
  })

  test("a trend without effect is told of costs that stand in the file, never of others", () => {
    const text = fileOf("trends: [machine prices]", "    costs: [ { name: ads, amount: 5k USD/month } ]\n")
    const { diagnostics } = compileVenture(text, { file: "venture.yaml", readFile: () => null })
    expect(diagnostics).toMatchObject([{ code: "trend-without-effect", params: { known: ["costs.ads.amount"] } }])
  })

  test("a dated rule needs a calendar", () => {
    const text = fileOf("trends: [EU AI Act high-risk]").replace("start: 2027-01\n", "")
    const { diagnostics } = compileVenture(text, { file: "venture.yaml", readFile: () => null })
    expect(diagnostics.map(({ code }) => code)).toEqual(["trend-without-start"])
  })
})
