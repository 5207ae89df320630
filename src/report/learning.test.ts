// What the terminal and the report say of finding out, on files whose answers are known.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { linesOf as blockLines, readText } from "../../tests/support/document-parts.ts"
import { type PlanAnswer, planVenture } from "../decide/index.ts"
import { compileVenture, type Venture } from "../venture/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { learningBlocks } from "./document/chapters/learning.ts"
import { penOf } from "./document/pen.ts"
import { learningText } from "./learning.ts"
import { pageOf } from "./page.ts"

type Planned = { readonly venture: Venture; readonly answer: PlanAnswer }

function planned(text: string): Planned {
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 4096 })
  if (answer === null) throw new Error("no answer")
  return { venture, answer }
}

const file = (name: string): string =>
  readFileSync(new URL(`../../tests/decisions/learning-${name}.yaml`, import.meta.url), "utf8")
const linesOf = ({ answer, venture }: Planned, language: Language): string[] =>
  learningText(answer, venture, pageOf(wordsOf(language), 200))?.split("\n") ?? []

describe("studies of the file", () => {
  const known = planned(file("order"))
  test("those that pay come first, and the order is said", () => {
    const lines = linesOf(known, "en")
    expect(lines[0]).toMatch(/^study +knowing it exactly +what it tells +costs +net +takes$/u)
    expect(lines.slice(1, 4).map((line) => line.split(":")[0])).toEqual(["look at x", "look at y", "second look"])
    expect(lines[4]).toMatch(
      /^First look at x, net 0\.1\d+ USD; then look at y, net 0\.0\d+ USD; no further one pays after that\. All that is uncertain about your own figures, known at once, would be worth 0\.26\d USD\.$/u,
    )
    // Nothing waits for them, and money is worth its face: neither is to be said.
    expect(lines).toHaveLength(5)
  })
  test("in Chinese", () => {
    expect(linesOf(known, "zh")[4]).toMatch(
      /^先做 look at x，净值 0\.1\d+ ?(USD|美元)；再做 look at y，净值 0\.0\d+ ?(USD|美元)；此后再做别的都不划算。与你自定的数值有关的不确定若能一并弄清，值 0\.26\d ?(USD|美元)。$/u,
    )
  })
})

test("what the wait takes is said where the launch waits", () => {
  const lines = linesOf(planned(file("delay")), "en")
  expect(lines.join(" ")).toContain("Each month that the launch waits takes 10 USD (go.plan.build.takes a month longer).")
})

test("a study whose cost cannot be held against the objective has no net worth", () => {
  const text = file("order")
    .replaceAll("USD", "seat")
    .replaceAll("cost: 0.01 seat", "cost: 1 USD")
    .replace("cost: 0.02 seat", "cost: 1 USD")
  const known = planned(`${text}\nobjective: value\n`)
  expect(known.answer.learning?.money).toBeNull()
  expect(known.answer.learning?.order).toEqual([])
  expect(linesOf(known, "en").at(-1)).toContain("no net worth is told")
})

describe("without studies in the file", () => {
  const known = planned(`venturi: 1
projects:
  go:
    formulas:
      revenue.seats.price: 5 to 20 USD/seat
      market.share: beta(2, 3)
      cost: 20 to 60 USD
      exit.mood: 0.5 to 2
      value: = revenue.seats.price * 10 seat * market.share * exit.mood - cost
  stay: { formulas: { value: 0 USD } }`)
  test("customers are asked for a price and try a share; of a cost nothing tells how; the future is told apart", () => {
    const { studies = [], inputs = [], groups = [], order } = known.answer.learning ?? {}
    expect(studies.map(({ kind, about }) => [kind, ...about]).toSorted()).toEqual([
      ["survey", "go.revenue.seats.price"],
      ["trial", "go.market.share"],
    ])
    for (const { sizes, exactly } of studies)
      for (const { value, cost, net } of sizes) {
        expect([cost, net]).toEqual([null, null])
        expect(value).toBeLessThanOrEqual(exactly)
      }
    expect(inputs.map(({ input }) => input)).not.toContain("go.exit.mood")
    expect(groups.find(({ kind }) => kind === "future")?.inputs).toEqual(["go.exit.mood"])
    expect(order).toEqual([])
  })
  test("its cost is asked for, and what is assumed is said", () => {
    const text = linesOf(known, "en").join(" ")
    expect(text).toMatch(/ask 30 customers what they would pay +\d/u)
    expect(text).toContain("Ask what yours would cost")
    expect(text).toContain("Assumed: ")
    expect(linesOf(known, "zh").join("")).toContain("问 30 个客户愿付多少")
  })
  test("the report has a picture, with what a study tells inside of what knowing is worth", () => {
    const { answer, venture } = known
    const blocks = learningBlocks(penOf(answer, venture, wordsOf("en")))
    const [picture] = blocks.flatMap((block) => (block.kind === "chart" && block.chart.kind === "bars" ? [block.chart] : []))
    expect(picture?.labels).toMatchObject({ bar: "knowing it exactly", part: "what the study tells" })
    for (const { value, part = 0 } of picture?.rows ?? []) expect(part).toBeLessThanOrEqual(value)
    expect(blockLines(blocks).map(readText).join(" ")).toContain("What the future decides would be worth")
  })
})

test("where no choice hangs on what can be known, nothing is said", () => {
  const known = planned("venturi: 1\nprojects: { a: { formulas: { value: 1 to 2 USD } }, b: { formulas: { value: 0 USD } } }")
  expect(known.answer.learning).toBeNull()
  expect(learningText(known.answer, known.venture, pageOf(wordsOf("en")))).toBeNull()
  expect(learningBlocks(penOf(known.answer, known.venture, wordsOf("en")))).toEqual([])
})
