// What the founder wrote, as a report shows it: what the company does, texts that names stand for, and no folder of the machine.
import { describe, expect, test } from "vitest"
import { blocksOf, linesOf, readText } from "../../../tests/support/document-parts.ts"
import { planVenture, sourcesOf } from "../../decide/index.ts"
import { compileVenture } from "../../venture/index.ts"
import { wordsOf } from "../../words/index.ts"
import { csvOf } from "../csv.ts"
import { htmlOf } from "../html/html-of.ts"
import { markdownOf } from "../markdown.ts"
import { reportJson } from "../report-json.ts"
import type { Block, Document } from "./document.ts"
import { type ReportGiven, reportDocument } from "./report-document.ts"

const text = `venturi: 1
name: Minutes
about: turns recordings
  into minutes
start: 2027-01
horizon: 24 months
resources:
  cash: 900k USD
  data: [ { name: minutes, size: 2M token, licence: exclusive }, { name: spares, size: 1M token } ]
  people: [ { role: fitter, count: 1 person, pay: 1k USD/person/month } ]
constraints: [ ruin at end < 45 %, cash always > -900k USD with 60 %, launch <= month 22 ]
assumptions:
  price: 6 to 14 USD/seat/month
  fee: = price
  teams: 4k to 8k customer
  ready: 3 to 6 month
  rent: 2k to 3k USD/month
  staff: 2 to 4
formulas:
  worth: "= if(resources.data.minutes.size > 0 token, 1, 0.5)"
  worth twice: = worth * 2
projects:
  chat:
    market: { customers: = teams, share: 6 to 16 % }
    usage: { requests: 40 request/seat/month, seats: 2 seat/customer }
    revenue: [ { name: seats, kind: subscription, price: = fee, per: seat, share: = ready / 10 month, from: month 6 } ]
    costs: [ { name: rooms, amount: = rent * staff * worth_twice }, { name: net, amount: = rent } ]
    plan:
      - { task: build, takes: = ready }
      - { task: beta, takes: = ready / 2 + set_up / 2, after: build }
    formulas: { set up: "= 1 month * resources.people.fitter.count / 1 person", set up alone: = set_up * 2 }
`

function given(file: string, language: "en" | "zh" = "en"): ReportGiven {
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer, diagnostics: more } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error(JSON.stringify(more))
  const date = "2026-11-24"
  const span = { file, start: 0, end: 3 }
  const told = { code: "unused-quantity", severity: "warning", span, params: { name: file } } as const
  return {
    answer,
    sources: sourcesOf(venture, date),
    diagnostics: [...diagnostics, ...more, told],
    about: venture,
    words: wordsOf(language),
    date,
  }
}

const cellsOf = (document: Document): string[][] =>
  document.chapters
    .flatMap(({ blocks }) => blocks)
    .flatMap((block: Block) => (block.kind === "table" ? block.table.rows : []))
    .map(({ cells }) => cells.map(readText))

describe("what is written", () => {
  const document = reportDocument(given("venture.yaml"))
  const rowOf = (name: string, place: number): (string | undefined)[] =>
    cellsOf(document).flatMap((cells) => (cells[0] === name ? [cells[place]] : []))

  test("what the company does stands under the title, and opens its chapter", () => {
    const what = "turns recordings into minutes"
    expect(readText(linesOf(document.cover)[0] ?? [])).toBe(what)
    const company = document.chapters.find(({ id }) => id === "company")
    expect(readText(linesOf(company?.blocks ?? [])[0] ?? [])).toBe(what)
    expect(
      linesOf(blocksOf(document))
        .map(readText)
        .filter((line) => line === what),
    ).toHaveLength(2)
  })

  test("a name gives way to the text that it leads to, over several names too", () => {
    expect(rowOf("seats", 2)).toContain("6 to 14 USD/seat/month")
    expect(rowOf("net", 1)).toContain("2k to 3k USD/month")
    expect(rowOf(wordsOf("en").meaning("market.customers") ?? "", 1)).toContain("4k to 8k customer")
    expect(rowOf("build", 1)).toContain("3 to 6 month")
  })

  test("a formula stands behind what it comes to", () => {
    expect(rowOf("rooms", 1)[0]).toMatch(/^[\d.,k]+ USD\/month to [\d.,k]+ USD\/month \(= rent \* staff \* worth_twice\)$/u)
    expect(rowOf("beta", 1)[0]).toMatch(/^[\d.]+ \w+ to [\d.]+ \w+ \(= ready \/ 2 \+ set_up \/ 2\)$/u)
  })

  test("a term by formula has its figure too, and a month is one of the calendar", () => {
    expect(rowOf("seats", 3)[0]).toMatch(/^taken by [\d.]+ % to [\d.]+ % \(= ready \/ 10 month\), from 2027-07$/u)
  })

  test("values of the file are Chinese in a Chinese report", () => {
    const cells = cellsOf(reportDocument(given("venture.yaml", "zh")))
    const row = (name: string): readonly string[] => cells.find(([first]) => first === name) ?? []
    expect(row("人员“fitter”")[1]).toBe("1 人，1,000 USD/人/月")
    expect(row("数据“minutes”")[1]).toBe("200万 token，独家")
    expect(row("seats")[2]).toBe("6 至 14 USD/席位/月")
    expect(row("beta")[1]).toMatch(/^[\d.]+ \S+ ?至 [\d.]+ .*（= ready \/ 2 \+ set_up \/ 2）$/u)
  })
})

describe("in the words of a reader", () => {
  const document = reportDocument(given("venture.yaml"))
  const cells = cellsOf(document)
  const rowOf = (name: string): string[] | undefined => cells.find(([first]) => first === name)

  test("a resource is used that formulas of the file lead to, over several of them too", () => {
    expect(rowOf("data minutes")?.[2]).toBe("line “rooms”")
    expect(rowOf("data spares")?.[2]).toBe("not used")
    // `set up` is the founder's own: it is told by the task that takes it.
    expect(rowOf("people fitter")?.[2]).toBe("task “beta” and team")
  })

  test("what was demanded is told in words, in both languages", () => {
    const en = [
      "the probability of ruin at the end below 45 %",
      "cash in every month above -900k USD, in at least 60 % of the samples",
    ]
    for (const text of en) expect(rowOf(text), text).toBeDefined()
    const zh = cellsOf(reportDocument(given("venture.yaml", "zh"))).map(([first]) => first)
    expect(zh).toEqual(expect.arrayContaining(["期末破产概率低于 45 %"]))
    expect(JSON.stringify(blocksOf(document).slice(0, -1))).not.toMatch(/"ruin at end < 45 %"/u)
  })
})

describe("where the file lies", () => {
  test.each(["/srv/somebody/venture.yaml", "D:\\somebody\\venture.yaml"])("%s stays out of every report", async (file) => {
    const all = given(file)
    const document = reportDocument(all)
    const made = [await htmlOf(document), markdownOf(document), csvOf(document), JSON.stringify(reportJson(all))]
    for (const one of made) expect(one).not.toMatch(/somebody/u)
    expect(markdownOf(document)).toContain("venturi report venture.yaml --samples")
    expect(markdownOf(document)).toContain("venture.yaml:1:1")
  })

  test("a path from where one stands is kept", () => {
    expect(markdownOf(reportDocument(given("plans/venture.yaml")))).toContain("venturi report plans/venture.yaml --samples")
  })
})
