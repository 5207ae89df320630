// Costs and people that several projects share name lines of revenue that not every project sells.
import { describe, expect, test } from "vitest"
import { interpret, quantile } from "../engine/index.ts"
import { compileVenture, type Venture } from "./index.ts"

const file = ({ person = "box", cost = "box" }: { person?: string; cost?: string }): string => `
venturi: 1
currency: USD
country: US
horizon: 24 months
discount: 20 %/year
resources:
  cash: 1M USD
  people: [ { role: technician, count: 1 person, pay: 5k USD/person/month, for: ${person} } ]
costs: [ { name: parts, amount: 100 USD/customer, for: ${cost} } ]
projects:
  shop:
    market: &market { customers: 1000 customer, existing: 100 customer, adoption: { p: 5 %/year, q: 40 %/year } }
    churn: 10 %/year
    revenue:
      - { name: box, kind: sale, price: 5000 USD/customer }
      - &plan { name: plan, kind: subscription, price: 30 USD/customer/month }
  rent:
    market: *market
    churn: 10 %/year
    revenue: [ *plan, { name: visits, kind: service, price: 9 USD/customer/month } ]
`

function figures(venture: Venture, path: string): number {
  const { model } = venture
  const quantity = model.quantities.get(path)
  if (quantity === undefined) throw new Error(`no quantity ${path}`)
  const inputs = model.inputs.map(({ distribution, factor }) => quantile(distribution)(0.5) * factor)
  const parameters = model.parameters.map((p) => p.initial)
  return interpret(model.graph, { inputs, parameters, months: model.months })(quantity.shownNode, 20) / quantity.factor
}

describe("shared costs and people", () => {
  const { venture, diagnostics } = compileVenture(file({}), { file: "x.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))

  test("are borne by the line that they name, and by all by revenue where a project has none", () => {
    expect(diagnostics).toEqual([])
    const cost = (path: string): number => figures(venture, path)
    expect(cost("shop.unit.running_cost.box")).toBeGreaterThan(cost("shop.team.payroll"))
    expect(cost("shop.unit.joining_cost.box")).toBeCloseTo(cost("shop.business.costs.parts.amount"), 6)
    expect(cost("rent.unit.margin.plan")).toBeLessThan(cost("shop.unit.margin.plan"))
    expect(cost("rent.unit.spread")).toBeGreaterThan(cost("rent.team.payroll"))
  })

  test.each(["shop", "rent"])("the lines' gross profits add up to that of %s", (project) => {
    const lines = project === "shop" ? ["box", "plan"] : ["plan", "visits"]
    const sum = lines.reduce((all, line) => all + figures(venture, `${project}.unit.profit.${line}`), 0)
    const gross = figures(venture, `${project}.business.gross_profit`)
    expect(Math.abs(sum - gross)).toBeLessThan(1e-9 * Math.abs(gross))
  })

  test("a name that no project sells is told once", () => {
    const told = compileVenture(file({ person: "bax", cost: "plam" }), { file: "x.yaml" }).diagnostics
    expect(told.map(({ code, fix }) => [code, fix])).toEqual([
      ["unknown-line", "box"],
      ["unknown-line", "plan"],
    ])
  })
})
