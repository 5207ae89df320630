// Residuals: what is the same everywhere is so everywhere between, exact sites count most, weights are whole.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { AttentionSurface, KernelSurface } from "../data/index.ts"
import { attentionResidualOf, headKnots, keyKnots, knotsOf, nearestLayout } from "./attention-surface.ts"
import type { AttentionShape } from "./shapes.ts"
import { textOf } from "./signed-bytes.ts"
import { residualOf } from "./surface.ts"

const sides = [128, 1024, 8192]
const missing = -128

function surface(bytes: readonly number[]): KernelSurface {
  const place = { device: "H100-SXM", precision: "bf16", rows: [1, 64, 4096], columns: sides, depths: sides } as const
  return { ...place, columnWeight: 1.6, step: 0.01, residuals: textOf(Int8Array.from(bytes)) }
}

const anySide = fc.integer({ min: 1, max: 1e6 })
const attention: AttentionShape = {
  ...{ batch: 2, queries: 4096, keys: 4096, heads: 32, keyValueHeads: 8, headSize: 128, valueHeadSize: 128 },
  ...{ isCausal: true, window: null, pass: "forward", kernel: "flash" },
}

test("a flat surface is flat, with sites missing too", () => {
  const bytes = sides.flatMap((column) => sides.flatMap((depth) => sides.map(() => (column === depth ? missing : 20))))
  const residual = residualOf(surface(bytes))
  const law = fc.property(anySide, anySide, anySide, (rows, columns, depth) => {
    expect(residual(rows, columns, depth)).toBeCloseTo(Math.exp(0.2), 12)
  })
  fc.assert(law, { seed: 7 })
})

test("a measured site counts most, and between its rows the residual goes over evenly", () => {
  const bytes = sides.flatMap((column) =>
    sides.flatMap((depth) => (column === 1024 && depth === 1024 ? [10, 50, 50] : [0, 0, 0])),
  )
  const residual = residualOf(surface(bytes))
  expect(Math.log(residual(64, 1024, 1024))).toBeGreaterThan(0.45)
  expect(Math.log(residual(8, 1024, 1024)) / Math.log(residual(64, 1024, 1024))).toBeCloseTo(30 / 50, 6)
  expect(residual(1e6, 1024, 1024)).toBe(residual(4096, 1024, 1024))
})

test("weights of attention's knots are whole and stay inside", () => {
  const law = fc.property(anySide, anySide, fc.constantFrom(1, 8, 32), (keys, batch, keyValueHeads) => {
    const knots = knotsOf({ ...attention, keys, batch, keyValueHeads }, "keys")
    expect(knots.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(knots.every(({ knot, weight }) => weight >= 0 && knot >= 0 && knot < keyKnots * headKnots)).toBe(true)
  })
  fc.assert(law, { seed: 7 })
})

test("attention takes the residual of the layout that is nearest", () => {
  const layouts = [
    { headSize: 64, valueHeadSize: 64, isWindowed: false, shared: 1 },
    { headSize: 128, valueHeadSize: 128, isWindowed: true, shared: 4 },
    { headSize: 128, valueHeadSize: 128, isWindowed: false, shared: 1 },
    { headSize: 192, valueHeadSize: 128, isWindowed: false, shared: 1 },
  ]
  expect(nearestLayout(layouts, attention)).toBe(2)
  expect(nearestLayout(layouts, { ...attention, window: 1024 })).toBe(1)
  expect(nearestLayout(layouts, { ...attention, headSize: 192, keyValueHeads: 32 })).toBe(3)
  expect(nearestLayout(layouts, { ...attention, headSize: 80, valueHeadSize: 80, keyValueHeads: 32 })).toBe(0)
  const bytes = Int8Array.from(layouts.flatMap((_, index) => Array.from({ length: keyKnots * headKnots }, () => index * 10)))
  const grid: AttentionSurface = {
    ...{ device: "H100-SXM", precision: "bf16", regime: "prompt", countsHeadsOf: "queries" },
    ...{ layouts, step: 0.01, residuals: textOf(bytes) },
  }
  expect(attentionResidualOf(grid)(attention)).toBeCloseTo(Math.exp(0.2), 12)
})
