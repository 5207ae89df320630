import { describe, expect, test } from "vitest"
import { type Diagnostic, error, warning } from "../diagnostics/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { countsText, diagnosticsText } from "./diagnostics.ts"
import { diagnosticsJson } from "./diagnostics-json.ts"
import { pageOf } from "./page.ts"

const text = "venturi: 1\nassumptions:\n    price: 20 to 40 USD\n    left: = right\n    right: = left\n"
const sources = (file: string): string | null => (file === "venture.yaml" ? text : null)
const at = (part: string): { file: string; start: number; end: number } => {
  const start = text.indexOf(part)
  return { file: "venture.yaml", start, end: start + part.length }
}

const all: readonly Diagnostic[] = [
  error("wrong-unit", at("20 to 40 USD"), { expected: "USD/month", got: "USD", what: "price" }, "20 to 40 USD/month"),
  { ...error("loop", at("right"), { loop: ["left", "right", "left"] }), related: [at("right: = left")] },
  error("unknown-gpu", at("price"), { name: "H10O", nearest: ["H100-SXM", "H100-PCIE"] }, "H100-SXM"),
  error("unit-twice", at("USD"), { unit: "USD", other: "USD" }, ""),
  warning("correlations-repaired", null),
  error("data-missing", { file: "elsewhere.yaml", start: 3, end: 4 }, { file: "x.csv" }),
]

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each([60, 100])("on %i columns", async (width) => {
    const page = pageOf(wordsOf(language), width)
    const shown = `${diagnosticsText(all, sources, page)}\n\n${countsText(all, page)}\n`
    expect(shown.split("\n").filter((line) => columnsOf(line) > width)).toEqual([])
    await expect(shown).toMatchFileSnapshot(`__snapshots__/diagnostics-${language}-${width}.txt`)
  })
})

test("the form of the style guide", () => {
  expect(diagnosticsText(all.slice(0, 1), sources, pageOf(wordsOf("en")))).toBe(`venture.yaml:3:12  wrong-unit
   3 |     price: 20 to 40 USD
     |            ^^^^^^^^^^^^ \`price\` needs \`USD/month\`; this is \`USD\`.
  fix: write \`20 to 40 USD/month\``)
})

test("the JSON document of check", () => {
  const json = diagnosticsJson(all, sources, wordsOf("en"))
  expect(json.ok).toBe(false)
  expect(json.diagnostics[0]).toEqual({
    severity: "error",
    code: "wrong-unit",
    file: "venture.yaml",
    line: 3,
    column: 12,
    message: "`price` needs `USD/month`; this is `USD`.",
    fix: "20 to 40 USD/month",
  })
  expect(json.diagnostics[4]).toMatchObject({ severity: "warning", file: null, line: null, column: null, fix: null })
  expect(json.diagnostics[5]).toMatchObject({ file: "elsewhere.yaml", line: null, fix: "check its name and place" })
  expect(diagnosticsJson(all.slice(4, 5), sources, wordsOf("zh")).ok).toBe(true)
})
