// Real mistakes, told in both languages: each message knows all of its facts.
import { expect, test } from "vitest"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { diagnosticsText } from "./diagnostics.ts"
import { diagnosticsJson } from "./diagnostics-json.ts"
import { pageOf } from "./page.ts"

/** Values as they stand behind a key of YAML, with the code that tells what is wrong. */
const mistakes: readonly (readonly [string, string])[] = [
  ["bad-distribution", "beta(0, 2)"],
  ["chained-comparison", "= 1 < 2 < 3"],
  ["constant-expected", "normal(1 to 2, 3)"],
  ["cut-text", "{ start: beta(1, 2), next: = previous }"],
  ["data-arguments", "data(x.csv)"],
  ["data-missing", '"data(x.csv, y)"'],
  ["different-dimensions", "5 USD to 6 month"],
  ["different-units", '"mixture(beta(1,2) USD: 1, beta(1,2) kUSD: 1)"'],
  ["distribution-in-formula", "= 20 to 40 USD * 2"],
  ["full-width", "5，6 USD"],
  ["grouped-digits", "1,000 USD"],
  ["interval-dash", "5 - 6 USD"],
  ["mismatched-units", "= 5 USD + 5 month"],
  ["missing-equals", "price * 2"],
  ["month-expected", "{ month 0: 5 USD, monht 5: 6 USD }"],
  ["month-outside", "= at(t, month 99)"],
  ["needs-plain", "= ceil(5 USD)"],
  ["no-whole-number", "choose 1.2 to 1.8 GPU"],
  ["not-a-quantity", "hello world"],
  ["number-expected", "normal(, 2)"],
  ["previous-needs-start", "= previous(price)"],
  ["reversed-interval", "9 to 5 USD"],
  ["stock-incomplete", "{ start: 5 USD }"],
  ["syntax", "= (1 + 2"],
  ["syntax", "5 5 USD"],
  ["unit-form", "5 USD / month"],
  ["unit-missing", "normal(5 USD, 1)"],
  ["unit-twice", "normal(5 USD, 1 USD) USD"],
  ["unknown-distribution", "nrmal(1, 2)"],
  ["unknown-function", "= foo(1)"],
  ["unknown-name", "= prize * 2"],
  ["unknown-unit", "5 USDD"],
  ["value-expected", "[1, 2]"],
  ["weight-expected", "discrete(1, 2)"],
  ["wrong-arity", "normal(1)"],
  ["wrong-operator", "= price && price"],
  ["yaml-missing-char", '"5 USD'],
]

test.each(mistakes)("%s: %s", (code, value) => {
  const text = `assumptions:\n  price: 5 USD\n  q: ${value}\n`
  const { diagnostics } = compileVenture(text, { file: "v.yaml" })
  expect(diagnostics.map((d) => d.code)).toContain(code)
  for (const language of ["en", "zh"] as const) {
    const words = wordsOf(language)
    const sources = (): string => text
    const shown = diagnosticsText(diagnostics, sources, pageOf(words))
    expect(shown).not.toMatch(/``|undefined|null|NaN/u)
    for (const { message, line, column, fix } of diagnosticsJson(diagnostics, sources, words).diagnostics) {
      expect(message).not.toBe("")
      expect([typeof line, typeof column]).toEqual(["number", "number"])
      expect(fix).not.toBeNull()
    }
  }
})
