// What to be careful with, for a reader who knows no key of the file; in the appendix as `check` says it.
import { expect, test } from "vitest"
import { readText } from "../../../tests/support/document-parts.ts"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import { warning } from "../../diagnostics/index.ts"
import { type Language, wordsOf } from "../../words/index.ts"
import type { Block } from "./document.ts"
import { penOf } from "./pen.ts"
import { fullWarnings, warningBlocks } from "./warnings.ts"

const source = "Venturi's planner of serving: kernels as measured, engines fitted to published runs"
const gpus = ["A100-SXM-80GB", "B200", "B300"]
const outside = warning("outside-data", null, {
  defaults: ["quality.serving.batch_limit"],
  more: 20,
  source,
  gpus,
  range: "",
  quantity: "quality.serving.bandwidth",
  got: "A800",
})

const itemsOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === "list" ? block.items.map(readText) : [])).join("\n")

test.each<[Language, string]>([
  ["en", `The source “${source}” does not cover A800: take what rests on it for a guess.`],
  ["zh", "来源 Venturi 推理规划器：算子按实测，引擎按已发表的运行拟合未涵盖 A800：据此得出的结果只能当作估计。"],
])("a source is told by what it lacks in the summary, by all that it covers in the appendix (%s)", (language, short) => {
  const pen = penOf(handMadePlan, handMadeVenture, wordsOf(language))
  const [summary, appendix] = [warningBlocks(pen, [outside]), fullWarnings(pen, [outside])].map(itemsOf)
  expect(summary).toContain(short)
  expect(summary).not.toContain("B300")
  expect(appendix).toContain("B300")
})

test("without warnings the appendix has no heading for them", () => {
  expect(fullWarnings(penOf(handMadePlan, handMadeVenture, wordsOf("en")), [])).toEqual([])
})
