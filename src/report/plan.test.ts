import { describe, expect, test } from "vitest"
import { handMadePlan, handMadeVenture, watchedPrice } from "../../tests/support/hand-made-plan.ts"
import type { PlanSoFar } from "../decide/index.ts"
import { warning } from "../diagnostics/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { pageOf, plainPaint } from "./page.ts"
import { planInParts, planText } from "./plan.ts"
import { planJson } from "./plan-json.ts"
import { ranked } from "./ranked.ts"
import { verdictText } from "./verdict.ts"

const unmet = warning("constraint-not-met", null, { project: "assistant", constraint: "ruin at end < 10 %", probability: 0.884 })
const words = { en: wordsOf("en"), zh: wordsOf("zh") } as const

describe.each(["en", "zh"] as const)("a plan in %s", (language) => {
  test.each([60, 100])("on %i columns", async (width) => {
    const text = planText(handMadePlan, [unmet], handMadeVenture, pageOf(words[language], width))
    expect(text.split("\n").filter((line) => columnsOf(line) > width)).toEqual([])
    await expect(`${text}\n`).toMatchFileSnapshot(`__snapshots__/plan-${language}-${width}.txt`)
  })

  test("told part after part it is the same text, and the ranking does not wait for the rest", () => {
    const page = pageOf(words[language], 80)
    const order = [
      "danger",
      "preference",
      "staged",
      "resources",
      "advantage",
      "portfolio",
      "allocation",
      "sensitivities",
      "flips",
      "information",
      "perfectInformation",
      "learning",
      "failures",
      "stress",
      "actions",
    ] as const
    const { best, because, projects, tied, samples, seed } = handMadePlan
    let known: PlanSoFar = { best, because, projects, tied, samples, seed }
    const parts = planInParts(handMadeVenture, page)
    const told = [parts.add(known)]
    for (const part of order) {
      known = { ...known, [part]: handMadePlan[part] }
      told.push(parts.add(known))
    }
    told.push(parts.end(handMadePlan, [unmet]))
    expect(told.join("")).toBe(planText(handMadePlan, [unmet], handMadeVenture, page))
    const lines = told.map((text) => text.split("\n").filter((line) => line !== "").length)
    expect(["head", ...order, "end"].filter((_, k) => (lines[k] ?? 0) > 0)).toEqual([
      ...["danger", "preference", "advantage", "allocation", "perfectInformation", "stress", "actions", "end"],
    ])
    expect(told[2]).toContain(words[language].report.headings.glance)
  })

  test("colours change nothing but colours", () => {
    const mark = (text: string): string => text.replaceAll(/^(.*)$/gmu, "<$1>")
    const paint = { heading: mark, strong: mark, dim: mark, error: mark, warning: mark, good: mark }
    const unmarked = (text: string): string => text.replaceAll(/[<>]/gu, "")
    const at = (chosen: typeof plainPaint): string =>
      planText(handMadePlan, [unmet], handMadeVenture, pageOf(words[language], 80, chosen))
    expect(unmarked(at(paint))).toBe(unmarked(at(plainPaint)))
  })
})

test.each(["en", "zh"] as const)("samples in which no project is better than another are told, in %s", (language) => {
  const textOf = (tied: number): string =>
    planText({ ...handMadePlan, tied }, [], handMadeVenture, pageOf(words[language], 200, plainPaint))
  expect(textOf(0.1216)).toContain(words[language].report.tied("12.2 %"))
  expect(textOf(0.004)).not.toContain(words[language].report.tied("0.4 %"))
})

type Change = { readonly mean?: number | null; readonly beatsNothing?: number | null }

function withBest({ mean, beatsNothing }: Change): typeof handMadePlan {
  const { assistant } = handMadePlan.projects
  if (assistant === undefined) throw new Error("no assistant")
  const value = mean === undefined ? assistant.value : { ...assistant.value, mean }
  const changed = { ...assistant, value, beatsNothing: beatsNothing === undefined ? assistant.beatsNothing : beatsNothing }
  return { ...handMadePlan, projects: { ...handMadePlan.projects, assistant: changed } }
}

describe("the verdict against doing nothing (500k USD of cash)", () => {
  test.each([
    ["worth more, more often than not", { mean: 900_000, beatsNothing: 0.8 }, /^Choose assistant: it is the best of 2 projects/],
    ["worth more on average, seldom so", { mean: 900_000, beatsNothing: 0.3 }, /^Choose assistant, as a bet/],
    [
      "worth less on average",
      { mean: 400_000, beatsNothing: 0.6 },
      /^Keep the cash: no project is worth more than doing nothing/,
    ],
    ["an unknown mean and seldom more", { mean: null, beatsNothing: 0.3 }, /^Keep the cash/],
    ["nothing to compare with", { beatsNothing: null }, /^Choose assistant: (?!.*doing nothing)/],
  ] as const)("%s", (_case, change, expected) => {
    expect(verdictText(withBest(change), handMadeVenture, pageOf(words.en))).toMatch(expected)
  })

  test("names project, probabilities and doing nothing; what it is worth and why; what endangers it", () => {
    const text = verdictText(handMadePlan, handMadeVenture, pageOf(words.en))
    expect(text).toBe(
      "Choose assistant: it is the best of 2 projects in 71.2 % of the samples, is worth more than doing nothing in 83.1 % " +
        "and survives to the end in 88.4 %. It is worth 3.14M USD ± 20,000 on average, 2.7M USD more than factory 2: " +
        "in the last month its revenue is 312k USD/month against 84,500 USD/month and it survives more often (88.4 % against 60 %). " +
        "The biggest danger is that the funding “seed round” never comes, which takes away 200k USD on average.",
    )
  })

  test.each([
    ["en", "But factory 2 survives more often (91 % against 88.4 %) and launches 3 months sooner."],
    ["zh", "但 factory 2 存活概率更高（91 %，前者为 88.4 %），上线早 3 个月。"],
  ] as const)("what speaks for the next one is told, less money aside (%s)", (language, expected) => {
    if (handMadePlan.because === null) throw new Error("no reasons")
    const against = [
      { quantity: "business.exit_cash", best: 1, next: 2, unit: "USD" },
      { quantity: "survival", best: 0.884, next: 0.91, unit: "" },
      { quantity: "launch", best: 9, next: 6, unit: "month" },
    ] as const
    const plan = { ...handMadePlan, because: { ...handMadePlan.because, against } }
    expect(verdictText(plan, handMadeVenture, pageOf(words[language]))).toContain(expected)
  })

  test("of what it is worth at the end and of its months what tells most is a reason", () => {
    if (handMadePlan.because === null) throw new Error("no reasons")
    const differences = [
      { quantity: "business.exit_recurring_value", best: 5e6, next: 1e6, unit: "USD" },
      { quantity: "business.exit_cash", best: 2e6, next: 1e6, unit: "USD" },
      { quantity: "business.costs", best: 70_000, next: 90_000, unit: "USD/month" },
    ] as const
    const plan = { ...handMadePlan, because: { ...handMadePlan.because, differences } }
    expect(verdictText(plan, handMadeVenture, pageOf(words.en))).toContain(
      "at the end its recurring revenue is worth 5M USD against 1M USD and in the last month it costs 70,000 USD/month against 90,000 USD/month.",
    )
  })

  test("without rounds and risks the danger is what goes with ruin", () => {
    expect(verdictText({ ...handMadePlan, danger: watchedPrice }, handMadeVenture, pageOf(words.en))).toContain(
      "The biggest danger is price: when it is 6.8 USD/month instead of 9.2 USD/month, the probability of ruin rises by 12 percentage points.",
    )
  })

  test.each([
    [
      "en",
      "assistant is a long shot: it is worth 3.14M USD ± 20,000 on average, more than the cash, but survives to the end in only 12 %",
    ],
    ["zh", "assistant 胜算很小"],
  ] as const)("nobody is told to choose what hardly ever survives (%s)", (language, expected) => {
    const { assistant, ...others } = handMadePlan.projects
    if (assistant === undefined) throw new Error("no project")
    const projects = { ...others, assistant: { ...assistant, beatsNothing: 0.1, survival: 0.12 } }
    const text = verdictText({ ...handMadePlan, projects }, handMadeVenture, pageOf(words[language]))
    expect(text).toContain(expected)
    expect(text).not.toMatch(/^(Choose|选)/u)
  })

  test("a richer project that breaks a constraint is named", () => {
    const { factory, assistant } = handMadePlan.projects
    if (factory === undefined || assistant === undefined) throw new Error("no projects")
    const rich = { ...factory, objective: { ...factory.objective, worth: 9e6 }, constraints: assistant.constraints }
    const text = verdictText({ ...handMadePlan, projects: { factory: rich, assistant } }, handMadeVenture, pageOf(words.en))
    expect(text).toContain("factory 2 would be worth 9M USD, but does not keep ruin at end < 10 %.")
  })

  test("where the cash is worth more, the actions say what would change that", () => {
    const text = planText(withBest({ mean: 400_000 }), [], handMadeVenture, pageOf(words.en, 10_000))
    expect(text).toContain(
      "is worth 3.14M USD ± 20,000 on average, 100k USD less than the cash kept; it is worth more than the cash in",
    )
    expect(text).toContain(
      "To be worth as much as the cash, assistant lacks 100k USD on average. Number 1 alone would make it worth it.",
    )
  })

  test("a file with spaces in its name is one word of the command", () => {
    const text = planText(handMadePlan, [], { ...handMadeVenture, file: "my plan.yaml" }, pageOf(words.en, 10_000))
    expect(text).toContain('venturi explain "my plan.yaml" assistant.value --set assistant.users=2000 ')
  })

  test("Chinese sentences have signs of full width alone", () => {
    const text = planText(handMadePlan, [unmet], handMadeVenture, pageOf(words.zh, 10_000))
    expect(text).toContain("ruin at end < 10 %（11.6 %）")
    expect(text.match(/[\u4e00-\u9fff）] ?[(,;:].*/gu)).toBeNull()
  })

  test("the best stands first, whatever it is worth", () => {
    expect(ranked({ ...handMadePlan, best: "factory" }).map(({ name }) => name)).toEqual(["factory", "assistant"])
  })
})

test("the JSON document has the sentences of the actions and the warnings", () => {
  const json = planJson(handMadePlan, [unmet], handMadeVenture, words.en)
  expect(json).toMatchObject({
    best: "assistant",
    samples: 10_240,
    seed: 7,
    warnings: [{ code: "constraint-not-met", line: null }],
  })
  expect(json.actions.map(({ text }) => text)).toEqual([
    "Set assistant.users to 2,000 instead of 1,000: the value rises by 600k USD ± 12,000 on average and survival rises by 4 percentage points. By 2028-02.",
    "Get more GPUs of “lab” (resources.gpus.lab.count), 9 GPUs instead of 8 GPUs: the value rises by 12,000 USD on average. It costs 30,000 USD.",
    "Secure the funding “seed round”, now 60 % likely: the value rises by 80,000 USD ± 1,000 on average; if it never comes, the value falls by 200k USD on average.",
    "Watch price: when it is 6.8 USD/month instead of 9.2 USD/month, the probability of ruin rises by 12 percentage points. By 2027-11.",
  ])
})
