// A described venture is the venture of the file with the same content: what it says, what it computes, what is wrong with it.
import { readdirSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { runVenture } from "../decide/run/run-venture.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { compileVenture, type ReadFile } from "../venture/index.ts"
import { defineVenture, ventureYaml } from "./define-venture.ts"
import type { VentureDescription } from "./description.ts"

const examples = new URL("../../examples/", import.meta.url)
const files = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"))

/** The YAML of an example as a program would have it: what an editor would accept is not asked here. */
function described(name: string): { description: VentureDescription; readFile: ReadFile } {
  const text = readFileSync(new URL(name, examples), "utf8")
  const readFile = (other: string): string | null => {
    try {
      return readFileSync(new URL(other, new URL(name, examples)), "utf8")
    } catch {
      return null
    }
  }
  return { description: parse(text) as VentureDescription, readFile } // a venture file has its form
}

function facts(diagnostics: readonly Diagnostic[]): unknown {
  return diagnostics.map(({ span, related, ...rest }) => ({
    ...rest,
    at: span === null ? null : [span.start, span.end],
    related: related?.map(({ start, end }) => [start, end]),
  }))
}

describe.each(files)("examples/%s", (name) => {
  const { description, readFile } = described(name)
  const file = "venture.yaml"
  const text = ventureYaml(description)
  const ofText = compileVenture(text, { file, readFile })
  const ofDescription = defineVenture(description, { readFile })

  test("says the same", () => {
    expect(facts(ofDescription.diagnostics)).toEqual(facts(ofText.diagnostics))
    expect(parse(text)).toEqual(description)
  })

  test("gives the same figures", () => {
    if (ofText.venture === null || ofDescription.venture === null)
      return expect(ofDescription.venture === null).toBe(ofText.venture === null)
    const [a, b] = [ofDescription.venture, ofText.venture].map((venture) => runVenture(venture, { samples: 200 }))
    expect(a?.answer).toEqual(b?.answer)
    expect(ofDescription.venture.text).toBe(text)
    expect(ofDescription.venture.written).toEqual(ofText.venture.written)
  })
})

/** Every place of a description, to plant a mistake there. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path]
  const children = Object.entries(value).map(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))
  return [path, ...children.flat()]
}

function withMistake(value: unknown, [key, ...rest]: readonly (string | number)[], mistake: unknown): unknown {
  if (key === undefined) return mistake
  if (Array.isArray(value)) return value.map((item, k) => (k === key ? withMistake(item, rest, mistake) : item))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? withMistake(inner, rest, mistake) : inner]),
  )
}

test("whatever is wrong is told alike, with its path", () => {
  const { description } = described("first/venture.yaml")
  const all = places(description).filter((path) => path.length > 0)
  const mistakes = fc.constantFrom<unknown>(
    null,
    7,
    "",
    "7 lightyears",
    "= nothing",
    "40 to 20 USD",
    [],
    ["x"],
    {},
    { x: 1 },
    "USD",
  )
  fc.assert(
    fc.property(fc.constantFrom(...all), mistakes, (path, mistake) => {
      const wrong = withMistake(description, path, mistake) as VentureDescription // not one any more, and meant so
      const ofText = compileVenture(ventureYaml(wrong), { file: "venture.yaml" })
      const { diagnostics } = defineVenture(wrong)
      expect(facts(diagnostics)).toEqual(facts(ofText.diagnostics))
      for (const { span } of diagnostics) if (span !== null) expect(reached(wrong, span.file)).not.toBeUndefined()
    }),
    { numRuns: 60, seed: 1 },
  )
})

/** What stands at `projects["own model"].plan[0]`. */
function reached(value: unknown, path: string): unknown {
  const keys = [...path.matchAll(/\[(?<quoted>"(?:[^"\\]|\\.)*"|\d+)\]|(?<plain>[^.[\]]+)/gu)].map(({ groups }) =>
    groups?.plain === undefined ? JSON.parse(groups?.quoted ?? "0") : groups.plain,
  )
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) // a path leads through objects
}

const small: VentureDescription = {
  assumptions: { price: "20 to 40 USD/month", months: "12 month" },
  formulas: { year: "= price * months" },
}

test("a path stands in the place of file and line", () => {
  const { venture, diagnostics } = defineVenture({ ...small, formulas: { year: "= prise * months" } })
  expect(venture).toBeNull()
  expect(diagnostics.map(({ code, span, params }) => [code, span?.file, params.nearest])).toEqual([
    ["unknown-name", "formulas.year", ["price"]],
  ])
})

test("values can be put in place, and scenarios run", () => {
  const set = defineVenture(small, { overrides: [{ path: "price", text: "10 USD/month" }] })
  const scenario = defineVenture({ ...small, scenarios: { low: { price: "10 USD/month" } } }, { scenario: "low" })
  for (const { venture } of [set, scenario]) {
    const run = venture === null ? null : runVenture(venture, { samples: 100, quantities: ["year"] })
    expect(run?.answer?.quantities.year).toMatchObject({ unit: "USD", mean: 120, sd: 0 })
  }
})

test("a text written twice is two inputs, a name is one", () => {
  const twice = defineVenture({ assumptions: { a: "1 to 2 USD", b: "1 to 2 USD" }, formulas: { d: "= a - b", e: "= a - a" } })
  const run = twice.venture === null ? null : runVenture(twice.venture, { samples: 500 })
  expect(run?.answer?.quantities.d?.sd).toBeGreaterThan(0.1)
  expect(run?.answer?.quantities.e?.sd).toBe(0)
})

test("an empty description is an empty venture", () => {
  expect(ventureYaml({})).toBe("{}\n")
  expect(facts(defineVenture({}).diagnostics)).toEqual(facts(compileVenture("{}\n", { file: "x" }).diagnostics))
})
