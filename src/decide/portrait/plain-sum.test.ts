// Which formulas are sums of names, and what their terms mean.
import { expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { noUnits, parseFormula } from "../../units/index.ts"
import { partsOf, termsOf } from "./plain-sum.ts"

function read(text: string): string | null {
  const expr = parseFormula(text, { file: "f", offset: 0 }, noUnits, (d) => {
    throw new Error(d.code)
  })
  if (expr === null) throw new Error(text)
  const terms = termsOf(expr)
  return terms === null ? null : terms.map(({ name, sign }) => (sign === 1 ? "+" : "-") + name).join(" ")
}

test.each([
  ["a", "+a"],
  ["a + b - c", "+a +b -c"],
  ["a - (b - c)", "+a -b +c"],
  ["-(a - -b)", "-a -b"],
  ["(a - b) * 1 month + 1 month * c", "+a -b +c"],
  ["a / 1 month", "+a"],
  ["a + a", "+a +a"],
  ["a * b", null],
  ["a * 2 month", null],
  ["a * 1 year", null],
  ["a * 1", null],
  ["1 month / a", null],
  ["a + 5 USD", null],
  ["a + max(b, c)", null],
  ["a + t", null],
  ["not a", null],
])("%s is %s", (text, expected) => {
  expect(read(text)).toBe(expected)
})

test("names are looked up as the engine does: the project's own before the file's, never itself", () => {
  const { model } = smallVenture({
    file: { fee: "1 USD", rent: "2 USD", total: "3 USD" },
    projects: { a: { fee: "4 USD", total: "= fee + rent - total", other: "= b.fee - fee" }, b: { fee: "5 USD" } },
  })
  const paths = (path: string): string[] => {
    const quantity = model.quantities.get(path)
    return quantity === undefined ? [] : (partsOf(model, quantity) ?? []).map((part) => part.quantity.path)
  }
  expect(paths("a.total")).toEqual(["a.fee", "rent", "total"])
  expect(paths("a.other")).toEqual(["b.fee", "a.fee"])
  expect(paths("fee")).toEqual([])
})
