// What was chosen for its luck is told; what holds is not.
import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { excess } from "./optimism.ts"

describe("an excess", () => {
  test("is told with half of its 95 % interval (Welch)", () => {
    // Means 11 and 1, variances 4/3 each: sqrt(2 * 1.3333 / 4) = 0.8165, t(3; 0.975) = 3.1824.
    const found = excess(Float64Array.of(10, 10, 12, 12), Float64Array.of(0, 0, 2, 2))
    expect(found?.value).toBeCloseTo(10, 12)
    expect(found?.error).toBeCloseTo(3.1824463 * 0.8164966, 6)
  })
  test.each([
    ["no more than chance", [1, 2, 3, 4], [0.5, 2.5, 3, 3.5]],
    ["below", [0, 0, 1, 1], [10, 10, 11, 11]],
    ["none at all", [5, 5, 5, 5], [5, 5, 5, 5]],
  ])("%s is none", (_, shown, fresh) => {
    expect(excess(Float64Array.from(shown), Float64Array.from(fresh))).toBeNull()
  })
})

describe("what a plan says of it", () => {
  const flattered = (value: string): number => {
    const seeds = Array.from({ length: 10 }, (_, k) => k + 1)
    return seeds.filter((seed) => {
      const venture = smallVenture({ projects: { a: { u: "uniform(0, 1)", n: "choose 1 to 2000 GPU", value } } })
      const search = planVenture(venture, { samples: 240, seed }).answer?.projects.a?.search
      expect(search).toMatchObject({ tried: 2000, isExhaustive: true })
      return search?.optimism !== null
    }).length
  }

  test("one of two thousand equal lotteries is taken for its luck, which draws of their own do not share", () => {
    expect(flattered("= mod(u * n * 61803.3989 / 1 GPU, 1) * 1 USD")).toBeGreaterThanOrEqual(4)
  })

  test("where choices differ by what they are and not by luck there is nothing to tell", () => {
    expect(flattered("= (u - ((n - 700 GPU) / 1000 GPU)^2) * 1 USD")).toBeLessThanOrEqual(1)
  })
})
