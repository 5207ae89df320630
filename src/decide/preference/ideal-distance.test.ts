// TOPSIS against the example of its authors.
import { expect, test } from "vitest"
import { closeness } from "./ideal-distance.ts"

test("choice of a fighter aircraft (Hwang and Yoon 1981, section 3, example of TOPSIS)", () => {
  const figures = [
    [2.0, 1500, 20000, 5.5, 5, 9],
    [2.5, 2700, 18000, 6.5, 3, 5],
    [1.8, 2000, 21000, 4.5, 7, 7],
    [2.2, 1800, 20000, 5.0, 5, 5],
  ]
  const found = closeness(figures, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], [true, true, true, false, true, true])
  const published = [0.643, 0.268, 0.613, 0.312]
  for (const [k, one] of found.entries()) expect(Math.abs(one - published[k]!)).toBeLessThan(0.001)
})

test("the best by every criterion is the ideal, the worst by every one its opposite", () => {
  expect(
    closeness(
      [
        [3, 10],
        [1, 30],
        [2, 20],
      ],
      [0.7, 0.3],
      [true, false],
    ),
  ).toEqual([1, 0, expect.closeTo(0.5, 12)])
})

test("all alike, and nothing at all", () => {
  expect(closeness([[2], [2]], [1], [true])).toEqual([0.5, 0.5])
  expect(closeness([[0], [0]], [1], [true])).toEqual([0.5, 0.5])
})
