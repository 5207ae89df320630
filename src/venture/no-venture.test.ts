// What is no venture is told once, as what it seems to be; a venture with mistakes is told its mistakes.
import { describe, expect, test } from "vitest"
import { sayDiagnostic, wordsOf } from "../words/index.ts"
import { compileVenture } from "./compile-venture.ts"

const told = (text: string) => compileVenture(text, { file: "v.yaml" }).diagnostics

describe("what is no venture", () => {
  test.each([
    ["html", "<!DOCTYPE html>\n<html><head><title>a: b</title></head>\n<body>\n<p>x</p></body></html>\n"],
    ["html", "\n<html lang='en'>\n<p>: :</p></html>"],
    ["xml", '<?xml version="1.0"?>\n<a><b/></a>\n'],
    ["xml", '<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>'],
    ["pdf", "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n"],
    ["plan", '{ "best": "a", "projects": {}, "resources": {}, "samples": 10240, "seed": 1 }'],
    ["json", '{ "dependencies": { "a": "1" }, "license": "x", "version": "1.0.0" }'],
    ["json", "[1, 2, 3]"],
    ["csv", "month,revenue,costs\n1,200,300\n2,220,310\n"],
    ["csv", "month\trevenue\n1\t200\n"],
    ["yaml", "apiVersion: v1\nkind: Deployment\nmetadata: { labels: x }\n"],
  ])("%s: %j", (kind, text) => {
    const [first, ...others] = told(text)
    expect([first?.code, first?.params, first?.severity, others]).toEqual(["no-venture", { kind }, "error", []])
    const sentences = (["en", "zh"] as const).map((language) => first && sayDiagnostic(wordsOf(language), first).message)
    expect(sentences.join()).not.toMatch(/something else|别的东西|undefined/u)
  })
})

describe("what may be one", () => {
  test.each([
    ['{ "venturi": 1, "projects": { "a": { "formulas": { "value": "1 USD" } } } }', []],
    ['{ "projects": { "a": { "formulas": { "value": "1 USD" } } } }', []],
    ["# first,second\nassumptions: { a: 1 }\n", []],
    ["asumptions: { a: 1 }\nproject: {}\n", ["unknown-key", "unknown-key"]],
    ["wrong: 1\n", ["unknown-key"]],
    ["just a line, with a comma\nand another line\n", ["no-sections"]],
  ])("%j", (text, codes) => expect(told(text).map(({ code }) => code)).toEqual(codes))
})
