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
resources: { cash: 900k USD }
assumptions:
  price: 6 to 14 USD/seat/month
  fee: = price
  teams: 4k to 8k customer
  ready: 3 to 6 month
  rent: 2k to 3k USD/month
  staff: 2 to 4
projects:
  chat:
    market: { customers: = teams, share: 6 to 16 % }
    usage: { requests: 40 request/seat/month, seats: 2 seat/customer }
    revenue: [ { name: seats, kind: subscription, price: = fee, per: seat } ]
    costs: [ { name: rooms, amount: = rent * staff }, { name: net, amount: = rent } ]
    plan:
      - { task: build, takes: = ready }
      - { task: beta, takes: = ready / 2, after: build }
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

  test("a formula stays, with the range that it comes to", () => {
    expect(rowOf("rooms", 1)[0]).toMatch(/^= rent \* staff \([\d.,k]+ USD\/month to [\d.,k]+ USD\/month\)$/u)
    expect(rowOf("beta", 1)[0]).toMatch(/^= ready \/ 2 \([\d.]+ \w+ to [\d.]+ \w+\)$/u)
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
