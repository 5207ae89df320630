// The calculator's doors tell what is wrong with what they are given, by its name; none throws.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { defineQuantities, explainQuantities, formula, named, operation, runQuantities, sampleQuantity } from "./index.ts"

const quantities = { gpus: "choose 1, 2, 4 GPU", price: "20 to 40 USD", rent: "1 to 2 USD/GPU", cost: "= gpus * rent + price" }
const defined = (given: unknown, options?: unknown) => defineQuantities(given as never, options as never) // it checks them itself
const { calculation } = defined(quantities)

const codes = (diagnostics: readonly { code: string; params: { option?: unknown } }[]): unknown =>
  diagnostics.map(({ code, params }) => [code, params.option])
const options = (...names: string[]): unknown => names.map((name) => ["bad-option", name])

test.each<[string, unknown, unknown, unknown]>([
  ["half a month", quantities, { months: 1.5 }, options("months")],
  ["no month", quantities, { months: 0 }, options("months")],
  ["months below nothing", quantities, { months: -1 }, options("months")],
  ["NaN months", quantities, { months: Number.NaN }, options("months")],
  ["months without end", quantities, { months: Number.POSITIVE_INFINITY }, options("months")],
  ["months as text", quantities, { months: "3" }, options("months")],
  ["null for options", quantities, null, options("options")],
  ["one unit for a list", quantities, { units: "bed" }, options("units")],
  ["a list of rates", quantities, { rates: [7] }, options("rates")],
  ["a rate that is none", quantities, { rates: { "CNY/USD": Number.NaN } }, options("rates.CNY/USD")],
  ["a currency that is no text", quantities, { currency: 5 }, options("currency")],
  [
    "a correlation without a rank",
    quantities,
    { correlations: [{ between: ["price", "rent"] }] },
    options("correlations[0].rank"),
  ],
  [
    "a rank as text",
    quantities,
    { correlations: [{ between: ["price", "rent"], rank: "0.5" }] },
    options("correlations[0].rank"),
  ],
  ["no list of correlations", quantities, { correlations: { price: "rent" } }, options("correlations")],
  ["no quantities", null, {}, options("quantities")],
  ["a list of quantities", ["1 USD"], {}, options("quantities")],
  ["quantities of no kind", { a: null, b: undefined, c: true, d: [1], e: Number.NaN }, {}, options("a", "b", "c", "d", "e")],
  ["a unit that is no text", { a: { value: 1, unit: 5 } }, {}, options("a.unit")],
  ["a source without a title", { a: { value: 1, source: { where: "x" } } }, {}, options("a.source.title")],
  ["a value that is missing", { a: { value: null } }, {}, options("a.value")],
  ["a stock that starts with nothing", { a: { start: null, next: 1 } }, {}, options("a.start")],
  ["a step that is a list", { a: { "month 0": [1] } }, {}, options("a.month 0")],
  ["a node that is none", { a: { kind: "node", of: "sum" } }, {}, options("a")],
  ["a node in which one is missing", { a: operation("+", named("b"), null as never), b: 1 }, {}, options("a")],
  ["a node with a sign that is none", { a: operation("%" as "+", formula("1"), formula("2")) }, {}, options("a")],
  ["a name that is no text", { a: named(5 as never) }, {}, options("a")],
  ["an unknown currency", quantities, { currency: "USB" }, [["unknown-currency", undefined]]],
  ["a unit of two words", quantities, { units: ["big bed"] }, [["bad-unit-name", undefined]]],
])("%s", (_, given, settings, expected) => {
  const { calculation: none, diagnostics } = defined(given, settings)
  expect(none).toBeNull()
  expect(codes(diagnostics)).toEqual(expected)
})

test.each<[string, unknown, unknown, unknown]>([
  ["a slip in an option", { month: 3 }, "month", ["months"]],
  [
    "a slip in a correlation",
    { correlations: [{ between: ["price", "rent"], rank: 0.1, ranks: 0.5 }] },
    "correlations[0].ranks",
    ["rank"],
  ],
  ["nothing near", { zzz: 3 }, "zzz", []],
])("%s", (_, settings, option, near) => {
  const { calculation: none, diagnostics } = defined(quantities, settings)
  expect(none).toBeNull()
  expect(diagnostics.map(({ code, params }) => [code, params.option, params.wanted, params.nearest])).toEqual([
    ["bad-option", option, "known-name", near],
  ])
})

test("slips in what a quantity is declared with", () => {
  const given = {
    a: { value: 1, units: "USD" },
    b: { value: 1, source: { title: "t", were: "x" } },
    c: { start: 1, nxt: "= previous" },
  }
  expect(defined(given).diagnostics.map(({ params }) => [params.option, params.nearest])).toEqual([
    ["a.units", ["unit"]],
    ["b.source.were", ["where"]],
    ["c.nxt", ["next"]],
  ])
})

describe("mistakes of all kinds are told at once, and nothing is blamed for another's", () => {
  test.each<[string, unknown, unknown, unknown]>([
    [
      "options and formulas",
      { a: "= prise", b: null, c: "= b + 1 USD", d: "= 1 USD + 1 month" },
      { months: 1.5, currency: "USB" },
      ["bad-option b", "bad-option months", "unknown-currency", "unknown-name a", "mismatched-units d"],
    ],
    ["units that are none", { a: "5 bed", b: "= nope" }, { units: "bed" }, ["bad-option units", "unknown-name b"]],
    [
      "rates that are none",
      { a: "5 EUR", b: "= nope" },
      { rates: { "EUR/USD": null } },
      ["bad-option rates.EUR/USD", "unknown-name b"],
    ],
    ["no currency has no rates", { a: "5 EUR", b: "= nope" }, { currency: "EURO" }, ["unknown-currency", "unknown-name b"]],
    [
      "a correlation with a broken quantity",
      { a: "1 tu 2", b: "1 to 2" },
      {
        correlations: [
          { between: ["a", "b"], rank: 0.5 },
          { between: ["a"], rank: "x" },
        ],
      },
      ["bad-option correlations[1].rank", "unknown-unit a"],
    ],
    [
      "a stock with a broken start",
      { a: { start: "= nope", next: "= previous + nil + 1" } },
      {},
      ["unknown-name a.start", "unknown-name a.next"],
    ],
    [
      "steps",
      { a: { "month 0": "1 USD", "month 1": "2 month", "month 2": "3 customer" } },
      {},
      ["wrong-unit a.month 1", "wrong-unit a.month 2"],
    ],
    ["options that are none", { a: "= nope" }, 5, ["bad-option options", "unknown-name a"]],
    ["quantities that are none", 5, { currency: "USB" }, ["bad-option quantities", "unknown-currency"]],
  ])("%s", (_, given, settings, expected) => {
    const { diagnostics } = defined(given, settings)
    expect(diagnostics.map(({ code, span, params }) => [code, span?.file ?? params.option].filter(Boolean).join(" "))).toEqual(
      expected,
    )
  })
})

describe("a correlation joins two inputs, each pair once", () => {
  const pair = (a: string, b: string, rank = 0.5): unknown => ({ between: [a, b], rank })
  test.each<[string, unknown[], string[][]]>([
    ["an input with itself", [pair("price", "price")], [["price", "price"]]],
    ["a pair twice", [pair("price", "rent"), pair("price", "rent", 0.2)], [["price", "rent"]]],
    ["a pair twice, the other way round", [pair("price", "rent"), pair("rent", "price")], [["rent", "price"]]],
    ["more than wholly", [pair("price", "rent", 1.1)], [["price", "rent"]]],
    ["three", [{ between: ["price", "rent", "gpus"], rank: 0.1 }], [["price", "rent", "gpus"]]],
    ["one", [{ between: ["price"], rank: 0.1 }], [["price"]]],
  ])("%s", (_, correlations, expected) => {
    const { calculation: none, diagnostics } = defined(quantities, { correlations })
    expect(none).toBeNull()
    expect(diagnostics.map(({ code, params }) => [code, params.between])).toEqual(
      expected.map((names) => ["bad-correlation", names]),
    )
  })
})

const doors = {
  run: (given: unknown, of: unknown = calculation) => runQuantities(of as never, given as never),
  explain: (given: unknown, of: unknown = calculation) => explainQuantities(of as never, "cost", given as never),
}

describe.each(Object.entries(doors))("%s", (_, door) => {
  test.each<[unknown, string]>([
    [{ samples: Number.NaN }, "samples"],
    [{ samples: Number.POSITIVE_INFINITY }, "samples"],
    [{ samples: 0 }, "samples"],
    [{ samples: 1.5 }, "samples"],
    [{ seed: -1 }, "seed"],
    [{ seed: Number.NaN }, "seed"],
    [{ decisions: { gpus: "4" } }, "decisions.gpus"],
    [{ decisions: { gpus: Number.NaN } }, "decisions.gpus"],
    [{ decisions: { gpus: null } }, "decisions.gpus"],
    [{ decisions: [4] }, "decisions"],
    [{ decisions: 4 }, "decisions"],
    [{ decisions: new Map([["gpus", 4]]) }, "decisions"],
    [null, "options"],
  ])("%o", (given, option) => {
    const { answer, diagnostics } = door(given)
    expect([answer, codes(diagnostics)]).toEqual([null, options(option)])
    expect(sampleQuantity(calculation as never, "cost", given as never)).toBeNull()
  })
  test("no calculation", () => {
    const others = [{ model: 5 }, { model: {} }, { model: {}, correlations: [] }, { model: { quantities: {} }, correlations: [] }]
    for (const none of [null, {}, "x", ...others]) expect(codes(door({}, none).diagnostics)).toEqual(options("calculation"))
  })
  test("whatever an option is: an answer, or what is wrong with it", () => {
    fc.assert(
      fc.property(fc.constantFrom("samples", "seed", "decisions", "quantities"), fc.anything(), (name, value) => {
        const { answer, diagnostics } = door({ samples: 16, [name]: value })
        expect(answer === null).toBe(diagnostics.some(({ severity }) => severity === "error"))
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

test("names of quantities are a list of texts", () => {
  expect(codes(doors.run({ quantities: "cost" }).diagnostics)).toEqual(options("quantities"))
  expect(codes(doors.run({ quantities: [1] }).diagnostics)).toEqual(options("quantities[0]"))
  expect(codes(explainQuantities(calculation as never, 5 as never).diagnostics)).toEqual(options("name"))
})

test("whatever a quantity is: a calculation, or what is wrong with it", () => {
  const thing = fc.anything({
    key: fc.constantFrom("value", "kind", "of", "start", "next", "month 0", "unit", "args"),
    maxDepth: 3,
  })
  fc.assert(
    fc.property(thing, (a) => {
      const { calculation: made, diagnostics } = defined({ a })
      expect(made === null).toBe(diagnostics.some(({ severity }) => severity === "error"))
    }),
    { seed: 1, numRuns: 500 },
  )
})
