import { expect, test } from "vitest"
import { error } from "./diagnostic.ts"
import { inOrder, lineColumn } from "./position.ts"

test.each([
  ["ab\ncd", 0, 1, 1],
  ["ab\ncd", 2, 1, 3],
  ["ab\ncd", 3, 2, 1],
  ["ab\ncd", 99, 2, 3],
  ["ab\ncd", -1, 1, 1],
  ["a\r\nb", 3, 2, 1],
  ["a\rb", 2, 2, 1],
  ["", 0, 1, 1],
  ["万元 x", 3, 1, 4],
])("offset in %j: %i is line %i, column %i", (text, offset, line, column) => {
  expect(lineColumn(text, offset)).toEqual({ line, column })
})

test("by file, then by place; what has no place first; equal places as found", () => {
  const at = (code: string, file: string, start: number) => error(code, { file, start, end: start + 1 })
  const mixed = [at("d", "b", 0), at("b", "a", 5), at("c", "a", 5), at("a", "a", 1), error("none", null)]
  expect(inOrder(mixed).map((d) => d.code)).toEqual(["none", "a", "b", "c", "d"])
})
