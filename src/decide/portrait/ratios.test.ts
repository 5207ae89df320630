// Ratios of given means: what is divided by what, and when there is nothing to divide by.
import { expect, test } from "vitest"
import type { Quantity } from "../../engine/index.ts"
import { ratiosIn } from "./ratios.ts"

/** As much of a quantity as ratios look at. */
const quantityOf = (name: string, kind: "library" | "file" = "library"): Quantity =>
  ({ path: `a.${name}`, definition: { name, origin: { kind } } }) as unknown as Quantity // a test: no other field is read

const names = [
  "unit.ltv_to_cac",
  "unit.ltv",
  "unit.cac",
  "unit.worth_won",
  "unit.acquiring",
  "unit.joining",
  "business.customers",
  "business.gross_margin",
  "business.gross_profit",
  "business.revenue",
]

function yearsOf(name: string, means: Readonly<Record<string, readonly number[]>>): readonly (number | null)[] {
  const own = new Map(names.map((one) => [one, quantityOf(one)]))
  const quantity = own.get(name)
  if (quantity === undefined) throw new Error(name)
  return ratiosIn(own).years(quantity, ({ definition }) => means[definition.name] ?? [])
}

test.each<[string, number[], number[], (number | null)[]]>([
  ["the quotient of the means", [600, 900], [2, 3], [300, 300]],
  ["nothing below is no ratio", [600, 900], [0, 3], [null, 300]],
  ["less than a fiftieth of the most below is next to nothing", [600, 900], [0.059, 3], [null, 300]],
  ["a little more is told", [600, 900], [0.0625, 3], [9600, 300]],
  ["who joined without anything spent on winning them cost nothing that could be told", [0, 900], [2, 3], [null, 300]],
  ["what rounding leaves above is nothing spent", [1e-13, 900], [2, 3], [null, 300]],
  ["what is not known makes no ratio", [600, 900], [Number.NaN, Number.NaN], [null, null]],
])("%s", (_, above, below, expected) => {
  expect(yearsOf("unit.cac", { "unit.acquiring": above, "unit.joining": below })).toEqual(expected)
})

test("of a share nothing above is nothing, and so is what rounding leaves", () => {
  const means = { "business.gross_profit": [0, -1e-13, 9], "business.revenue": [20, 20, 20] }
  expect(yearsOf("business.gross_margin", means)).toEqual([0, 0, 0.45])
})

test("a ratio of ratios has the parts of both, and is none where one of them is none", () => {
  const means = {
    "unit.worth_won": [90, 3000],
    "unit.acquiring": [0, 1000],
    "unit.joining": [1, 10],
    "business.customers": [5, 9],
  }
  expect(yearsOf("unit.ltv_to_cac", means)).toEqual([null, 3])
  const own = new Map(names.map((one) => [one, quantityOf(one)]))
  const parts = ratiosIn(own).parts([...own.values()])
  expect(parts.map(({ definition }) => definition.name).toSorted()).toEqual([
    "business.customers",
    "business.gross_profit",
    "business.revenue",
    "unit.acquiring",
    "unit.joining",
    "unit.worth_won",
  ])
})

test("a year with less than a tenth of the most customers tells what winning one cost, not what one brings", () => {
  const means = {
    ...{ "unit.worth_won": [-900, 3000], "unit.acquiring": [200, 1000], "unit.joining": [7, 10] },
    "business.customers": [7, 84],
  }
  expect(yearsOf("unit.ltv", means)).toEqual([null, 300])
  expect(yearsOf("unit.ltv_to_cac", means)).toEqual([null, 3])
  expect(yearsOf("unit.cac", means)[0]).toBeCloseTo(200 / 7, 9)
  expect(yearsOf("unit.ltv", { ...means, "business.customers": [9, 84] })[0]).toBeCloseTo(-900 / 7, 9)
})

test("a founder's formula in its place is no ratio", () => {
  const own = new Map(names.map((one) => [one, quantityOf(one, one === "unit.cac" ? "file" : "library")]))
  const [cac] = [...own.values()].filter(({ definition }) => definition.name === "unit.cac")
  expect(cac && ratiosIn(own).of(cac)).toBeNull()
})
