import fc from "fast-check"
import { expect, test } from "vitest"
import { livingOf } from "./living.ts"

test("of two samples, one ruined in the second of four months: its flows end there, it has nothing, and lacks what it lacked", () => {
  const ruined = Float64Array.from([0, 0, 1, 0, 1, 0, 1, 0]) // [months][samples]
  const { flow, level, left } = livingOf(ruined, 4, 2)
  expect([...flow(Float64Array.from([5, 5, 6, 6, 7, 7, 8, 8]))]).toEqual([5, 5, 6, 6, 0, 7, 0, 8])
  expect([...level(Float64Array.from([5, 5, 6, 6, 7, 7, 8, 8]))]).toEqual([5, 5, 0, 6, 0, 7, 0, 8])
  expect([...left(Float64Array.from([5, 5, -1, 6, -3, 7, -9, 8]))]).toEqual([5, 5, -1, 6, -1, 7, -1, 8])
})

test("a figure that no month changes counts in each month that is lived", () => {
  const { flow } = livingOf(Float64Array.from([0, 1, 0, 1]), 2, 2)
  expect([...flow(Float64Array.from([3, 4]))]).toEqual([3, 4, 3, 0])
})

test("without ruin nothing ends", () => {
  const { flow, level, left } = livingOf(null, 2, 2)
  for (const of of [flow, level, left]) expect([...of(Float64Array.from([1, 2, 3, 4]))]).toEqual([1, 2, 3, 4])
})

test("whenever it ends: the opening and what flowed give what is left", () => {
  const months = 6
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: months, maxLength: months }),
      fc.nat(6),
      (flows, end) => {
        const cash = flows.map((_, m) => flows.slice(0, m + 1).reduce((a, b) => a + b, 10))
        const { flow, left } = livingOf(
          Float64Array.from({ length: months }, (_, m) => (m >= end ? 1 : 0)),
          months,
          1,
        )
        const sum = flow(Float64Array.from(flows)).reduce((a, b) => a + b, 10)
        expect(left(Float64Array.from(cash)).at(-1)).toBeCloseTo(sum, 9)
      },
    ),
  )
})
