// The picture of what would be lost has no bar for what one had better do without; table and note tell of it.
import { expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import { wordsOf } from "../../words/index.ts"
import { advantageBlocks } from "./advantage.ts"
import type { Block } from "./document.ts"
import { lineText } from "./line-text.ts"
import { penOf } from "./pen.ts"

const { resources } = handMadePlan

function blocksWith(holding: number): readonly Block[] {
  const lab = resources["gpus.lab"]
  if (lab === undefined) throw new Error("internal: no resource")
  const answer = { ...handMadePlan, resources: { ...resources, "gpus.lab": { ...lab, holding } } }
  return advantageBlocks(penOf(answer, handMadeVenture, wordsOf("en")))
}

function barsOf(blocks: readonly Block[]): { readonly label: string; readonly value: number }[] {
  return blocks.flatMap((block) => (block.kind === "chart" && block.chart.kind === "bars" ? block.chart.rows : []))
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === "text" ? lineText(block.line) : "")).join("\n")
}

test.each([
  [1_400_000, true],
  [0, false],
  [-340_000, false],
])("a loss of %d has a bar: %s", (holding, hasBar) => {
  const blocks = blocksWith(holding)
  expect(barsOf(blocks).some(({ label }) => label.includes("lab"))).toBe(hasBar)
  for (const { value } of barsOf(blocks)) expect(value).toBeGreaterThan(0)
  const cells = blocks.flatMap((block) =>
    block.kind === "table" ? block.table.rows.flatMap((row) => row.cells.map(lineText)) : [],
  )
  expect(cells.some((text) => text === "-340k USD")).toBe(holding < 0)
  expect(textOf(blocks).includes(wordsOf("en").report.withoutSaves)).toBe(holding < 0)
})

function saysWith(holdings: Readonly<Record<string, number>>, worth: number | null): string {
  const held = Object.fromEntries(
    Object.entries(resources).map(([name, one]) => [name, { ...one, holding: holdings[name] ?? one.holding }]),
  )
  const best = handMadePlan.projects[handMadePlan.best]
  if (best === undefined) throw new Error("internal: no project")
  const projects = { ...handMadePlan.projects, [handMadePlan.best]: { ...best, objective: { ...best.objective, worth } } }
  const blocks = advantageBlocks(penOf({ ...handMadePlan, projects, resources: held }, handMadeVenture, wordsOf("en")))
  const chart = blocks.flatMap((block) => (block.kind === "chart" ? [lineText(block.says)] : []))
  return [...chart, textOf(blocks)].join("\n")
}

test.each([
  [{ cash: 1_000_000, "gpus.lab": 400_000 }, 9_000_000, "The most would be lost without cash: 1M USD of the value."],
  [
    { cash: 1_000_000, "gpus.lab": 995_000 },
    9_000_000,
    "The most would be lost without any one of these, about 1M USD of the value: cash, GPUs lab.",
  ],
  [
    { cash: 1_000_000, "gpus.lab": 995_000 },
    1_000_000,
    "Without any one of these nothing of the value is left: cash and GPUs lab.",
  ],
] as const)("without %j of a worth of %d the picture says it once", (holdings, worth, said) => {
  const text = saysWith(holdings, worth)
  expect(text.split(said)).toHaveLength(2)
})
