import fc from "fast-check"
import { expect, test } from "vitest"
import type { Figure } from "./document.ts"
import { lineOf, marked, plain, plainly } from "./marks.ts"

const figure = fc.record({
  kind: fc.constant("figure" as const),
  text: fc.string({ unit: "binary" }),
  value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)),
  at: fc.string(),
  path: fc.string(),
})
const text = fc.string({ unit: "binary" }).map(plain)

test("what is marked in a sentence is found again, in its place", () => {
  const parts = fc.array(fc.oneof(text, figure))
  fc.assert(
    fc.property(parts, (all) => {
      const sentence = all.map((part) => (typeof part === "string" ? part : marked(clean(part)))).join("")
      const line = lineOf(sentence)
      const read = line.map((one) => (one.kind === "text" ? one.text : one.kind === "figure" ? `<${one.at}>` : "")).join("")
      expect(read).toBe(all.map((part) => (typeof part === "string" ? part : `<${clean(part).at}>`)).join(""))
      expect(line.filter(({ kind }) => kind === "figure")).toEqual(
        all.flatMap((part) => (typeof part === "string" ? [] : [clean(part)])),
      )
    }),
  )
})

/** Figures are made of cleaned texts. */
function clean(one: Figure): Figure {
  return plainly(one)
}

test.each([
  ["a text", "a \u{e000}{}\u{e001} b", "a {} b"],
  ["a list", ["\u{e001}x", 1, null], ["x", 1, null]],
  ["an object", { name: "\u{e000}", inside: { list: ["\u{e001}y"] } }, { name: "", inside: { list: ["y"] } }],
])("%s loses the signs of marks and nothing else", (_what, data, expected) => expect(plainly<unknown>(data)).toEqual(expected))

test("a text as one types it is marked as such", () => {
  expect(lineOf(`run ${marked({ kind: "code", text: "venturi plan" })}.`)).toEqual([
    { kind: "text", text: "run " },
    { kind: "code", text: "venturi plan" },
    { kind: "text", text: "." },
  ])
})

test.each([
  ["0元", " 至 ", "3,880万元", " 之间", "0元至 3,880万元之间"],
  ["12.3", " 至 ", "20 USD", " 之间", "12.3 至 20 USD 之间"],
  ["0 EUR", " and ", "3M EUR", " in all", "0 EUR and 3M EUR in all"],
])("between Chinese signs stands no space, beside figures and letters it stays: %s %s %s", (low, to, high, end, expected) => {
  const one = (said: string): string => marked({ kind: "figure", text: said, value: 0, at: "", path: "" })
  const line = lineOf(`${one(low)}${to}${one(high)}${end}`)
  expect(line.map((inline) => ("text" in inline ? inline.text : "")).join("")).toBe(expected)
})
