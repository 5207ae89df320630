// What `plan` says of the inputs of the objective: the same shares as `explain --matters`, exact where inputs are tied.
import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { quantile } from "../../engine/index.ts"
import type { Sensitivity } from "../answer.ts"
import { mattersOf } from "../matters/matters.ts"
import { planVenture } from "../plan/plan-venture.ts"

function told(venture: SmallVenture): readonly Sensitivity[] {
  const { answer } = planVenture(smallVenture(venture), { samples: 10_000 })
  return answer?.sensitivities ?? []
}

const totalOf = (all: readonly Sensitivity[], input: string): number =>
  all.find((one) => one.input === input)?.total ?? Number.NaN

describe("tied inputs", () => {
  const projects = { a: { x: "normal(0, 1) USD", y: "normal(0, 2) USD", value: "= x + y" } }
  const pearson = 0.8
  const correlations = [{ between: ["a.x", "a.y"] as const, rank: (6 / Math.PI) * Math.asin(pearson / 2) }]

  // Of x + y with spreads 1 and 2 stays (1 - r²) of each: 0.36 and 1.44 of 5 + 4 r = 8.2.
  test("keep what their partners do not say of them", () => {
    const all = told({ projects, correlations })
    expect(totalOf(all, "a.x")).toBeCloseTo(0.36 / 8.2, 2)
    expect(totalOf(all, "a.y")).toBeCloseTo(1.44 / 8.2, 2)
  })

  test("a partner that the objective does not depend on says nothing", () => {
    const alone = { a: { ...projects.a, value: "= x" } }
    expect(totalOf(told({ projects: alone, correlations }), "a.x")).toBeCloseTo(1, 1)
  })

  // x + y rises with x, and x alone would lower it: -x + y at a tie of 0.8 and spreads of 1 and 2.
  test("tell what they do alone, their partners as they were", () => {
    const opposed = { a: { ...projects.a, value: "= y - x / 2" } }
    const [x, y] = ["a.x", "a.y"].map((name) => told({ projects: opposed, correlations }).find(({ input }) => input === name))
    const quartiles = 2 * 0.6745
    expect(x?.rank).toBeGreaterThan(0.5)
    expect(x?.alone).toBeCloseTo(-quartiles / 2, 1)
    expect(y?.alone).toBeCloseTo(2 * quartiles, 1)
    expect(told({ projects }).map(({ alone }) => alone)).toEqual([null, null])
  })

  // Spread and tail of a product of skewed inputs: the ranks of what is drawn given partners are not those of a line.
  test("have the shares that `explain --matters` tells", () => {
    const skewed = { a: { x: "lognormal(10, 20) USD", y: "lognormal(3, 6)", z: "uniform(0, 2)", value: "= x * y * z" } }
    const tied = [...correlations, { between: ["a.y", "a.z"] as const, rank: -0.6 }]
    const venture = { projects: skewed, correlations: tied }
    const { answer } = mattersOf(smallVenture(venture), "a.value", { samples: 10_000 })
    const all = told(venture)
    expect(all).toHaveLength(3)
    for (const { input, total } of answer?.inputs ?? []) expect(totalOf(all, input)).toBeCloseTo(total?.value ?? Number.NaN, 9)
  })
})

describe("an input held at an end", () => {
  const at = (probability: number): number => quantile({ kind: "normal", mean: 0, sd: 1 })(probability)

  // 5 x + y with x around 10: at the 5 % figure of x it is 50 - 5 * 1.645 on average, whatever y is.
  test("moves the mean along the line", () => {
    const [x] = told({ projects: { a: { x: "normal(10, 1) USD", y: "normal(0, 3) USD", value: "= 5 * x + y" } } })
    expect(x?.held.low.input).toBeCloseTo(10 + at(0.05), 2)
    expect(x?.held.low.objective).toBeCloseTo(50 + 5 * at(0.05), 1)
    expect(x?.held.high.objective).toBeCloseTo(50 + 5 * at(0.95), 1)
  })

  test("takes what goes with it along", () => {
    const correlations = [{ between: ["a.x", "a.y"] as const, rank: (6 / Math.PI) * Math.asin(0.8 / 2) }]
    const all = told({ projects: { a: { x: "normal(0, 1) USD", y: "normal(0, 2) USD", value: "= x + y" } }, correlations })
    const x = all.find(({ input }) => input === "a.x")
    expect(x?.held.high.objective).toBeCloseTo(at(0.95) * (1 + 0.8 * 2), 1)
  })
})
