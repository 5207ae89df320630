// Inputs that two models share have the same draws in both, whatever else stands in either.
import { describe, expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { createSampler, type Model } from "../../engine/index.ts"
import { seatPlan, seatsFor } from "./seats.ts"

const first = modelOf({ price: "20 to 40", churn: "uniform(1, 2)", users: "5 to 9", value: "= price + churn + users" }).model
const second = modelOf({
  luck: "bernoulli(0.3)",
  users: "5 to 9",
  extra: "1 to 3",
  price: "30 to 90",
  value: "= price + users + extra + luck",
}).model

function draws(
  model: Model,
  other: Model,
  turned = false,
  correlations: { a: string; b: string; rank: number }[] = [],
): Map<string, Float64Array> {
  const plan = turned ? seatPlan(other, model) : seatPlan(model, other)
  const number = (path: string): number => model.inputs.findIndex((input) => input.path === path)
  const { columns } = createSampler(model, {
    samples: 200,
    seed: 1,
    seats: seatsFor(model.inputs, plan),
    correlations: correlations.map(({ a, b, rank }) => ({ a: number(a), b: number(b), rank })),
  })
  return new Map(model.inputs.map(({ path }, k) => [path, columns[k] ?? new Float64Array()]))
}

describe("shared inputs", () => {
  test("have identical draws", () => {
    expect(draws(first, second).get("users")).toEqual(draws(second, first).get("users"))
  })

  test("have them whichever model comes first", () => {
    for (const model of [first, second])
      expect(draws(model, model === first ? second : first, true)).toEqual(draws(model, model === first ? second : first))
  })

  test("keep their quantile when their interval changes", () => {
    const place = (column: Float64Array | undefined): number[] =>
      [...(column ?? [])].map((x) => [...(column ?? [])].filter((y) => y < x).length)
    expect(place(draws(first, second).get("price"))).toEqual(place(draws(second, first).get("price")))
  })

  test("keep them in a correlation, in whatever order it names them", () => {
    const pair = { a: "price", b: "users", rank: 0.5 }
    const [mine, its] = [draws(first, second, false, [pair]), draws(second, first, false, [{ ...pair, a: "users", b: "price" }])]
    expect(mine.get("users")).toEqual(its.get("users"))
  })
})

test("a model beside itself is drawn as without seats", () => {
  const usual = createSampler(first, { samples: 200, seed: 1 }).columns
  expect([...draws(first, first).values()]).toEqual(usual)
})

test("no two inputs have one seat, also when a shared one is parted", () => {
  const one = { path: "a", paths: ["a", "b", "c"], distribution: { kind: "uniform", low: 0, high: 1 }, factor: 1 } as const
  const parted = ["c", "a", "b"].map((path) => ({ ...one, path, paths: [path] }))
  const [joined, apart] = [[one], parted].map((inputs) => ({ inputs, quantities: new Map() }))
  if (joined === undefined || apart === undefined) throw new Error("two sides")
  for (const plan of [seatPlan(joined, apart), seatPlan(apart, joined)]) {
    const dimensions = seatsFor(parted, plan).map(({ dimension }) => dimension)
    expect(new Set(dimensions).size).toBe(3)
    expect(seatsFor([one], plan)).toHaveLength(1)
  }
})
