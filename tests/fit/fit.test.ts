// The fits of tools/fit find again what made the data: times computed from known constants, pieces, residuals.
import { describe, expect, test } from "vitest"
import type { ProductConstants } from "../../src/data/index.ts"
import { segmentSeconds } from "../../src/kernels/collective.ts"
import { productSeconds } from "../../src/kernels/product.ts"
import type { Rates } from "../../src/kernels/rates.ts"
import { residualOf } from "../../src/kernels/surface.ts"
import { fitCollectives } from "../../tools/fit/fit-collectives.ts"
import { fitProductConstants, usualProduct } from "../../tools/fit/fit-product-constants.ts"
import { computedBy, missedBy } from "../../tools/fit/fit-product-table.ts"
import { surfaceOf } from "../../tools/fit/fit-surface.ts"
import { minimise } from "../../tools/fit/minimise.ts"
import { type MeasuredProduct, siteOf } from "../../tools/fit/product-rows.ts"
import { residualsOf, seeded, splitBy } from "../../tools/fit/statistics.ts"

const rates: Rates = { units: 132, flops: 989e12, bandwidth: 3.35e12, cache: 5e7, inputBytes: 2, outputBytes: 2 }
const truth: ProductConstants = {
  ...{ start: 4e-6, efficiencies: [0.8, 0.7, 0.8, 0.5, 0.6, 0.5], depth: 200, memory: 0.9, blend: 2.5 },
  ...{ quantisation: 0.4, leastWave: 0.1, cachePart: 0.2, cacheSpeed: 1.5, cast: 0 },
}
const sides = [64, 512, 2048, 8192]
const rows: readonly MeasuredProduct[] = sides.flatMap((columns) =>
  sides.flatMap((depth) =>
    [1, 16, 100, 300, 1000, 4000, 20000].map((count) => {
      const shape = { batch: 1, rows: count, columns, depth }
      return { shape, seconds: productSeconds(truth, rates, shape) }
    }),
  ),
)

test("Nelder–Mead finds the bottom of Rosenbrock's valley", () => {
  const { point, value } = minimise(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, [-1.2, 1], 600)
  expect(value).toBeLessThan(1e-6)
  expect(point[0]).toBeCloseTo(1, 2)
})

test("mean, median and 90th percentile", () => {
  const errors = Array.from({ length: 101 }, (_, index) => (index - 50) / 100)
  expect(residualsOf(errors)).toEqual({ count: 101, mean: expect.closeTo(0.2525, 4), median: 0.25, p90: 0.45 })
})

test("what is put aside is put aside whole, the same each time", () => {
  const { kept, aside } = splitBy(rows, siteOf, 0.3, 5)
  expect(kept.length + aside.length).toBe(rows.length)
  const names = new Set(aside.map(siteOf))
  expect(names.size).toBeGreaterThan(0)
  expect(kept.some((row) => names.has(siteOf(row)))).toBe(false)
  expect(splitBy(rows, siteOf, 0.3, 5).aside).toEqual(aside)
})

describe("products", () => {
  test("constants that made the times are found well enough to make them again", () => {
    const fitted = fitProductConstants([{ rates, rows }], usualProduct, 1500)
    const { mean } = missedBy(computedBy(fitted, rates), rows)
    expect(mean).toBeLessThan(0.04)
    expect(mean).toBeLessThan(missedBy(computedBy(usualProduct, rates), rows).mean / 2)
  })

  test("a surface gives back residuals that are the same at all sites", () => {
    const factor = (count: number) => 1 + 0.1 * Math.log10(count)
    const slower = rows.map(({ shape, seconds }) => ({ shape, seconds: seconds * factor(shape.rows) }))
    const name = { device: "H100-SXM", precision: "bf16", columnWeight: 1 } as const
    const surface = surfaceOf(name, slower, computedBy(truth, rates))
    const residual = residualOf(surface)
    for (const { shape } of rows) {
      expect(residual(shape.rows, shape.columns, shape.depth) / factor(shape.rows)).toBeCloseTo(1, 2)
    }
    expect(missedBy(computedBy(truth, rates, surface), slower).mean).toBeLessThan(0.01)
  })
})

test("three pieces of a collective are found where they are", () => {
  const pieces = [
    [0, 1e-5, 1e10],
    [2 ** 18, 6e-5, 1e11],
    [2 ** 24, 4e-4, 3e11],
  ] as const
  const random = seeded(1)
  const measured = Array.from({ length: 22 }, (_, index) => 2 ** (index + 8)).map((bytes) => ({
    ...{ kind: "all-reduce", ranks: 8, bytes },
    seconds: segmentSeconds(pieces, bytes) * (1 + 0.01 * (random() - 0.5)),
  })) as Parameters<typeof fitCollectives>[1]
  const { table, all, heldOut } = fitCollectives({ device: "H100-SXM", link: "nvlink", bandwidth: 450e9, library: "" }, measured)
  expect(table.rows[0]?.segments.map(([from]) => from)).toEqual([0, 2 ** 18, 2 ** 24])
  expect(all.mean).toBeLessThan(0.01)
  expect(heldOut.mean).toBeLessThan(0.2)
})
