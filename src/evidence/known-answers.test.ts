// Tests of difference beside published and worked answers, and the laws they keep.
import "../../tests/support/seeded.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { chiSquareTest } from "./chi-square.ts"
import { exactInterval, proportionTest } from "./proportions.ts"
import { detectableShare, sampleSizePerArm } from "./sample-size.ts"
import { welchTest } from "./welch.ts"

test("Welch's t, worked with scipy.stats.ttest_ind(equal_var=False)", () => {
  const { t, degrees, p, difference, interval } = welchTest(
    [4.8, 5.0, 5.1, 4.7, 5.3, 4.9],
    [5.1, 4.9, 6.2, 5.8, 5.5, 6.0],
    0.05,
    0.8,
  )
  expect(t).toBeCloseTo(2.720294102, 9)
  expect(degrees).toBeCloseTo(6.72846302, 8)
  expect(p).toBeCloseTo(0.030915014, 9)
  expect((interval[0] + interval[1]) / 2).toBeCloseTo(difference, 12)
})

test("chi-square of a table of two by two, without correction", () => {
  const { chiSquare, degrees, p, expected } = chiSquareTest([
    [30, 70],
    [45, 55],
  ])
  expect([chiSquare, degrees]).toEqual([expect.closeTo(4.8, 12), 1])
  expect(p).toBeCloseTo(0.028459737, 9)
  expect(expected).toEqual([
    [37.5, 62.5],
    [37.5, 62.5],
  ])
})

test("z of 250 against 200 of 5000 each", () => {
  const { z, p } = proportionTest({ yes: 200, rows: 5000 }, { yes: 250, rows: 5000 }, 0.05)
  expect(z).toBeCloseTo(2.411915351, 9)
  expect(p).toBeCloseTo(0.015868965, 9)
})

// Newcombe (Statistics in Medicine 17, 1998, 873-890), table II, method 10.
test.each([
  { first: [48, 80], second: [56, 70], interval: [0.0524, 0.3339] },
  { first: [3, 10], second: [9, 10], interval: [0.1705, 0.809] },
  { first: [2, 7], second: [6, 7], interval: [0.0582, 0.8062] },
  { first: [0, 29], second: [5, 56], interval: [-0.0381, 0.1926] },
  { first: [0, 20], second: [10, 10], interval: [0.6791, 1] },
] as const)("the interval of $second less $first is $interval", ({ first, second, interval }) => {
  const counted = ([yes, rows]: readonly [number, number]): { yes: number; rows: number } => ({ yes, rows })
  const { interval: found } = proportionTest(counted(first), counted(second), 0.05)
  for (const end of [0, 1] as const) expect(Math.abs(found[end] - interval[end])).toBeLessThan(6e-5)
})

test("exact intervals end where the binomial law leaves 2.5 %: with no yes in 20, 1 - 0.025^(1/20)", () => {
  expect(exactInterval({ yes: 0, rows: 20 }, 0.05)).toEqual([0, expect.closeTo(1 - 0.025 ** (1 / 20), 12)])
  expect(exactInterval({ yes: 20, rows: 20 }, 0.05)).toEqual([expect.closeTo(0.025 ** (1 / 20), 12), 1])
})

test("6745 in each arm tell 5 % from 4 %, and so many tell no less", () => {
  expect(sampleSizePerArm(0.04, 0.05, 0.05, 0.8)).toBe(6745)
  expect(detectableShare(0.04, [6745, 6745], 0.05, 0.8)).toBeCloseTo(0.05, 5)
})

test("groups exchanged turn the sign of a difference and nothing else", () => {
  const group = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 })
  fc.assert(
    fc.property(group, group, (first, second) => {
      fc.pre(new Set(first).size > 1 && new Set(second).size > 1)
      const [there, back] = [welchTest(first, second, 0.05, 0.8), welchTest(second, first, 0.05, 0.8)]
      expect(back.difference).toBeCloseTo(-there.difference, 9)
      expect(back.p).toBeCloseTo(there.p, 9)
    }),
  )
})

test("intervals hold the share, and that of a difference stays between -1 and 1", () => {
  const counted = fc
    .integer({ min: 1, max: 2000 })
    .chain((rows) => fc.record({ yes: fc.integer({ min: 0, max: rows }), rows: fc.constant(rows) }))
  fc.assert(
    fc.property(counted, counted, (first, second) => {
      const [low, high] = exactInterval(first, 0.05)
      expect(low).toBeLessThanOrEqual(first.yes / first.rows)
      expect(high).toBeGreaterThanOrEqual(first.yes / first.rows)
      const { interval, difference } = proportionTest(first, second, 0.05)
      expect(interval[0]).toBeGreaterThanOrEqual(-1 - 1e-12)
      expect(interval[0]).toBeLessThanOrEqual(difference + 1e-12)
      expect(interval[1]).toBeGreaterThanOrEqual(difference - 1e-12)
      expect(interval[1]).toBeLessThanOrEqual(1 + 1e-12)
    }),
  )
})

test("very small spreads keep their degrees of freedom", () => {
  const [wide, small] = [1, 1e-160].map((scale) => welchTest([0, scale, 0], [scale, 3 * scale, scale], 0.05, 0.8))
  expect(small?.degrees).toBeCloseTo(wide?.degrees ?? Number.NaN, 9)
})
