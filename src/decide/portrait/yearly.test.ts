// Years of a venture that may be ruined: ratios are those of the means beside them, and what is ruined counts as nothing everywhere.
import { describe, expect, test } from "vitest"
import { compileVenture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { costsInPlan } from "../costs/costs-of.ts"
import { planVenture } from "../plan/plan-venture.ts"

/** Customers come after half a year, or after a year and a half; the cash lasts in some samples. */
function planned(cash: string, more = ""): { readonly answer: PlanAnswer; readonly costs: ReturnType<typeof costsInPlan> } {
  const text = `
venturi: 1
horizon: 36 months
resources:
  cash: ${cash}
  people: [ { role: sales, count: 2 person, pay: 4k USD/person/month } ]
projects:
  notes:
    market: { customers: 200 to 4000 customer, adoption: { p: 10 %/year, q: 50 %/year }, begins: 6 to 18 month }
    churn: 10 to 40 %/year
    revenue:
      - { name: plan, kind: subscription, price: 30 to 90 USD/customer/month }
      - { name: set-up, kind: service, price: 300 USD/customer }
    costs:
      - { name: advertising, amount: 100 to 2000 USD/customer, class: selling }
      - { name: rent, amount: 3k USD/month, class: cogs }
    ${more}
`
  const { venture, diagnostics } = compileVenture(text, { file: "years" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 512 })
  if (answer === null) throw new Error("no answer")
  return { answer, costs: costsInPlan(venture, answer) }
}

const cases = { "some are ruined": planned("500k USD"), "none is ruined": planned("50M USD") }
const ruinOf = ({ portrait }: PlanAnswer): number => portrait.ruin?.at(-1) ?? Number.NaN

test("the cases are what they are called", () => {
  expect(ruinOf(cases["some are ruined"].answer)).toBeGreaterThan(0.05)
  expect(ruinOf(cases["some are ruined"].answer)).toBeLessThan(0.95)
  expect(ruinOf(cases["none is ruined"].answer)).toBe(0)
})

describe.each(Object.entries(cases))("%s", (_, { answer, costs }) => {
  const { years, figures } = answer.portrait
  const means = (name: string): readonly (number | null)[] => years[`notes.${name}`]?.mean ?? []
  const each = (name: string, expected: (year: number) => number): void => {
    const told = means(name)
    expect(told.length).toBe(3)
    for (const [year, mean] of told.entries()) if (mean !== null) expect(mean / expected(year)).toBeCloseTo(1, 9)
  }
  const of = (name: string, year: number): number => means(name)[year] ?? Number.NaN

  test("gross margin is what the costs chapter leaves of the revenue", () => {
    const [project] = costs?.projects ?? []
    const cogs = project?.tree.children.find((node) => node.kind === "class" && node.class === "cogs")
    const sold = (year: number): number => project?.revenue?.years[year] ?? Number.NaN
    each("business.gross_margin", (year) => (sold(year) - (cogs?.years[year] ?? Number.NaN)) / sold(year))
    expect(means("business.gross_margin").filter((x) => x !== null).length).toBeGreaterThan(1)
  })

  test("what a customer brings over what it costs is the quotient of the two lines above it", () => {
    each("unit.ltv_to_cac", (year) => of("unit.ltv", year) / of("unit.cac", year))
  })

  test("what a customer costs, times those who join, is what is spent on winning them", () => {
    const [project] = costs?.projects ?? []
    const selling = project?.tree.children.find((node) => node.kind === "class" && node.class === "selling")
    // Nothing is spent ahead of the customers but the pay of those who sell, and there is no cycle of sales.
    each("unit.cac", (year) => (selling?.years[year] ?? Number.NaN) / of("business.joining", year))
  })

  test("margins of lines are of what they bring in, and make the whole", () => {
    const lines = ["plan", "set_up"]
    const profit = (year: number): number =>
      lines.reduce((sum, line) => sum + of(`unit.margin.${line}`, year) * of(`business.revenue.${line}.amount`, year), 0)
    // But for what months without any sale cost, which no line bears.
    expect(profit(2) / (of("business.gross_margin", 2) * of("business.revenue", 2))).toBeCloseTo(1, 2)
  })

  test("nothing of a year ago is no retention", () => {
    expect(means("unit.nrr")[0]).toBeNull()
    expect(of("unit.nrr", 2)).toBeGreaterThan(0.5)
    expect(of("unit.nrr", 2)).toBeLessThan(1)
  })

  test("figures of the last month count what is ruined as the years do", () => {
    for (const name of ["business.customers", "business.arr", "team.headcount"])
      expect((figures[`notes.${name}`]?.mean ?? Number.NaN) / of(name, 2)).toBeCloseTo(1, 9)
    expect(figures["notes.cash"]?.mean).toBeCloseTo(of("cash", 2), 3)
    expect(figures["notes.business.exit_cash"]?.mean).toBeCloseTo(of("cash", 2), 3)
    const recurring = figures["notes.business.exit_recurring"]?.mean ?? Number.NaN
    // Of the last year in the mean, so a little less than at its end, not more by those who are no more.
    expect(12 * recurring).toBeLessThan(of("business.arr", 2))
  })

  test("the money adds up to the same cash at the end: what the ruined lacked is written off", () => {
    const { opening = Number.NaN, flows = [], closing = Number.NaN } = answer.portrait.money ?? {}
    expect(closing).toBeCloseTo(of("cash", 2), 3)
    expect(opening + flows.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(closing, 3)
    const lost = flows.find(({ path }) => path === "notes.ruin")
    expect(lost === undefined ? 0 : lost.amount).toBeGreaterThanOrEqual(0)
    expect(lost !== undefined).toBe(ruinOf(answer) > 0)
  })

  test("people are those of a venture that lives; on average there are fewer by those who are ruined", () => {
    const team = years["notes.team.headcount"]
    expect(team?.living).toEqual([2, 2, 2])
    each("team.headcount", (year) => 2 * (1 - (answer.portrait.ruin?.[12 * year + 11] ?? Number.NaN)))
  })

  test("what is ruined never breaks even", () => {
    expect(answer.projects.notes?.breakEvenMonth?.never ?? 0).toBeGreaterThanOrEqual(ruinOf(answer))
  })
})

test("a founder's own formula in the place of a ratio is told as it is", () => {
  const { years } = planned("50M USD", "formulas: { unit.cac: 700 USD/customer }").answer.portrait
  expect(years["notes.unit.cac"]).toMatchObject({ of: "living", mean: [700, 700, 700] })
})

test("where none lives, nothing is told of how it is", () => {
  const { years, figures } = planned("1k USD").answer.portrait
  expect(years["notes.team.headcount"]).toMatchObject({ mean: [0, 0, 0], living: [null, null, null] })
  expect(years["notes.business.gross_margin"]?.mean.at(-1)).toBeNull()
  expect(figures["notes.business.customers"]).toMatchObject({ mean: 0, p95: 0 })
  expect(figures["notes.unit.ltv"]?.p50).toBeNull()
})
