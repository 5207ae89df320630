// Whoever is asked, a figure that rests on what is no number is told: the formula that makes it, the month, the figures in it.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { randomDefinitions } from "../../../tests/support/random-formulas.ts"
import { type Lines, type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { ancestry, createSampler, drawsOf, notANumber, type Quantity } from "../../engine/index.ts"
import { readVariant, type Venture } from "../../venture/index.ts"
import { compareVariants } from "../compare/compare-variants.ts"
import { explainQuantity } from "../explain/explain-quantity.ts"
import { mattersOf } from "../matters/matters.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { solveVenture } from "../solve/solve-venture.ts"
import { runVenture } from "./run-venture.ts"
import { streamVenture } from "./stream-venture.ts"

const n = { n: "discrete(0: 1, 1: 1)" }

function told(diagnostics: readonly Diagnostic[]): (readonly [code: string, path: unknown])[] {
  return diagnostics.map(({ code, params }) => [code, params.path] as const)
}

test.each<[string, Lines, readonly string[]]>([
  ["a comparison hides it", { b: "= if(n == 0, 0 / 0, 1) > 0" }, ["b"]],
  ["`not` hides it", { b: "= not (n / n)" }, ["b"]],
  ["`first` hides it", { b: "= first(n / n > t / 1 month)" }, ["b"]],
  ["another quantity makes it", { z: "= n / n", b: "= first(z > 0)" }, ["z"]],
  ["the condition of an `if` hides it", { z: "= n / n", b: "= if(z, 1, 2)" }, ["z"]],
  ["a figure known before the run hides it", { b: "= 0 / 0 > 1" }, ["b"]],
  ["a branch not taken does not count", { b: "= if(n > 0, n / n > 0.5, 0)", c: "= if(n > 0, n / n, 0) > 0.5" }, []],
  ["nor what `and` and `or` need not ask", { b: "= n > 0 and n / n > 0.5", c: "= n == 0 or n / n > 0.5" }, []],
  ["what they ask does", { b: "= n == 0 and n / n > 0.5", c: "= n > 0 or n / n > 0.5" }, ["b", "c"]],
])("0 / 0 in a truth: %s", (_, lines, expected) => {
  const { diagnostics } = runVenture(smallVenture({ file: { ...n, ...lines }, months: 4 }), {
    samples: 1000,
    quantities: ["b", ...("c" in lines ? ["c"] : [])],
  })
  expect(diagnostics.map(({ code, params }) => [code, params.path, params.month])).toEqual(
    expected.map((path) => ["not-a-number", path, 0]),
  )
})

function ventureOf(file: Lines): Venture | null {
  try {
    return smallVenture({ file, months: 4 })
  } catch {
    // `log(-1)` and its like are mistakes of the text.
    return null
  }
}

async function streamed(venture: Venture, samples: number, quantities: readonly string[]): Promise<readonly Diagnostic[]> {
  let last: readonly Diagnostic[] = []
  for await (const { diagnostics } of streamVenture(venture, { samples, quantities })) last = diagnostics
  return last
}

test("run, a stream, explain and what matters say the same of random definitions", async () => {
  let unclean = 0
  const names = fc.subarray(["q0", "q1", "q2", "q3", "q4"], { minLength: 1 })
  const property = fc.asyncProperty(randomDefinitions, names, async (lines, quantities) => {
    const venture = ventureOf(lines as Lines) // stocks of these definitions have a next value
    fc.pre(venture !== null)
    if (venture === null) return
    const { model } = venture
    const of = (paths: readonly string[]): readonly Quantity[] => paths.flatMap((path) => model.quantities.get(path) ?? [])
    const draws = drawsOf(createSampler(model, { samples: 1500, seed: 1 }))
    const wanted = notANumber({ draws, quantities: of(quantities) })
    if (wanted.length > 0) unclean++
    expect(runVenture(venture, { samples: 1500, quantities }).diagnostics).toEqual(wanted)
    expect(await streamed(venture, 1500, quantities)).toEqual(wanted)
    const [one = ""] = quantities
    expect(mattersOf(venture, one, { samples: 1500 }).diagnostics).toEqual(notANumber({ draws, quantities: of([one]) }))
    const tree = new Set(ancestry(model, [one]).map(({ path }) => path))
    const { diagnostics } = explainQuantity(venture, one, { samples: 1500 })
    const ofTree = notANumber({ draws, quantities: of([...tree]) })
    expect(diagnostics.map(({ params }) => params.path).toSorted()).toEqual(ofTree.map(({ params }) => params.path).toSorted())
  })
  await fc.assert(property, { numRuns: 40, seed: 5 })
  expect(unclean).toBeGreaterThan(5)
})

test("what so many samples show is told of all of them, in a stream as well", async () => {
  const venture = smallVenture({ file: { u: "uniform(0, 1)", z: "= if(u < 0.0002, 0 / (u - u), 1)", y: "= if(z > 0, 1, 2)" } })
  const options = { samples: 60_000, quantities: ["y"] }
  const { diagnostics } = runVenture(venture, options)
  expect(told(diagnostics)).toEqual([["not-a-number", "z"]])
  expect(Number(diagnostics[0]?.params.samples)).toBeGreaterThan(5)
  expect(Number(diagnostics[0]?.params.samples)).toBeLessThan(30)
  expect(await streamed(venture, options.samples, options.quantities)).toEqual(diagnostics)
})

test("what must be sure is asked for too", () => {
  const venture = smallVenture({ file: { ...n, z: "= n / n > 0.5", y: "= n + 1" } })
  const { diagnostics } = runVenture(venture, { samples: 1000, quantities: ["y"], until: "z +- 5 %" })
  expect(told(diagnostics)).toEqual([["not-a-number", "z"]])
})

describe("a plan", () => {
  const planned = (small: SmallVenture): readonly Diagnostic[] => planVenture(smallVenture(small), { samples: 1000 }).diagnostics

  test("tells it once for all projects", () => {
    const projects = { a: { value: "= if(odd, 1 USD, 0 USD)" }, c: { value: "= if(odd, 2 USD, 0 USD)" } }
    expect(told(planned({ file: { ...n, odd: "= n / n > 0.5" }, projects }))).toEqual([["not-a-number", "odd"]])
  })

  test("looks at what its constraints compare and at what it shows besides", () => {
    const values = { value: "= 1 USD * n", launch: "= n / n * 1 month", margin: "= log(n - 1)" }
    const found = planned({ file: n, projects: { a: values }, constraints: ["margin always > 0"] })
    expect(
      told(found)
        .filter(([code]) => code === "not-a-number")
        .map(([, path]) => path),
    ).toEqual(["a.launch", "a.margin"])
  })

  test("tells of decisions that it cast away since they are worth nothing that is known", () => {
    const projects = { a: { gpus: "choose 0, 1, 2", value: "= 1 USD * n + 0 USD * (gpus / gpus)" } }
    const [warning, ...others] = planned({ file: n, projects })
    expect(others).toEqual([])
    expect(warning?.params).toMatchObject({ path: "a.value", operation: "0 / 0", inputs: ["n", "a.gpus"] })
    expect(warning?.params.values).toEqual([expect.any(String), "0"])
  })

  test("tells of what a resource is worth that nobody can know", () => {
    const resources = { cash: "10 USD" }
    const [warning, ...others] = planned({
      resources,
      file: n,
      projects: { a: { value: "= n * resources.cash * resources.cash / resources.cash" } },
    })
    expect(others).toEqual([])
    expect(warning?.params).toMatchObject({ path: "a.value", operation: "0 / 0", without: "resources.cash" })
    expect(planned({ resources, file: n, projects: { a: { value: "= n * resources.cash" } } })).toEqual([])
  })
})

test("a comparison tells it of either variant", () => {
  const text = (cost: string): string =>
    `venturi: 1\nname: A\nhorizon: 4 months\nassumptions:\n  n: 0 to 1\nprojects:\n  a:\n    formulas:\n      cost: ${cost}\n      value: = n * cost / cost\n`
  const [a, b] = ["1 USD", "0 USD"].map((cost) => readVariant(text(cost), { file: "v.yaml" }).variant)
  if (a == null || b == null) throw new Error("both compile")
  const compared = (one: typeof a, other: typeof a): unknown[] => {
    const { diagnostics } = compareVariants(one, other, { samples: 1000 })
    return told(diagnostics.filter(({ code }) => code === "not-a-number"))
  }
  expect(compared(a, b)).toEqual([["not-a-number", "a.value"]])
  expect(compared(b, a)).toEqual([["not-a-number", "a.value"]])
  expect(compared(a, a)).toEqual([])
})

test("`solve` tells it of the values that it tells of", () => {
  const text = `venturi: 1\nname: A\nassumptions:\n  n: 0 to 1\n  d: 2\nformulas:\n  y: = if(log(n * d + n / 2) > 0, n, n + d)\n`
  const { variant } = readVariant(text, { file: "v.yaml" })
  if (variant === null) throw new Error("it compiles")
  const solved = (suchThat: string): readonly Diagnostic[] => {
    const { answer, diagnostics } = solveVenture(variant, { input: "d", suchThat }, { samples: 1000 })
    expect(answer).not.toBeNull()
    return diagnostics
  }
  const [warning, ...others] = solved("mean(y) > 3")
  expect(others).toEqual([])
  expect(warning?.params).toMatchObject({ path: "y", sign: "log", hidden: "yes", inputs: ["n", "d"] })
})
