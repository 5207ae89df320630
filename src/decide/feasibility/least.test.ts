import fc from "fast-check"
import { expect, test } from "vitest"
import { leastFigure, leastWhole, roundedUp } from "./least.ts"

test("the least whole figure", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 100_000 }), (from, more) => {
      const edge = from + more
      const found = leastWhole(from, (figure) => figure >= edge)
      const isInReach = Math.max(1, from) * 4096 >= edge
      expect(found).toBe(isInReach ? edge : null)
    }),
  )
})

test("the least figure, of three digits, is enough and one per cent too much at most", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 1.01, max: 50, noNaN: true }), (from, times) => {
      const edge = from * times
      const found = leastFigure(from, from / 4, (figure) => figure >= edge)
      expect(found).not.toBeNull()
      expect(found ?? 0).toBeGreaterThanOrEqual(edge)
      expect((found ?? 0) / edge).toBeLessThan(1.012)
    }),
  )
})

test.each([
  [3, 5],
  [2, 2.48],
  [1.7, 9.9],
])("above %d the least that is %d is told to the digit", (from, edge) => {
  expect(leastFigure(from, from / 4, (figure) => figure >= edge)).toBe(edge)
})

test.each([
  [1234, 1240],
  [1230, 1230],
  [0.0012345, 0.00124],
  [9_999_999, 10_000_000],
  [0, 0],
])("%d is rounded up to %d", (figure, expected) => {
  expect(roundedUp(figure)).toBe(expected)
})
