// The chapter of the team: who is ruined pays nobody, and yet nobody reads of people let go.
import { describe, expect, test } from "vitest"
import { linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import type { Block } from "../document.ts"
import { penOf } from "../pen.ts"
import { subjectOf } from "./subject.ts"
import { teamBlocks } from "./team.ts"

function blocksOf(cash: string, language: Language): readonly Block[] {
  const text = `
venturi: 1
start: 2027-01
horizon: 24 months
resources:
  cash: ${cash}
  people: [ { role: sales, count: 4 person, pay: 3k to 9k USD/person/month } ]
projects:
  notes: { revenue: [ { name: plan, kind: subscription, price: 5 USD/customer/month } ], market: { customers: 100 customer } }
`
  const { venture, diagnostics } = compileVenture(text, { file: "team" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error("no answer")
  return teamBlocks(subjectOf(penOf(answer, venture, wordsOf(language))))
}

const textOf = (blocks: readonly Block[]): string => linesOf(blocks).map(readText).join("\n")

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const { chapters } = wordsOf(language)
  test("where some are ruined, people are those of a venture that lives, and it is said so", () => {
    const text = textOf(blocksOf("500k USD", language))
    const people = language === "en" ? "4 people" : "4 人"
    expect(text.split("\n").filter((line) => line === people).length).toBeGreaterThanOrEqual(4)
    expect(text).toContain(chapters.headcountLiving(people, "2027", people, "2028").slice(0, 12))
    expect(text).toContain(chapters.teamByYear)
    expect(text).toContain(chapters.lines.ruin)
  })

  test("where none is, there is nothing to say of it", () => {
    const text = textOf(blocksOf("50M USD", language))
    expect(text).not.toContain(chapters.teamByYear)
    expect(text).not.toContain(chapters.lines.ruin)
    expect(text).toContain(chapters.byYear)
  })
})
