// A range that was not understood is told with how it is written, with the figures and the unit in place.
import { expect, test } from "vitest"
import { readVariant } from "../../venture/index.ts"
import { solveVenture } from "./solve-venture.ts"

const text = `venturi: 1
assumptions: { x: 20 to 40 CNY, share: 10 to 30 % }
projects: { a: { formulas: { value: = x * share } } }
`
const { variant } = readVariant(text, { file: "v.yaml" })

test.each([
  ["x", "2 8", "2 to 8 CNY"],
  ["x", "2, 8", "2 to 8 CNY"],
  ["x", "-2 8.5", "-2 to 8.5 CNY"],
  ["x", "2", "5 to 60 CNY"],
  ["x", "2 CNY 8 CNY", "5 to 60 CNY"],
  ["share", "2 8", "2 to 8 %"],
])("%s between %s", (input, between, example) => {
  if (variant === null) throw new Error("the venture does not compile")
  const { answer, diagnostics } = solveVenture(variant, { input, suchThat: "value > 1 USD", between }, { samples: 100 })
  expect(answer).toBeNull()
  expect(diagnostics.map(({ code, span, params }) => [code, span?.file, params.got, params.example])).toEqual([
    ["solve-between", "--between", between, example],
  ])
})

test.each([
  ["1,000 to 2,000 CNY", ["grouped-digits", "grouped-digits"]],
  ["2-8 CNY", ["interval-dash"]],
  ["2 to 8 CNYY", ["unknown-unit"]],
  ["8 to 2 CNY", ["reversed-interval"]],
])("%s keeps its own message", (between, codes) => {
  if (variant === null) throw new Error("the venture does not compile")
  const { diagnostics } = solveVenture(variant, { input: "x", suchThat: "value > 1 USD", between }, { samples: 100 })
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
})
