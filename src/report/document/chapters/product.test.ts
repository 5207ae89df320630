// Training on own GPUs is told with what its hours would cost rented; the schedule says which launch is before the risks.
import { describe, expect, test } from "vitest"
import { linesOf, readText } from "../../../../tests/support/document-parts.ts"
import { planVenture } from "../../../decide/index.ts"
import { compileVenture } from "../../../venture/index.ts"
import { type Language, wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { productBlocks } from "./product.ts"
import { subjectOf } from "./subject.ts"

type Given = { readonly cost?: string; readonly risks?: string; readonly launch?: string }

function chapterOf({ cost = "owned", risks = "", launch = "launch" }: Given, language: Language): string {
  const text = `venturi: 1
start: 2027-01
horizon: 24 months
resources: { cash: 1M USD, gpus: [ { name: lab, gpu: H100-SXM, count: 8 GPU, cost: ${cost} } ], data: [ { name: notes, size: 1B token } ] }
projects:
  shop:
    model: { base: Llama-3.1-8B, method: lora, data: [notes] }
    training: { gpus: [lab] }
    market: { customers: 3000 customer, share: 20 % }
    revenue: [ { name: line, kind: subscription, price: 20 to 60 USD/customer/month } ]
    plan: [ { task: tune, takes: 2 to 4 month }, { milestone: ${launch}, after: tune } ]
${risks}`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 256 })
  if (answer === null) throw new Error("no answer")
  return linesOf(productBlocks(subjectOf(penOf(answer, venture, wordsOf(language)))))
    .map(readText)
    .join("\n")
}

const tender = "    risks: [ { name: tender, frequency: 2 1/year, effect: { launch: 4 month } } ]\n"

describe.each<Language>(["en", "zh"])("in %s", (language) => {
  const { chapters } = wordsOf(language)
  const source = /SkyPilot.*\d{4}/u

  test("own GPUs: electricity alone, and the rent of the same hours with its source", () => {
    const lines = chapterOf({}, language).split("\n")
    const before = chapters.rentOfOwn("|").split("|")[0] ?? ""
    const note = lines.find((line) => line.startsWith(before))
    expect(note).toMatch(source)
    expect(lines.join("\n")).toContain(wordsOf(language).meaningOf("training.cost_at_rent", []))
    expect(chapterOf({ cost: "2 USD/GPU/hour" }, language)).not.toContain(before)
  })

  test.each(["launch", "release"])("a launch that risks put off has a row of its own beside the planned one (%s)", (launch) => {
    expect(chapterOf({ risks: tender, launch }, language)).toContain(chapters.launchPutOff)
    expect(chapterOf({ risks: tender, launch }, language)).toContain(chapters.tasksBeforeRisks)
    expect(chapterOf({ launch }, language)).not.toContain(chapters.launchPutOff)
  })
})
