// Inputs drawn anew given the others: they keep their own distribution and what the others say of them, and lose all else.
import { expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { rankCorrelation } from "../run/ranks.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { walksOver } from "./conditional-draws.ts"

const lines = {
  a: "lognormal(10, 5)",
  b: "normal(0, 1) USD",
  c: "discrete(1: 2, 5: 3, 9: 1)",
  d: "uniform(0, 1)",
  e: "beta(2, 3) kUSD",
}
const { model } = modelOf(lines)
const place = (name: string): number => model.inputs.findIndex((input) => input.path === name)
const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(place) as [number, number, number, number, number] // five names
const all = [a, b, c, d, e]
const correlations = [
  { a, b, rank: 0.8 },
  { a: b, b: c, rank: -0.5 },
]
const sampler: Sampler = createSampler(model, { samples: 8192, seed: 4, correlations })
const between = (x: Float64Array | undefined, y: Float64Array | undefined): number =>
  rankCorrelation(x ?? new Float64Array(), y ?? new Float64Array()) ?? Number.NaN
const sorted = (column: Float64Array | undefined): Float64Array => (column ?? new Float64Array()).slice().sort()

function drawn(inputs: readonly number[]): readonly Float64Array[] {
  const walk = walksOver(sampler, { correlations, inputs: all, reached: new Set(all) })()
  for (let s = 0; s < sampler.plan.samples; s++) for (const input of inputs) walk.draw(s, input)
  return walk.columns
}

test("nothing is drawn anew before it is asked for", () => {
  expect(drawn([])).toEqual(sampler.columns)
})

test.each([
  ["one alone", [d]],
  ["one of a group", [b]],
  ["two of a group", [a, c]],
  ["everything", [a, b, c, d, e]],
])("%s: the others stay, the drawn ones keep their distribution and all correlations", (_, inputs) => {
  const columns = drawn(inputs)
  for (const input of [a, b, c, d, e]) {
    if (!inputs.includes(input)) expect(columns[input]).toEqual(sampler.columns[input])
    const [before, after] = [sorted(sampler.columns[input]), sorted(columns[input])]
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const at = Math.round(share * before.length)
      const width = (before.at(-400) ?? 0) - (before[400] ?? 0)
      // Of few values the step between two of them lies at one share or at the next.
      if (input !== c) expect(Math.abs((after[at] ?? 0) - (before[at] ?? 0))).toBeLessThan(0.05 * width)
    }
  }
  expect(between(columns[a], columns[b])).toBeCloseTo(between(sampler.columns[a], sampler.columns[b]), 1)
  expect(between(columns[b], columns[c])).toBeCloseTo(between(sampler.columns[b], sampler.columns[c]), 1)
  expect(Math.abs(between(columns[d], columns[e]))).toBeLessThan(0.05)
})

// Of normals with correlations r (a, b) and 0 (a, c), what stays of a given the others are the residuals of a line: r = 0.8 leaves 1 - r² or less.
test("what is drawn given its partners follows them, what is drawn with them does not", () => {
  const [alone, together] = [drawn([a]), drawn([a, b, c])]
  expect(between(alone[a], sampler.columns[a])).toBeGreaterThan(0.6)
  expect(Math.abs(between(together[a], sampler.columns[a]))).toBeLessThan(0.05)
  expect(Math.abs(between(drawn([d])[d], sampler.columns[d]))).toBeLessThan(0.05)
})

test("one that follows another wholly cannot be drawn apart from it", () => {
  const tied = [{ a, b, rank: 1 }]
  const same = createSampler(model, { samples: 1024, seed: 4, correlations: tied })
  const walk = walksOver(same, { correlations: tied, inputs: [a], reached: new Set(all) })()
  for (let s = 0; s < same.plan.samples; s++) walk.draw(s, a)
  for (let s = 0; s < same.plan.samples; s += 50) expect(walk.columns[a]?.[s]).toBeCloseTo(same.columns[a]?.[s] ?? 0, 6)
})

test("a partner that plays no part in the result does not count as given", () => {
  const walk = walksOver(sampler, { correlations, inputs: [a], reached: new Set([a, d]) })()
  for (let s = 0; s < sampler.plan.samples; s++) walk.draw(s, a)
  expect(Math.abs(between(walk.columns[a], sampler.columns[a]))).toBeLessThan(0.05)
  expect(walk.columns[b]).toEqual(sampler.columns[b])
})
