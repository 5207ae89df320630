// Wherever a figure that is asked for rests on what is no number, the formula that makes it is told, with month and figures; nowhere else.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { meets } from "../../../tests/support/lazy-reader.ts"
import { modelOf, type Text } from "../../../tests/support/model.ts"
import { randomDefinitions } from "../../../tests/support/random-formulas.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { interpret } from "../backends/interpreter.ts"
import type { Model, Quantity } from "../model/model.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { drawsOf, drawsOfStream } from "./draws.ts"
import { ancestry } from "./formulas.ts"
import { notANumber } from "./not-a-number.ts"

const months = 5

type Known = {
  readonly value: (quantity: Quantity, month: number) => number
  readonly met: (quantity: Quantity, month: number) => boolean
}

/** Of each sample what a patient reader finds. */
function readers({ model, plan, columns, initial }: Sampler): Known[] {
  return Array.from({ length: plan.samples }, (_, s) => {
    const sample = { inputs: columns.map((column) => column[s] ?? 0), parameters: initial, months: model.months }
    const value = interpret(model.graph, sample)
    const met = meets(model.graph, model.months, value)
    return { value: ({ shownNode }, month) => value(shownNode, month), met: ({ shownNode }, month) => met(shownNode, month) }
  })
}

function told(model: Model, asked: readonly Quantity[], samples: number, seed: number): readonly Diagnostic[] {
  const sampler = createSampler(model, { samples, seed })
  const found = notANumber({ draws: drawsOf(sampler), quantities: asked })
  expect(notANumber({ draws: drawsOfStream(model, { samples, seed }), quantities: asked })).toEqual(found)
  return found
}

/** Names of the quantities that are told of, those that are only counted too. */
function named(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap(({ code, params }) =>
    code === "more-not-a-number" ? (params.paths as string[]) : [String(params.path)],
  )
}

function monthsOf({ isMonthly }: Quantity): number[] {
  return Array.from({ length: isMonthly ? months : 1 }, (_, month) => month)
}

test("on random definitions", () => {
  let [clean, unclean, hidden] = [0, 0, 0]
  fc.assert(
    fc.property(randomDefinitions, fc.subarray(["q0", "q1", "q2", "q3", "q4"], { minLength: 1 }), (lines, names) => {
      const { model, diagnostics } = modelOf(lines, { months })
      fc.pre(diagnostics.length === 0)
      const asked = names.flatMap((name) => model.quantities.get(name) ?? [])
      const sampler = createSampler(model, { samples: 8, seed: 1 })
      const known = readers(sampler)
      const found = told(model, asked, 8, 1)
      const paths = named(found)
      for (const quantity of asked) {
        const isMet = known.some(({ met }) => monthsOf(quantity).some((month) => met(quantity, month)))
        const behind = new Set(ancestry(model, [quantity.path]).map(({ path }) => path))
        if (isMet) expect(paths.filter((path) => behind.has(path))).not.toEqual([])
      }
      const isClean = !asked.some((quantity) => known.some(({ met }) => monthsOf(quantity).some((month) => met(quantity, month))))
      expect(found.length === 0).toBe(isClean)
      if (isClean) clean++
      else unclean++
      for (const diagnostic of found) {
        if (diagnostic.code !== "not-a-number") continue
        checkTold(diagnostic, model, known)
        if (diagnostic.params.hidden !== "") hidden++
      }
    }),
    { numRuns: 100, seed: 1 },
  )
  expect(clean).toBeGreaterThan(15)
  expect(unclean).toBeGreaterThan(20)
  expect(hidden).toBeGreaterThan(20)
})

/** The quantity rests on what is no number in that month, in as many samples, first in one with the figures that are told. */
function checkTold({ params }: Diagnostic, model: Model, known: readonly Known[]): void {
  const quantity = model.quantities.get(String(params.path))
  if (quantity === undefined) throw new Error(`no ${params.path}`)
  const month = Number(params.month)
  const samples = known.filter(({ met }) => monthsOf(quantity).some((m) => met(quantity, m)))
  expect(samples.length).toBeGreaterThanOrEqual(Number(params.samples))
  expect(Number(params.samples)).toBeGreaterThan(0)
  expect(params.of).toBe(known.length)
  expect(params.operation).not.toBe("")
  const { inputs, values, units } = params as Record<string, string[]>
  const isAsTold = ({ value, met }: Known): boolean => {
    const seen = (inputs ?? []).flatMap((path) => model.quantities.get(path) ?? [])
    const isNear = (got: number, wanted: number): boolean =>
      Object.is(got, wanted) || got === wanted || Math.abs(got - wanted) <= 6e-3 * Math.abs(wanted)
    const figuresIn = (m: number): boolean =>
      seen.every((one) => isNear(Number(values?.[(inputs ?? []).indexOf(one.path)]), value(one, m) / one.factor))
    // What a history makes (`cumulative`, `previous`) may have been made a month before.
    const isMade = monthsOf(quantity).some((m) => m <= Math.max(month, 0) && met(quantity, quantity.isMonthly ? m : 0))
    return isMade && Array.from({ length: months }, (_, m) => m).some(figuresIn)
  }
  expect(known.some(isAsTold), JSON.stringify(params)).toBe(true)
  expect(units?.length).toBe(inputs?.length)
  const isHidden = known.some(({ value, met }) => {
    const at = quantity.isMonthly ? month : 0
    return met(quantity, at) && !Number.isNaN(value(quantity, at))
  })
  if (params.hidden !== "") expect(isHidden).toBe(true)
}

type Row = readonly [path: string, month: unknown, operation: string, hidden: string, figures: readonly string[]]

function rowsOf(lines: Readonly<Record<string, Text>>, names: readonly string[], samples = 64): Row[] {
  const { model, diagnostics } = modelOf(lines, { months })
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
  const found = told(
    model,
    names.flatMap((name) => model.quantities.get(name) ?? []),
    samples,
    1,
  )
  return found.map(({ params }): Row => {
    const { inputs, values, units } = params as Record<string, string[]>
    const figures = (inputs ?? []).map((name, k) => `${name} ${values?.[k]} ${units?.[k]}`.trim())
    return [String(params.path), params.month, String(params.operation), String(params.hidden), figures]
  })
}

describe("what is told", () => {
  test.each<[string, Readonly<Record<string, Text>>, readonly Row[]]>([
    [
      "the formula that makes it and what it names, in their units, not what passes it on",
      { cost: "0 USD", n: "0 customer", each: "= cost / n", a: "= each * 2 customer" },
      [["each", 0, "0 / 0", "", ["cost 0 USD", "n 0 customer"]]],
    ],
    [
      "behind what it names the uncertain inputs and decisions that it leads back to",
      { x: "uniform(3, 3.0001)", d: "choose 2, 4", y: "= x - x", a: "= y / (d - d)" },
      [["a", 0, "0 / 0", "", ["y 0", "d 2", "x 3"]]],
    ],
    ["the month in which it first happens", { a: "= log(2 - t / 1 month)" }, [["a", 3, "log(-1)", "", []]]],
    [
      "what a stock was a month earlier",
      { a: { start: "2", next: "= log(previous - 1)" } },
      [["a", 1, "log(-1)", "", ["previous 0"]]],
    ],
    ["a sum of infinities", { x: "= 1 / (t / 1 month - 2)", a: "= sum(x) - sum(x)" }, [["a", 0, "∞ - ∞", "", ["x Infinity"]]]],
    ["nothing times infinity", { x: "= 1 / (t - t) * 1 month", a: "= 0 * x" }, [["a", 0, "0 * ∞", "", ["x Infinity"]]]],
    ["a root", { x: "-8", n: "1", a: "= (x * n + t / 1 month)^(1/3)" }, [["a", 0, "(-8) ^ 0.333", "", ["x -8", "n 1"]]]],
    ["a remainder", { a: "= mod(3, t / 1 month - 1)" }, [["a", 1, "mod(3, 0)", "", []]]],
    ["what a comparison hides", { n: "0", a: "= n / n > 0.5" }, [["a", 0, "0 / 0", "yes", ["n 0"]]]],
    ["what a condition hides", { n: "0", z: "= n / n", a: "= if(z, 1, 2)" }, [["z", 0, "0 / 0", "", ["n 0"]]]],
    ["whatever is raised to 0 is 1, and told all the same", { n: "0", a: "= (n / n)^n" }, [["a", 0, "0 / 0", "yes", ["n 0"]]]],
    ["what `first` hides", { n: "0", a: "= first(n / n * t)" }, [["a", 0, "0 / 0", "yes", ["n 0"]]]],
    ["two formulas, each by its own", { n: "0", m: "choose 0, 1", a: "= n / n", b: "= log(m - 1)", c: "= a + b" }, []],
  ])("%s", (_, lines, expected) => {
    if (expected.length > 0) expect(rowsOf(lines, ["a"])).toEqual(expected)
    else expect(rowsOf(lines, ["c"]).map(([path]) => path)).toEqual(["a", "b"])
  })

  test.each<[string, Readonly<Record<string, Text>>]>([
    ["a branch that is not taken", { n: "0", ratio: "= n / n", a: "= if(n > 0, ratio, 0)" }],
    ["what `and` need not ask", { n: "0", a: "= n > 0 and 1 / n - 1 / n > 0" }],
    ["what `or` need not ask", { n: "0", a: "= n == 0 or n / n > 0" }],
    ["months after the first truth", { a: "= first(if(t > 2 month, (t - t) / (t - t), t > 0 month))" }],
    ["a month that is not asked for", { x: "= mod(1, t / 1 month - 1)", a: "= at(x, month 3)" }],
    ["a month before the last", { x: "= mod(1, t / 1 month - 1)", a: "= last(x)" }],
    ["infinity", { n: "0", a: "= 1 / n" }],
  ])("nothing of %s", (_, lines) => {
    expect(rowsOf(lines, ["a"])).toEqual([])
  })

  test("a branch that some samples take is told with the figures of such a sample", () => {
    const [row] = rowsOf({ n: "discrete(0: 1, 1: 3)", a: "= if(n == 0, log(n - 1), n)" }, ["a"])
    expect(row).toEqual(["a", 0, "log(-1)", "", ["n 0"]])
  })

  test("one in thousands of samples is found", () => {
    const rare = { u: "uniform(0, 1)", a: "= if(u < 0.0001, u / (u - u) * 0, 1)", b: "= if(u < 0.0001, 0 / (u - u), 1) > 0" }
    expect(rowsOf(rare, ["a"], 100_000).map(([path, , operation]) => [path, operation])).toEqual([["a", "∞ * 0"]])
    expect(rowsOf(rare, ["b"], 100_000).map(([path, , operation]) => [path, operation])).toEqual([["b", "0 / 0"]])
  })

  test("five at most, the others are counted", () => {
    const lines = Object.fromEntries(Array.from({ length: 8 }, (_, k) => [`q${k}`, `= n / n + ${k}`]))
    const { model } = modelOf({ n: "0", ...lines })
    const found = told(
      model,
      Object.keys(lines).flatMap((name) => model.quantities.get(name) ?? []),
      16,
      1,
    )
    expect(found.map(({ code, params }) => params.path ?? [code, params.more, params.paths])).toEqual([
      ...["q0", "q1", "q2", "q3", "q4"],
      ["more-not-a-number", 3, ["q5", "q6", "q7"]],
    ])
  })
})
