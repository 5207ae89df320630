import fc from "fast-check"
import { expect, test } from "vitest"
import { logAxis } from "./log-axis.ts"

test("round figures, from below the least to above the largest", () => {
  const { min, max, ticks } = logAxis([0.012, 2.4], "", "en", 6)
  expect(ticks.map(({ label }) => label)).toEqual(["0.01", "0.03", "0.1", "0.3", "1", "3"])
  expect([10 ** min, 10 ** max].map((x) => Number(x.toPrecision(3)))).toEqual([0.01, 3])
})

test("holds every figure between its ends, with few ticks", () => {
  const figure = fc.double({ min: 1e-9, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), fc.integer({ min: 3, max: 8 }), (values, most) => {
      const { min, max, ticks } = logAxis(values, "", "en", most)
      expect(min).toBeLessThanOrEqual(Math.log10(Math.min(...values)) + 1e-6)
      expect(max).toBeGreaterThanOrEqual(Math.log10(Math.max(...values)) - 1e-6)
      expect(min).toBeLessThan(max)
      expect(ticks.length).toBeLessThanOrEqual(most + 2)
    }),
    { seed: 3 },
  )
})
