// Formulas in the place of customers or leavers: unit economics tell the life that they make, not the churn that nobody reads.
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness } from "../../../tests/support/sample-business.ts"

const months = 48
const market = { customers: "20k customer", existing: "100 customer", adoption: { p: "8 %/year", q: "50 %/year" } }
const revenue = [{ name: "plan", kind: "subscription", price: "20 USD/customer/month" }]
const sections = { market, revenue, churn: "8 %/year" }

function replaced(lines: Readonly<Record<string, string>>): SampleBusiness {
  const names = Object.keys(lines).map((name) => name.replace("business.", ""))
  const made = businessOf(sections, { months, lines, given: { replaced: new Set(names) } })
  expect(made.diagnostics).toEqual([])
  return made
}

const last = (made: SampleBusiness, path: string): number => made.figures(path).at(-1) ?? Number.NaN
const half = "= previous(business.customers, 100 customer) * 0.5 + business.joining * 1 month"

describe("a formula that says who stays", () => {
  test("half leave each month: a life of two months, whatever churn says", () => {
    const made = replaced({ "business.customers": half })
    expect(last(made, "unit.lifetime")).toBeCloseTo(2, 9)
    expect(last(made, "business.alive.3")).toBeCloseTo(0.125, 9)
    expect(last(made, "unit.ltv")).toBeCloseTo(2 * last(made, "unit.by_month"), 6)
  })

  test("a formula for those who leave is read as it stands", () => {
    const made = replaced({ "business.leaving": "= previous(business.customers, 100 customer) * 0.25 / 1 month" })
    expect(last(made, "unit.lifetime")).toBeCloseTo(4, 9)
  })

  test("leaving by season counts over a whole year", () => {
    const summer = "if(mod(t / 1 month, 12) == 6, 0.6, 0.05)"
    const made = replaced({
      "business.customers": `= previous(business.customers, 100 customer) * (1 - ${summer}) + business.joining * 1 month`,
    })
    const held = made.figures("business.customers").slice(-13, -1)
    const lost = held.map((before, k) => before * ((months - 12 + k) % 12 === 6 ? 0.6 : 0.05))
    const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
    expect(last(made, "business.lost_rate")).toBeCloseTo(sum(lost) / sum(held), 9)
  })

  test("those who left are no change of price: recurring revenue moves by who joins and who leaves", () => {
    const made = replaced({ "business.customers": half })
    const [before, gone] = [last(made, "business.mrr_before"), last(made, "business.mrr_churned")]
    expect(gone).toBeCloseTo(before / 2, 6)
    expect(last(made, "business.mrr_repriced")).toBe(0)
  })

  test("a stock that jumps without anyone joining is no loss", () => {
    const made = replaced({ "business.customers": "= 100 customer + 10 customer/month * t + business.adopters" })
    expect(Math.min(...made.figures("business.lost"))).toBe(0)
    expect(last(made, "unit.lifetime")).toBe(1200)
  })

  test("without such a formula nothing is observed", () => {
    const made = businessOf(sections, { months })
    expect(made.model.quantities.has("business.lost")).toBe(false)
    expect(last(made, "unit.lifetime")).toBeCloseTo(1 / (1 - 0.92 ** (1 / 12)), 6)
  })
})
