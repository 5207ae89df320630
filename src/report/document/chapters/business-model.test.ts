// Two costs of one request are reconciled, and the market is told in money, in both languages.
import { describe, expect, test } from "vitest"
import { linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import type { Block } from "../document.ts"
import { penOf } from "../pen.ts"
import { businessModelBlocks } from "./business-model.ts"
import { marketBlocks } from "./market.ts"
import { type Subject, subjectOf } from "./subject.ts"

function subjectIn(language: Language, requests: string): Subject {
  const text = `venturi: 1
start: 2027-01
horizon: 12 months
resources: { cash: 500k USD }
projects:
  chat:
    model: { base: Llama-3.1-8B }
    serving: { gpu: L40S, request: { input: 1000 token, output: 200 token }, target: { ttft: 1 s, tpot: 60 ms } }
    market: { total: 1000 customer, share: 50 %, adoption: { p: 5 %/month, q: 20 %/month } }
    usage: { requests: ${requests} request/customer/month }
    revenue:
      - { name: seats, kind: subscription, price: 50 USD/customer/month }
      - { name: set-up, kind: sale, price: 900 USD/customer }
    churn: 20 %/year
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 128 })
  if (answer === null) throw new Error("not planned")
  return subjectOf(penOf(answer, venture, wordsOf(language)))
}

const textOf = (blocks: readonly Block[]): string => linesOf(blocks).map(readText).join("\n")
const numberIn = (text: string | undefined): number => Number((text ?? "").replaceAll(/[,\s]/gu, ""))

describe.each<Language>(["en", "zh"])("in %s", (language) => {
  const [few, many] = ["40", "900k"].map((requests) => subjectIn(language, requests)) as [Subject, Subject]

  test("what is paid for idle GPUs is told beside what a request costs without them", () => {
    const said = textOf(businessModelBlocks(few))
    const pattern =
      language === "en"
        ? /they cost ([\d.,]+) USD\/.*? in 2027, against ([\d.,]+) USD/u
        : /分摊为 ([\d.,]+) USD.*?时为 ([\d.,]+) USD/u
    const [paid = 0, used = 0] = pattern.exec(said)?.slice(1).map(numberIn) ?? []
    expect(used).toBeGreaterThan(0)
    expect(paid).toBeGreaterThan(2 * used)
  })

  test("a server that is used says nothing of idle ones", () => {
    const idle = language === "en" ? "whether requests come or not" : "无论有无请求"
    expect(textOf(businessModelBlocks(few))).toContain(idle)
    expect(textOf(businessModelBlocks(many))).not.toContain(idle)
  })

  test("the market in money is its customers times what one pays again in a year", () => {
    const { market } = wordsOf(language)
    const blocks = marketBlocks(few)
    const table = blocks.flatMap((one) =>
      one.kind === "table" && one.table.caption === market.captions.worth ? [one.table] : [],
    )[0]
    const medians =
      table?.rows.map(({ cells }) => cells.at(-1)?.flatMap((one) => (one.kind === "figure" ? [one.value] : []))[0]) ?? []
    expect(medians).toEqual([expect.closeTo(600_000, 0), expect.closeTo(300_000, 0)])
    expect(textOf(blocks)).toContain(market.soldOnce)
  })
})
