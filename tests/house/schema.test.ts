import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { keyMeanings } from "../../src/words/meanings-keys.ts"
import { formatFile, formatText } from "../../tools/format.ts"
import { schemaFile, schemaText, ventureSchema } from "../../tools/schema.ts"
import { exampleNames } from "../support/examples.ts"

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(ventureSchema())
const root = new URL("../../", import.meta.url)
const read = (path: string): unknown => parse(readFileSync(new URL(path, root), "utf8")) as unknown

test("the shipped schema is the one of the shapes (`npm run schema` rewrites it)", () => {
  expect(readFileSync(schemaFile, "utf8")).toBe(schemaText())
})

test("the page of all keys is the one of the shapes (`npm run schema` rewrites it)", () => {
  expect(readFileSync(formatFile, "utf8")).toBe(formatText())
})

test("each sentence of a key stands on the page, in both languages", () => {
  const page = readFileSync(formatFile, "utf8")
  const lost = Object.entries(keyMeanings).filter(([, { en, zh }]) => !page.includes(`| ${en} | ${zh} |`))
  expect(lost).toEqual([])
})

describe("it takes what the checker takes", () => {
  const right = [
    ...exampleNames.map((name) => `examples/${name}/venture.yaml`),
    ...["contract-example", "decision-problem", "second-currency"].map((name) => `tests/cases/${name}/venture.yaml`),
    "bench/reference.venture.yaml",
  ]
  test.each(right)("%s", (path) => {
    validate(read(path))
    expect(validate.errors ?? []).toEqual([])
  })
})

test("and refuses the file of ten mistakes at what a schema can see: the unknown key, the missing text", () => {
  expect(validate(read("tests/cases/ten-mistakes/venture.yaml"))).toBe(false)
  const places = (validate.errors ?? []).map((e) => e.instancePath)
  expect(places).toContain("/projects/assistant/serving")
  expect(places).toContain("/name")
})

test("quantities carry their sentence in both languages", () => {
  expect(schemaText()).toMatch(/"description": "[^"]+"/u)
  expect(schemaText()).toMatch(/"x-zh": "[^"]*[\u4e00-\u9fff]/u)
})
