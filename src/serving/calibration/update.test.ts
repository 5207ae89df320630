import fc from "fast-check"
import { expect, test } from "vitest"
import { shiftBy, shiftedFactors } from "./update.ts"

const interval = [0.7, 1.4] as const

test("no measurement leaves the prediction and its interval nearly as they are", () => {
  const { factor, spread } = shiftBy([], [], interval)
  expect(factor).toBe(1)
  const [low, high] = shiftedFactors({ factor, spread })
  expect(high / low).toBeCloseTo(2, 0)
})

test("more measurements draw the prediction nearer to their mean, and never beyond it; the interval narrows", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.integer({ min: 1, max: 20 }), (off, count) => {
      const shiftOf = (n: number) => shiftBy(Array<number>(n).fill(off), Array<number>(n).fill(1), interval)
      const [few, many] = [shiftOf(count), shiftOf(count + 1)]
      expect(Math.abs(Math.log(many.factor / off))).toBeLessThanOrEqual(Math.abs(Math.log(few.factor / off)) + 1e-12)
      expect(Math.log(few.factor) * Math.log(off)).toBeGreaterThanOrEqual(0)
      expect(many.spread).toBeLessThan(few.spread)
    }),
    { seed: 7 },
  )
})
