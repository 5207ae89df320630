import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { binCount, firstOrderIndex } from "../sensitivity/bins.ts"
import { drawInputs } from "./draws.ts"
import { quantilesOf } from "./order-statistics.ts"
import { rankCorrelation, ranks } from "./ranks.ts"
import { samplePlan } from "./replicates.ts"
import { summary } from "./statistics.ts"
import { studentHalfWidth } from "./student.ts"

const nothing = { mean: null, p5: null, p25: null, p50: null, p75: null, p95: null }

describe("summary", () => {
  const plan = samplePlan(16) // 8 × 2

  test("of 1 … 16", () => {
    const values = Float64Array.from({ length: 16 }, (_, i) => 16 - i)
    const before = Float64Array.from(values)
    const { errors, ...figures } = summary(values, plan)
    expect(figures).toEqual({ mean: 8.5, sd: Math.sqrt(68 / 3), p5: 1.75, p25: 4.75, p50: 8.5, p75: 12.25, p95: 15.25 })
    // Means of pairs 15.5, 13.5 … 1.5 have variance 24; t of 7 degrees of freedom.
    expect(errors.mean).toBeCloseTo(2.364624251592784 * Math.sqrt(24 / 8), 9)
    expect(values).toEqual(before)
  })

  test("of a constant is exact and sure", () => {
    const figures = { mean: 0.1, p5: 0.1, p25: 0.1, p50: 0.1, p75: 0.1, p95: 0.1 }
    const errors = { mean: 0, p5: 0, p25: 0, p50: 0, p75: 0, p95: 0 }
    expect(summary(new Float64Array(16).fill(0.1), plan)).toEqual({ ...figures, sd: 0, errors })
  })

  test("counts what never comes apart", () => {
    const values = Float64Array.from({ length: 16 }, (_, i) => (i % 4 === 3 ? Infinity : (i % 4) + 1))
    const { never, mean, sd, p50, errors } = summary(values, plan)
    expect({ never, mean, sd, p50 }).toEqual({ never: 0.25, mean: 2, sd: Math.sqrt(8 / 11), p50: 2 })
    expect(errors.never).toBeCloseTo((2.364624251592784 * Math.sqrt(8 / 7) * Math.sqrt(8 * 0.25)) / 16, 9)
  })

  test("has no figures when nothing came", () => {
    const values = new Float64Array(16).fill(Infinity)
    expect(summary(values, plan)).toEqual({ ...nothing, sd: null, never: 1, errors: { ...nothing, never: 0 } })
  })

  test("has no figures where one value is not a number", () => {
    const values = new Float64Array(16).fill(1)
    values[11] = Number.NaN
    expect(summary(values, plan)).toEqual({ ...nothing, sd: null, errors: nothing })
  })

  test("gives null for figures that are not finite, and the others", () => {
    const values = Float64Array.from({ length: 16 }, (_, i) => (i === 0 ? -Infinity : i))
    const { mean, sd, p5, p50, p95 } = summary(values, plan)
    expect({ mean, sd, p5, p50, p95 }).toEqual({ mean: null, sd: null, p5: null, p50: 7.5, p95: 14.25 })
  })
})

test.each([
  [7, 2.364624251592784],
  [9, 2.262157162798205],
  [14, 2.144786687917804],
])("Student's t with %i degrees of freedom reaches %d (SciPy 1.17.1, t.ppf)", (freedom, t) => {
  expect(Math.abs(studentHalfWidth(freedom) - t)).toBeLessThan(1e-11)
})

test("quantiles by selection are those of a full sort", () => {
  const value = fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 400 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (list, ps) => {
        const sorted = Float64Array.from(list).sort()
        const expected = ps.map((p) => {
          const h = (sorted.length - 1) * p
          const low = sorted[Math.floor(h)]!
          return low === sorted[Math.ceil(h)]! ? low : low + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - low)
        })
        expect(quantilesOf(Float64Array.from(list), list.length, ps)).toEqual(expected)
      },
    ),
    { seed: 1 },
  )
})

describe("ranks", () => {
  test("share ties", () => {
    expect([...ranks(Float64Array.of(3, 1, 3, 2, Infinity))]).toEqual([3.5, 1, 3.5, 2, 5])
  })

  test.each([
    ["the same order", [1, 2, 3, 4], [2, 4, 8, 16], 1],
    ["the opposite", [1, 2, 3, 4], [9, 3, 2, 1], -1],
    // Worked by hand: ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4.
    ["a tie", [1, 2, 2, 3], [10, 30, 20, 40], 4.5 / Math.sqrt(4.5 * 5)],
    ["one that does not vary", [1, 1, 1, 1], [1, 2, 3, 4], null],
  ])("%s", (_, x, y, expected) => {
    const seen = rankCorrelation(Float64Array.from(x), Float64Array.from(y))
    if (expected === null) expect(seen).toBeNull()
    else expect(seen).toBeCloseTo(expected, 12)
  })
})

describe("dependence on one input", () => {
  const large = samplePlan(10_000)
  const { columns } = drawInputs(
    Array.from(
      { length: 3 },
      (_, i) => ({ path: `x${i}`, distribution: { kind: "normal", mean: 0, sd: 1 }, factor: 1 }) as const,
    ),
    [],
    large,
    1,
  )
  const [x = new Float64Array(), y = new Float64Array(), z = new Float64Array()] = columns
  const result = x.map((value, i) => 2 * value + y[i]! ** 2)

  test("first-order indices of 2x + y² are 4/6, 2/6 and 0", () => {
    expect(Math.abs((firstOrderIndex(x, result, large) ?? 0) - 4 / 6)).toBeLessThan(0.01)
    expect(Math.abs((firstOrderIndex(y, result, large) ?? 0) - 2 / 6)).toBeLessThan(0.01)
    expect(firstOrderIndex(z, result, large)).toBeLessThan(0.005)
    expect(firstOrderIndex(x, new Float64Array(x.length), large)).toBeNull()
  })

  test("bins for comparing means are half the square root of the samples", () => {
    expect(binCount(10_240)).toBe(51)
  })
})
