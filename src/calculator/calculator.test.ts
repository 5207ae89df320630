// The engine alone: quantities by text or by nodes, units checked, figures with error bars, and the way back to the inputs.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import { sayDiagnostic, wordsOf } from "../words/index.ts"
import {
  call,
  defineQuantities,
  explainQuantities,
  type FormulaNode,
  formula,
  named,
  operation,
  type Quantities,
  type QuantitiesOptions,
  runQuantities,
  sampleQuantity,
} from "./index.ts"

function calculated(quantities: Quantities, options: QuantitiesOptions = {}) {
  const { calculation, diagnostics } = defineQuantities(quantities, options)
  if (calculation === null) throw new Error(JSON.stringify(diagnostics))
  return calculation
}

function meansOf(quantities: Quantities, options: QuantitiesOptions = {}): Record<string, unknown> {
  const { answer } = runQuantities(calculated(quantities, options), { samples: 100 })
  return Object.fromEntries(
    Object.entries(answer?.quantities ?? {}).map(([name, figures]) => {
      const mean = "months" in figures ? figures.months.map((month) => month.mean) : figures.mean
      return [name, [mean, figures.unit]]
    }),
  )
}

const told = (diagnostics: readonly Diagnostic[]): unknown => diagnostics.map(({ code, span }) => [code, span?.file, span?.start])

test.each<[string, Quantities, QuantitiesOptions, Record<string, unknown>]>([
  ["a number is plain", { n: 3 }, {}, { n: [3, ""] }],
  [
    "units go together",
    { price: "20 USD/seat/month", seats: "50 seat", year: "= price * seats * 12 month" },
    {},
    { price: [20, "USD/seat/month"], seats: [50, "seat"], year: [12_000, "USD"] },
  ],
  [
    "stocks and steps have months",
    { flow: { "month 0": "1 USD/month", "month 2": "5 USD/month" }, cash: { start: "10 USD", change: "= flow" } },
    { months: 3 },
    { flow: [[1, 1, 5], "USD/month"], cash: [[11, 12, 17], "USD"] },
  ],
  [
    "a stock's next value may be of nodes",
    { x: { start: 1, next: operation("*", formula("2"), named("previous")) } },
    { months: 3 },
    { x: [[2, 4, 8], ""] },
  ],
  [
    "units of one's own, currencies by a rate",
    { scans: "4 scan", each: "7 CNY/scan", cost: { value: "= scans * each", unit: "USD" } },
    { units: ["scan"], rates: { "CNY/USD": "7" } },
    { scans: [4, "scan"], each: [7, "CNY/scan"], cost: [4, "USD"] },
  ],
])("%s", (_, quantities, options, expected) => {
  expect(meansOf(quantities, options)).toEqual(expected)
})

describe("what is wrong is told with the name of the quantity and the place in its text", () => {
  test.each<[string, Quantities, QuantitiesOptions, unknown]>([
    ["money and customers", { a: "1 USD", b: "1 customer", c: "= a + b" }, {}, [["mismatched-units", "c", 2]]],
    ["an unknown name", { price: "1 USD", c: "= 2 * prise" }, {}, [["unknown-name", "c", 6]]],
    ["an unknown name in a node", { c: operation("*", formula("2"), named("prise")) }, {}, [["unknown-name", "c", 4]]],
    ["a loop", { a: "= b", b: "= a" }, {}, [["loop", "b", 2]]],
    ["a bad name", { "a b": 1 }, {}, [["bad-name", "a b", 0]]],
    ["a word of the language", { t: "1 month" }, {}, [["reserved-name", "t", 0]]],
    ["another unit than declared", { a: { value: "5 USD", unit: "USD/month" } }, {}, [["wrong-unit", "a", 0]]],
    ["an unknown unit", { a: { value: "5 USD", unit: "lightyear" } }, {}, [["unknown-unit", "a.unit", 0]]],
    ["a wrong month", { a: { "month x": 1 } as unknown as Quantities[string] }, {}, [["month-expected", "a.month x", 0]]],
    ["a currency without a rate", { a: "5 EUR" }, {}, [["no-rate", "a", 0]]],
    ["a pair of currencies that is none", { a: 1 }, { rates: { "CNY/x": 7 } }, [["bad-rate", "rates.CNY_x", 0]]],
    ["a file", { a: "data(x.csv, y)" }, {}, [["data-missing", "a", 0]]],
    ["a function with too few arguments", { a: call("max", formula("1")) }, {}, [["wrong-arity", "a", 0]]],
    [
      "a correlation with what is not random",
      { a: "1 to 2", b: 3 },
      { correlations: [{ between: ["a", "b"], rank: 0.5 }] },
      [["no-random-input", undefined, undefined]],
    ],
  ])("%s", (_, quantities, options, expected) => {
    const { calculation, diagnostics } = defineQuantities(quantities, options)
    expect(calculation).toBeNull()
    expect(told(diagnostics)).toEqual(expected)
  })
})

/** A node and the same formula written by hand, with parentheses around every part. */
const both = fc.letrec<{ both: { node: FormulaNode; text: string } }>((tie) => ({
  both: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("a", "b", "c").map((name) => ({ node: named(name), text: name })),
    fc.constantFrom("2", "0.5", "a + 1", "-3").map((text) => ({ node: formula(text), text: `(${text})` })),
    fc
      .tuple(fc.constantFrom("+", "-", "*", "<", ">=", "and") as fc.Arbitrary<"+">, tie("both"), tie("both"))
      .map(([sign, l, r]) => ({ node: operation(sign, l.node, r.node), text: `(${l.text} ${sign} ${r.text})` })),
    tie("both").map(({ node, text }) => ({ node: operation("-", node), text: `(-${text})` })),
    fc
      .tuple(fc.constantFrom("min", "max"), tie("both"), tie("both"))
      .map(([name, l, r]) => ({ node: call(name, l.node, r.node), text: `${name}(${l.text}, ${r.text})` })),
  ),
}))

test("a formula of nodes is the formula of its text", () => {
  fc.assert(
    fc.property(both.both, ({ node, text }) => {
      const inputs = { a: "normal(0, 1)", b: "2 to 5", c: 7 }
      const calculation = calculated({ ...inputs, byNode: node, byText: `= ${text}` })
      const printed = explainQuantities(calculation, "byNode", { samples: 8 }).answer?.text ?? ""
      const again = calculated({ ...inputs, byNode: printed })
      const [byNode, byText, byPrint] = [
        sampleQuantity(calculation, "byNode", { samples: 64 }),
        sampleQuantity(calculation, "byText", { samples: 64 }),
        sampleQuantity(again, "byNode", { samples: 64 }),
      ]
      expect(byNode?.values).toEqual(byText?.values)
      expect(byPrint?.values).toEqual(byText?.values)
    }),
    { numRuns: 150, seed: 1 },
  )
})

test("figures come with the half width of their 95 % interval, and a seed fixes them", () => {
  const calculation = calculated({ x: "normal(10, 2) USD", y: "= x * x" })
  const run = (seed: number) => runQuantities(calculation, { samples: 4000, seed, quantities: ["y"] }).answer
  const figures = run(1)?.quantities.y
  if (figures === undefined || "months" in figures) throw new Error("y is a scalar")
  expect(Math.abs((figures.mean ?? 0) - 104)).toBeLessThan(3 * (figures.errors.mean ?? 0))
  expect(figures.unit).toBe("USD^2")
  expect(run(1)).toEqual(run(1))
  expect(run(2)).not.toEqual(run(1))
})

test("decisions are set without compiling again", () => {
  const calculation = calculated({ gpus: "choose 1, 2, 4 GPU", cost: "= gpus * 3 USD/GPU" })
  const cost = (decisions: Record<string, number>): unknown =>
    runQuantities(calculation, { samples: 10, decisions }).answer?.quantities.cost
  expect(cost({})).toMatchObject({ mean: 3, unit: "USD" })
  expect(cost({ gpus: 4 })).toMatchObject({ mean: 12 })
  expect(runQuantities(calculation, { decisions: { cost: 1 } }).diagnostics.map((d) => d.code)).toEqual(["unknown-quantity"])
})

describe("what a decision does not offer is refused, with the choice", () => {
  const calculation = calculated({
    gpus: "choose 1, 2, 4 GPU",
    share: "choose 30, 70 %",
    price: "choose 10 to 20 USD",
    team: "choose 2 to 5 person",
    cost: "= gpus * 3 USD/GPU",
  })
  test.each<[Record<string, number>, readonly string[]]>([
    [{ gpus: 4, share: 70, price: 10, team: 5 }, []],
    [{ price: 12.5 }, []],
    [{ gpus: 3 }, ["`decisions.gpus` is `3`; a figure that `choose 1, 2, 4 GPU` offers is needed."]],
    [{ share: 0.3 }, ["`decisions.share` is `0.3`; a figure that `choose 30, 70 %` offers is needed."]],
    [
      { price: 20.1, team: 2.5 },
      [
        "`decisions.price` is `20.1`; a figure that `choose 10 to 20 USD` offers is needed.",
        "`decisions.team` is `2.5`; a figure that `choose 2 to 5 person` offers is needed.",
      ],
    ],
  ])("%o", (decisions, expected) => {
    const { answer, diagnostics } = runQuantities(calculation, { samples: 10, decisions })
    expect(diagnostics.map((one) => sayDiagnostic(wordsOf("en"), one).message)).toEqual(expected)
    expect(answer === null).toBe(expected.length > 0)
    expect(sampleQuantity(calculation, "cost", { samples: 10, decisions }) === null).toBe(expected.length > 0)
    expect(explainQuantities(calculation, "cost", { samples: 10, decisions }).answer === null).toBe(expected.length > 0)
  })
})

test("correlated inputs move together", () => {
  const calculation = calculated(
    { a: "1 to 2", b: "1 to 2", d: "= a - b" },
    { correlations: [{ between: ["a", "b"], rank: 0.95 }] },
  )
  const apart = calculated({ a: "1 to 2", b: "1 to 2", d: "= a - b" })
  const sd = (of: typeof calculation): number => {
    const figures = runQuantities(of, { samples: 2000, quantities: ["d"] }).answer?.quantities.d
    return figures !== undefined && "sd" in figures ? (figures.sd ?? 0) : 0
  }
  expect(sd(calculation)).toBeLessThan(0.4 * sd(apart))
})

test("what is no number is told, with the month", () => {
  const { answer, diagnostics } = runQuantities(calculated({ x: "= (t - t) / (t - t)" }, { months: 2 }), { samples: 10 })
  expect(answer?.quantities.x).toMatchObject({ months: [{ mean: null }, { mean: null }] })
  expect(diagnostics.map(({ code, params }) => [code, params.path, params.month])).toEqual([["not-a-number", "x", 0]])
})

test("a number is explained down to its inputs and their sources", () => {
  const calculation = calculated({
    price: { value: "20 to 40 USD", source: { title: "Price list" } },
    sold: 3,
    revenue: "= price * sold",
    cash: { start: "0 USD", next: "= previous + revenue" },
  })
  const { answer } = explainQuantities(calculation, "cash", { samples: 10 })
  const lines = (of: NonNullable<typeof answer>, depth = 0): string[] => [
    `${" ".repeat(depth)}${of.name}: ${of.text}${of.source === null ? "" : ` (${of.source.title})`}`,
    ...of.uses.flatMap((other) => lines(other, depth + 1)),
  ]
  expect(answer === null ? [] : lines(answer)).toEqual([
    "cash: start 0 USD, next = previous + revenue",
    " revenue: = price * sold",
    "  price: 20 to 40 USD (Price list)",
    "  sold: 3",
  ])
  expect(explainQuantities(calculation, "cach").diagnostics.map((d) => d.params.nearest)).toEqual([["cash"]])
})

describe("a loop of stocks is explained from wherever it is entered", () => {
  type Shown = NonNullable<ReturnType<typeof explainQuantities>["answer"]>
  const tree = ({ name, uses }: Shown): string => (uses.length === 0 ? name : `${name}(${uses.map(tree).join(" ")})`)
  const shown = (quantities: Quantities, name: string): string => {
    const { answer } = explainQuantities(calculated(quantities, { months: 3 }), name, { samples: 8 })
    return answer === null ? "" : tree(answer)
  }
  const loop = {
    rate: "0.1 to 0.2",
    a: { start: "1", next: "= previous + b" },
    b: "= rate * previous(a)",
  }
  test.each<[string, Quantities, string]>([
    ["root", { ...loop, root: "= a + b" }, "root(a(b(rate)) b(rate a))"],
    ["root", { ...loop, root: "= b + a" }, "root(b(rate a) a(b(rate)))"],
    ["a", loop, "a(b(rate))"],
    ["root", { ...loop, c: "= a * 2", root: "= a + c" }, "root(a(b(rate)) c(a(b(rate))))"],
    ["root", { x: "1 to 2", y: "= x", z: "= x + y", root: "= y + z" }, "root(y(x) z(x y(x)))"],
  ])("%s of %j", (name, quantities, expected) => {
    expect(shown(quantities, name)).toBe(expected)
  })

  test("many stocks that all look back at each other end too", () => {
    const names = Array.from({ length: 12 }, (_, k) => `s${k}`)
    const sum = names.map((name) => `previous(${name})`).join(" + ")
    const stocks = Object.fromEntries(names.map((name) => [name, { start: "1", next: `= ${sum}` }]))
    const { answer } = explainQuantities(calculated(stocks, { months: 2 }), "s0", { samples: 8 })
    expect(answer?.uses).toHaveLength(11)
  })
})

test("what is no number is told where it is explained", () => {
  const { diagnostics } = explainQuantities(calculated({ n: "0", a: "= n / n", b: "= if(n > 0, a, 1)" }), "b", { samples: 8 })
  // `a` is shown, and is none.
  expect(diagnostics.map(({ code, params }) => [code, params.path])).toEqual([["not-a-number", "a"]])
})
