import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

/** `{ month 0: … }` as a formula of the month. */
const steps = (figures: readonly number[], unit: string): string =>
  `= ${figures.reduceRight((rest, figure, t) => `if(t == ${t} month, ${figure < 0 ? "-" : ""}${Math.abs(figure)} ${unit}, ${rest})`, `0 ${unit}`)}`

const flowsOf = (flows: readonly number[], more: Readonly<Record<string, string>> = {}) =>
  businessOf({}, { months: flows.length, lines: { "business.cash_flow": steps(flows, "¤/month"), ...more } })

/** Nothing is ruined. */
const rich = { "resources.cash": "1000 USD" }

describe("break-even", () => {
  test.each<[string, number[], number]>([
    ["losses, then profits", [-5, -5, 4, 4, 4], 2],
    ["an early profit that is lost again does not count", [3, -5, 4, 4, 4], 2],
    ["a later dip that stays above the lowest point does", [-5, 4, -2, 4, 4], 1],
    ["profit from the first month on", [1, 1, 1], 0],
    ["losses for ever", [-1, -1, -1], Number.POSITIVE_INFINITY],
    ["nothing at all", [0, 0, 0], Number.POSITIVE_INFINITY],
    ["exactly back at the lowest point is not above it", [-5, 4, -4, 0, 2], 4],
  ])("%s", (_, flows, month) => {
    expect(flowsOf(flows, rich).figures("breakeven")).toEqual([month])
  })

  test.each([
    [5, Number.POSITIVE_INFINITY],
    [10, 2],
  ])("what is ruined on the way never breaks even: %d USD to start with", (cash, month) => {
    expect(flowsOf([-5, -5, 4, 4, 4], { "resources.cash": `${cash} USD` }).figures("breakeven")).toEqual([month])
  })

  test("is the first month from which the flow since then stays above zero to the horizon", () => {
    const byDefinition = (flows: readonly number[]): number => {
      const holds = (m: number): boolean => {
        const rest = flows.slice(m)
        return rest.every((_, k) => rest.slice(0, k + 1).reduce((a, b) => a + b, 0) > 0)
      }
      const found = flows.findIndex((_, m) => holds(m))
      return found < 0 ? Number.POSITIVE_INFINITY : found
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 14 }), (flows) => {
        expect(flowsOf(flows, rich).figures("breakeven")).toEqual([byDefinition(flows)])
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe("tax", () => {
  const taxOf = (profits: readonly number[], tax: Written, country: string | null = null) =>
    businessOf({ tax }, { months: profits.length, lines: { "business.profit": steps(profits, "¤/month") }, given: { country } })

  test("losses are carried forward, oldest or newest alike, before any tax", () => {
    expect(taxOf([-300, -200, 50, 120, -40, 200, 500], { rate: "25 %" }).figures("tax.paid")).toEqual([0, 0, 0, 0, 0, 0, 82.5])
  })

  test.each<[string, Written, string | null, number]>([
    ["the rate of the country", { country: "CN" }, null, 25],
    ["that of the venture where the section names none", {}, "GB", 25],
    ["the mean of the world where no country is known", {}, null, 23.45],
    ["a rate by the size of the year's profit", { rate: "= if(tax.year_profit < 150 USD, 5 %, 15 %)" }, null, 5],
  ])("%s", (_, tax, country, percent) => {
    const sample = taxOf([100], tax, country)
    expect(sample.diagnostics).toEqual([])
    expect(sample.figures("tax.paid")[0]).toBeCloseTo(percent, 9)
  })

  test("an unknown country is told where it stands", () => {
    expect(taxOf([1], { country: "XQ" }).diagnostics).toMatchObject([
      { code: "unknown-country", params: { name: "XQ" }, span: { file: "file.tax.country" } },
    ])
  })
})

describe("value", () => {
  test("present value of yearly flows at 12 % (golden vector)", () => {
    expect(flowsOf([-1000, 200, 300, 400, 500], { discount: "12 %/month" }).figures("business.present_value")[0]).toBeCloseTo(
      20.200730165,
      8,
    )
  })

  test.each<[string, Written, number]>([
    ["a plain multiple is of a year's revenue", { multiple: "5" }, 5 * 12 * 100 + 2400 + 1000],
    ["a multiple in years is the same", { multiple: "5 year" }, 5 * 12 * 100 + 2400 + 1000],
    ["what others own already is not the founders'", { multiple: "5", ownership: "80 %" }, 0.8 * (5 * 12 * 100 + 2400 + 1000)],
  ])("%s", (_, exit, undiscounted) => {
    const lines = {
      "business.revenue": "100 USD/month",
      "business.cash_flow": "100 USD/month",
      "resources.cash": "1000 USD",
      discount: "21 %/year",
    }
    expect(businessOf({ exit }, { months: 24, lines }).figures("value")[0]).toBeCloseTo(undiscounted / 1.21 ** 2, 8)
  })

  test("a licence is worth its maintenance by the multiple and its sales by the lower one", () => {
    const revenue = [{ kind: "licence", price: "1200 USD/customer", maintenance: "10 %/year" }]
    const lines = {
      "business.joining": "1 customer/month",
      "business.customers": "50 customer",
      "business.cash_flow": "0 USD/month",
      discount: "0 %/year",
    }
    const exit = { multiple: "5 year", one_off: "1 year" }
    // 50 customers pay 10 USD of maintenance a month; 1200 USD of licences are sold in each.
    expect(businessOf({ revenue, exit }, { months: 24, lines }).figures("value")[0]).toBeCloseTo(5 * 12 * 500 + 12 * 1200, 6)
  })

  test("a buyer looks at the last year, not at its last month", () => {
    const lines = {
      "business.revenue": "= if(t == 23 month, 0 USD/month, 120 USD/month)",
      "business.cash_flow": "0 USD/month",
      discount: "0 %/year",
    }
    const ofExit = (more: Readonly<Record<string, string>>): readonly number[] =>
      businessOf({ exit: { multiple: "5" } }, { months: 24, lines: { ...lines, ...more } }).figures("business.exit_recurring")
    expect(ofExit({})[0]).toBeCloseTo(110, 9)
    // Of what is ruined nothing is left to buy.
    expect(ofExit({ "business.cash_flow": "-1 USD/month", "resources.cash": "20 USD" })).toEqual([0])
  })

  test("nothing is left after ruin, however rich the end", () => {
    const sample = flowsOf([-5, 100, 100], { "resources.cash": "4 USD" })
    expect(sample.figures("ruin")).toEqual([1, 1, 1])
    expect(sample.figures("value")).toEqual([0])
    expect(sample.figures("funding_need")).toEqual([1])
    expect(sample.figures("lowest_cash")).toEqual([-1])
    expect(sample.model.quantities.get("ruin")?.isTruth).toBe(true)
  })
})

const venture = {
  market: { customers: "2000 customer", adoption: { p: "3 %/year", q: "90 %/year" } },
  revenue: [{ kind: "subscription", price: "40 USD/customer/month" }],
  costs: [{ name: "all", amount: "9000 USD/month" }],
  tax: { country: "GB" },
  funding: [
    { name: "seed", kind: "safe", amount: "150k USD", cap: "2M USD", after: "month 9", probability: "60 %" },
    {
      name: "bank",
      kind: "loan",
      amount: "60k USD",
      rate: "8 %/year",
      months: "24 month",
      after: "month 14",
      probability: "50 %",
    },
  ],
}

describe("cash", () => {
  const sample = businessOf(venture, { months: 48, lines: { "resources.cash": "uniform(0, 1) USD", launch: "3 month" } })
  const draws = fc.record({
    cash: fc.double({ min: 0, max: 400_000, noNaN: true }),
    seed: fc.double({ min: 0, max: 1, noNaN: true }),
    bank: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const at = ({ cash, seed, bank }: { cash: number; seed: number; bank: number }) => ({
    "resources.cash": cash,
    "funding.seed.luck": seed,
    "funding.bank.luck": bank,
    churn: 8,
    "business.collection_time": 40,
    "business.support_share": 7,
    "business.bad_debt": 1,
  })

  test("compiles without a word", () => expect(sample.diagnostics).toEqual([]))

  test("changes by the sum of all flows, month by month", () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const of = (name: string): number[] => sample.figures(name, at(draw))
        const cash = of("cash")
        const flows = [
          of("business.collected"),
          of("funding.raised"),
          of("business.costs").map((c) => -c),
          of("tax.paid").map((c) => -c),
          of("funding.payments").map((c) => -c),
        ]
        for (const [t, now] of cash.entries()) {
          const change = flows.reduce((sum, flow) => sum + (flow[t] ?? 0), 0)
          expect(now).toBeCloseTo((t === 0 ? draw.cash : (cash[t - 1] ?? 0)) + change, 5)
        }
      }),
      { numRuns: 20, seed: 1 },
    )
  })

  test("more of it never brings ruin", () => {
    fc.assert(
      fc.property(draws, fc.double({ min: 0, max: 200_000, noNaN: true }), (draw, more) => {
        const poor = sample.figures("ruin", at(draw))
        const rich = sample.figures("ruin", at({ ...draw, cash: draw.cash + more }))
        for (const [t, isRuined] of rich.entries()) expect(isRuined).toBeLessThanOrEqual(poor[t] ?? 0)
      }),
      { numRuns: 40, seed: 1 },
    )
  })

  test("no round closes after ruin", () => {
    const ruined = sample.figures("funding.raised", at({ cash: 0, seed: 0, bank: 0 }))
    expect(ruined.every((raised) => raised === 0)).toBe(true)
    const saved = sample.figures("funding.raised", at({ cash: 200_000, seed: 0, bank: 0.9 }))
    expect(saved.flatMap((raised, t) => (raised > 0 ? [[t, raised]] : []))).toEqual([[9, 150_000]])
  })
})
