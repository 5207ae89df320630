import { describe, expect, test } from "vitest"
import { smallProject } from "../../tests/support/small-project.ts"
import { planVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { feasibilityText } from "./feasibility.ts"
import { pageOf } from "./page.ts"

function told(text: string, language: Language, width = 100): string | null {
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(text)
  const { answer } = planVenture(venture, { samples: 256 })
  return answer === null ? null : feasibilityText(answer, venture, pageOf(wordsOf(language), width))
}

describe.each(["en", "zh"] as const)("%s", (language) => {
  test("dials and a verdict", async () => {
    await expect(told(smallProject(), language)).toMatchFileSnapshot(`__snapshots__/feasibility-fits-${language}.txt`)
  })
  test("what is typed", async () => {
    const data = smallProject({
      model: "{ base: Qwen2.5-0.5B, method: pretrain, data: [notes] }",
      size: "2B token",
      training: "{ gpus: [lab], epochs: 4 }",
    })
    await expect(told(data, language)).toMatchFileSnapshot(`__snapshots__/feasibility-data-${language}.txt`)
  })
  test("what is written into the file", async () => {
    const memory = smallProject({ model: "{ base: Llama-3.1-8B, method: full, data: [notes] }", count: "1 GPU" })
    await expect(told(memory, language)).toMatchFileSnapshot(`__snapshots__/feasibility-memory-${language}.txt`)
  })
  test.each([40, 50, 60])("in %d columns no line is longer, and all figures stand", (width) => {
    const text = told(smallProject(), language, width) ?? ""
    expect(Math.max(...text.split("\n").map(columnsOf))).toBeLessThanOrEqual(width)
    for (const figure of ["8.03B", "4,000", "100 %"])
      expect(text.replaceAll("\n", " ")).toContain(language === "en" ? figure : figure.replace("8.03B", "80.3"))
  })
  test("one reason for all dials is told once", () => {
    const rented = smallProject({ model: "{ api: deepseek-chat }", training: "{}", serving: "{}" })
    const { reasons, dials } = wordsOf(language).feasibility
    const text = told(rented, language)
    expect(text?.split(reasons.rented)).toHaveLength(2)
    expect(text).not.toContain(dials.gpuHours)
  })
  test("a venture of formulas has none", () => {
    expect(told("venturi: 1\ncurrency: USD\nprojects: { a: { formulas: { value: 5 USD } } }", language)).toBeNull()
  })
})
