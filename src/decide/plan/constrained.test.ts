/** Constraints that not every project has, or that nothing keeps; and what is known where they decide. */
import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { type PlanResult, planVenture } from "./plan-venture.ts"

const plan = (small: SmallVenture): PlanResult => planVenture(smallVenture(small), { samples: 4000 })

describe("constraints that cannot be kept without a resource", () => {
  const { answer } = plan({
    resources: { cash: "100 USD" },
    constraints: ["left >= 0 USD"],
    projects: { a: { n: "choose 1 to 200 USD", left: "= resources.cash - n", value: "= n * 2" } },
  })
  test("leave nothing to do without it: all that it is worth is lost", () => {
    expect(answer?.resources.cash?.holding).toBeCloseTo(200, 1)
  })
  test("what one more unit adds is as exact as the search", () => {
    const { perUnit = 0, interval: [low, high] = [0, 0] } = answer?.resources.cash ?? {}
    expect(perUnit).toBeCloseTo(2, 2)
    expect(low).toBeLessThan(2)
    expect(high).toBeGreaterThan(2)
  })
})

test("without a `ruin` of its own a project is ruined when its cash has been below zero", () => {
  const cash = "= if(t == 3 month, x - 0.5, 1) * 1 USD"
  const { answer, diagnostics } = plan({
    file: { x: "uniform(0, 1)" },
    constraints: ["ruin at end < 10 %"],
    projects: { a: { cash, value: "1 USD" } },
  })
  expect(answer?.projects.a?.constraints).toMatchObject([{ isMet: false }])
  expect(answer?.projects.a?.constraints[0]?.probability).toBeCloseTo(1 - (answer?.projects.a?.survival ?? 0), 12)
  expect(answer?.projects.a?.constraints[0]?.probability).toBeCloseTo(0.5, 2)
  expect(diagnostics.map(({ code }) => code)).toEqual(["constraint-not-met"])
})

describe("a constraint on what a project does not have", () => {
  const projects = { a: { value: "2 USD" }, c: { value: "3 USD" }, b: { value: "1 USD", risk: "2" } }
  test("does not bind it, and that is told of each", () => {
    const { answer, diagnostics } = plan({ constraints: ["risk < 1"], projects })
    expect(answer?.best).toBe("c")
    expect(answer?.projects.a?.constraints).toEqual([])
    expect(diagnostics.map(({ code, severity, params }) => [code, severity, params.project])).toEqual([
      ["constraint-not-applied", "warning", "a"],
      ["constraint-not-applied", "warning", "c"],
      ["constraint-not-met", "warning", "b"],
    ])
  })
  test("is an error where no project has it", () => {
    const { answer, diagnostics } = plan({ constraints: ["rusk < 1"], projects })
    expect(answer).toBeNull()
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["unknown-quantity", "error"]])
  })
})

test("to know the only input is to know everything, also where it only tells of a constraint", () => {
  const { answer } = plan({
    file: { u: "uniform(0, 1)" },
    constraints: ["risk < 10 %"],
    projects: { a: { value: "10 USD", risk: "= u < 0.5" }, b: { value: "5 USD", risk: "= u < 0.05" } },
  })
  expect(answer?.best).toBe("b")
  expect(answer?.information).toEqual([{ input: "u", value: answer?.perfectInformation.value, unit: "USD" }])
})

test("risk aversion tells of negative amounts, and what they counted as", () => {
  const { diagnostics } = plan({
    objective: { quantity: "value", riskAversion: 2 },
    projects: { a: { x: "normal(1, 1) USD", value: "= x" }, b: { value: "5 USD" } },
  })
  expect(diagnostics).toMatchObject([
    { code: "risk-aversion-negative", severity: "warning", params: { project: "a", floor: 5e-6, unit: "USD" } },
  ])
})

test("one input explains all of the variance", () => {
  const { answer } = plan({ projects: { a: { x: "normal(1, 1) USD", value: "= if(x > 0 USD, x, 0 USD)" } } })
  expect(answer?.sensitivities).toMatchObject([{ input: "a.x", first: 1, total: 1 }])
})
