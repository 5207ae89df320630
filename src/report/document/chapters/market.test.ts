// The chapter about the market: the funnel, the segments, the competitors, each only where the file has them.
import { expect, test } from "vitest"
import { readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { wordsOf } from "../../../words/index.ts"
import type { Block, Table } from "../document.ts"
import { penOf } from "../pen.ts"
import { marketBlocks } from "./market.ts"
import { subjectOf } from "./subject.ts"

function blocksOf(market: string): Block[] {
  const text = `venturi: 1
currency: USD
start: 2027-01
horizon: 24 months
resources: { cash: 900k USD }
projects:
  wards:
    market: { ${market} }
    revenue: [ { name: s, kind: subscription, price: 500 USD/customer/month } ]
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 64 })
  if (answer === null) throw new Error("no plan")
  return marketBlocks(subjectOf(penOf(answer, venture, wordsOf("en"))))
}

const titlesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === "chart" ? [block.title] : block.kind === "table" ? [block.table.caption] : []))

/** The picture of this title as a table of texts. */
function tableOf(blocks: readonly Block[], title: string): string[][] {
  const tables = blocks.flatMap((block): Table[] => (block.kind === "chart" && block.title === title ? [block.table] : []))
  return tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(readText)))
}

const adoption = "adoption: { p: 3 %/year, q: 38 %/year }"
const market = "The market and how it is won"
const money = "The market in money"
const customers = "Customers at the end of each year"

test("a plain market is told as before: a table, and customers by year", () => {
  expect(titlesOf(blocksOf(`customers: 1000 customer, share: 10 %, ${adoption}`))).toEqual([market, money, customers])
})

test("the funnel goes through the filters, largest first", () => {
  const blocks = blocksOf(
    `total: 8000 customer, filters: [ { name: cloud, share: 50 % }, { name: large, share: 20 % } ], share: 10 %, ${adoption}`,
  )
  const rows = tableOf(blocks, "From the whole market to those who can be reached")
  expect(rows.map(([label = "", , , median = ""]) => [label, median])).toEqual([
    ["all customers (TAM)", "8,000 customers"],
    ["left by “cloud”", "4,000 customers"],
    ["left by “large”", "800 customers"],
    ["who can be reached (SOM)", "80 customers"],
    ["who may ever join, at the end", "80 customers"],
  ])
  const chart = blocks.find((block) => block.kind === "chart")
  expect(chart?.kind === "chart" ? chart.chart : null).toMatchObject({ kind: "range", isLog: true, unit: "customer" })
})

test("shares of competitors add up to all, year by year", () => {
  const rivals = "competitors: [ { name: big, price: 600 USD/customer/month }, { name: open model, from: month 12 } ]"
  const blocks = blocksOf(`customers: 1000 customer, ${adoption}, competition: { price: 500 USD/customer/month, ${rivals} }`)
  const rows = tableOf(blocks, "Shares of those who can be reached, at the end of each year")
  expect(rows.map(([year]) => year)).toEqual(["2027", "2028"])
  for (const [, ...shares] of rows) expect(shares.reduce((sum, one) => sum + Number.parseFloat(one), 0)).toBeCloseTo(100, 0)
  expect(rows[0]?.[3]).toBe("0 %")
})

test("segments have a table of their own", () => {
  const blocks = blocksOf(
    `segments: [ { name: hospitals, customers: 400 customer }, { name: clinics, customers: 4k customer, share: 5 % } ]`,
  )
  expect(titlesOf(blocks)).toEqual([market, "From the whole market to those who can be reached", money, "Segments", customers])
})
