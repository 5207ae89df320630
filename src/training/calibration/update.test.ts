import fc from "fast-check"
import { expect, test } from "vitest"
import { shiftedFactors, spreadOfInterval, updateWith } from "./update.ts"

test("without measurements nothing moves, and the spread is that of before", () => {
  expect(updateWith([], [], 0.2)).toEqual({ factor: 1, spread: 0.2 })
})

test("many measurements outweigh the prior", () => {
  const many = Array.from({ length: 1000 }, () => 12)
  const { factor, spread } = updateWith(
    many,
    many.map(() => 10),
    0.2,
  )
  expect(factor).toBeCloseTo(1.2, 3)
  expect(spread).toBeLessThan(0.003)
})

test("one measurement moves most of the way where the prior is wide, little where it is narrow", () => {
  // Weights 1 / 0.06² and 1 / spread²: 0.2 gives 277.8 / (277.8 + 25).
  expect(Math.log(updateWith([Math.E], [1], 0.2).factor)).toBeCloseTo(0.9174, 4)
  expect(Math.log(updateWith([Math.E], [1], 0.06).factor)).toBeCloseTo(0.5, 10)
})

test("a shift lies between the prior and the measurement, and never widens", () => {
  const step = fc.double({ min: 0.1, max: 100, noNaN: true })
  fc.assert(
    fc.property(step, step, fc.double({ min: 0.01, max: 1, noNaN: true }), (own, predicted, prior) => {
      const { factor, spread } = updateWith([own], [predicted], prior)
      const whole = own / predicted
      expect(factor).toBeGreaterThanOrEqual(Math.min(1, whole) * (1 - 1e-12))
      expect(factor).toBeLessThanOrEqual(Math.max(1, whole) * (1 + 1e-12))
      expect(spread).toBeLessThan(prior)
    }),
    { seed: 7 },
  )
})

test("an interval of a normal gives its spread back", () => {
  const [low, high] = shiftedFactors({ factor: 1, spread: 0.08 })
  expect(spreadOfInterval(low, high)).toBeCloseTo(Math.hypot(0.08, 0.06), 10)
})
