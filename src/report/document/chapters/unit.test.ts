// The chapter of unit economics: what it says where a customer pays back, where it never does, and where nothing is spent on winning it.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { chartFigures, linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { type PlanAnswer, planVenture, runVenture } from "../../../decide/index.ts"
import { compileVenture, type Venture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import type { Block } from "../document.ts"
import { penOf } from "../pen.ts"
import { subjectOf } from "./subject.ts"
import { unitBlocks } from "./unit.ts"

function blocksOf(costs: string, churn: string, language: Language = "en", cash = "1M USD"): readonly Block[] {
  const { answer, venture } = plannedOf(costs, churn, cash)
  return unitBlocks(subjectOf(penOf(answer, venture, wordsOf(language))))
}

function plannedOf(costs: string, churn: string, cash: string): { readonly answer: PlanAnswer; readonly venture: Venture } {
  const text = `
venturi: 1
horizon: 24 months
resources: { cash: ${cash} }
projects:
  notes:
    market: { customers: 2000 customer, adoption: { p: 10 %/year, q: 50 %/year } }
    churn: ${churn}
    expansion: { rate: 8 %/year, contraction: 2 %/year }
    revenue: [ { name: plan, kind: subscription, price: 100 USD/customer/month } ]
    costs: [ ${costs} ]
`
  const { venture, diagnostics } = compileVenture(text, { file: "unit" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 64 })
  if (answer === null) throw new Error("no answer")
  return { answer, venture }
}

const textOf = (blocks: readonly Block[]): string => linesOf(blocks).map(readText).join("\n")
const advertising = "{ name: advertising, amount: 600 USD/customer, class: selling }"
const settles = "{ rate: 10 %/year, early: 5 %/month, settles: 3 month }"
const charts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === "chart" ? [block.chart] : []))

describe("the chapter of unit economics", () => {
  test("tells cost, worth and payback, with the ranges of others beside them and where they come from", () => {
    const text = textOf(blocksOf(advertising, settles))
    expect(text).toMatch(/a new customer costs 600 USD\/customer and brings .*, discounted to the day it joins; .* undiscounted/u)
    expect(text).toMatch(/Undiscounted it brings [\d.]+ times what it costs\. What it cost is paid back after [\d.]+ months\./u)
    expect(text).toContain("3 to 5")
    expect(text).toContain("RetentionLens")
  })

  test("shows who is still there, payback by age, and a bridge that adds up", () => {
    const [alive, net, bridge] = charts(blocksOf(advertising, settles))
    expect([alive?.kind, net?.kind, bridge?.kind]).toEqual(["curve", "fan", "waterfall"])
    if (net?.kind !== "fan" || bridge?.kind !== "waterfall") throw new Error("no such charts")
    expect(net.marks[0]?.month).toBeGreaterThan(2)
    const sum = bridge.steps.reduce((total, { value }) => total + value, bridge.opening.value)
    expect(sum / bridge.closing.value).toBeCloseTo(1, 9)
    expect(chartFigures(bridge).every(Number.isFinite)).toBe(true)
  })

  test("says with which probability a customer never pays back", () => {
    const text = textOf(blocksOf("{ name: advertising, amount: 200 to 9000 USD/customer, class: selling }", "30 to 50 %/year"))
    expect(text).toMatch(/Of the samples in which the venture lives to the end, it is never paid back in [\d.]+ %\./u)
  })

  test("leaving never speeds payback: quantiles are over all samples, never being beyond all", () => {
    const costs = "{ name: advertising, amount: 200 to 9000 USD/customer, class: selling }"
    const { answer } = plannedOf(costs, "30 to 50 %/year", "100M USD")
    const [kept, left] = ["payback_if_kept", "payback"].map((name) => answer.portrait.figures[`notes.unit.${name}`])
    if (kept === undefined || left === undefined) throw new Error("no payback")
    expect(left.never).toBeGreaterThan(0.05)
    expect(left.never).toBeGreaterThan(kept.never ?? 0)
    const beyond = (time: number | null): number => time ?? Number.POSITIVE_INFINITY
    for (const of of ["p5", "p50", "p95"] as const) expect(beyond(left[of])).toBeGreaterThanOrEqual(beyond(kept[of]))
    expect(left.p95).toBeNull()
    const text = textOf(blocksOf(costs, "30 to 50 %/year", "en", "100M USD"))
    expect(text).toMatch(/payback, with those who leave\n[\d.]+ months\n[\d.]+ months\nnever\n[\d.]+ %\n/u)
  })

  test("the bridge ends with the ARR of the table by year, where some run out of cash", () => {
    const { answer } = plannedOf("{ name: advertising, amount: 200 to 9000 USD/customer, class: selling }", settles, "300k USD")
    const { figures, years } = answer.portrait
    const mean = (step: string): number => figures[`notes.unit.bridge.${step}`]?.mean ?? Number.NaN
    expect(mean("ruined")).toBeGreaterThan(0)
    const arr = years["notes.business.arr"]?.mean ?? []
    expect(mean("opening")).toBeCloseTo(arr[0] ?? Number.NaN, 6)
    expect(mean("closing")).toBeCloseTo(arr[1] ?? Number.NaN, 6)
    const moved = mean("joined") + mean("expansion") - mean("contraction") - mean("churned") - mean("ruined")
    expect(mean("opening") + moved).toBeCloseTo(mean("closing"), 5)
  })

  test("a year without anything to measure by has no ratio: blank, and no zero", () => {
    const [table] = blocksOf(advertising, settles).flatMap((block) => (block.kind === "table" ? [block.table] : []))
    const row = (label: RegExp): readonly string[] =>
      table?.rows.map(({ cells }) => cells.map((cell) => readText(cell))).find(([first = ""]) => label.test(first)) ?? []
    expect(row(/^net revenue retention/u).slice(1)).toEqual(["", expect.stringMatching(/^[\d.]+ %$/u)])
    expect(row(/\(CAC\)/u).slice(1)).toEqual(["600 USD/customer", "600 USD/customer"])
  })

  test("says that no cost of selling is in the plan where none is named, and leaves out what would stand on it", () => {
    const text = textOf(blocksOf("", settles))
    expect(text).toContain("The plan has no spending on winning customers")
    expect(text).not.toContain("LTV over CAC")
    expect(textOf(blocksOf("", settles, "zh"))).toContain("计划中没有获客支出")
  })

  test("a contract shows in the curve: nobody leaves before its end", () => {
    const [alive] = charts(blocksOf(advertising, "{ rate: 30 %/year, contract: 12 month }"))
    if (alive?.kind !== "curve") throw new Error("no curve")
    expect(alive.values.slice(0, 5)).toEqual([1, 1, 1, 1, expect.closeTo(0.7, 9)])
  })
})

test("what is paid before a line earns makes up for what the margins of the lines leave out", () => {
  const { venture } = compileVenture(
    `
venturi: 1
horizon: 24 months
resources: { cash: 1M USD }
projects:
  notes:
    market: { customers: 2000 customer, adoption: { p: 10 %/year, q: 50 %/year } }
    revenue:
      - { name: plan, kind: subscription, price: 100 USD/customer/month, from: month 6 }
      - { name: extra, kind: subscription, price: 50 USD/customer/month, from: month 6 }
    costs:
      - { name: licence, amount: 2000 USD/month, for: [plan, extra] }
`,
    { file: "idle" },
  )
  const answer = venture === null ? null : planVenture(venture, { samples: 64 }).answer
  if (venture === null || answer === null) throw new Error("no answer")
  const year = (name: string): readonly number[] =>
    (answer.portrait.years[`notes.${name}`]?.mean ?? []).map((x) => x ?? Number.NaN)
  const [idle = 0, later] = year("unit.idle")
  expect(idle).toBeGreaterThan(10_000)
  expect(later).toBeCloseTo(0, 6)
  const profit = (name: string): number =>
    (year(`unit.margin.${name}`)[0] ?? 0) * (year(`business.revenue.${name}.amount`)[0] ?? 0)
  const gross = (year("business.gross_margin")[0] ?? 0) * (year("business.revenue")[0] ?? 0)
  expect((profit("plan") + profit("extra") - idle) / gross).toBeCloseTo(1, 6)
  for (const language of ["en", "zh"] as const) {
    const text = textOf(unitBlocks(subjectOf(penOf(answer, venture, wordsOf(language)))))
    expect(text).toContain(wordsOf(language).unit.idle)
  }
})

test("docs/customers.md has the figures of a run of its own file", () => {
  const docs = readFileSync(new URL("../../../../docs/customers.md", import.meta.url), "utf8")
  const [, project = ""] = /```yaml\n(.*?)```/su.exec(docs) ?? []
  const head = "venturi: 1\ncountry: US\nhorizon: 36 months\ndiscount: 20 %/year\nresources: { cash: 900k USD }\n"
  const { venture } = compileVenture(head + project, { file: "docs" })
  if (venture === null) throw new Error("the file of the docs does not compile")
  const rows = [
    ...docs.matchAll(/^\| `(unit\.[a-z_]+)`(?:, `(unit\.grr)`)? \|.*\| ([\d,.]+) [^|]*?(?:, ([\d.]+) %)? ?\|$/gmu),
  ].flatMap(([, name = "", second, figure = "", other]) => [
    { name, figure: Number(figure.replaceAll(",", "")) },
    ...(second === undefined ? [] : [{ name: second, figure: Number(other) }]),
  ])
  expect(rows.length).toBeGreaterThan(9)
  const { answer } = runVenture(venture, { samples: 128, quantities: rows.map(({ name }) => name) })
  for (const { name, figure } of rows) {
    const { mean } = answer?.quantities[`notes.${name}`] ?? { mean: null }
    const last = Array.isArray(mean) ? mean.at(-1) : mean
    const shown = name === "unit.nrr" || name === "unit.grr" ? (last ?? 0) * 100 : (last ?? 0)
    expect(Number(shown.toPrecision(3)), name).toBe(figure)
  }
})
