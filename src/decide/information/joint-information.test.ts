/** Several things known at once, against closed forms and brute force. */
import { describe, expect, test } from "vitest"
import { drawInputs, samplePlan } from "../../engine/index.ts"
import type { Distribution } from "../../units/index.ts"
import type { Limit } from "../choose/limits.ts"
import { jointInformation } from "./joint-information.ts"
import { type Candidate, informationOf, perfectInformation } from "./partial-information.ts"

const plan = samplePlan(8192)
const laws: readonly Distribution[] = [
  { kind: "normal", mean: 0, sd: 1 },
  { kind: "normal", mean: 0, sd: 1 },
  { kind: "uniform", low: 0, high: 1 },
  { kind: "uniform", low: 0, high: 2 },
]
const { columns } = drawInputs(
  laws.map((distribution, k) => ({ path: `input ${k}`, distribution, factor: 1 })),
  [],
  plan,
  3,
)
const [x, w, y, z] = columns
if (x === undefined || w === undefined || y === undefined || z === undefined) throw new Error("no draws")

const candidate = (of: (s: number) => number): Candidate => {
  return { utility: Float64Array.from({ length: plan.samples }, (_, s) => of(s)), limits: [], votes: [] }
}
const stay = candidate(() => 0)

test("two that tell all are worth what everything is: 0.5641896 of N(0, 2), sqrt(2 / (2 pi))", () => {
  const candidates = [stay, candidate((s) => x[s]! + w[s]!)]
  expect(jointInformation([x, w], candidates, plan).value).toBeCloseTo(Math.sqrt(1 / Math.PI), 2)
  expect(jointInformation([x, w, y], candidates, plan).value).toBeCloseTo(perfectInformation(candidates), 2)
})

test("what says nothing is worth nothing", () => {
  expect(jointInformation([y, z], [stay, candidate((s) => x[s]! - 0.2)], plan).value).toBeLessThan(0.005)
})

test("a column that does not vary, or is not known, tells nothing", () => {
  const candidates = [stay, candidate((s) => x[s]!)]
  expect(jointInformation([x.map(() => 3), x.map(() => Number.NaN)], candidates, plan)).toEqual({ value: 0, error: 0 })
  expect(jointInformation([x, x.map(() => 3)], candidates, plan).value).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 2)
})

describe("a product: neither sign of it alone says which way it goes", () => {
  const candidates = [stay, candidate((s) => x[s]! * w[s]!)]
  test("alone nothing", () => expect(informationOf(x, candidates, plan).value).toBeLessThan(0.01))
  // E[max(0, XW)] = E|X| E|W| / 2 = 1 / pi.
  test("together all of 1 / pi", () => expect(jointInformation([x, w], candidates, plan).value).toBeCloseTo(1 / Math.PI, 2))
})

test("two crooked projects, as brute force has it", () => {
  const candidates = [candidate((s) => 10 * z[s]! * y[s]! ** 2 - 2), candidate((s) => 3 * Math.sqrt(y[s]!) - 0.5)]
  const points = Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const best = mean(
    points.map((u) => mean(points.map((v) => Math.max(20 * u * v ** 2 - 2, 3 * Math.sqrt(v) - 0.5) - (20 * u * v ** 2 - 2)))),
  )
  expect(Math.abs(jointInformation([z, y], candidates, plan).value - best)).toBeLessThan(0.02)
})

test("knowledge leads to nothing that lacks more of a constraint", () => {
  // With a probability of 90 % the vote must say yes; only these parts of a constraint are looked at.
  const limit = { constraint: { comparison: ">", value: 0, probability: 0.9 }, isTruth: false } as unknown as Limit
  const bound = { ...candidate((s) => 1 + y[s]!), limits: [limit], votes: [x.map((value) => (value > 0 ? 0 : 1))] }
  const free = { ...stay, limits: [limit], votes: [x.map(() => 1)] }
  const { value } = jointInformation([x, w], [free, bound], plan)
  // In half of all cases it is known to hold, and then 1.5 more is had; where the regression is not sure it is left alone.
  expect(value).toBeGreaterThan(0.5)
  expect(value).toBeLessThan(0.77)
})
