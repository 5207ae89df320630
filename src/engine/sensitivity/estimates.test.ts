// Estimates read from given samples, each with its interval: ratios, ranks, ends of a range, expectations in bins.
import fc from "fast-check"
import { expect, test } from "vitest"
import { uniformStream } from "../run/hash.ts"
import { rankCorrelation } from "../run/ranks.ts"
import { samplePlan } from "../run/replicates.ts"
import { studentHalfWidth } from "../run/student.ts"
import { conditionalExpectations } from "./conditional-expectations.ts"
import { jackknife, meanOf, ratioOf } from "./estimate.ts"
import { pullEstimate } from "./known-ranks.ts"
import { pairRatioOf } from "./pair-ratio.ts"
import { swingEstimates, swingOf } from "./swing.ts"

const plan = samplePlan(800)
const column = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: plan.samples, maxLength: plan.samples })
  .map((values) => Float64Array.from(values))

// Ten means 1 … 10: spread 3.0277, over √10 0.9574, times t(9) = 2.262.
test("the mean of ten replicates, by hand", () => {
  const { replicates, perReplicate } = samplePlan(10)
  expect([replicates, perReplicate]).toEqual([10, 1])
  const { value, error } = meanOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), samplePlan(10))
  expect(value).toBe(5.5)
  expect(error).toBeCloseTo(2.262 * 0.9574, 3)
})

test("the jackknife of a mean is that of the mean", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 8, maxLength: 15 }), (parts) => {
      const all = parts.reduce((sum, x) => sum + x, 0)
      const mean = jackknife(parts.length, (r) =>
        r === null ? all / parts.length : (all - (parts[r] ?? 0)) / (parts.length - 1),
      )
      const wanted = ratioOf(parts, new Float64Array(parts.length).fill(1))
      expect(mean.value).toBeCloseTo(wanted.value, 10)
      expect(mean.error).toBeCloseTo(wanted.error ?? Number.NaN, 8)
    }),
    { seed: 1 },
  )
})

test("a ratio of pairs in which each replicate brings its own part is the ratio of these parts", () => {
  const parts = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 8, maxLength: 15 })
  fc.assert(
    fc.property(parts, (tops) => {
      const R = tops.length
      const bottoms = Float64Array.from(tops, (_, r) => 1 + (r % 3) / 10)
      const pairs = Float64Array.from(
        { length: R * R },
        (_, k) => ((tops[Math.floor(k / R)] ?? 0) + (tops[k % R] ?? 0)) / (2 * (R - 1)),
      )
      const [found, wanted] = [pairRatioOf(pairs, bottoms), ratioOf(tops, bottoms)]
      expect(found.value).toBeCloseTo(wanted.value, 10)
      expect(found.error).toBeCloseTo(wanted.error ?? Number.NaN, 8)
    }),
    { seed: 1 },
  )
})

// Pairs z of mean 0 and spread 1, nothing of which comes with the replicates: their sum over ordered pairs has variance 2 R (R - 1).
test("of chance in the pairs alone the error is that of their sum, not twice as much", () => {
  const [R, tries] = [10, 400]
  const next = uniformStream(1)
  let [squares, errors] = [0, 0]
  for (let k = 0; k < tries; k++) {
    const pairs = new Float64Array(R * R)
    for (let r = 0; r < R; r++) for (let q = 0; q < r; q++) pairs[r * R + q] = pairs[q * R + r] = Math.sqrt(12) * (next() - 0.5)
    const { value, error } = pairRatioOf(pairs, new Float64Array(R).fill(1))
    squares += value ** 2 / tries
    errors += (error ?? Number.NaN) ** 2 / tries
  }
  const wanted = (2 * R * (R - 1)) / R ** 2
  expect(squares / wanted).toBeCloseTo(1, 0)
  // Never below what the pairs alone make, so a little above it on average.
  const found = errors / studentHalfWidth(R - 1) ** 2 / wanted
  expect(found).toBeGreaterThan(1)
  expect(found).toBeLessThan(1.6)
})

test("the rank correlation with its error is Spearman's, also with ties", () => {
  fc.assert(
    fc.property(column, column, (x, y) => {
      const [plain, estimate] = [rankCorrelation(x, y), pullEstimate(x, y, plan)]
      if (plain === null) expect(estimate).toBeNull()
      else expect(estimate?.value).toBeCloseTo(plain, 9)
    }),
    { numRuns: 30, seed: 1 },
  )
})

test("ends with their errors are the ends", () => {
  fc.assert(
    fc.property(column, column, (x, y) => {
      const [plain, estimates] = [swingOf(x, y), swingEstimates(x, y, plan)]
      for (const end of ["low", "high"] as const) {
        expect(estimates[end].input).toBe(plain[end].input)
        expect(estimates[end].result.value).toBeCloseTo(plain[end].objective, 9)
      }
    }),
    { numRuns: 30, seed: 1 },
  )
})

test("expectations in bins make the mean, and rise where the result follows the input", () => {
  fc.assert(
    fc.property(column, (x) => {
      const y = x.map((value) => 3 * value + 1)
      const bins = conditionalExpectations(x, y, plan, 10)
      expect(bins.reduce((sum, bin) => sum + bin.samples, 0)).toBe(plan.samples)
      const mean = bins.reduce((sum, bin) => sum + bin.samples * bin.result.value, 0) / plan.samples
      expect(mean).toBeCloseTo(meanOf(y, plan).value, 9)
      for (const bin of bins) expect(bin.result.value).toBeCloseTo(3 * bin.input + 1, 9)
      for (const [k, bin] of bins.entries()) if (k > 0) expect(bin.input).toBeGreaterThan(bins[k - 1]?.input ?? 0)
    }),
    { numRuns: 30, seed: 1 },
  )
})
