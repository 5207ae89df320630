// A month of a venture: as an index from 0, or what is wrong with it.
import { expect, test } from "vitest"
import { askedMonth } from "./asked-month.ts"
import { compileVenture } from "./index.ts"

const dated = { start: "2027-11", months: 6 }
const outside = ["month-outside", { months: 6, last: 5, from: "2027-11", to: "2028-04" }]

test.each<[string, { start: string | null; months: number }, unknown]>([
  ["5", dated, 5],
  ["month 0", dated, 0],
  ["2027-11", dated, 0],
  ["2028-04", dated, 5],
  ["2028年1月", dated, 2],
  ["2028-05", dated, outside],
  ["2027-10", dated, outside],
  ["6", dated, outside],
  ["6", { ...dated, start: null }, ["month-outside", { months: 6, last: 5 }]],
  ["2028-01", { ...dated, start: null }, ["no-start", { got: "2028-01" }]],
  ["soon", dated, null],
])("%j in %o", (text, header, expected) => {
  const read = askedMonth(text, header, null)
  expect(read !== null && typeof read === "object" ? [read.code, read.params] : read).toEqual(expected)
})

test.each([
  ["cash at month 2 > 0 USD", { kind: "month", month: 2 }],
  ["cash at 2 > 0 USD", { kind: "month", month: 2 }],
  ["cash at 2027-03 > 0 USD", { kind: "month", month: 2 }],
  ["cash at end > 0 USD", { kind: "end" }],
  ["cash always > 0 USD", { kind: "always" }],
])("the constraint %s", (constraint, when) => {
  const text = `venturi: 1
start: 2027-01
horizon: 6 months
constraints: ["${constraint}"]
projects: { a: { formulas: { value: 1 USD, cash: { start: 1 USD, change: 1 USD/month } } } }
`
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  expect(diagnostics).toEqual([])
  expect(venture?.constraints.map((one) => one.when)).toEqual([when])
})
