// The chapter of trends: there where something is expected that acts, with figures of the report's own document, in both languages.
import { describe, expect, test } from "vitest"
import { chartFigures, figuresIn, inlinesOf, linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { planVenture, ventureTrends } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { subjectOf } from "./subject.ts"
import { trendBlocks } from "./trends.ts"

const fileOf = (trends: string): string => `venturi: 1
currency: USD
start: 2027-01
horizon: 48 month
resources: { cash: 500k USD }
${trends}
projects:
  reseller:
    market: { customers: 1000 customer, existing: 1000 customer, adoption: { p: 0 %/year, q: 0 %/year } }
    churn: 0 %/year
    revenue: [ { name: plan, kind: subscription, price: 100 USD/customer/month, terms: 0 month } ]
    costs: [ { name: tokens, class: cogs, amount: 60 USD/customer/month } ]
    formulas: { support: 0 USD/month }
`
const war = "{ name: price war, growth: -30 to -5 %/year, acts_on: [revenue.plan.price] }"

function blocksOf(trends: string, language: Language = "en") {
  const { venture, diagnostics } = compileVenture(fileOf(trends), { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 128 })
  if (answer === null) throw new Error("no plan")
  const told = ventureTrends(venture, { samples: 128 }, answer).answer
  return { blocks: trendBlocks(subjectOf(penOf(answer, venture, wordsOf(language), [], told))), venture, told }
}

test("nothing is expected, nothing acts: no chapter", () => {
  expect(blocksOf("").blocks).toEqual([])
  expect(blocksOf("trends: [machine prices]").blocks).toEqual([])
})

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const { blocks, venture, told } = blocksOf(
    `trends: [${war}, { name: token prices, acts_on: [costs.tokens.amount] }, EU AI Act high-risk]`,
    language,
  )

  test("a lead, what is expected, a fan for each trend, the margin, what kills it, the time-line", () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(["text", "table", "table", "chart", "chart", "chart", "table", "chart"])
  })

  test("every figure opens a quantity of the venture and is one of the document", () => {
    const figures = figuresIn(blocks)
    expect(figures.length).toBeGreaterThan(20)
    expect(figures.filter(({ path }) => !venture.model.quantities.has(path))).toEqual([])
    expect(figures.every(({ at }) => at.startsWith("/trends/"))).toBe(true)
    expect(figures.find(({ at }) => at === "/trends/projects/0/dies")?.value).toBe(told?.projects[0]?.dies)
  })

  test("pictures show what their tables and sentences say", () => {
    for (const block of blocks) {
      if (block.kind !== "chart") continue
      const told = new Set(figuresIn([block]).map(({ value }) => value))
      expect(
        chartFigures(block.chart).filter((value) => !told.has(value)),
        block.title,
      ).toEqual([])
      expect(readText(block.says)).toMatch(/[.。]$/u)
    }
  })

  test("no digit stands in a text that is no figure, month or year", () => {
    const texts = inlinesOf(linesOf(blocks)).flatMap((one) => (one.kind === "text" ? [one.text] : []))
    const loose = texts.filter((text) =>
      /\d/u.test(text.replaceAll(/\d{4}(-\d{2}|年(\d{1,2}月)?)?/gu, "").replaceAll(/\b(5|25|75|95) ?%/gu, "")),
    )
    expect(loose).toEqual([])
  })

  test("it names what is expected and the killer", () => {
    const text = linesOf(blocks).map(readText).join("\n")
    for (const said of [
      "price war",
      language === "en" ? "EU AI Act high-risk" : "欧盟AI法案高风险系统",
      language === "en" ? "token prices" : "token 价格",
      "2027-12",
    ])
      expect(text).toContain(said)
    expect(text).toContain(language === "en" ? "What kills it is price war" : "主因是 price war")
  })
})
