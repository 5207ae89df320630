// Every figure of a report is one of `plan --json`, opens with `explain`, and nothing that looks like a figure stands apart.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { constraintTexts } from "../../../tests/support/constraint-texts.ts"
import { blocksOf, chartFigures, figuresIn, inlinesOf, linesOf, readText } from "../../../tests/support/document-parts.ts"
import { handMadePlan, handMadeVenture } from "../../../tests/support/hand-made-plan.ts"
import { type PlanAnswer, planVenture, type SourcesAnswer } from "../../decide/index.ts"
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { formatFigure, formatValue } from "../../units/index.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { sayDiagnostic, type Words, wordsOf } from "../../words/index.ts"
import { calendarMonth, change, share, withUnit } from "../figures.ts"
import { pageOf } from "../page.ts"
import { planJson } from "../plan-json.ts"
import { verdictText } from "../verdict.ts"
import type { Block, Document, Figure } from "./document.ts"
import { penOf } from "./pen.ts"
import { reportDocument } from "./report-document.ts"
import { summaryChapter } from "./summary.ts"

type Case = { readonly about: Venture; readonly answer: PlanAnswer; readonly diagnostics: readonly Diagnostic[] }

const noSources: SourcesAnswer = { asOf: "2026-11-24", defaults: [], written: [] }

function planned(text: string, file = "venture.yaml"): Case {
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer, diagnostics: more } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error(JSON.stringify(more))
  return { about: venture, answer, diagnostics: [...diagnostics, ...more] }
}

const contract = readFileSync(new URL("../../../tests/cases/contract-example/venture.yaml", import.meta.url), "utf8")
const unmet = warning("constraint-not-met", null, { project: "assistant", constraint: "ruin at end < 10 %", probability: 0.884 })

const one = (lines: string): string => `venturi: 1\nhorizon: 12 months\nprojects:\n  only one:\n    formulas:\n${lines}`
const cases: Readonly<Record<string, () => Case>> = {
  "one by hand": () => ({ about: handMadeVenture, answer: handMadePlan, diagnostics: [unmet] }),
  "one where the cash is worth more": () => {
    const { assistant } = handMadePlan.projects
    if (assistant === undefined) throw new Error("no assistant")
    const poor = { ...assistant, value: { ...assistant.value, mean: 400_000 } }
    const answer = { ...handMadePlan, projects: { ...handMadePlan.projects, assistant: poor } }
    return { about: handMadeVenture, answer, diagnostics: [] }
  },
  "the example of the contract": () => planned(contract),
  "one formula": () => planned(one("      value: 80 to 120 USD\n")),
  "one that is certain": () => planned(one("      value: 100 USD\n")),
  "a loss": () => planned(one('      value: "normal(-500 USD, 20 USD)"\n')),
  "an infinite value": () => planned(one("      none: 0\n      value: = 1 USD / none\n")),
  "what never launches": () =>
    planned(one("      value: 80 to 120 USD\n      launch: = first(t > 90 month)\n      breakeven: = first(t > 91 month)\n")),
  "another objective": () =>
    planned(
      "venturi: 1\nhorizon: 12 months\nresources: { cash: 5000 USD }\nobjective: users\nprojects:\n" +
        "  a: { formulas: { users: 10 to 30 customer, value: 1000 USD } }\n  b: { formulas: { users: 5 to 80 customer, value: 2000 USD } }\n",
    ),
  "cash without a calendar": () =>
    planned(
      "venturi: 1\nhorizon: 6 months\nresources: { cash: 300 USD }\nconstraints: [ ruin at end < 1 % ]\nprojects:\n  shop:\n    formulas:\n" +
        "      costs: 20 to 90 USD/month\n      cash: { start: = resources.cash, change: = 0 USD/month - costs }\n" +
        "      ruin: = lowest(cash) < 0 USD\n      value: = max(0 USD, last(cash))\n",
    ),
  "names with marks and markup": () =>
    planned(
      'venturi: 1\nname: "A \u{e000}{} <b>*x*</b> \u{e001}"\nhorizon: 12 months\nprojects:\n  "p\u{e000}q <i>": { formulas: { value: 80 to 120 USD } }\n' +
        "  other: { formulas: { value: 70 to 100 USD } }\n",
    ),
}

/** The parts of the report that the decision is told in; other chapters have their own tests. */
function decisionBlocks(given: Case, words: Words): Block[] {
  const { cover, chapters } = documentOf(given, words)
  const blocksIn = (chapter: string): readonly Block[] => chapters.find(({ id }) => id === chapter)?.blocks ?? []
  const isCourse = (block: Block): boolean => block.kind === "chart" && ["fan", "curve", "waterfall"].includes(block.chart.kind)
  return [...cover, ...blocksIn("summary"), ...blocksIn("financials").filter(isCourse)]
}

function documentOf({ about, answer, diagnostics }: Case, words: Words): Document {
  return reportDocument({ about, answer, diagnostics, words, sources: noSources, date: "2026-11-24" })
}

/** Of its own: what it tests must not look figures up for it. */
function found(json: unknown, at: string): number | null {
  const [left = "", right] = at.split(" - ")
  const one = (term: string): number | null => {
    const [pointer = "", factor] = term.split(" * ")
    let value = json
    for (const key of pointer
      .slice(1)
      .split("/")
      .map((k) => k.replaceAll("~1", "/").replaceAll("~0", "~")))
      value = (value as Record<string, unknown>)[key] // a test: what is not there fails below
    if (value !== null && typeof value !== "number") throw new Error(`nothing at ${pointer}`)
    return value === null ? null : value * Number(factor ?? 1)
  }
  const [a, b] = [one(left), right === undefined ? 0 : one(right)]
  return a === null || b === null ? null : a - b
}

function unitsIn(json: unknown): string[] {
  if (typeof json !== "object" || json === null) return []
  return Object.entries(json).flatMap(([key, value]) =>
    /unit$/iu.test(key) && typeof value === "string" ? [value] : unitsIn(value),
  )
}

function isFormatted({ text, value }: Figure, units: readonly string[], about: Venture, words: Words): boolean {
  const said = [
    share(words, value),
    calendarMonth(words, about.header.start, value),
    new Intl.NumberFormat(words.language).format(value ?? 0),
    `${withUnit(words, value, "")}×`,
    ...units.flatMap((unit) => [
      withUnit(words, value, unit),
      change(words, value, unit),
      formatValue(value, unit, words.language),
    ]),
    // Beside a greater figure, in Chinese told in its thousands.
    ...[1e4, 1e8].map((like) => formatFigure(value, { lang: words.language, like }).replace(" ", "")),
  ]
  return said.includes(text)
}

describe.each(Object.keys(cases))("the report of %s", (name) => {
  const given = (cases[name] ?? (() => planned("")))()
  const { about, answer, diagnostics } = given
  describe.each(["en", "zh"] as const)("in %s", (language) => {
    const words = wordsOf(language)
    const blocks = decisionBlocks(given, words)
    const json: unknown = JSON.parse(JSON.stringify(planJson(answer, diagnostics, about, words)))
    const units = [...new Set(["", ...unitsIn(json)])]

    test("has figures of `plan --json` alone, formatted as everywhere, and each opens", () => {
      const figures = figuresIn(blocks)
      expect(figures.length).toBeGreaterThan(3)
      for (const figure of figures) {
        expect(figure.value, figure.at).toBe(found(json, figure.at))
        expect(isFormatted(figure, units, about, words), `${figure.at}: ${figure.text}`).toBe(true)
        expect(about.model.quantities.has(figure.path), `${figure.at} opens ${figure.path}`).toBe(true)
      }
    })

    test("shows in a picture what its table and its sentence say", () => {
      for (const block of blocks) {
        if (block.kind !== "chart") continue
        const told = new Set(figuresIn([block]).map(({ value }) => value))
        expect(
          chartFigures(block.chart).filter((value) => !told.has(value)),
          block.title,
        ).toEqual([])
        expect(figuresIn([{ kind: "text", tone: "plain", line: block.says }]).length).toBeGreaterThan(0)
        expect(readText(block.says)).toMatch(/[.。]$/u)
      }
    })

    test("holds no digit in its sentences that is no figure", () => {
      expect(
        inlinesOf(linesOf(blocks)).flatMap((one) => (one.kind === "text" ? looseDigits(one.text, given, words) : [])),
      ).toEqual([])
    })

    test("has no part without content", () => {
      for (const [k, block] of blocks.entries()) {
        if (block.kind === "heading") expect(blocks[k + 1]?.kind ?? "heading").not.toBe("heading")
        if (block.kind === "table" || block.kind === "chart") expect(block.table.rows.length).toBeGreaterThan(0)
        if (block.kind === "list") expect(block.items.length).toBeGreaterThan(0)
        if (block.kind === "text") expect(readText(block.line).trim()).not.toBe("")
      }
      expect(linesOf(blocks).map(readText).join("\n")).not.toMatch(/undefined|NaN|\[object|[\u{e000}\u{e001}]/u)
    })
  })
})

/** What is left of a text without what may have digits: the founder's names, dates, ordinals, quantiles, counts, warnings. */
function looseDigits(text: string, { about, answer, diagnostics }: Case, words: Words): string[] {
  const own = [
    ...constraintTexts(about, answer, words),
    about.header.name,
    ...Object.values(answer.projects).map(({ label }) => label),
  ]
  const messages = diagnostics
    .flatMap((one) => Object.values(sayDiagnostic(words, one)))
    .flatMap((said) => said?.split("`") ?? [])
  const known = [...own, ...messages].filter((part) => /\d/u.test(part)).reduce((rest, part) => rest.replaceAll(part, ""), text)
  const rest = known
    .replaceAll(/\d{4}(-\d{2}|年\d{1,2}月)|month \d+|第 \d+ 个月/gu, "")
    .replaceAll(/\b(5 to )?(5|25|75|95) ?%/gu, "")
    .replaceAll(/best of \d+ projects|是 \d+ 个项目里/gu, "")
    .replaceAll(/[Nn]umbers? \d+(, \d+)*( and \d+)?|第 \d+(、\d+)* 条/gu, "")
  return /\d/u.test(rest) ? [text] : []
}

test("a digit that is no figure is found", () => {
  const given = (cases["one by hand"] ?? (() => planned("")))()
  const texts = ["It costs 12 USD.", "factory 2 in 2027-03", "factory 2 costs 3"]
  expect(texts.flatMap((text) => looseDigits(text, given, wordsOf("en")))).toEqual(["It costs 12 USD.", "factory 2 costs 3"])
})

describe("of the odd ones", () => {
  const textOf = (name: string, language: "en" | "zh" = "en"): string =>
    linesOf(blocksOf(documentOf((cases[name] ?? (() => planned("")))(), wordsOf(language))))
      .map(readText)
      .join("\n")
  test.each([
    ["one formula", /it is the only project/, /chance of being best|chance of survival|What each resource/],
    ["one that is certain", /100 USD/, /How far the value may spread|What moves/],
    ["a loss", /^Keep the cash/mu, /chance of being best/],
    ["what never launches", /launch\n.*never/u, /month 90|NaN/],
    ["another objective", /users/, /The cash kept is/],
    ["cash without a calendar", /month 5/, /2027/],
  ] as const)("%s", (name, has, lacks) => {
    expect(textOf(name)).toMatch(has)
    expect(textOf(name)).not.toMatch(lacks)
  })
  test("the founder's texts stand as they are, but for signs of marks", () => {
    const { title } = documentOf((cases["names with marks and markup"] ?? (() => planned("")))(), wordsOf("en"))
    expect(title).toBe("A {} <b>*x*</b> ")
    expect(textOf("names with marks and markup")).toContain("pq <i>")
  })
})

describe("the whole report", () => {
  const given = planned(contract)
  test.each(["en", "zh"] as const)("in %s: the chapters of a business plan in their order", (language) => {
    const { chapters, date, subtitle, foot } = documentOf(given, wordsOf(language))
    const order = [
      ..."summary company product market model unit team financials funding equity risks limits exit appendix".split(" "),
    ]
    const ids = chapters.map(({ id }) => id)
    expect(ids).toEqual(order.filter((id) => ids.includes(id)))
    expect(ids).toEqual(expect.arrayContaining(["summary", "financials", "appendix"]))
    expect([subtitle, date]).toEqual(language === "en" ? ["Business plan", "24 November 2026"] : ["商业计划书", "2026年11月24日"])
    expect(readText(foot)).toContain("venturi report venture.yaml --samples 256 --seed 1")
    for (const figure of figuresIn(chapters.flatMap(({ blocks }) => blocks)))
      expect(given.about.model.quantities.has(figure.path), `${figure.at} opens ${figure.path}`).toBe(true)
  })

  test("says the verdict of the terminal, with names instead of paths", () => {
    const { about, answer } = cases["one by hand"]?.() ?? given
    const words = wordsOf("en")
    const [lead] = summaryChapter(penOf(answer, about, words), []).blocks
    expect(lead?.kind === "text" ? readText(lead.line) : "").toBe(verdictText(answer, about, pageOf(words)))
  })

  test("a file with spaces in its name is one word of the command, wherever it is told", () => {
    const { chapters, foot } = documentOf(planned(contract, "my plan.yaml"), wordsOf("en"))
    const commands = [foot, ...linesOf(chapters.flatMap(({ blocks }) => blocks))]
      .map(readText)
      .filter((text) => text.includes("venturi report"))
    expect(commands.length).toBe(2)
    for (const command of commands)
      expect(command).toContain('venturi report "my plan.yaml" --samples 256 --seed 1 -o report.html')
  })

  test("another day than one of the calendar stays as it is", () => {
    expect(reportDocument({ ...given, words: wordsOf("en"), sources: noSources, date: "some day" }).date).toBe("some day")
  })
})
