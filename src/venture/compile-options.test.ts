// What a text is compiled with is checked like the text: told by its name, and never thrown.
import { describe, expect, test } from "vitest"
import { type SmallProject, smallProject } from "../../tests/support/small-project.ts"
import { defineVenture } from "../api/index.ts"
import { compileVenture, readVariant, type Venture } from "./index.ts"

const text = "venturi: 1\nassumptions: { price: 20 to 40 USD }\n"

const wrong: readonly (readonly [unknown, readonly string[]])[] = [
  [null, ["options"]],
  [{ file: 5 }, ["file"]],
  [{ file: "v.yaml", readFile: "v.yaml" }, ["readFile"]],
  [{ file: "v.yaml", scenarios: "slow" }, ["scenarios"]],
  [{ file: "v.yaml", overrides: [{ path: "price", value: "1 USD", text: "1 USD" }] }, ["overrides[0].value"]],
  [{ file: "v.yaml", scenario: 1 }, ["scenario"]],
  [{ file: "v.yaml", scenario: null }, ["scenario"]],
  [{ file: "v.yaml", overrides: { price: "1 USD" } }, ["overrides"]],
  [{ file: "v.yaml", overrides: [{ path: "price", text: 1 }, { text: "1 USD" }] }, ["overrides[0].text", "overrides[1].path"]],
]
const told = (diagnostics: ReturnType<typeof compileVenture>["diagnostics"]): unknown =>
  diagnostics.map(({ code, params }) => [code, params.option])

test.each(wrong)("%o", (options, names) => {
  const expected = names.map((name) => ["bad-option", name])
  const given = options as never // they check it themselves
  expect([compileVenture(text, given).venture, told(compileVenture(text, given).diagnostics)]).toEqual([null, expected])
  expect([readVariant(text, given).variant, told(readVariant(text, given).diagnostics)]).toEqual([null, expected])
  const described = defineVenture({ assumptions: { price: "20 USD" } }, given)
  expect([described.venture, told(described.diagnostics)]).toEqual([null, expected])
})

test("a file has a text and a name; a description needs none", () => {
  expect(told(compileVenture(text, undefined as never).diagnostics)).toEqual([["bad-option", "options"]])
  expect(told(compileVenture(text, {} as never).diagnostics)).toEqual([["bad-option", "file"]])
  expect(told(compileVenture(undefined as never, { file: "v.yaml" }).diagnostics)).toEqual([["bad-option", "text"]])
  expect(told(compileVenture(new Uint8Array(3) as never, { file: "v.yaml" }).diagnostics)).toEqual([["bad-option", "text"]])
  expect(defineVenture({ assumptions: { price: "20 USD" } }, {}).diagnostics).toEqual([])
})

test("the description and its options are told of together", () => {
  const { diagnostics } = defineVenture(null as never, { scenario: 5 as never })
  expect(diagnostics.map(({ code }) => code)).toEqual(["bad-option", "description-value"])
})

describe("words of a section", () => {
  const set = (path: string, word: string, parts: SmallProject = {}) =>
    compileVenture(smallProject(parts), { file: "v.yaml", overrides: [{ path, text: word }] })

  test.each<[string, string, (venture: Venture) => unknown]>([
    ["a.model.method", "qlora", ({ projects }) => projects[0]?.basis?.method],
    // One that the file leaves out.
    ["a.serving.precision", "int4", ({ projects }) => projects[0]?.basis?.precision],
  ])("--set %s=%s", (path, word, of) => {
    const { venture, diagnostics } = set(path, word)
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
    expect(venture === null ? null : of(venture)).toBe(word)
  })

  test("a word that is none is told at its own place, with the nearest", () => {
    const [diagnostic] = set("a.model.method", "qlorra").diagnostics
    expect([diagnostic?.code, diagnostic?.span?.file, diagnostic?.fix]).toEqual(["unknown-word", "--set a.model.method", "qlora"])
  })

  test("what is no key is told as before", () => {
    expect(set("a.model.methods", "qlora").diagnostics.map(({ code }) => code)).toContain("unknown-quantity")
  })
})
