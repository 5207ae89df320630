import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { directionNumbers, sobolDimensions } from "./direction-numbers.ts"
import { scrambleSeed } from "./hash.ts"
import { plainSobolPoint, sobolPoints } from "./sobol.ts"

// new-joe-kuo-6.21201: d, s, a, m_1 … m_s (https://web.maths.unsw.edu.au/~fkuo/sobol/).
test.each([
  [2, [1]],
  [3, [1, 3]],
  [4, [1, 3, 1]],
  [5, [1, 1, 1]],
  [6, [1, 1, 3, 3]],
  [7, [1, 3, 5, 13]],
  [8, [1, 1, 5, 5, 17]],
  [9, [1, 1, 5, 5, 5]],
  [10, [1, 1, 7, 11, 19]],
])("the initial numbers of dimension %i are those published", (d, published) => {
  const row = directionNumbers().subarray((d - 1) * 32)
  expect(published.map((_, k) => row[k]! >>> (31 - k))).toEqual(published)
})

test("every direction number ends in a one at its own place", () => {
  const numbers = directionNumbers()
  expect(numbers.length).toBe(sobolDimensions * 32)
  expect(sobolDimensions).toBe(2048)
  const isFine = numbers.every((v, i) => ((v >>> (31 - (i % 32))) & 1) === 1 && (v << (1 + (i % 32)) === 0 || i % 32 === 31))
  expect(isFine).toBe(true)
})

test("the table is the one that was compared with SciPy's as a whole", () => {
  const checksum = directionNumbers().reduce((hash, v) => Math.imul(hash ^ v, 0x01000193), 0x811c9dc5) >>> 0
  expect(checksum).toBe(748920729)
})

describe("before scrambling", () => {
  // The first ten points that the authors' program prints for three dimensions (same page).
  test.each([
    [0, 0, 0, 0],
    [1, 0.5, 0.5, 0.5],
    [2, 0.75, 0.25, 0.25],
    [3, 0.25, 0.75, 0.75],
    [4, 0.375, 0.375, 0.625],
    [5, 0.875, 0.875, 0.125],
    [6, 0.625, 0.125, 0.875],
    [7, 0.125, 0.625, 0.375],
    [8, 0.1875, 0.3125, 0.9375],
    [9, 0.6875, 0.8125, 0.4375],
  ])("point %i is (%d, %d, %d)", (index, ...point) => {
    expect(point.map((_, d) => plainSobolPoint(d, index))).toEqual(point)
  })

  // SciPy 1.17.1, qmc.Sobol(2048, scramble=False, bits=32); all 2048 × 1024 numbers were compared once.
  test.each([
    [9, 5, 0.125],
    [9, 1000, 0.0693359375],
    [999, 1000, 0.2001953125],
    [2047, 1000, 0.8974609375],
  ])("dimension %i, point %i is %d as in SciPy", (d, index, expected) => {
    expect(plainSobolPoint(d, index)).toBe(expected)
  })
})

describe("after scrambling", () => {
  test.each([0, 1, 2, 17, 999, 2047])("dimension %i puts one point into each equal part", (dimension) => {
    for (const seed of [0, 1, 0xffffffff, scrambleSeed("price", 1, 3)]) {
      const points = new Float64Array(1024)
      sobolPoints(dimension, 1024, seed, points)
      const parts = new Set(Array.from(points, (u) => Math.floor(u * 1024)))
      expect(parts.size).toBe(1024)
      expect(points.every((u) => u > 0 && u < 1)).toBe(true)
    }
  })

  test("any part of the sequence can be had by itself", () => {
    const sequence = new Float64Array(300)
    sobolPoints(5, 300, 77, sequence)
    fc.assert(
      fc.property(fc.nat(299), fc.nat(50), (first, length) => {
        const count = Math.min(length, 300 - first)
        const part = new Float64Array(count)
        sobolPoints(5, count, 77, part, 0, first)
        expect(part).toEqual(sequence.slice(first, first + count))
      }),
    )
  })

  test("each point is uniform over the seeds", () => {
    const point = new Float64Array(1)
    const cells = new Float64Array(16)
    for (let replicate = 0; replicate < 16_000; replicate++) {
      sobolPoints(3, 1, scrambleSeed("x", 1, replicate), point, 0, 5)
      cells[Math.floor(point[0]! * 16)]! += 1
    }
    // Chi square with 15 degrees of freedom: above 37.7 in 1 of 1000.
    expect(cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7)
  })

  test("the centred discrepancy is far below that of random points", () => {
    // SciPy 1.17.1 for its own scrambled set of this size: 0.0021; random points: 0.0133.
    const columns = Array.from({ length: 8 }, (_, d) => {
      const column = new Float64Array(256)
      sobolPoints(d, 256, scrambleSeed(`x${d}`, 1, 0), column)
      return column
    })
    expect(centredDiscrepancy(columns)).toBeLessThan(0.004)
  })
})

/** The square of the centred L2 discrepancy (F. J. Hickernell, Math. Comp. 67 (1998) 299-322, formula 5.2). */
function centredDiscrepancy(columns: readonly Float64Array[]): number {
  const n = columns[0]!.length
  let single = 0
  let pairs = 0
  for (let i = 0; i < n; i++) {
    single += columns.reduce((product, x) => product * (1 + 0.5 * off(x[i]!) - 0.5 * off(x[i]!) ** 2), 1)
    for (let j = 0; j < n; j++) {
      pairs += columns.reduce(
        (product, x) => product * (1 + 0.5 * off(x[i]!) + 0.5 * off(x[j]!) - 0.5 * Math.abs(x[i]! - x[j]!)),
        1,
      )
    }
  }
  return (13 / 12) ** columns.length - (2 / n) * single + pairs / (n * n)
}

function off(x: number): number {
  return Math.abs(x - 0.5)
}
