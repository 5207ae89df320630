import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Distribution } from "../../units/index.ts"
import { cdf, lawOf, mean, quantile, sd } from "./distributions.ts"
import { drawInputs } from "./draws.ts"
import { samplePlan } from "./replicates.ts"
import { summary } from "./statistics.ts"

const plan = samplePlan(10_000)

const kinds: readonly (readonly [string, Distribution])[] = [
  ["interval above 0", { kind: "interval", low: 20, high: 40 }],
  ["interval across 0", { kind: "interval", low: -5, high: 12 }],
  ["normal", { kind: "normal", mean: 3, sd: 2 }],
  ["lognormal", { kind: "lognormal", mean: 3, sd: 1.5 }],
  ["uniform", { kind: "uniform", low: -1, high: 4 }],
  ["triangular", { kind: "triangular", low: 1, mode: 2, high: 7 }],
  ["triangular with its mode at an end", { kind: "triangular", low: 0, mode: 0, high: 3 }],
  ["pert", { kind: "pert", low: 1, mode: 3, high: 9 }],
  ["beta", { kind: "beta", alpha: 2, beta: 5 }],
  ["beta with two peaks", { kind: "beta", alpha: 0.5, beta: 0.5 }],
  ["exponential", { kind: "exponential", mean: 4 }],
  ["poisson", { kind: "poisson", mean: 3.3 }],
  ["poisson of many", { kind: "poisson", mean: 1e6 }],
  ["bernoulli", { kind: "bernoulli", p: 0.3 }],
  ["discrete", { kind: "discrete", values: [5, 1, 2, 1], weights: [1, 2, 3, 2] }],
  ["observed", { kind: "observed", values: [1, 2, 2, 3, 8, 13] }],
  [
    "mixture",
    {
      kind: "mixture",
      parts: [
        { kind: "interval", low: 1, high: 4 },
        { kind: "normal", mean: 20, sd: 2 },
      ],
      weights: [1, 3],
    },
  ],
  [
    "mixture with single values",
    {
      kind: "mixture",
      parts: [
        { kind: "discrete", values: [0, 2], weights: [1, 1] },
        { kind: "exponential", mean: 3 },
      ],
      weights: [1, 2],
    },
  ],
  ["truncate", { kind: "truncate", of: { kind: "normal", mean: 0, sd: 1 }, low: 0.5, high: 2 }],
  ["truncated counts", { kind: "truncate", of: { kind: "poisson", mean: 3 }, low: 1, high: 4 }],
]

describe.each(kinds)("%s", (_, distribution) => {
  const law = lawOf(distribution)

  test("mean and sd of 10 240 draws are those of the formula", () => {
    const [column = new Float64Array()] = drawInputs([{ path: "x", distribution, factor: 1 }], [], plan, 1).columns
    const seen = summary(column, plan)
    if (law.mean === null || law.sd === null) return
    expect(Math.abs((seen.mean ?? Number.NaN) - law.mean) / law.sd).toBeLessThan(1e-3)
    expect(Math.abs((seen.sd ?? Number.NaN) / law.sd - 1)).toBeLessThan(5e-3)
    for (const [p, figure] of [
      [0.05, seen.p5],
      [0.5, seen.p50],
      [0.95, seen.p95],
    ] as const) {
      const low = law.quantile(p - 0.0005)
      const high = law.quantile(p + 0.0005)
      expect(figure).toBeGreaterThanOrEqual(low)
      expect(figure).toBeLessThanOrEqual(high)
    }
  })

  test("the quantile is the least x whose probability reaches u, and rises with u", () => {
    const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
    fc.assert(
      fc.property(unit, unit, (u, v) => {
        const x = law.quantile(u)
        // The last digit of x may hold more probability than the last of u, where the density is high.
        const digit = 4e-16 * Math.abs(x)
        expect(law.cdf(x + digit)).toBeGreaterThanOrEqual(u - 1e-12)
        expect(law.below(x - digit)).toBeLessThanOrEqual(u + 1e-12)
        if (u < v) expect(x - 1e-13 * Math.abs(x)).toBeLessThanOrEqual(law.quantile(v))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  test("quantile of cdf gives x back where the variable is continuous", () => {
    for (let k = 1; k < 100; k++) {
      const x = law.quantile(k / 100)
      const u = law.cdf(x)
      if (u < 1) expect(Math.abs(law.quantile(u) - x)).toBeLessThan(1e-10 * (1 + Math.abs(x)))
    }
  })
})

/** The variance of the logarithm of an interval whose high end is twice the low one. */
const s2 = (Math.log(2) / (2 * 1.6448536269514722)) ** 2

describe("closed forms", () => {
  test.each<[string, Distribution, number, number]>([
    // Log-normal about sqrt(20 · 40): exp(m + s²/2).
    [
      "interval 20 to 40",
      { kind: "interval", low: 20, high: 40 },
      Math.sqrt(800) * Math.exp(s2 / 2),
      Math.sqrt(800 * (Math.exp(2 * s2) - Math.exp(s2))),
    ],
    ["interval -5 to 12", { kind: "interval", low: -5, high: 12 }, 3.5, 17 / (2 * 1.6448536269514722)],
    ["lognormal(3, 1.5)", { kind: "lognormal", mean: 3, sd: 1.5 }, 3, 1.5],
    ["triangular(1, 2, 7)", { kind: "triangular", low: 1, mode: 2, high: 7 }, 10 / 3, Math.sqrt(31 / 18)],
    ["pert(1, 3, 9)", { kind: "pert", low: 1, mode: 3, high: 9 }, 22 / 6, Math.sqrt(((22 / 6 - 1) * (9 - 22 / 6)) / 7)],
    ["beta(2, 5)", { kind: "beta", alpha: 2, beta: 5 }, 2 / 7, Math.sqrt(10 / (49 * 8))],
    ["observed", { kind: "observed", values: [1, 2, 2, 3, 8, 13] }, 29 / 6, Math.sqrt(251 / 6 - (29 / 6) ** 2)],
    ["poisson(1e6)", { kind: "poisson", mean: 1e6 }, 1e6, 1e3],
  ])("%s", (_, distribution, expectedMean, expectedSd) => {
    expect((mean(distribution) ?? Number.NaN) / expectedMean).toBeCloseTo(1, 5)
    expect((sd(distribution) ?? Number.NaN) / expectedSd).toBeCloseTo(1, 5)
  })

  test("an interval holds the middle 90 %", () => {
    const q = quantile({ kind: "interval", low: 20, high: 40 })
    expect([q(0.05), q(0.5), q(0.95)].map((x) => Number(x.toFixed(10)))).toEqual([20, Number(Math.sqrt(800).toFixed(10)), 40])
  })

  // mpmath 1.4.1, 25 digits.
  test.each([
    [2, 5, 0.05, 0.062849891708354382],
    [2, 5, 0.5, 0.26444998329565996],
    [0.5, 0.5, 0.01, 0.00024671981713422151],
    [30, 70, 0.95, 0.37727145046159923],
    [0.05, 3, 0.5, 2.1934966675234507e-7],
    [1500, 0.75, 0.25, 0.99931078590061681],
  ])("beta(%d, %d) is below its %d quantile %d", (alpha, beta, u, x) => {
    expect(Math.abs(quantile({ kind: "beta", alpha, beta })(u) / x - 1)).toBeLessThan(1e-12)
  })

  // mpmath 1.4.1; the last by SciPy 1.17.1, poisson.cdf.
  test.each([
    [3.3, 0, 0.036883167401240012],
    [3.3, 5, 0.88287681328436203],
    [250, 240, 0.27622746015788554],
    [1e6, 1_000_500, 0.6916824365452101],
  ])("poisson(%d) is at most %i with probability %d", (m, k, p) => {
    expect(Math.abs(cdf({ kind: "poisson", mean: m })(k) / p - 1)).toBeLessThan(1e-10)
  })

  test("a poisson variable too large for a table goes over into the normal one smoothly", () => {
    const tabled = quantile({ kind: "poisson", mean: 1e8 })
    const normal = quantile({ kind: "poisson", mean: 1e8 + 1 })
    for (const u of [0.01, 0.3, 0.5, 0.9, 0.999]) expect(Math.abs(tabled(u) - normal(u))).toBeLessThan(4)
  })

  test("truncate conditions, it does not clip", () => {
    const inside: Distribution = { kind: "truncate", of: { kind: "uniform", low: 0, high: 10 }, low: 2, high: 4 }
    expect(quantile(inside)(0.25)).toBeCloseTo(2.5, 12)
    expect(cdf(inside)(3)).toBeCloseTo(0.5, 12)
    const counts = quantile({
      kind: "truncate",
      of: { kind: "discrete", values: [1, 2, 3], weights: [5, 1, 1] },
      low: 2,
      high: 9,
    })
    expect([counts(0.49), counts(0.51)]).toEqual([2, 3])
    expect(lawOf({ kind: "uniform", low: 0, high: 10 }).logMass(20, 30)).toBe(Number.NEGATIVE_INFINITY)
  })

  test.each<[string, Distribution]>([
    ["normal without spread", { kind: "normal", mean: 7, sd: 0 }],
    ["uniform without width", { kind: "uniform", low: 7, high: 7 }],
    ["pert without width", { kind: "pert", low: 7, mode: 7, high: 7 }],
    ["mixture of one", { kind: "mixture", parts: [{ kind: "discrete", values: [7], weights: [1] }], weights: [2] }],
    ["truncated to nothing", { kind: "truncate", of: { kind: "uniform", low: 8, high: 9 }, low: 1, high: 7 }],
  ])("%s is always 7", (_, distribution) => {
    expect([0.001, 0.5, 0.999].map(quantile(distribution))).toEqual([7, 7, 7])
  })
})

describe("truncate far in a tail conditions, it does not clip", () => {
  const standard: Distribution = { kind: "normal", mean: 0, sd: 1 }
  const mixed: Distribution = { kind: "mixture", parts: [standard, { kind: "uniform", low: 0, high: 1 }], weights: [1, 1] }

  // mean, sd, 95 % point; a null is not asked for. Midpoint rule over the density (400 000 parts); poisson by its sum; the 95 % point by SciPy 1.17.1, truncnorm.
  test.each<[string, Distribution, number, number, number, number | null, number | null]>([
    ["normal 8 to 9", standard, 8, 9, 8.121189, 0.118948, 8.361],
    ["normal -9 to -8", standard, -9, -8, -8.121189, 0.118948, null],
    ["normal 7.5 to 20", standard, 7.5, 20, 7.628966, 0.126964, null],
    ["normal 50 to 51", standard, 50, 51, 50.019984, 0.019976, null],
    ["normal -51 to -50", standard, -51, -50, -50.019984, 0.019976, null],
    ["normal 5 to 1e300", standard, 5, 1e300, 5.186504, 0.180822, null],
    ["normal -1e300 to -5", standard, -1e300, -5, -5.186504, 0.180822, null],
    ["exponential 40 to 50", { kind: "exponential", mean: 1 }, 40, 50, 40.999546, 0.997727, null],
    ["exponential 900 to 1000", { kind: "exponential", mean: 1 }, 900, 1000, 901, 1, null],
    ["beta .9 to 1", { kind: "beta", alpha: 2, beta: 50 }, 0.9, 1, 0.901965, 0.0019266, null],
    ["poisson 30 to 40", { kind: "poisson", mean: 3 }, 30, 40, 30.106365, null, null],
    ["mixture 8 to 9", mixed, 8, 9, 8.121189, 0.118948, 8.361],
    ["twice truncated", { kind: "truncate", of: standard, low: 7, high: 30 }, 8, 9, 8.121189, 0.118948, 8.361],
  ])("%s", (_, of, low, high, expectedMean, expectedSd, p95) => {
    const distribution: Distribution = { kind: "truncate", of, low, high }
    const [column = new Float64Array()] = drawInputs([{ path: "x", distribution, factor: 1 }], [], plan, 1).columns
    const seen = summary(column, plan)
    expect((seen.mean ?? Number.NaN) / expectedMean).toBeCloseTo(1, 4)
    if (expectedSd !== null) expect((seen.sd ?? Number.NaN) / expectedSd).toBeCloseTo(1, 2)
    if (p95 !== null) expect(Math.abs((seen.p95 ?? Number.NaN) - p95)).toBeLessThan(0.002)
  })

  test.each<[string, Distribution, number, number]>([
    ["interval", { kind: "interval", low: 10, high: 20 }, 100, 200],
    ["pert", { kind: "pert", low: 0, mode: 1, high: 10 }, 9.99, 10],
    ["triangular", { kind: "triangular", low: 0, mode: 0, high: 1 }, 1 - 1e-9, 1],
    ["poisson beyond its table", { kind: "poisson", mean: 3 }, 300, 400],
    ["poisson of very many", { kind: "poisson", mean: 1e10 }, 1.00001e10, 1.1e10],
  ])("%s keeps a spread, inside the bounds", (_, of, low, high) => {
    const q = quantile({ kind: "truncate", of, low, high })
    const seen = [0.0001, 0.5, 0.999, 0.99999].map(q)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen[0]).toBeGreaterThanOrEqual(low)
    expect(seen[1]).toBeLessThan((low + high) / 2)
    expect(seen[3]).toBeGreaterThan(seen[0] ?? Number.NaN)
    expect(seen[3]).toBeLessThanOrEqual(high)
  })
})
