// Tables by year add up: the lines make the total, or the figure before risks that stands between them where risks change it.
import { describe, expect, test } from "vitest"
import { type PlanAnswer, planVenture } from "../../../decide/index.ts"
import { compileVenture, type Venture } from "../../../venture/index.ts"
import { wordsOf } from "../../../words/index.ts"
import { lineText } from "../line-text.ts"
import { penOf } from "../pen.ts"
import { financialBlocks } from "./financials.ts"
import { subjectOf } from "./subject.ts"
import { costRows, revenueRows, totalRow } from "./year-lines.ts"
import { yearlyAt } from "./years.ts"

const risks = {
  none: "[ { name: lawsuit, probability: 10 %/year, loss: 20k to 90k USD } ]",
  both: "[ { name: rival, probability: 30 %/year, effect: { revenue: -40 to -20 % } }, { name: strike, frequency: 1 1/year, effect: { costs: 30 % }, lasts: 4 month } ]",
  never: "[ { name: rival, probability: 0.00001 %/year, effect: { revenue: -40 % } } ]",
}

function planned(lines: string): { readonly venture: Venture; readonly answer: PlanAnswer } {
  const text = `
venturi: 1
start: 2027-01
horizon: 36 months
resources: { cash: 900k USD }
projects:
  shop:
    market: { customers: 2000 to 3000 customer, share: 10 %, existing: 40 customer }
    revenue:
      - { name: plan, kind: subscription, price: 40 to 60 USD/customer/month }
      - { name: set-up, kind: service, price: 300 USD/customer }
    costs: [ { name: rent, amount: 2k USD/month }, { name: travel, share_of_revenue: 3 % } ]
    risks: ${lines}
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error("internal: no answer")
  return { venture, answer }
}

describe.each(Object.entries(risks))("risks: %s", (name, lines) => {
  const { venture, answer } = planned(lines)
  const subject = subjectOf(penOf(answer, venture, wordsOf("en")))
  const said = financialBlocks(subject, []).flatMap((block) =>
    block.kind === "table" ? block.table.rows.map(({ cells }) => lineText(cells[0] ?? [])) : [],
  )

  test.each([
    ["revenue", revenueRows(subject)],
    ["operating costs", costRows(subject)],
  ] as const)("the lines of %s add up to what stands below them", (total, rows) => {
    const before = said.indexOf(`${total} before risks`)
    expect(before >= 0).toBe(name === "both")
    if (before >= 0) expect(said[before + 1]).toBe(total)
    const path = totalRow(subject, total === "revenue" ? "business.revenue" : "business.costs").path
    const sums = yearlyAt(subject, before >= 0 ? `${path}.planned` : path)?.mean ?? []
    expect(sums).toHaveLength(3)
    for (const [year, sum] of sums.entries()) {
      const added = rows.reduce((all, row) => all + (yearlyAt(subject, row.path)?.mean[year] ?? 0), 0)
      expect(added / (sum ?? Number.NaN)).toBeCloseTo(1, 9)
    }
  })
})
