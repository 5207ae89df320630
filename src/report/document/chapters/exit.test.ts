// The end as an investor reads it: parts that add up, no multiple without its sales, the holders by their right name.
import { describe, expect, test } from "vitest"
import { linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import type { Block, Table } from "../document.ts"
import { driverBlocks } from "../drivers.ts"
import { penOf } from "../pen.ts"
import { appendixBlocks } from "./appendix.ts"
import { equityBlocks } from "./equity.ts"
import { exitBlocks } from "./exit.ts"
import { fundingBlocks } from "./funding.ts"
import { type Subject, subjectOf } from "./subject.ts"

type Given = {
  readonly kind?: string
  readonly exit?: string
  readonly rounds?: string
  readonly cash?: string
  readonly language?: Language
  readonly price?: string
}

function subjectIn({ kind = "subscription", exit = "", rounds = "", cash = "400k USD", language = "en", price }: Given): Subject {
  const usual = kind === "subscription" ? "20 to 60 USD/customer/month" : "500 to 900 USD/customer"
  const text = `venturi: 1
start: 2027-01
horizon: 24 months
resources: { cash: ${cash}, people: [ { role: sales, count: 1 person } ] }
projects:
  shop:
    market: { customers: 3000 customer, share: 20 %, adoption: { p: 10 %/year, q: 60 %/year } }
    revenue: [ { name: line, kind: ${kind}, price: ${price ?? usual} } ]
${exit}${rounds === "" ? "" : `    funding: [ ${rounds} ]\n`}`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error("no answer")
  return subjectOf(penOf(answer, venture, wordsOf(language)))
}

const tablesIn = (blocks: readonly Block[]): Table[] => blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []))
const textOf = (blocks: readonly Block[]): string => linesOf(blocks).map(readText).join("\n")
const means = (table: Table | undefined): number[] =>
  (table?.rows ?? []).map(({ cells }) => {
    const [figure] = cells.at(-1) ?? []
    return figure?.kind === "figure" ? (figure.value ?? 0) : 0
  })

const seed = "{ name: seed, kind: equity, amount: 200k USD, dilution: 10 %, after: month 3, probability: 50 % }"
const loan = "{ name: bank, kind: loan, amount: 100k USD, rate: 6 %/year, months: 48 month, after: month 6 }"

describe.each<Language>(["en", "zh"])("in %s", (language) => {
  const words = wordsOf(language)

  test("recurring revenue, cash and debt make the equity, in the mean", () => {
    const subject = subjectIn({ rounds: `${seed}, ${loan}`, language })
    const blocks = exitBlocks(subject)
    const [recurring = 0, cash = 0, debt = 0, equity = 0] = means(tablesIn(blocks)[0])
    expect(tablesIn(blocks)[0]?.rows.map(({ cells }) => readText(cells[0] ?? []))).toEqual([
      ...[words.exit.rows.recurring, words.exit.rows.cash, words.exit.rows.debt, words.exit.rows.equity],
      ...[words.exit.rows.share("present"), words.exit.rows.held("present"), words.exit.rows.today],
    ])
    expect(debt).toBeGreaterThan(0)
    expect(recurring + cash - debt).toBeCloseTo(equity, 2)
  })

  test("without one-off sales there is no word of their multiple, without recurring ones none of theirs", () => {
    const [subscribed, sold] = [exitBlocks(subjectIn({ language })), exitBlocks(subjectIn({ kind: "sale", language }))].map(
      textOf,
    )
    expect(subscribed).not.toContain(words.meaningOf("exit.one_off", []))
    expect(sold).toContain(words.meaningOf("exit.one_off", []))
    expect(sold).not.toContain(words.meaningOf("exit.multiple", []))
  })

  test("a multiple is told as so many times, not as so many years", () => {
    const subject = subjectIn({ language })
    const lineOf = (blocks: readonly Block[]): string =>
      tablesIn([
        ...blocks,
        ...blocks.flatMap((block) => (block.kind === "chart" ? [{ kind: "table", table: block.table } as const] : [])),
      ])
        .flatMap(({ rows }) => rows.map(({ cells }) => cells.map(readText).join(" | ")))
        .find((row) => row.startsWith(words.meaningOf("exit.multiple", []) ?? "none")) ?? ""
    expect(lineOf(exitBlocks(subject))).toMatch(/\| [\d.]+× \| [\d.]+× \| [\d.]+×$/u)
    expect(lineOf(driverBlocks(subject.pen))).toMatch(/\| [\d.]+× \| .* \| [\d.]+× \|/u)
  })

  test("the glossary says whose the value is", () => {
    const sources = { asOf: "2026-11-30", defaults: [], written: [] }
    const [present, founders] = ["", "    exit: { ownership: 70 % }\n"].map((exit) =>
      textOf(appendixBlocks(subjectIn({ exit, language }), sources)),
    )
    const { meaning } = words.chapters.glossary.value
    if (typeof meaning === "string") throw new Error("of anybody")
    expect(present).toContain(meaning("present"))
    expect(present).not.toContain(meaning("founders"))
    expect(founders).toContain(meaning("founders"))
  })

  test("founders are named where their share is written, else all who hold shares today", () => {
    const [present, founders] = ["", "    exit: { ownership: 70 % }\n"].map((exit) => {
      const subject = subjectIn({ exit, language })
      return textOf([...equityBlocks(subject), ...exitBlocks(subject)])
    })
    expect(present).toContain(words.exit.present)
    expect(present).toContain(words.exit.rows.held("present"))
    expect(founders).not.toContain(words.exit.present)
    expect(founders).toContain(words.exit.rows.held("founders"))
  })

  test("nobody is diluted by a loan, or without a round; a round that sells shares dilutes", () => {
    const diluted = language === "en" ? "After dilution" : "稀释后"
    const [none, lent, sold] = ["", loan, seed].map((rounds) => textOf(exitBlocks(subjectIn({ rounds, language }))))
    expect(none).not.toContain(diluted)
    expect(lent).not.toContain(diluted)
    expect(sold).toContain(diluted)
  })

  test("why the share moves in a year without a round is told where ventures drop out that were not diluted", () => {
    const told = (rounds: string): string => textOf(equityBlocks(subjectIn({ rounds, language, cash: "60k USD" })))
    expect(told("")).not.toContain(words.exit.dropOut)
    expect(told(seed)).toContain(words.exit.dropOut)
  })

  test("investors and the use of their money are told where there is a round", () => {
    const [none, some] = ["", seed].map((rounds) => {
      const subject = subjectIn({ rounds, language })
      return textOf([...exitBlocks(subject), ...fundingBlocks(subject)])
    })
    expect(none).not.toContain(words.exit.investorsNote)
    expect(none).not.toContain(words.exit.usesNote)
    expect(some).toContain(words.exit.investorsNote)
    expect(some).toContain(words.exit.usesNote)
  })

  test("where operations carry themselves in some of the samples, it is said in how many they never do", () => {
    const subject = subjectIn({ rounds: seed, language, cash: "900k USD", price: "9 to 90 USD/customer/month" })
    const { breakEvenMonth } = subject.pen.answer.projects[subject.name] ?? {}
    expect(subject.pen.answer.portrait.rounds.map(({ ends }) => ends)).toEqual(["alone"])
    const share = subject.pen.share(`/projects/${subject.name}/breakEvenMonth/never`, "").text
    expect(breakEvenMonth?.never).toBeGreaterThan(0)
    const text = textOf(fundingBlocks(subject))
    expect(text).toContain(words.exit.neverAlone(share))
    expect(text).toMatch(language === "en" ? /\(never in [\d.]+ % of the samples\)/u : /（[\d.]+ % 的样本始终未能自给）/u)
  })
})
