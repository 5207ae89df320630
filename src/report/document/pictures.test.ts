// The pictures of the decision: what stands in them, in which order, and when there is none.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readText } from "../../../tests/support/document-parts.ts"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import type { PlanAnswer, Sensitivity } from "../../decide/index.ts"
import { compileVenture } from "../../venture/index.ts"
import { wordsOf } from "../../words/index.ts"
import type { Chart } from "../charts/chart.ts"
import { advantageBlocks } from "./advantage.ts"
import { cashBlocks } from "./cash.ts"
import type { Block } from "./document.ts"
import { driverBlocks } from "./drivers.ts"
import { moneyBlocks } from "./money.ts"
import { type Pen, penOf } from "./pen.ts"
import { rankingBlocks } from "./ranking.ts"

const penWith = (changed: Partial<PlanAnswer> = {}): Pen => penOf({ ...handMadePlan, ...changed }, handMadeVenture, wordsOf("en"))

function chartIn<K extends Chart["kind"]>(blocks: readonly Block[], kind: K): Extract<Chart, { kind: K }> | undefined {
  const found = blocks.flatMap((block) => (block.kind === "chart" && block.chart.kind === kind ? [block.chart] : []))
  return found[0] as Extract<Chart, { kind: K }> | undefined // of that kind
}

const { portrait } = handMadePlan

describe("ranges", () => {
  test("the best stands first and alone is strong", () => {
    const rows = chartIn(rankingBlocks(penWith()), "range")?.rows
    expect(rows?.map(({ label, isStrong }) => [label, isStrong])).toEqual([
      ["assistant", true],
      ["factory 2", false],
    ])
  })
  test("the cash kept is the line to compare with, where it is known", () => {
    const reference = (kept: number | null): unknown => {
      const projects = Object.entries(handMadePlan.projects).map(([name, project]) => [name, { ...project, kept }])
      return chartIn(rankingBlocks(penWith({ projects: Object.fromEntries(projects) })), "range")?.reference
    }
    expect([reference(500_000), reference(null)]).toEqual([{ value: 500_000, label: "cash kept" }, null])
  })
})

describe("the tornado", () => {
  const price: Sensitivity = {
    input: "price",
    unit: "USD/month",
    objectiveUnit: "USD",
    first: 0.1,
    total: 0.1,
    rank: 0.5,
    alone: null,
    low: { input: 6, objective: 1e6 },
    high: { input: 14, objective: 2e6 },
    held: { low: { input: 6, objective: 1e6 }, high: { input: 14, objective: 2e6 } },
  }
  const held = { ...price.held, high: { input: 3000, objective: 1.5e6 } }
  const users: Sensitivity = { ...price, input: "assistant.users", total: 0.9, held }
  const labels = (sensitivities: readonly Sensitivity[]): string[] | undefined =>
    chartIn(driverBlocks(penWith({ sensitivities })), "tornado")?.rows.map(({ label }) => label)
  const itemsOf = (sensitivities: readonly Sensitivity[]): string[] =>
    driverBlocks({ ...penWith({ sensitivities }), about: tiedAbout }).flatMap((block) =>
      block.kind === "list" ? block.items.map(readText) : [],
    )
  const [input] = handMadeVenture.model.inputs
  if (input === undefined) throw new Error("no input")
  const partner = { ...input, path: "assistant.users", paths: ["assistant.users"] }
  const model = { ...handMadeVenture.model, inputs: [input, partner] }
  const tiedAbout = { ...handMadeVenture, model, correlations: [{ a: 0, b: 1, rank: 0.6 }] }
  test("what is good only for what comes with it says so; what is good in itself does not", () => {
    expect(itemsOf([{ ...price, alone: -5 }])[0]).toContain("by itself the lower, the better, but it comes with “users”")
    expect(itemsOf([{ ...price, alone: 5 }])[0]).toMatch(/^“price”: the higher, the better;/u)
  })
  test("of what the future decides nobody is told to find it out", () => {
    const rate = { ...price, input: "rates.CNY_USD" }
    const information = [{ input: "rates.CNY_USD", value: 5000, unit: "USD" }]
    const blocks = driverBlocks(penWith({ sensitivities: [rate], information }))
    const [item = ""] = blocks.flatMap((block) => (block.kind === "list" ? block.items.map(readText) : []))
    expect(item).toContain("nobody can know it beforehand")
    expect(item).not.toContain("worth")
  })
  test("has the largest swing on top", () => expect(labels([users, price])).toEqual(["price", "users"]))
  test("leaves out what has no figure at an end, and what decides nothing", () => {
    const open = { ...users, held: { ...held, high: { input: 3000, objective: null } } }
    expect(labels([open, price])).toEqual(["price"])
    expect(labels([{ ...price, total: 0.001 }])).toBeUndefined()
  })
  test("leaves out what is counted in another unit than the best project's objective", () => {
    expect(labels([{ ...users, objectiveUnit: "CNY" }, price])).toEqual(["price"])
  })
})

test("bars show losses that are known, the largest first", () => {
  const bars = chartIn(advantageBlocks(penWith()), "bars")
  expect(bars?.rows.map(({ label, value }) => [label, value])).toEqual([
    ["cash", 3_000_000],
    ["GPUs lab", 1_400_000],
  ])
})

test("so many of a small thing are told in words, with the figure of so many", () => {
  const table = advantageBlocks(penWith()).find((block) => block.kind === "table")
  const row =
    table?.kind === "table" ? table.table.rows.find(({ cells }) => readText(cells[0] ?? []).startsWith("data")) : undefined
  const [label = [], more = []] = row?.cells ?? []
  expect([readText(label), readText(more)]).toEqual(["data notes, per million tokens", "-45.6 USD"])
  expect(more[0]).toMatchObject({ value: expect.closeTo(-45.6, 9), at: "/resources/data.notes/perUnit * 1000000" })
})

describe("the course of the cash", () => {
  const withCash = (p50: readonly (number | null)[], ruin: readonly number[] | null): Block[] =>
    cashBlocks(penWith({ portrait: { ...portrait, cash: { unit: "USD", p5: p50, p25: p50, p50, p75: p50, p95: p50 }, ruin } }))
  const says = (blocks: readonly Block[]): string[] => blocks.flatMap((b) => (b.kind === "chart" ? [readText(b.says)] : []))
  test("names the lowest month", () => {
    expect(says(withCash([3, 1, 2], null))).toEqual([
      "Of the medians by month that of 2027-02 is lowest, at 1 USD; once in twenty times the cash is then below 1 USD. At the end the median is 2 USD.",
    ])
  })
  test("that only falls is said to fall", () =>
    expect(says(withCash([3, 2, 1], null))[0]).toMatch(/is lowest at the end: 1 USD are left in 2027-03/u))
  test("the launch is marked in its month", () => {
    expect(chartIn(cashBlocks(penWith()), "fan")?.marks).toContainEqual({ month: 13, label: "launch" })
  })
  test("without figures there is none", () => expect(withCash([null, null], null)).toEqual([]))
  test("where it never runs out that is said instead of a flat line", () => {
    const blocks = withCash([3, 1], [0, 0])
    expect(chartIn(blocks, "curve")).toBeUndefined()
    expect(blocks.at(-1)).toMatchObject({ kind: "text", line: [{ text: "The cash runs out in none of the samples." }] })
  })
  test("a probability that is the same in all months is no course", () =>
    expect(says(withCash([3, 1], [0.2, 0.2])).length).toBe(1))
})

describe("the money", () => {
  const withFlows = (flows: readonly { readonly path: string; readonly amount: number }[]): Block[] =>
    moneyBlocks(penWith({ portrait: { ...portrait, money: { unit: "USD", opening: 10, flows, closing: 4 } } }))
  test("flows stand in their order, each with its sign", () => {
    const flows = [
      { path: "assistant.users", amount: 4 },
      { path: "price", amount: -10 },
      { path: "discount", amount: 0 },
    ]
    const blocks = withFlows(flows)
    expect(chartIn(blocks, "waterfall")?.steps).toEqual([
      { label: "users", value: 4 },
      { label: "price", value: -10 },
    ])
    const says = blocks.flatMap((b) => (b.kind === "chart" ? [readText(b.says)] : []))
    expect(says).toEqual([
      "On average 10 USD at the start become 4 USD at the end. Most comes in by this: users (4 USD). Most goes out by this: price (10 USD).",
    ])
  })
  test("a sum beside some of its parts is what is left of it; alone it is all of it", () => {
    const text = readFileSync(new URL("../../../tests/cases/contract-example/venture.yaml", import.meta.url), "utf8")
    const { venture } = compileVenture(text, { file: "venture.yaml" })
    if (venture === null) throw new Error("the example does not compile")
    const labels = (...names: string[]): string[] | undefined => {
      const flows = names.map((name) => ({ path: `assistant.${name}`, amount: -1 }))
      const money = { unit: "USD", opening: 10, flows, closing: 10 - names.length }
      const pen = penOf({ ...handMadePlan, portrait: { ...portrait, money } }, venture, wordsOf("en"))
      return chartIn(moneyBlocks(pen), "waterfall")?.steps.map(({ label }) => label)
    }
    const [, whole = ""] = labels("tax.paid", "business.costs") ?? []
    expect(labels("team.payroll", "business.costs")?.[1]).toBe(`${whole} (the rest)`)
  })
  test.each([[[]], [[{ path: "assistant.cash", amount: -6 }]]])("nothing is shown of %j", (flows) => {
    expect(withFlows(flows)).toEqual([])
  })
})

test("cash that falls below nothing is lacking, not left", () => {
  const { cash } = portrait
  if (cash === null) throw new Error("no cash")
  const falling = (last: number): readonly number[] => cash.p50.map((_, k) => (k === cash.p50.length - 1 ? last : 1000 - k))
  const says = (p50: number, p5: number): string => {
    const bands = { ...cash, p50: falling(p50), p5: falling(p5) }
    const [chart] = cashBlocks(penWith({ portrait: { ...portrait, cash: bands } }))
    return chart?.kind === "chart" ? readText(chart.says) : ""
  }
  expect(says(-146_000, -1_580_000)).toMatch(/146k USD are lacking in .* once in twenty times more than 1\.58M USD/u)
  expect(says(146, 100)).toMatch(/146 USD are left/u)
})
