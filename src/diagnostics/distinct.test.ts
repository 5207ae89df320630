// What is told twice of one place is told once.
import { expect, test } from "vitest"
import { error, warning } from "./diagnostic.ts"
import { distinctDiagnostics } from "./distinct.ts"

const span = { file: "a.yaml", start: 3, end: 5 }

test("the same code, place and parameters are told once, at their first place", () => {
  const first = error("unknown-name", span, { name: "x" })
  const other = warning("unused-quantity", null, { name: "y" })
  expect(distinctDiagnostics([first, other, { ...first }, { ...other }])).toEqual([first, other])
})

test.each([
  ["code", error("no-unit", span, { name: "x" })],
  ["place", error("unknown-name", { ...span, start: 4 }, { name: "x" })],
  ["file", error("unknown-name", { ...span, file: "b.yaml" }, { name: "x" })],
  ["parameter", error("unknown-name", span, { name: "z" })],
])("another %s is another one", (_, other) => {
  const first = error("unknown-name", span, { name: "x" })
  expect(distinctDiagnostics([first, other])).toEqual([first, other])
})
