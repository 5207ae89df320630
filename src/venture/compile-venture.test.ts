import { describe, expect, test } from "vitest"
import { interpret, quantile } from "../engine/index.ts"
import { type CompileOptions, compileVenture, type Venture } from "./index.ts"

const base = `
venturi: 1
currency: USD
horizon: 24 months
discount: 20 %/year
resources: { cash: 500k USD }
`
const project = `
    market: { customers: 1000 customer, adoption: { p: 10 %/year, q: 50 %/year } }
    churn: 10 %/year
    revenue: [ { name: fee, kind: subscription, price: 50 USD/customer/month } ]
`

function compiled(text: string, options: Partial<CompileOptions> = {}): { venture: Venture; codes: string[] } {
  const { venture, diagnostics } = compileVenture(text, { file: "x.yaml", ...options })
  if (venture === null) throw new Error(JSON.stringify(diagnostics, null, 1))
  return { venture, codes: diagnostics.map((d) => d.code) }
}

/** Every input at its median. */
function atMedian({ model }: Venture, path: string, month = model.months - 1): number {
  const quantity = model.quantities.get(path)
  if (quantity === undefined) throw new Error(`no quantity ${path}`)
  const inputs = model.inputs.map(({ distribution, factor }) => quantile(distribution)(0.5) * factor)
  const parameters = model.parameters.map((p) => p.initial)
  return interpret(model.graph, { inputs, parameters, months: model.months })(quantity.shownNode, month) / quantity.factor
}

const codesOf = (text: string): string[] => compileVenture(text, { file: "x.yaml" }).diagnostics.map((d) => d.code)

describe("a founder's formula takes the place of the built-in quantity of its name", () => {
  test("for everyone who uses it", () => {
    const { venture, codes } = compiled(
      `${base}projects:\n  a:${project}    formulas: { business.customers: 10 customer, support: 7 USD/month }\n`,
    )
    expect(codes).toEqual([])
    expect(atMedian(venture, "a.business.revenue")).toBeCloseTo(500, 9)
    expect(atMedian(venture, "a.business.support")).toBe(7)
  })

  test("and must have its unit", () => {
    expect(codesOf(`${base}projects:\n  a:${project}    formulas: { cash: 3 GPU }\n`)).toEqual(["wrong-unit"])
  })

  test("a quantity of the file with the name of a built-in one is none of the library's", () => {
    const text = `${base}assumptions: { cash: 3 GPU, twice: = cash * 2 }\nprojects:\n  a:${project}    formulas: { own: = twice }\n`
    expect(compiled(text).codes).toEqual([])
    expect(atMedian(compiled(text).venture, "a.own")).toBe(6)
  })
})

describe("names are looked up from the inside out", () => {
  const text = (formula: string): string =>
    `${base}assumptions: { price: 5 USD/customer/month }\nprojects:\n  a:\n${project.slice(1).replace("50 USD/customer/month", "= price")}    formulas: { price: 8 USD/customer/month, x: ${formula}, seen: = price }\n  b: { formulas: { value: = price * 2 customer * 1 month } }\n`
  test.each([
    ["= price", 8],
    ["= a.churn * 1 year", 0.1],
    ["= churn * 1 year", 0.1],
    ["= revenue.fee.price", 8],
    ["= resources.cash", 500_000],
  ])("%s", (formula, expected) => {
    expect(atMedian(compiled(text(formula)).venture, "a.x")).toBeCloseTo(expected, 9)
  })
  test("another project sees the file's, not the first project's", () => {
    expect(atMedian(compiled(text("= 1")).venture, "b.value")).toBe(10)
  })
})

describe("risks act on what they name", () => {
  const withRisk = (effect: string): string =>
    `${base}projects:\n  a:${project}    risks: [ { name: r, frequency: 500 %/year, effect: { ${effect} } } ]\n`
  test.each([
    ["revenue: -50 %", "a.business.revenue", 0.5],
    ["business.joining: -100 %", "a.business.joining", 0],
    ["serving.cost: 100 %", "a.serving.cost", 2],
    ["revenue.fee.price: -20 %", "a.business.revenue", 0.8],
  ])("%s", (effect, path, factor) => {
    const [plain, risky] = [`${base}projects:\n  a:${project}`, withRisk(effect)].map((text) => compiled(text).venture)
    if (plain === undefined || risky === undefined) throw new Error("not compiled")
    const [before, after] = [atMedian(plain, path), atMedian(risky, path)]
    expect(after).toBeCloseTo(before * factor, 6)
  })
  test.each([
    ["sales: -50 %", "unknown-target"],
    ["business.customers: -5 %", "stock-target"],
  ])("%s is refused", (effect, code) => {
    expect(codesOf(withRisk(effect))).toEqual([code])
  })
})

test("what stands at the top of the file holds for every project without its own", () => {
  const { venture, codes } = compiled(
    `${base}churn: 40 %/year\ntax: { rate: 0 % }\nprojects:\n  a:${project}  b:${project.replace(/ {4}churn.*\n/u, "")}  c: { formulas: { value: 1 USD } }\n`,
  )
  expect(codes).toEqual([])
  expect([atMedian(venture, "a.churn"), atMedian(venture, "b.churn")]).toEqual([10, 40])
  expect(venture.model.quantities.has("c.cash")).toBe(false)
})

test("a default and a shared text are one input in all projects, two texts of one form are two", () => {
  const { venture } = compiled(
    `${base}churn: 10 to 20 %/year\nprojects:\n  a:${project.replace(/ {4}churn.*\n/u, "")}    costs: [ { name: rent, amount: 1k to 2k USD/month } ]\n  b:${project.replace(/ {4}churn.*\n/u, "")}    costs: [ { name: rent, amount: 1k to 2k USD/month } ]\n`,
  )
  const paths = venture.model.inputs.map((input) => input.paths)
  expect(paths).toContainEqual(["a.churn", "b.churn"])
  expect(paths).toContainEqual(["a.exit.multiple", "b.exit.multiple"])
  expect(paths).toContainEqual(["a.costs.rent.amount"])
})

describe("--set", () => {
  const text = `${base}assumptions: { price: 5 USD }\nprojects:\n  a:${project}    formulas: { x: = price }\n`
  test.each([
    ["price", "9 USD", "a.x", 9],
    ["resources.cash", "1M USD", "resources.cash", 1e6],
    ["a.churn", "20 %/year", "a.churn", 20],
    ["a.revenue.fee.price", "60 USD/customer/month", "a.revenue.fee.price", 60],
    ["a.business.support_share", "1 %", "a.business.support_share", 1],
  ])("%s = %s", (path, instead, seen, figure) => {
    const { venture } = compiled(text, { overrides: [{ path, text: instead }] })
    expect(atMedian(venture, seen)).toBeCloseTo(figure, 9)
  })
  test("an unknown path is an error that names the nearest", () => {
    const { diagnostics } = compileVenture(text, { file: "x.yaml", overrides: [{ path: "prise", text: "1 USD" }] })
    expect(diagnostics.map((d) => d.code)).toEqual(["unknown-quantity"])
    expect(diagnostics[0]?.params.nearest).toContain("price")
  })
  test("a wrong unit is an error as in the file", () => {
    expect(
      compileVenture(text, { file: "x.yaml", overrides: [{ path: "a.churn", text: "2 USD" }] }).diagnostics.map((d) => d.code),
    ).toEqual(["wrong-unit"])
  })
})

describe("two quantities of one name hide nothing: it is an error", () => {
  test.each([
    ["in both sections of the file", `${base}assumptions: { price: 1 USD }\nformulas: { price: 2 USD }\n`],
    ["with a space and an underscore", `${base}assumptions: { a b: 1 USD, a_b: 2 USD }\n`],
    ["two projects", `${base}projects: { a b: { formulas: { value: 1 USD } }, a_b: { formulas: { value: 2 USD } } }\n`],
    ["the path of a project's", `${base}assumptions: { a.value: 1 USD }\nprojects: { a: { formulas: { value: 2 USD } } }\n`],
    ["a rate and its inverse", `${base}rates: { CNY/USD: 7, USD/CNY: 0.5 }\n`],
  ])("%s", (_, text) => {
    expect(codesOf(text)).toEqual(["duplicate-name"])
  })
})

describe("a formula in the place of a built-in quantity finds the built-in one under its name", () => {
  const value = (formulas: string, path: string): number =>
    atMedian(compiled(`${base}projects:\n  a:${project}    formulas: { ${formulas} }\n`).venture, path)
  test.each([
    ["value: = value * 2", "a.value", 2],
    ["business.seats: = business.seats * 3", "a.business.seats", 3],
    ["business.revenue: = business.revenue * 3", "a.business.revenue", 3],
    ["churn: = churn * 2", "a.churn", 2],
  ])("%s", (formulas, path, factor) => {
    expect(value(formulas, path)).toBeCloseTo(value("x: 1", path) * factor, 6)
  })
})

describe("rates of the file lead wherever they lead, before the catalogue's", () => {
  test.each([
    ["{ CNY/USD: 8 }", 10],
    ["{ USD/CNY: 0.2 }", 16],
    ["{ CNY/EUR: 8, EUR/USD: 0.5 }", 20],
  ])("80 CNY at %s", (rates, dollars) => {
    const { venture } = compiled(`${base}rates: ${rates}\nassumptions: { x: 80 CNY, z: = 0 USD + x }\n`)
    expect(atMedian(venture, "z")).toBeCloseTo(dollars, 9)
  })
  test.each(["{ USD/USD: 2 }", "{ EUR/USD: 0 }", "{ JPY/USD: -3 }"])("%s is refused", (rates) => {
    expect(codesOf(`${base}rates: ${rates}\n`)).toHaveLength(1)
  })
})

describe("scenarios", () => {
  const text = `${base}assumptions: { price: 5 USD, n: 3 }\nscenarios:\n  bad: { price: 2 USD }\n  wide: { price: 4 to 9 USD, n: 2 }\nformulas: { x: = price * n }\n`
  test.each([
    [undefined, 15],
    ["bad", 6],
    ["wide", 12],
  ])("%s", (scenario, x) => {
    const { venture } = compiled(text, scenario === undefined ? {} : { scenario })
    expect(atMedian(venture, "x")).toBeCloseTo(x, 9)
  })
  test("what is set comes before the scenario", () => {
    expect(atMedian(compiled(text, { scenario: "bad", overrides: [{ path: "price", text: "1 USD" }] }).venture, "x")).toBe(3)
  })
  test("unknown scenarios, paths and units are told", () => {
    const codes = (more: string, scenario?: string): string[] =>
      compileVenture(text.replace("formulas:", `${more}formulas:`), {
        file: "x.yaml",
        ...(scenario === undefined ? {} : { scenario }),
      }).diagnostics.map((d) => d.code)
    expect(codes("", "worse")).toEqual(["unknown-scenario"])
    expect(codes("  odd: { prise: 1 USD }\n")).toEqual(["unknown-quantity"])
    expect(codes("  odd: { price: 1 GPU }\n", "odd")).toContain("wrong-unit")
  })
})

test("--set horizon changes the months that are computed", () => {
  const { venture } = compiled(`${base}formulas: { x: = last(t) * 1 USD/month }\n`, {
    overrides: [{ path: "horizon", text: "3 months" }],
  })
  expect(venture.model.months).toBe(3)
  expect(atMedian(venture, "x")).toBe(2)
  expect(codesOf(base.replace("24 months", "2.5 months"))).toEqual(["bad-horizon"])
})

test("what takes the place of a figure must be of its kind, and is told there", () => {
  const { diagnostics } = compileVenture(`${base}assumptions: { y: 3 USD }\nformulas: { x: = y * 2 }\n`, {
    file: "x.yaml",
    overrides: [{ path: "y", text: "4" }],
  })
  expect(diagnostics[0]).toMatchObject({ code: "wrong-unit", span: { file: "--set y" } })
})

describe("constraints and objectives are checked before anything runs", () => {
  const projects =
    "projects: { a: { formulas: { value: 1 USD, risk: = 0 > 1 } }, b: { formulas: { value: 2 USD, risk: = 0 > 1 } } }\n"
  test.each([
    ["constraints: [ risk at end < 10 % ]", []],
    ["constraints: [ value > 0 USD with 95 % ]", []],
    ["constraints: [ nope < 10 % ]", ["unknown-name"]],
    ["constraints: [ value > 0 GPU ]", ["wrong-unit"]],
    ["constraints: [ value > 0 USD with 150 % ]", ["bad-constraint"]],
    ["constraints: [ value at month 77 > 0 USD ]", ["month-outside"]],
    ["constraints: [ value ]", ["bad-constraint"]],
    ["objective: nope", ["no-objective"]],
    ["objective: risk", []],
  ])("%s", (line, codes) => {
    expect(codesOf(`${base}${line}\n${projects}`)).toEqual(codes)
  })
})

test("what cannot be compiled yet is said: sections to come, quantities that no project uses", () => {
  expect(codesOf(`${base}assumptions: { idle: 3 }\nactuals: {}\nprojects:\n  a:${project}`)).toEqual([
    "unused-quantity",
    "section-not-read",
  ])
})

test("an observed column is read through the shell, whatever the shell gives", () => {
  const text = `${base}assumptions: { price: "data(p.csv, price) USD" }\nformulas: { x: = price * 2 }\n`
  const { venture } = compiled(text, { readFile: (name) => (name === "p.csv" ? "id,price\n1,10\n2,30\n3,20\n" : null) })
  expect(atMedian(venture, "x")).toBe(40)
  const { diagnostics } = compileVenture(text, { file: "x.yaml", readFile: () => "id,prise\n1,10\n" })
  expect(diagnostics).toMatchObject([{ code: "data-column", params: { nearest: ["prise"] } }])
})
