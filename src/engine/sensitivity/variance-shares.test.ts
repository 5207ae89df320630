// Shares of the variance against closed forms: Ishigami's function, Sobol's g-function, linear functions of normal variables.
import { describe, expect, test } from "vitest"
import { type Case, caseOf, gFunction, ishigami, type KnownShares, linear } from "../../../tests/support/known-shares.ts"
import type { Estimate } from "./estimate.ts"
import { shapleyEffects } from "./shapley.ts"
import { varianceShares } from "./variance-shares.ts"

function sharesIn(one: Case, months: readonly number[] = [0]): ReturnType<typeof varianceShares> {
  const { sampler, node, inputs, correlations } = one
  return varianceShares(sampler, { node, parameters: sampler.initial, months }, correlations, inputs)
}

function shapleyIn({ sampler, node, inputs, correlations }: Case): (Estimate | null | undefined)[] {
  const asked = { node, parameters: sampler.initial, months: [0] }
  return shapleyEffects(
    sampler,
    asked,
    correlations,
    inputs.map((input) => [input]),
  ).map(([share]) => share)
}

/** Twice the half width of the 95 % interval, and a little for shares that are exactly 0 or 1. */
function expectAll(found: readonly (Estimate | null | undefined)[], wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length)
  for (const [k, share] of wanted.entries()) {
    const { value = Number.NaN, error = null } = found[k] ?? {}
    expect(Math.abs(value - share), `share ${k}: ${value} instead of ${share}`).toBeLessThan(tolerance)
    expect(error, `share ${k}`).not.toBeNull()
    expect(Math.abs(value - share), `share ${k}: ${value} ± ${error}, not ${share}`).toBeLessThan(2 * (error ?? 0) + 0.002)
  }
}

/** `first` and `total`: how far the shares may be off. */
function expectShares(known: KnownShares, one: Case, first: number, total: number): void {
  const shares = sharesIn(one)
  expectAll(
    shares.map((share) => share.first[0]),
    known.first,
    first,
  )
  expectAll(
    shares.map((share) => share.total[0]),
    known.total,
    total,
  )
}

describe("Ishigami's function", () => {
  const known = ishigami()
  const one = caseOf(known.posed("x"))
  test("alone and with interactions", () => expectShares(known, one, 0.012, 0.02))
  test("Shapley effects lie between", () => expectAll(shapleyIn(one), known.shapley, 0.02))
})

test("Sobol's g-function of six inputs, alone and with interactions", () => {
  const known = gFunction([0, 0.5, 3, 9, 99, 99])
  expectShares(known, caseOf(known.posed("x"), 20_000), 0.015, 0.015)
})

describe("y = 2 u + v - 3 w of normal u, v, w with spreads 1, 2 and 0.5", () => {
  test("independent: every measure is the part of the variance", () => {
    const known = linear(0)
    const one = caseOf(known.posed("x"))
    expectShares(known, one, 0.005, 0.01)
    expectAll(shapleyIn(one), known.shapley, 0.02)
  })

  test.each([-0.9, -0.5, 0.3, 0.8])("v and w correlated by %d", (r) => {
    const known = linear(r)
    const one = caseOf(known.posed("x"))
    expectAll(shapleyIn(one), known.shapley, 0.025)
    expectShares(known, one, 0.012, 0.02)
  })

  // The game itself: what a set explains is cov(y, set) Σ⁻¹ cov(set, y); Shapley's mean over the six orders.
  test("all three correlated", () => {
    const [uv, uw, vw] = [0.5, -0.4, 0.3]
    const size = [2, 2, -1.5]
    const pairs = [[0, 1, uv] as const, [0, 2, uw] as const, [1, 2, vw] as const]
    const one = caseOf({ ...linear(0).posed("x"), pairs })
    const sigma = [
      [1, uv, uw],
      [uv, 1, vw],
      [uw, vw, 1],
    ]
    const cov = sigma.map((row) => row.reduce((sum, r, k) => sum + r * (size[k] ?? 0), 0))
    const variance = cov.reduce((sum, c, k) => sum + c * (size[k] ?? 0), 0)
    const explained = (set: readonly number[]): number => {
      const [i = 0, j = 0] = set
      if (set.length === 0) return 0
      if (set.length === 3) return variance
      const [ci, cj, r] = [cov[i] ?? 0, cov[j] ?? 0, sigma[i]?.[j] ?? 0]
      return set.length === 1 ? ci ** 2 : (ci ** 2 + cj ** 2 - 2 * r * ci * cj) / (1 - r ** 2)
    }
    const orders = [0, 1, 2].flatMap((i) => [0, 1, 2].flatMap((j) => (i === j ? [] : [[i, j, 3 - i - j]])))
    const shares = [0, 1, 2].map(
      (k) =>
        orders.reduce((sum, order) => {
          const before = order.slice(0, order.indexOf(k))
          return sum + explained([...before, k]) - explained(before)
        }, 0) /
        6 /
        variance,
    )
    expectAll(shapleyIn(one), shares, 0.025)
  })
})

test("Shapley effects add up to 1, and several inputs may be one player", () => {
  const lines = { x: "uniform(0, 1)", y: "uniform(0, 1)", z: "bernoulli(0.4)", f: "= x * y + if(z, x, 2 * y)" }
  const { sampler, node, inputs } = caseOf({ lines, result: "f", names: ["x", "y", "z"] })
  const asked = { node, parameters: sampler.initial, months: [0] }
  const [x = 0, y = 0, z = 0] = inputs
  const each = shapleyEffects(sampler, asked, [], [[x], [y], [z]]).map(([share]) => share?.value ?? Number.NaN)
  expect(each.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
  const [both] = shapleyEffects(sampler, asked, [], [[x, y], [z]]).map(([share]) => share?.value ?? Number.NaN)
  expect(both).toBeGreaterThan(0.5)
})

// x(t) = u + t v for u and v of spread 1: after t months v makes t² / (1 + t²) of the variance.
test("a monthly result has its shares in each month", () => {
  const lines = { u: "normal(0, 1)", v: "normal(0, 1)", x: { start: "= u", next: "= previous + v" } }
  const one = caseOf({ lines, result: "x", names: ["u", "v"] })
  const months = [0, 1, 2, 3, 4, 5]
  const [, v] = sharesIn(one, months)
  for (const month of months) {
    const wanted = (month + 1) ** 2 / (1 + (month + 1) ** 2)
    expect(v?.first[month]?.value).toBeCloseTo(wanted, 2)
    expect(v?.total[month]?.value).toBeCloseTo(wanted, 1)
  }
})

test("what does not vary, or is not finite, has no shares", () => {
  const lines = { u: "uniform(1, 2)", same: "= 0 * u", endless: "= 1 / (0 * u)" }
  for (const result of ["same", "endless"]) {
    const [share] = sharesIn(caseOf({ lines, result, names: ["u"] }))
    expect(share).toEqual({ input: 0, first: [null], total: [null] })
  }
})

// Of what comes where two rare things meet, p q of all: of each (1 - p) / (1 - p q) stays when the other is known.
test("what is rare is known only as well as so few samples tell", () => {
  const [p, q] = [0.03, 0.03]
  const wanted = (1 - p) / (1 - p * q)
  const lines = { u: "uniform(0, 1)", v: "uniform(0, 1)", y: `= if(u < ${p} and v < ${q}, 1, 0)` }
  let held = 0
  for (let seed = 1; seed <= 20; seed++) {
    const [share] = sharesIn(caseOf({ lines, result: "y", names: ["u"] }, 4000, seed))
    const { value = 1, error = 1 } = share?.total[0] ?? {}
    if (Math.abs(value - wanted) <= (error ?? 0)) held++
  }
  expect(held).toBeGreaterThanOrEqual(17)
})

test("what one input alone decides has a first share of 1 without an error, also with a long tail", () => {
  const lines = { u: "lognormal(10, 15)", y: "= 3 * u + 1" }
  const [share] = sharesIn(caseOf({ lines, result: "y", names: ["u"] }))
  expect(share?.first[0]?.value).toBeCloseTo(1, 9)
  expect(share?.first[0]?.error).toBe(0)
})

test("of what two values decide, too, and of an event that is rare", () => {
  for (const lot of ["bernoulli(0.3)", "bernoulli(0.004)", "discrete(0: 9, 1: 1, 100: 1)"]) {
    const lines = { u: lot, v: "normal(0, 1)", y: "= u", z: "= v" }
    const one = caseOf({ lines, result: "y", names: ["u", "v"] }, 4000)
    const [own, other] = sharesIn(one)
    expect(own?.first[0]?.value).toBeCloseTo(1, 9)
    expect(other?.first[0]?.value).toBeLessThan(0.05)
  }
})
