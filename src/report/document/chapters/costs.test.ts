// The chapter of costs: its figures are those of the document, its pictures add up, and it is left out where nothing was asked.
import { describe, expect, test } from "vitest"
import { readText } from "../../../../tests/support/document-parts.ts"
import { rentedVenture } from "../../../../tests/support/rented-venture.ts"
import { costsInPlan, planVenture } from "../../../decide/index.ts"
import { wordsOf } from "../../../words/index.ts"
import type { Block, Figure, Inline } from "../document.ts"
import { figureAt, penOf } from "../pen.ts"
import { costBlocks } from "./costs.ts"
import { subjectOf } from "./subject.ts"

const venture = rentedVenture()
const { answer } = planVenture(venture, { samples: 64 })
if (answer === null) throw new Error("not planned")
const costs = costsInPlan(venture, answer)
const blocksIn = (language: "en" | "zh"): Block[] =>
  costBlocks(subjectOf(penOf(answer, venture, wordsOf(language), [], null, costs)))

function figuresOf(blocks: readonly Block[]): Figure[] {
  const inLine = (line: readonly Inline[]): Figure[] =>
    line.flatMap((one) => (one.kind === "figure" ? [one] : one.kind === "strong" ? inLine(one.of) : []))
  return blocks.flatMap((block): Figure[] => {
    switch (block.kind) {
      case "text":
        return inLine(block.line)
      case "list":
        return block.items.flatMap(inLine)
      case "chart":
        return [...inLine(block.says), ...block.table.rows.flatMap(({ cells }) => cells.flatMap(inLine))]
      default:
        return []
    }
  })
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const blocks = blocksIn(language)

  test("three pictures, and a line for each saving", () => {
    const { chapter } = wordsOf(language).costs
    const titles = blocks.flatMap((block) => (block.kind === "chart" ? [block.title] : []))
    expect(titles).toEqual([chapter.byClass, chapter.tree, chapter.savings])
    const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []))
    expect(items.length).toBeGreaterThan(4)
    expect(items.map(readText).join("\n")).not.toMatch(/undefined|NaN|--set|serving\.|\bkey\b/u)
  })

  test("every figure is that of the document, and opens a quantity", () => {
    const figures = figuresOf(blocks)
    expect(figures.length).toBeGreaterThan(80)
    for (const { value, at, path } of figures) {
      expect(value, at).toBe(figureAt({ ...answer, costs }, at))
      expect(venture.model.quantities.has(path), path).toBe(true)
    }
  })
})

test("classes are stacked, and make up all costs of a year", () => {
  const [chart] = blocksIn("en").flatMap((block) =>
    block.kind === "chart" && block.chart.kind === "columns" ? [block.chart] : [],
  )
  expect(chart?.isStacked).toBe(true)
  const years = costs?.projects[0]?.tree.years ?? []
  for (const [year, all] of years.entries()) {
    const sum = (chart?.series ?? []).reduce((total, { values }) => total + (values[year] ?? 0), 0)
    expect(sum).toBeCloseTo(all ?? Number.NaN, 4)
  }
})

test("where nothing saves much, what was tried is told", () => {
  const [project] = costs?.projects ?? []
  if (costs === null || project === undefined) throw new Error("no costs")
  const small = project.savings.map((saving) => ({ ...saving, total: { ...saving.total, mean: 1 } }))
  const given = { ...costs, projects: [{ ...project, savings: small }] }
  const blocks = costBlocks(subjectOf(penOf(answer, venture, wordsOf("en"), [], null, given)))
  const texts = blocks.flatMap((block) => (block.kind === "text" ? [readText(block.line)] : []))
  expect(texts[0]).toMatch(/None of the ways to save that were tried brings 0\.5 % of all costs/u)
  const told = texts.find((text) => text.startsWith("Tried as well"))
  for (const { kind, risk } of small) if (risk.of !== "api") expect(told).toContain(wordsOf("en").costs.ways[kind])
})

test("without an answer there is no chapter", () => {
  expect(costBlocks(subjectOf(penOf(answer, venture, wordsOf("en"))))).toEqual([])
})

test.each(["en", "zh"] as const)("in %s, what is dearer and worth more is told with both figures", (language) => {
  const [project] = costs?.projects ?? []
  const [any] = project?.savings ?? []
  if (costs === null || project === undefined || any === undefined) throw new Error("nothing saves")
  const one: typeof any = { ...any, total: { ...any.total, mean: -158_000 }, value: { ...any.value, by: 126_000, error: 44_000 } }
  const dearer = { ...costs, projects: [{ ...project, savings: [], dearer: [one] }] }
  const words = wordsOf(language)
  const blocks = costBlocks(subjectOf(penOf(answer, venture, words, [], null, dearer)))
  const texts = blocks.flatMap((block) => (block.kind === "text" ? [readText(block.line)] : []))
  const line = texts.find((text) => text.includes("126k") || text.includes("12.6"))
  expect(line).toMatch(/158k|15\.8/u)
  expect(texts.join("\n")).not.toContain(words.costs.others.dearer([""]).slice(0, 6))
})
