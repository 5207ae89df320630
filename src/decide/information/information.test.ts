/** The value of information against brute force: an outer loop over what is known, an inner one over the rest. */
import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import type { PlanAnswer } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"

const known = (answer: PlanAnswer, input: string): number => answer.information.find((i) => i.input === input)?.value ?? 0

/** Middles of equal parts of [0, 1]. */
const points = Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400)
const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

describe("two projects that share an input, crookedly", () => {
  const formulas = [(x: number, y: number) => 10 * x * y ** 2 - 2, (_: number, y: number) => 3 * Math.sqrt(y) - 0.5]
  const file = { x: "uniform(0, 2)", y: "uniform(0, 1)", z: "normal(0, 1)" }
  const projects = { a: { value: "= (10 * x * y^2 - 2) * 1 USD" }, b: { value: "= (3 * sqrt(y) - 0.5 + 0 * z) * 1 USD" } }
  const { answer } = planVenture(smallVenture({ file, projects }), { samples: 20_000 })
  if (answer === null) throw new Error("no answer")
  const best = (given: (formula: (x: number, y: number) => number) => number): number => Math.max(...formulas.map(given))
  const stands = best((f) => meanOf(points.map((x) => meanOf(points.map((y) => f(2 * x, y))))))

  test("of one input", () => {
    const ofX = meanOf(points.map((x) => best((f) => meanOf(points.map((y) => f(2 * x, y)))))) - stands
    const ofY = meanOf(points.map((y) => best((f) => meanOf(points.map((x) => f(2 * x, y)))))) - stands
    expect(Math.abs(known(answer, "x") - ofX)).toBeLessThan(0.02 * ofX + 0.005)
    expect(Math.abs(known(answer, "y") - ofY)).toBeLessThan(0.02 * ofY + 0.005)
  })
  test("of everything, and of what says nothing", () => {
    const all = meanOf(points.map((x) => meanOf(points.map((y) => best((f) => f(2 * x, y)))))) - stands
    expect(Math.abs(answer.perfectInformation.value - all)).toBeLessThan(0.01)
    expect(known(answer, "z")).toBe(0)
  })
})

describe("a rich project breaks a constraint in 40 % of the samples", () => {
  const rich = { u: "uniform(0, 1)", ruin: "= u < 0.4", value: "= if(ruin, 0 USD, 30 USD)" }
  const projects = { rich, safe: { ruin: "= 0 > 1", value: "= 12 USD" } }
  const { answer } = planVenture(smallVenture({ projects, constraints: ["ruin at end < 35 %"] }), { samples: 10_000 })
  test("who knows when takes it in the others: 0.6 x 18 more", () => {
    expect(answer?.best).toBe("safe")
    expect(answer?.perfectInformation.value).toBeCloseTo(10.8, 1)
    expect(Math.abs((answer === null ? 0 : known(answer, "rich.u")) - 10.8)).toBeLessThan(0.2)
  })
})

test("an input is told by its name in the best project", () => {
  const projects = { b: { x: "uniform(0, 2) USD", value: "= x" }, a: { y: "uniform(0, 3) USD", value: "= y" } }
  const { answer } = planVenture(smallVenture({ projects }), { samples: 2000 })
  expect(answer?.information.map((i) => i.input).toSorted()).toEqual(["a.y", "b.x"])
})
