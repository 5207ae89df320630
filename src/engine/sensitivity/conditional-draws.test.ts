// Inputs drawn anew given the others: they keep their own distribution and what the others say of them, and lose all else.
import { expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { rankCorrelation } from "../run/ranks.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { eachAnew, walksOver } from "./conditional-draws.ts"
import { secondDraws } from "./second-draws.ts"

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
  const { columns, drawing } = walksOver(sampler, { correlations, inputs: all, reached: new Set(all) })()
  // One after the other, as along an order of players.
  const drawings = inputs.map((input) => drawing([input]))
  for (let s = 0; s < sampler.plan.samples; s++) for (const draw of drawings) draw(s)
  return columns
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

test("several drawn at once are what they are one after the other", () => {
  const { columns, drawing } = walksOver(sampler, { correlations, inputs: all, reached: new Set(all) })()
  const draw = drawing([c, d, a])
  for (let s = 0; s < sampler.plan.samples; s++) draw(s)
  const oneByOne = drawn([c, d, a])
  for (const input of all)
    for (const [s, x] of (columns[input] ?? []).entries()) expect(x).toBeCloseTo(oneByOne[input]?.[s] ?? 0, 9)
})

test("one that follows another wholly cannot be drawn apart from it", () => {
  const tied = [{ a, b, rank: 1 }]
  const same = createSampler(model, { samples: 1024, seed: 4, correlations: tied })
  const columns = eachAnew(same, { correlations: tied, inputs: [a], reached: new Set(all) })(a)
  for (let s = 0; s < same.plan.samples; s += 50) expect(columns[a]?.[s]).toBeCloseTo(same.columns[a]?.[s] ?? 0, 6)
})

test("a partner that plays no part in the result does not count as given", () => {
  const columns = eachAnew(sampler, { correlations, inputs: [a], reached: new Set([a, d]) })(a)
  expect(Math.abs(between(columns[a], sampler.columns[a]))).toBeLessThan(0.05)
  expect(columns[b]).toEqual(sampler.columns[b])
})

test("many inputs may be tied to one", () => {
  const names = Array.from({ length: 60 }, (_, k) => `m${k}`)
  const many = modelOf(Object.fromEntries(names.map((name) => [name, "normal(0, 1)"]))).model
  const [hub = 0, ...others] = names.map((name) => many.inputs.findIndex(({ path }) => path === name))
  const tied = others.map((other) => ({ a: hub, b: other, rank: 0.1 }))
  const large = createSampler(many, { samples: 2048, seed: 1, correlations: tied })
  const columns = eachAnew(large, { correlations: tied, inputs: [hub], reached: new Set([hub, ...others]) })(hub)
  // 59 correlations of 0.1 tell 59 % of the hub: the two draws have that in common.
  expect(Math.abs(between(columns[hub], large.columns[hub]) - 0.59)).toBeLessThan(0.1)
})

// Pairs of dimensions may be uneven; what is left then is chance, which the spread between replicates tells.
test("second draws have nothing in common with the first ones, whatever their names", () => {
  let most = 0
  for (let k = 0; k < 300; k++) {
    const [one] = [modelOf({ [`x${k}`]: "uniform(0, 1)" }).model]
    const first = createSampler(one, { samples: 1024, seed: 1 })
    const second = secondDraws(first, [0]).get(0) ?? new Float64Array()
    const { perReplicate, replicates } = first.plan
    let same = 0
    // The first points of all replicates: independent ones are this near to each other in one of a thousand.
    for (let r = 0; r < replicates; r++) {
      const s = r * perReplicate
      if (Math.abs((first.columns[0]?.[s] ?? 0) - (second[s] ?? 1)) < 0.0005) same++
    }
    most = Math.max(most, same)
  }
  expect(most).toBeLessThanOrEqual(2)
})
