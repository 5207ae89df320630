// What the terminal says of gates, on files whose answers are known.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { planVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { pageOf } from "./page.ts"
import { stagedText } from "./staged.ts"

function told(name: string, language: Language): string | null {
  const text = readFileSync(new URL(`../../tests/decisions/staged-${name}.yaml`, import.meta.url), "utf8")
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(name)
  const { answer } = planVenture(venture, { samples: 4096 })
  if (answer === null) throw new Error(name)
  return stagedText(answer, venture, pageOf(wordsOf(language), 2000))
}

test("what the gates add, and each rule in the order of time", () => {
  const lines = told("coin", "en")?.split("\n") ?? []
  expect(lines[0]).toBe("With its gates coin is worth 50 USD instead of 20 USD (+30 USD ± 0 USD).")
  expect(lines[1]).toBe("In month 3 (after the flip): stop if heads < 1; that comes about in 50 % of the samples.")
  expect(told("offers", "en")?.split("\n")).toHaveLength(4)
})

test("in Chinese", () => {
  expect(told("coin", "zh")).toContain("若heads < 1，就叫停")
})

test("nothing where no project has gates", () => {
  const { venture } = compileVenture("venturi: 1\nprojects: { a: { formulas: { value: 1 to 2 USD } } }", { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer } = planVenture(venture, { samples: 64 })
  expect(answer === null ? "" : stagedText(answer, venture, pageOf(wordsOf("en"), 80))).toBeNull()
})
