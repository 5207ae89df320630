import fc from "fast-check"
import { expect, test } from "vitest"
import { codeFrame } from "./code-frame.ts"

function frame(text: string, marked: string, width?: number): string {
  const start = text.indexOf(marked)
  return codeFrame(text, { file: "f", start, end: start + marked.length }, width === undefined ? {} : { width })
}

test("carets stand under the span", () => {
  expect(frame("a: 1\nprice: 20 to 40 USD\n", "20 to 40 USD")).toBe(" 2 | price: 20 to 40 USD\n   |        ^^^^^^^^^^^^")
})
test("wide characters take two columns", () => {
  expect(frame("价格: 500 万圆", "万圆")).toBe(" 1 | 价格: 500 万圆\n   |           ^^^^")
})
test("tabs become spaces", () => {
  expect(frame("\tx: 5 mo", "mo")).toBe(" 1 |     x: 5 mo\n   |          ^^")
})
test("control characters of the file are not printed", () => {
  expect(frame("x: \u001b[31m5\u0007 mo", "mo")).toBe(" 1 | x: \ufffd[31m5\ufffd mo\n   |            ^^")
})
test("an empty span has one caret, at the end of the text too", () => {
  expect(codeFrame("ab", { file: "f", start: 2, end: 2 })).toBe(" 1 | ab\n   |   ^")
})
test("a span over lines is marked to the end of its first line", () => {
  expect(codeFrame("ab: x\ncd", { file: "f", start: 4, end: 8 })).toBe(" 1 | ab: x\n   |     ^")
})
test("long lines are cut around the span", () => {
  const long = `${"a".repeat(100)} wrong ${"b".repeat(100)}`
  expect(frame(long, "wrong", 40)).toBe(` 1 | …${"a".repeat(11)} wrong ${"b".repeat(15)}…\n   | ${" ".repeat(13)}^^^^^`)
})
test("lines fit the width, whatever they hold", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.nat(300), fc.nat(20), (text, start, length) => {
      const lines = codeFrame(text, { file: "f", start, end: start + length }, { width: 60 }).split("\n")
      expect(lines.at(-1)).toMatch(/\^$/)
      expect((lines.at(-1) ?? "").length).toBeLessThanOrEqual(61)
    }),
    { numRuns: 200, seed: 1 },
  )
})
