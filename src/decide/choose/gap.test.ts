// How far from the best: worked by hand, and against problems whose best is known.
import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { gapOf, type Tally } from "./gap.ts"

const neutral = { back: (mean: number): number => mean }

describe("the bound of Mak, Morton and Wood", () => {
  const taken: Tally = { shortfall: 0, means: [1, 2, 3, 4] }
  // Gaps 1, 0, 0, 1: mean 0.5, standard deviation 0.57735, t(3; 0.95) = 2.353.
  const other: Tally = { shortfall: 0, means: [2, 1, 3, 5] }
  test.each<[string, readonly Tally[], number]>([
    ["by hand", [taken, other], 0.5 + (2.3533634 * 0.5773503) / 2],
    ["of the one taken alone", [taken], 0],
    ["of what is worse everywhere", [taken, { shortfall: 0, means: [0, 0, 0, 0] }], 0],
    ["of what is better but keeps the constraints less well", [taken, { shortfall: 0.1, means: [9, 9, 9, 9] }], 0],
  ])("%s", (_, tried, expected) => {
    expect(gapOf(taken, tried, neutral)).toBeCloseTo(expected, 6)
  })

  test("is in certain amounts where the objective is a utility", () => {
    const utilities = (...amounts: number[]): Tally => ({ shortfall: 0, means: amounts.map(Math.log) })
    const exact = gapOf(utilities(1, 1, 1), [utilities(3, 3, 3)], { back: Math.exp })
    expect(exact).toBeCloseTo(2, 12)
  })

  test("is not known where a mean is not", () => {
    expect(gapOf({ shortfall: 0, means: [1, Number.NaN] }, [], neutral)).toBeNull()
  })
})

describe("on problems whose best is known", () => {
  // Newsvendor: price 3, cost 1, demand uniform on 0 to 100; the best order is 200/3, its profit 3 (q - q²/200) - q = 200/3.
  const profit = (q: number): number => 3 * (q - (q * q) / 200) - q
  test("the bound holds the true gap in at least 95 % of the seeds", () => {
    let covered = 0
    const seeds = 40
    for (let seed = 1; seed <= seeds; seed++) {
      const venture = smallVenture({
        projects: { a: { d: "uniform(0, 100)", q: "choose 0 to 100", value: "= 3 USD * min(q, d) - 1 USD * q" } },
      })
      const project = planVenture(venture, { samples: 128, seed }).answer?.projects.a
      const gap = project?.search.gap?.value ?? Number.NaN
      const q = project?.decisions["a.q"]?.value ?? Number.NaN
      if (gap >= profit(200 / 3) - profit(q)) covered++
    }
    expect(covered / seeds).toBeGreaterThanOrEqual(0.95)
  })

  test("all of a list is tried: nothing is left", () => {
    const { answer } = planVenture(smallVenture({ projects: { a: { k: "choose 1, 2, 3", value: "= -(k - 2)^2 * 1 USD" } } }))
    expect(answer?.projects.a?.search).toEqual({
      tried: 3,
      isExhaustive: true,
      gap: { value: 0, unit: "USD" },
      optimism: null,
    })
  })

  test("nothing to choose, and constraints that nothing keeps", () => {
    const { answer } = planVenture(
      smallVenture({
        constraints: ["risk < 10 %"],
        projects: { a: { value: "1 USD" }, b: { k: "choose 1, 2", risk: "= if(k > 0, 1, 0) > 0.5", value: "= k * 1 USD" } },
      }),
      { samples: 64 },
    )
    expect(answer?.projects.a?.search).toMatchObject({ tried: 1, isExhaustive: true, gap: { value: 0 } })
    expect(answer?.projects.b?.search).toMatchObject({ tried: 2, isExhaustive: true, gap: null })
  })
})
