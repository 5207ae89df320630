// Vector code that draws against the same in plain TypeScript; where the host has relaxed instructions, with them and without.
import { describe, expect, test } from "vitest"
import { lawOf } from "../../run/distributions.ts"
import { logisticTable } from "../../run/logit-table.ts"
import { normalQuantile } from "../../run/normal.ts"
import { dimensionRow, reverseBits, sobolPoints } from "../../run/sobol.ts"
import { newProgress } from "./crew.ts"
import { type ColumnJob, drawColumns, drawPart } from "./draw-columns.ts"
import { createDrawing } from "./drawing.ts"
import { hasRelaxedSimd } from "./simd.ts"

const variants = [
  { name: "plain", isRelaxed: false },
  { name: "relaxed", isRelaxed: true },
].filter(({ isRelaxed }) => hasRelaxedSimd() || !isRelaxed)

const nothing = { sobol: null, isNormal: false, linear: null, shaped: null }

describe.each(variants)("$name", ({ isRelaxed }) => {
  const { memory, code } = createDrawing(isRelaxed)

  function drawn(job: Partial<ColumnJob> & Pick<ColumnJob, "out">): Float64Array {
    const part = (one: ColumnJob, begin: number, end: number): void => drawPart(one, begin, end, memory.buffer, code)
    drawColumns([{ ...nothing, ...job }], newProgress(null), part)
    return job.out
  }

  /** Largest relative difference. */
  function apart(got: Float64Array, right: (k: number) => number): number {
    return got.reduce((most, x, k) => Math.max(most, x === right(k) ? 0 : Math.abs(x / right(k) - 1)), 0)
  }

  test.each([
    [0, 4, 0],
    [1, 4096, 8192],
    [7, 1024, 4],
    [2047, 64, 1024],
  ])("Sobol points of dimension %i, %i of them, from number %i on: to the last bit", (dimension, count, from) => {
    const seeds = [0, 1, 0x80000000, 0xffffffff, 0x9e3779b1]
    const row = dimensionRow(dimension).map(reverseBits)
    const got = drawn({ out: new Float64Array(seeds.length * count), sobol: { row, seeds, perReplicate: count, from } })
    const right = new Float64Array(got.length)
    for (const [k, seed] of seeds.entries()) sobolPoints(dimension, count, seed, right, k * count, from)
    expect(got).toEqual(right)
  })

  test.each([
    ["all in the middle", [0.5, 0.3, 0.7, 0.51, 0.075, 0.925, 0.4, 0.6]],
    ["all in the tails", [0.01, 0.99, 1e-9, 1 - 1e-9, 2 ** -33, 1 - 2 ** -33, 0.0749, 0.9251]],
    ["one in the tails", [0.5, 0.3, 0.01, 0.51, 0.4, 0.6, 0.45, 0.55]],
    ["three in the tails", [0.001, 0.3, 0.4, 0.97, 0.5, 0.02, 0.3, 0.6]],
    ["far beyond what Sobol points reach", [1e-12, 1e-20, 1e-100, 1e-300, 0.5, 1e-11, 0.2, 1e-13]],
    ["more than a stretch", Array.from({ length: 5000 }, (_, k) => (k + 0.5) / 5000)],
  ])("normal quantiles: %s", (_, points) => {
    const got = drawn({ out: Float64Array.from(points), isNormal: true })
    expect(apart(got, (k) => normalQuantile(points[k] ?? 0))).toBeLessThan(2e-15)
  })

  test("normal quantiles do not depend on what lies beside them", () => {
    const points = Array.from({ length: 4096 }, (_, k) => ((k * 2654435761) % 4294967296) / 4294967296 + 2 ** -33)
    const together = drawn({ out: Float64Array.from(points), isNormal: true })
    const turned = drawn({ out: Float64Array.from(points.toReversed()), isNormal: true })
    expect(turned.toReversed()).toEqual(together)
  })

  const scores = Array.from({ length: 1000 }, (_, k) => (k - 499.5) / 80)

  test("an exponential of normal points", () => {
    const shaped = { table: null, shift: 2.5, scale: 0.7, factor: 12 }
    const got = drawn({ out: Float64Array.from(scores), shaped })
    expect(apart(got, (k) => 12 * Math.exp(2.5 + 0.7 * (scores[k] ?? 0)))).toBeLessThan(2e-15)
  })

  test("a logistic function of a series", () => {
    const made = logisticTable((z) => 0.8 * z - 0.05 * z * z + 0.01 * z ** 3)
    if (made === null) throw new Error("the table is within the range of numbers")
    const got = drawn({ out: Float64Array.from(scores), shaped: { table: made.table, shift: 3, scale: 4, factor: 0.5 } })
    expect(apart(got, (k) => 0.5 * (3 + 4 * made.value(scores[k] ?? 0)))).toBeLessThan(2e-15)
  })

  test("what a law makes of points, drawn as one job", () => {
    const { exponential: form } = lawOf({ kind: "interval", low: 20, high: 40 })
    if (form === undefined) throw new Error("an interval above 0 is log-normal")
    const sobol = { row: dimensionRow(3).map(reverseBits), seeds: [5], perReplicate: 256, from: 0 }
    const shaped = { ...form, table: null, factor: 1 }
    const got = drawn({ out: new Float64Array(256), sobol, isNormal: true, shaped })
    const points = new Float64Array(256)
    sobolPoints(3, 256, 5, points)
    const { quantile } = lawOf({ kind: "interval", low: 20, high: 40 })
    expect(apart(got, (k) => quantile(points[k] ?? 0))).toBeLessThan(2e-15)
  })
})
