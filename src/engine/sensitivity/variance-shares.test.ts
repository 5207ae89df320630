// Shares of the variance against closed forms: Ishigami's function, Sobol's g-function, linear functions of normal variables.
import { describe, expect, test } from "vitest"
import { modelOf, type Text } from "../../../tests/support/model.ts"
import type { Correlation } from "../run/correlation.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import type { Estimate } from "./estimate.ts"
import { shapleyEffects } from "./shapley.ts"
import { varianceShares } from "./variance-shares.ts"

type Case = {
  readonly sampler: Sampler
  readonly node: number
  readonly inputs: readonly number[]
  readonly correlations: readonly Correlation[]
}

/** `pairs`: names of two inputs and Pearson's correlation of their normals. */
function caseOf(
  lines: Readonly<Record<string, Text>>,
  path: string,
  names: readonly string[],
  pairs: readonly (readonly [string, string, number])[] = [],
  samples = 10_000,
  seed = 1,
): Case {
  const { model, diagnostics } = modelOf(lines, { months: 6 })
  expect(diagnostics).toEqual([])
  const place = (name: string): number => model.inputs.findIndex((input) => input.path === name)
  const correlations = pairs.map(([a, b, pearson]) => ({
    a: place(a),
    b: place(b),
    rank: (6 / Math.PI) * Math.asin(pearson / 2),
  }))
  const sampler = createSampler(model, { samples, seed, correlations })
  return { sampler, node: model.quantities.get(path)?.node ?? -1, inputs: names.map(place), correlations }
}

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

/** Taylor's series, within 3e-8 up to π: the language has no sine. */
function sine(x: string): string {
  let [text, factorial] = [x, 1]
  for (let n = 3; n <= 17; n += 2) {
    factorial *= (n - 1) * n
    text += ` ${n % 4 === 3 ? "-" : "+"} ${x}^${n} / ${factorial}`
  }
  return `(${text})`
}

// T. Ishigami, T. Homma, ISUMA 1990, doi:10.1109/ISUMA.1990.151285; its variances: A. Saltelli and others, Sensitivity Analysis, Wiley 2000.
describe("Ishigami's function, sin x + 7 sin² y + 0.1 z⁴ sin x", () => {
  const [a, b, p4, p8] = [7, 0.1, Math.PI ** 4, Math.PI ** 8]
  const variance = a ** 2 / 8 + (b * p4) / 5 + (b ** 2 * p8) / 18 + 1 / 2
  const [vx, vy, vxz] = [(1 + (b * p4) / 5) ** 2 / 2, a ** 2 / 8, (8 * b ** 2 * p8) / 225]
  const uniform = `uniform(${-Math.PI}, ${Math.PI})`
  const lines = {
    ...{ x: uniform, y: uniform, z: uniform },
    sx: `= ${sine("x")}`,
    sy: `= ${sine("y")}`,
    f: "= sx + 7 * sy^2 + 0.1 * z^4 * sx",
  }
  const one = caseOf(lines, "f", ["x", "y", "z"])

  test("alone and with interactions", () => {
    const shares = sharesIn(one)
    expectAll(
      shares.map(({ first }) => first[0]),
      [vx / variance, vy / variance, 0],
      0.012,
    )
    expectAll(
      shares.map(({ total }) => total[0]),
      [(vx + vxz) / variance, vy / variance, vxz / variance],
      0.012,
    )
  })

  // What x and z bring together is divided evenly between them (A. Owen, SIAM/ASA JUQ 2 (2014) 245-251).
  test("Shapley effects lie between", () => {
    expectAll(shapleyIn(one), [(vx + vxz / 2) / variance, vy / variance, vxz / 2 / variance], 0.02)
  })
})

// A. Saltelli, I. M. Sobol, Computational Statistics & Data Analysis 20 (1995); the product has variance Π (1 + V) - 1.
test("Sobol's g-function of six inputs, alone and with interactions", () => {
  const a = [0, 0.5, 3, 9, 99, 99]
  const own = a.map((k) => 1 / (3 * (1 + k) ** 2))
  const all = own.reduce((product, v) => product * (1 + v), 1)
  const names = a.map((_, k) => `x${k}`)
  const factors = a.map((k, i) => `(abs(4 * x${i} - 2) + ${k}) / ${1 + k}`)
  const lines = { ...Object.fromEntries(names.map((name) => [name, "uniform(0, 1)"])), g: `= ${factors.join(" * ")}` }
  const shares = sharesIn(caseOf(lines, "g", names, [], 20_000))
  expectAll(
    shares.map(({ first }) => first[0]),
    own.map((v) => v / (all - 1)),
    0.015,
  )
  expectAll(
    shares.map(({ total }) => total[0]),
    own.map((v) => (v * (all / (1 + v))) / (all - 1)),
    0.015,
  )
})

describe("y = 2 u + v - 3 w of normal u, v, w with spreads 1, 2 and 0.5", () => {
  const lines = { u: "normal(1, 1)", v: "normal(0, 2)", w: "normal(5, 0.5)", y: "= 2 * u + v - 3 * w" }
  const size = [2, 2, -1.5]
  const names = ["u", "v", "w"]

  test("independent: every measure is the part of the variance", () => {
    const one = caseOf(lines, "y", names)
    const parts = size.map((b) => b ** 2 / size.reduce((sum, other) => sum + other ** 2, 0))
    const shares = sharesIn(one)
    expectAll(
      shares.map(({ first }) => first[0]),
      parts,
      0.005,
    )
    expectAll(
      shares.map(({ total }) => total[0]),
      parts,
      0.01,
    )
    expectAll(shapleyIn(one), parts, 0.02)
  })

  // B. Iooss, C. Prieur, Int. J. Uncertainty Quantification 9 (2019) 493-514, doi:10.1615/Int.J.UncertaintyQuantification.2019028372,
  // section 3: with r between v and w, v has b² + r b c + r² (c² - b²) / 2; alone it explains (b + r c)², and (1 - r²) b² stays of it.
  test.each([-0.9, -0.5, 0.3, 0.8])("v and w correlated by %d", (r) => {
    const one = caseOf(lines, "y", names, [["v", "w", r]])
    const [a = 0, b = 0, c = 0] = size
    const variance = a ** 2 + b ** 2 + c ** 2 + 2 * r * b * c
    const shared = (r ** 2 * (c ** 2 - b ** 2)) / 2
    expectAll(
      shapleyIn(one),
      [a ** 2, b ** 2 + r * b * c + shared, c ** 2 + r * b * c - shared].map((part) => part / variance),
      0.025,
    )
    const shares = sharesIn(one)
    expectAll(
      shares.map(({ first }) => first[0]),
      [a ** 2, (b + r * c) ** 2, (c + r * b) ** 2].map((part) => part / variance),
      0.012,
    )
    expectAll(
      shares.map(({ total }) => total[0]),
      [a ** 2, (1 - r ** 2) * b ** 2, (1 - r ** 2) * c ** 2].map((part) => part / variance),
      0.02,
    )
  })

  // The game itself: what a set explains is cov(y, set) Σ⁻¹ cov(set, y); Shapley's mean over the six orders.
  test("all three correlated", () => {
    const [uv, uw, vw] = [0.5, -0.4, 0.3]
    const one = caseOf(lines, "y", names, [
      ["u", "v", uv],
      ["u", "w", uw],
      ["v", "w", vw],
    ])
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
  const { sampler, node, inputs } = caseOf(lines, "f", ["x", "y", "z"])
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
  const one = caseOf(lines, "x", ["u", "v"])
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
  for (const path of ["same", "endless"]) {
    const [share] = sharesIn(caseOf(lines, path, ["u"]))
    expect(share).toEqual({ input: 0, first: [null], total: [null] })
  }
})

test("intervals hold the true share about as often as they say", () => {
  const lines = { u: "normal(0, 1)", v: "normal(0, 1)", w: "uniform(0, 1)", y: "= u * v + u + w" }
  // Variances: 1 of the product, 1 of u, 1/12 of w.
  const variance = 2 + 1 / 12
  let [firsts, totals, seeds] = [0, 0, 0]
  for (let seed = 1; seed <= 40; seed++) {
    const [u] = sharesIn(caseOf(lines, "y", ["u"], [], 2000, seed))
    seeds++
    const holds = (share: Estimate | null | undefined, wanted: number): number =>
      Math.abs((share?.value ?? Number.NaN) - wanted) <= (share?.error ?? 0) ? 1 : 0
    firsts += holds(u?.first[0], 1 / variance)
    totals += holds(u?.total[0], 2 / variance)
  }
  expect(firsts / seeds).toBeGreaterThan(0.8)
  expect(totals / seeds).toBeGreaterThan(0.8)
})
