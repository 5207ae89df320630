import fc from "fast-check"
import { expect, test } from "vitest"
import { swingOf } from "./swing.ts"

test.each([
  ["ten values: two at each end", [9, 0, 1, 2, 3, 4, 5, 6, 7, 8], 0.5, 8.5],
  ["two values, half and half", [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 0, 1],
  ["a rare event is an end of its own", [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0, 1],
  ["three values in equal parts", [1, 1, 1, 2, 2, 2, 3, 3, 3], 1, 3],
  ["few at the very end take the next ones along", [0, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 2 / 3, 3],
  ["one value", [7, 7, 7], 7, 7],
])("%s", (_, x, low, high) => {
  const ends = swingOf(
    Float64Array.from(x),
    Float64Array.from(x, (v) => 10 * v),
  )
  expect([ends.low.input, ends.high.input]).toEqual([low, high])
  expect(ends.low.objective).toBeCloseTo(10 * low, 12)
  expect(ends.high.objective).toBeCloseTo(10 * high, 12)
})

test("the ends of what varies lie apart, whatever values repeat", () => {
  const few = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(few, (x) => {
      fc.pre(new Set(x).size > 1)
      const column = Float64Array.from(x)
      const { low, high } = swingOf(column, column)
      expect(low.input).toBeLessThan(high.input)
      expect(low.objective).toBe(low.input)
    }),
    { numRuns: 300, seed: 1 },
  )
})

test("a value that is no number ends it", () => {
  const column = Float64Array.of(Number.NaN, 1, 2)
  expect(swingOf(column, column).high.objective).toBeNaN()
})
