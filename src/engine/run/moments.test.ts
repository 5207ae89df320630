// Mean and variance: against exact sums, far from zero, with a figure that lies apart, in one go and in stretches.
import fc from "fast-check"
import { expect, test } from "vitest"
import { average, type Moments, momentsOf, standardDeviation, together, varianceOf } from "./moments.ts"

test("of 1 to 5, by hand", () => {
  const moments = momentsOf(Float64Array.of(1, 2, 3, 4, 5))
  expect(moments).toEqual({ n: 5, mean: 3, squares: 10 })
  expect([varianceOf(moments), standardDeviation(moments)]).toEqual([2.5, Math.sqrt(2.5)])
})

test("a constant comes out exactly, and has no spread", () => {
  expect(momentsOf(new Float64Array(1000).fill(0.1))).toEqual({ n: 1000, mean: 0.1, squares: 0 })
  expect(varianceOf(momentsOf(Float64Array.of(7)))).toBe(0)
})

test.each([
  ["nothing", [], Number.NaN],
  ["infinite", [1, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
  ["no number", [1, Number.NaN], Number.NaN],
])("the mean of what holds %s", (_, values, mean) => {
  expect(average(Float64Array.from(values))).toBe(mean)
})

test("far from zero nothing is lost", () => {
  const { mean, squares } = momentsOf(Float64Array.from({ length: 10_000 }, (_, s) => 1e9 + (s % 2)))
  expect([mean, squares]).toEqual([1e9 + 0.5, 2500])
})

test("a figure that lies apart does no harm, whether it comes first or last", () => {
  const near = Array.from({ length: 10_000 }, (_, s) => s % 2)
  const apart = 1e8
  // The squares of half 0 and half 1, and what the other adds: (its distance from their mean)² n / (n + 1).
  const wanted = 2500 + ((apart - 0.5) ** 2 * 10_000) / 10_001
  for (const values of [
    [apart, ...near],
    [...near, apart],
  ])
    expect(momentsOf(Float64Array.from(values)).squares / wanted).toBeCloseTo(1, 11)
})

test("stretches together are the whole", () => {
  const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.array(figures, { minLength: 1, maxLength: 6 }), (stretches) => {
      const parts = stretches.map((values) => momentsOf(Float64Array.from(values)))
      const all = parts.reduce<Moments>(together, { n: 0, mean: 0, squares: 0 })
      const whole = momentsOf(Float64Array.from(stretches.flat()))
      expect(all.n).toBe(whole.n)
      expect(Math.abs(all.mean - whole.mean)).toBeLessThan(1e-8)
      expect(Math.abs(all.squares - whole.squares)).toBeLessThanOrEqual(1e-12 * whole.squares + 1e-9)
    }),
    { seed: 1 },
  )
})
