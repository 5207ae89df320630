import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleOptions, type Written } from "../../../../tests/support/sample-business.ts"

type Line = { readonly [key: string]: Written }

const market = { customers: "100 customer", existing: "100 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
const usage = { seats: "2 seat/customer", requests: "5 request/seat/month", tokens: "7 token/request" }
const quiet = { "business.payment_fee": "0", "business.bad_debt": "0", support: "0 ¤/month", "team.headcount": "4 person" }

function made(line: Line, options: SampleOptions = {}, more: Line = {}) {
  const sections = { market, usage, churn: "0 %/year", revenue: [{ kind: "subscription", price: "9 USD/seat/month" }], ...more }
  return businessOf({ ...sections, costs: [line] }, { months: 4, ...options, lines: { ...quiet, ...options.lines } })
}

const dataSets: SampleOptions = {
  given: {
    dataSets: [
      { name: "notes", countedIn: "token" },
      { name: "scans", countedIn: "sample" },
    ],
  },
  lines: { "resources.data.notes.size": "5M token", "resources.data.scans.size": "2000 sample" },
}

describe("each kind is counted in its own way", () => {
  test.each<[string, Line, number[], SampleOptions?]>([
    ["a licence by the token, at once", { kind: "data", data: "notes", amount: "2 USD/Mtoken" }, [10, 0, 0, 0], dataSets],
    [
      "by the record, when it begins",
      { kind: "data", data: "scans", amount: "0.5 USD/record", from: "month 1" },
      [0, 1000, 0, 0],
      dataSets,
    ],
    ["by the month", { kind: "data", data: "scans", amount: "50 USD/month" }, [50, 50, 50, 50], dataSets],
    ["at once", { kind: "data", amount: "700 USD" }, [700, 0, 0, 0]],
    [
      "labels: records, three annotators, a tenth looked at again",
      { kind: "labelling", records: "1000 record", amount: "0.2 USD/record", annotators: "3", review: "10 %" },
      [620, 0, 0, 0],
    ],
    [
      "labels by the month, for a time",
      { kind: "labelling", records: "100 record/month", amount: "1 USD/record", annotators: "2", review: "0", until: "month 2" },
      [200, 200, 0, 0],
    ],
    ["software by person", { kind: "software", amount: "30 USD/person/month" }, [120, 120, 120, 120]],
    ["an office by the month", { kind: "office", amount: "800 USD/month" }, [800, 800, 800, 800]],
    ["a filing, after its task", { kind: "filing", filing: "fda-510k", after: "trial" }, [0, 26067, 0, 0]],
    ["a filing with a price of one's own", { kind: "filing", amount: "123 USD" }, [123, 0, 0, 0]],
    ["bytes of customers", { kind: "storage", stored: "50 GB/customer", amount: "0.02 USD/GB/month" }, [100, 100, 100, 100]],
    ["bytes in all", { kind: "storage", stored: "10 TB", amount: "0.02 USD/GB/month" }, [200, 200, 200, 200]],
    ["bytes of answers", { kind: "egress", sent: "2 MB/request", amount: "0.1 USD/GB" }, [0.2, 0.2, 0.2, 0.2]],
    ["bytes by month", { kind: "egress", sent: "3 TB/month", amount: "0.1 USD/GB" }, [300, 300, 300, 300]],
    ["a commission on all revenue", { kind: "commission", share_of_revenue: "5 %" }, [90, 90, 90, 90]],
  ])("%s", (_, line, expected, options = {}) => {
    const given = { tasks: new Map([["trial", "plan.trial.end"]]), ...options.given }
    const sample = made(line, { ...options, given, lines: { "plan.trial.end": "1.5 month", ...options.lines } })
    expect(sample.diagnostics).toEqual([])
    const name = `business.costs.${String(line.kind)}.amount`
    for (const [t, figure] of sample.figures(name).entries()) expect(figure).toBeCloseTo(expected[t] ?? 0, 6)
  })

  test("a review: answers, minutes and pay", () => {
    const line = { kind: "review", share: "10 %", takes: "6 min", pay: "4000 USD/person/month" }
    const sample = made(line, {
      given: { burden: "team.burden" },
      lines: { "team.burden": "25 %", "costs.review.working_share": "0.2" },
    })
    expect(sample.diagnostics).toEqual([])
    // 100 of 1,000 answers, six minutes each, in months of work of a fifth of all hours.
    const people = (100 * 6) / (60 * 24 * (365.25 / 12)) / 0.2
    expect(sample.figures("business.costs.review.people")[0]).toBeCloseTo(people, 9)
    expect(sample.figures("business.costs.review.amount")[0]).toBeCloseTo(people * 4000 * 1.25, 6)
  })

  test("a commission on the first year of those who join", () => {
    const growing = { market: { customers: "1000 customer" } }
    const sample = made({ kind: "commission", share_of_contract: "10 %" }, { months: 30 }, growing)
    expect(sample.diagnostics).toEqual([])
    const joining = sample.figures("business.joining")
    // 18 USD by customer and month for a year.
    for (const [t, figure] of sample.figures("business.costs.commission.amount").entries())
      expect(figure).toBeCloseTo(0.1 * 12 * 18 * (joining[t] ?? 0), 6)
  })

  test.each<Line>([
    { kind: "software" },
    { kind: "office" },
    { kind: "marketing" },
    { kind: "commission" },
    { kind: "labelling", records: "10 record" },
    { kind: "storage", stored: "1 GB" },
    { kind: "egress", sent: "1 MB/request" },
    { kind: "review", share: "5 %" },
    { kind: "filing", filing: "trademark-us" },
  ])("what is left out has a default with a source: %o", (line) => {
    const sample = made(line)
    expect(sample.diagnostics).toEqual([])
    expect(sample.rows.some(({ name, source }) => name.includes(`costs.${String(line.kind)}.`) && source !== null)).toBe(true)
  })
})

describe("marketing is a funnel", () => {
  const funnel = {
    cost_per_lead: "60 USD",
    steps: [
      { name: "trial", share: "20 %" },
      { name: "buys", share: "15 %" },
    ],
  }
  const growing = { market: { customers: "10000 customer", adoption: { p: "50 %/year", q: "10 %/year" } } }

  test("a customer costs what the leads do, over the shares of the steps", () => {
    const sample = made({ kind: "marketing", funnel }, { months: 12 }, growing)
    expect(sample.diagnostics).toEqual([])
    expect(sample.figures("business.costs.marketing.per_customer")[0]).toBeCloseTo(60 / 0.2 / 0.15, 9)
    const joining = sample.figures("business.joining")
    for (const [t, figure] of sample.figures("business.costs.marketing.amount").entries())
      expect(figure).toBeCloseTo(2000 * (joining[t] ?? 0), 6)
  })

  test("whatever the budget, no more join than it wins, and a large one binds nobody", () => {
    const free = made({ kind: "marketing", funnel }, { months: 12 }, growing).figures("business.joining")
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2e6, noNaN: true }), (budget) => {
        const line = { kind: "marketing", budget: `${budget.toFixed(2)} USD/month`, funnel }
        const sample = made(line, { months: 12 }, growing)
        const won = budget / 2000
        for (const joining of sample.figures("business.joining")) expect(joining).toBeLessThanOrEqual(won * (1 + 1e-9) + 1e-4)
        expect(sample.figures("business.costs.marketing.amount")[0]).toBeCloseTo(budget, 1)
        if (won > Math.max(...free)) expect(sample.figures("business.joining")).toEqual(free)
      }),
      { numRuns: 30, seed: 4 },
    )
  })

  test("a budget that brings a share bounds the whole by it", () => {
    const line = { kind: "marketing", budget: "20000 USD/month", brings: "50 %", funnel }
    expect(made(line, { months: 12 }, growing).figures("business.joining")[5]).toBeCloseTo(20, 6)
  })

  test("budgets without shares win together", () => {
    const lines = ["a", "b"].map((name) => ({ name, kind: "marketing", budget: "20000 USD/month", funnel }))
    const sections = { ...growing, churn: "0 %/year", costs: lines }
    expect(businessOf(sections, { months: 12 }).figures("business.joining")[5]).toBeCloseTo(20, 6)
  })
})

describe("mistakes", () => {
  const codes = (line: Line, options: SampleOptions = {}) => made(line, options).diagnostics.map(({ code }) => code)
  test.each<[Line, string[]]>([
    [{ kind: "office", records: "10 record" }, ["cost-key-unfit"]],
    [{ name: "x", amount: "1 USD/month", stored: "1 GB" }, ["cost-key-unfit"]],
    [{ kind: "office", amount: "1 USD/person/month", per: "month" }, ["cost-key-unfit"]],
    [{ kind: "marketing", amount: "1 USD/month" }, ["cost-key-unfit"]],
    [{ kind: "labelling" }, ["cost-key-needed"]],
    [{ kind: "storage" }, ["cost-key-needed"]],
    [{ kind: "filing" }, ["cost-key-needed"]],
    [{ kind: "review" }, ["cost-key-needed"]],
    [{ kind: "data", amount: "1 USD/token" }, ["cost-key-needed"]],
    [{ kind: "data", data: "nots", amount: "1 USD/token" }, ["unknown-data"]],
    [{ kind: "data", data: "scans", amount: "1 USD/token" }, ["wrong-unit"]],
    [{ kind: "filing", filing: "fda" }, ["unknown-word"]],
    [{ kind: "offices" }, ["unknown-word"]],
    [{ amount: "1 USD/month" }, ["missing-key"]],
    [{ kind: "storage", stored: "5 USD" }, ["wrong-unit"]],
  ])("%o", (line, expected) => {
    expect(codes(line, dataSets)).toEqual(expected)
  })
})
