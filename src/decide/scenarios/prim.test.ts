// A planted box is found, noise is not: the two checks that Friedman & Fisher (1999) and Bryant & Lempert (2010) ask of the method.
import { describe, expect, test } from "vitest"
import { uniformStream } from "../../engine/index.ts"
import { type Box, findBox, type Sought } from "./prim.ts"
import { figuresOfBox, quasiP } from "./told-box.ts"

const samples = 10_000
const all = Uint32Array.from({ length: samples }, (_, s) => s)

/** Cases are as likely as `share` says of the features of each sample. */
function planted(features: number, share: (at: readonly number[]) => number): Sought {
  const draw = uniformStream(7)
  const columns = Array.from({ length: features }, () => Float64Array.from(all, () => draw()))
  const isCase = Float64Array.from(all, (s) => (draw() < share(columns.map((column) => column[s]!)) ? 1 : 0))
  return { features: columns, isCase, among: all }
}

function half(sought: Sought, odd: 0 | 1): Sought {
  return { ...sought, among: sought.among.filter((s) => s % 2 === odd) }
}

const keys = (box: Box): number[] => [...box.keys()].toSorted()

describe("a planted box", () => {
  const sought = planted(6, ([a = 0, b = 0]) => (a < 0.4 && b > 0.3 && b < 0.8 ? 0.9 : 0.1))
  const box = findBox(half(sought, 0))

  test("is found with its ends", () => {
    expect(keys(box)).toEqual([0, 1])
    expect(box.get(0)?.low).toBe(Number.NEGATIVE_INFINITY)
    expect(box.get(0)?.high).toBeCloseTo(0.4, 1)
    expect(Math.abs((box.get(0)?.high ?? 0) - 0.4)).toBeLessThan(0.01)
    expect(Math.abs((box.get(1)?.low ?? 0) - 0.3)).toBeLessThan(0.01)
    expect(Math.abs((box.get(1)?.high ?? 0) - 0.8)).toBeLessThan(0.01)
  })

  // A fifth of the samples lies in it, nine in ten of them cases: 0.18 of 0.18 + 0.8 * 0.1.
  test("has the coverage and density of its making on samples that it was not found on", () => {
    const told = figuresOfBox(half(sought, 1), box)
    expect(told.support).toBeCloseTo(0.2, 1)
    expect(Math.abs(told.density - 0.9)).toBeLessThan(0.03)
    expect(Math.abs(told.coverage - 0.18 / 0.26)).toBeLessThan(0.04)
    expect(Math.abs(told.base - 0.26)).toBeLessThan(0.02)
    for (const feature of keys(box)) expect(quasiP(half(sought, 1), box, feature)).toBeLessThan(1e-9)
  })
})

test("of three conditions no fourth is told", () => {
  const box = findBox(planted(5, (at) => (at.slice(0, 4).every((x) => x < 0.6) ? 1 : 0)))
  expect(box.size).toBe(3)
})

test("equal figures stay together", () => {
  const sought = planted(2, () => 0)
  const steps = sought.features.map((column) => column.map((x) => Math.floor(4 * x)))
  const isCase = steps[0]!.map((x) => (x === 2 ? 1 : 0))
  const box = findBox({ features: steps, isCase, among: all })
  expect([...box]).toEqual([[0, { low: 2, high: 2 }]])
})

// Whatever is found in noise does not stand on samples that it was not found on.
test("noise is no box", () => {
  for (let features = 1; features <= 8; features++) {
    const sought = planted(features, () => 0.3)
    const box = findBox(half(sought, 0))
    const significant = keys(box).filter((feature) => quasiP(half(sought, 1), box, feature) < 0.001)
    expect(significant).toEqual([])
  }
})

// P(X >= 8) of ten fair throws: 56 of 1024 (any table of the binomial distribution).
test("the quasi-p-value is the upper tail of the binomial distribution", () => {
  const isCase = Float64Array.from({ length: 20 }, (_, s) => (s < 8 || s >= 18 ? 1 : 0))
  const feature = Float64Array.from({ length: 20 }, (_, s) => (s < 10 ? 0 : 1))
  const sought = { features: [feature], isCase, among: Uint32Array.from({ length: 20 }, (_, s) => s) }
  expect(quasiP(sought, new Map([[0, { low: 0, high: 0 }]]), 0)).toBeCloseTo(56 / 1024, 12)
})
