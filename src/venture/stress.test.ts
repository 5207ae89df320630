// The section `stress`: what it may say, and what is told where it says something else.
import { describe, expect, test } from "vitest"
import { compileVenture, type StressChange, scenariosOf, stressed } from "./index.ts"

const file = (stress: string): string => `venturi: 1
projects:
  a:
    formulas:
      price: 10 USD
      launch: 3 to 9 month
      crew: choose 1, 2
      stock: { start: 1 USD, change: = price / 1 month }
      value: = last(stock) - launch * crew * 1 USD/month
stress:
${stress}
`

function changes(stress: string): readonly StressChange[] {
  const { venture, diagnostics } = compileVenture(file(stress), { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture.stress?.[0]?.changes ?? []
}

test.each([
  ["{ price: -30 % }", { kind: "share", share: -0.3 }],
  ["{ price: +50 % }", { kind: "share", share: 0.5 }],
  ["{ price: 0.5 }", { kind: "share", share: 0.5 }],
  ["{ price: -100 % }", { kind: "share", share: -1 }],
  ["{ launch: +6 months }", { kind: "addition", amount: 6, dimension: { month: 1 } }],
  ["{ launch: 1 year }", { kind: "addition", amount: 12, dimension: { month: 1 } }],
  ["{ a.price: -2 USD }", { kind: "addition", amount: -2, dimension: { USD: 1 } }],
])("%s", (text, by) => {
  expect(changes(`  blow: ${text}`)[0]?.by).toEqual(by)
})

describe("mistakes", () => {
  test.each([
    ["a text that is no change", "  blow: { price: 5 to 9 USD }", "bad-stress", "5 to 9 USD"],
    ["more than all of it", "  blow: { price: -101 % }", "bad-stress", "-101 %"],
    ["nothing at all", "  blow: { price: 0 % }", "bad-stress", "0 %"],
    ["a name that no project has", "  blow: { pricee: -30 % }", "stress-target", "pricee"],
    ["what piles up", "  blow: { stock: -30 % }", "stress-stock", "stock"],
    ["what is chosen", "  blow: { crew: -30 % }", "stress-fixed", "crew"],
    ["an amount of another kind", "  blow: { launch: 3 USD }", "wrong-unit", "launch"],
    ["no changes by name", "  blow: -30 %", "section-expected", "-30 %"],
    ["no blows by name", "  [ 1 ]", "section-expected", "[ 1 ]"],
  ])("%s", (_, text, code, place) => {
    const whole = file(text)
    const { venture, diagnostics } = compileVenture(whole, { file: "v.yaml" })
    expect(venture).toBeNull()
    const [told] = diagnostics
    expect(diagnostics.map((d) => d.code)).toEqual([code])
    expect(whole.slice(told?.span?.start, told?.span?.end)).toBe(place)
  })

  test("the nearest name is told", () => {
    const [told] = compileVenture(file("  blow: { pricee: -30 % }"), { file: "v.yaml" }).diagnostics
    expect(told?.params.nearest).toContain("price")
  })
})

// `serving.price` is what a GPU costs: a price of the file is meant before what a short name may stand for.
test.each([
  ["price", ["price"]],
  ["revenue", ["a.business.revenue", "b.business.revenue"]],
  ["gap", ["a.gap"]],
  ["b.gap", []],
])("%s means %s", (name, paths) => {
  const text = `venturi: 1
assumptions: { price: 10 USD }
projects:
  a: { formulas: { gap: 1, serving.price: 2 USD, business.revenue: = price, value: = business.revenue - serving.price * gap } }
  b: { formulas: { business.revenue: = price, value: = business.revenue } }
`
  const { venture } = compileVenture(text, { file: "v.yaml" })
  expect(venture === null ? null : stressed(venture, name).map(({ path }) => path)).toEqual(paths)
})

test("the scenarios of a file, without the one that it is run with", () => {
  const text = `${file("  blow: { price: -30 % }")}scenarios: { dear: { a.price: 20 USD }, late: { a.launch: 9 month }, none: {} }`
  const names = (scenario?: string): readonly string[] => {
    const { venture } = compileVenture(text, { file: "v.yaml", ...(scenario === undefined ? {} : { scenario }) })
    return venture === null ? [] : scenariosOf(venture)
  }
  expect(names()).toEqual(["dear", "late"])
  expect(names("dear")).toEqual(["late"])
})
