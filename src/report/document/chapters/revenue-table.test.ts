// What is sold, as the plan shows it: every way of pricing with what was written of it, in the order of the file.
import { expect, test } from "vitest"
import { readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { revenueTable } from "./revenue-table.ts"
import { subjectOf } from "./subject.ts"

const file = `
venturi: 1
currency: EUR
horizon: 24 months
resources: { cash: 1M EUR, people: [ { role: field engineer, count: 2 person, pay: 5k EUR/person/month } ] }
projects:
  studio:
    market: { customers: 500 customer, existing: 100 customer }
    usage: { requests: 900 request/customer/month, seats: 2 seat/customer }
    serving: { request: { input: 900 token, output: 300 token } }
    model: { api: deepseek-chat }
    revenue:
      - name: plans
        kind: subscription
        tiers: [ { name: small one, price: 9 EUR/customer/month, share: 50 % }, { name: crew, price: 8 EUR/seat/month, share: 5 % } ]
        annual_share: 30 %
        annual_discount: 20 %
        refunds: 2 %
      - { name: calls, kind: usage, free: 50 request/customer/month, steps: { 0 request: 0.02 EUR/request, 2k request: 0.01 EUR/request } }
      - { name: tokens, kind: usage, price: { input: 1 EUR/Mtoken, output: 4 EUR/Mtoken }, share: 10 % }
      - { name: ads, kind: advertising, sessions: 9 session/customer/month, impressions: 2 impression/session, cpm: 5 EUR, network: 30 % }
      - { name: box, kind: licence, price: 900 EUR/customer, maintenance: 18 %/year, billing: annual, renewal: 90 %, share: 5 % }
      - { name: fit, kind: service, people: field engineer, work: 2 person-day/customer, price: 700 EUR/person-day, milestones: [ { share: 30 %, at: start } ] }
      - { name: shop, kind: marketplace, orders: 1 order/customer/month, value: 40 EUR/order, take: 10 % }
      - { name: gains, kind: performance, baseline: 90 EUR/customer/month, achieved: 60 EUR/customer/month, fee: 15 %, proves: 6 month, share: 5 % }
`

function rowsIn(language: Language): readonly string[] {
  const { venture, diagnostics } = compileVenture(file, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 64 })
  if (answer === null) throw new Error("no answer")
  return revenueTable(subjectOf(penOf(answer, venture, wordsOf(language)))).flatMap((block) =>
    block.kind === "table" ? block.table.rows.map(({ cells }) => cells.map(readText).join(" | ")) : [],
  )
}

test("every way to sell", () => {
  expect(rowsIn("en")).toEqual([
    "plans | subscription | small one 9 EUR/customer/month (50 %), crew 8 EUR/seat/month (5 %) | a year ahead by 30 %, a year ahead at a discount of 20 %, refunds 2 %",
    "calls | by use | 0.02 EUR/request, from 2k request 0.01 EUR/request | free 50 request/customer/month",
    "tokens | by use | read 1 EUR/Mtoken, written 4 EUR/Mtoken | taken by 10 %",
    "ads | advertising | 5 EUR for a thousand shown | visits 9 session/customer/month, places 2 impression/session, the network keeps 30 %",
    "box | licence | 900 EUR/customer | maintenance 18 %/year, renewed by 90 %, taken by 5 %, billed a year ahead",
    "fit | service | 700 EUR/person-day | done by field engineer, work 2 person-day/customer, billed by milestones",
    "shop | marketplace | 10 % of orders of 40 EUR/order | orders 1 order/customer/month",
    "gains | share of savings | 15 % of what is saved | cost before 90 EUR/customer/month, cost with us 60 EUR/customer/month, taken by 5 %, proven after 6 month",
  ])
})

test("in Chinese as many lines, none of them in English words", () => {
  const rows = rowsIn("zh")
  expect(rows).toHaveLength(8)
  for (const row of rows) expect(row).not.toMatch(/taken by|a year ahead|of what is saved/u)
})
