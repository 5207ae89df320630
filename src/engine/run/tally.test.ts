// What is kept of a stream: exact while there are few samples, ranks within the bound stated beyond, whoever delivers the blocks.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { leafSamples, rankError } from "./part.ts"
import { figuresOfParts, type PartFigures } from "./part-figures.ts"
import { type SamplePlan, samplePlan } from "./replicates.ts"
import { summary } from "./statistics.ts"
import { createTally } from "./tally.ts"

type Piece = { readonly replicate: number; readonly first: number; readonly count: number }

function pieces({ replicates, perReplicate }: SamplePlan, size: number): Piece[] {
  return Array.from({ length: replicates }, (_, replicate) =>
    Array.from({ length: perReplicate / size }, (_, k) => ({ replicate, first: k * size, count: size })),
  ).flat()
}

function figures(values: Float64Array, plan: SamplePlan, order: readonly Piece[], isMoment = true): PartFigures {
  const tally = createTally([false], 1, plan)
  for (const { replicate, first, count } of order) {
    const begin = replicate * plan.perReplicate + first
    tally.add({ replicate, first, count, results: [values.subarray(begin, begin + count)] })
  }
  return figuresOfParts(tally.parts(0, 0), isMoment)
}

const small = samplePlan(10_000)
const large: SamplePlan = { replicates: 8, perReplicate: 16 * leafSamples, samples: 8 * 16 * leafSamples }

/** Numbers that look random, the same each time. */
function noise(count: number): Float64Array {
  let state = 1
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  })
}

test("neither the size of the blocks nor their order matters, to the last bit", () => {
  const values = noise(large.samples).map((u) => Math.log(u))
  const once = figures(values, large, pieces(large, large.perReplicate))
  fc.assert(
    fc.property(fc.constantFrom(512, 4096, leafSamples, 2 * leafSamples), fc.integer({ min: 1 }), (size, turn) => {
      const all = pieces(large, size)
      // A step without common factor visits every block once.
      const step = 2 * (turn % all.length) + 1
      const order = all.map((_, k) => all[(k * step + turn) % all.length] ?? { replicate: 0, first: 0, count: 0 })
      expect(figures(values, large, order)).toEqual(once)
    }),
    { numRuns: 8 },
  )
})

test("with few samples the figures are those of all samples at once", () => {
  const spread = noise(small.samples).map((u) => Math.exp(4 * u) - 20)
  const moments = spread.map((x, k) => (k % 7 === 0 ? Number.POSITIVE_INFINITY : Math.floor(x)))
  for (const values of [spread, moments]) {
    const { least, most, ...got } = figures(values, small, pieces(small, 128))
    const { errors: wantedErrors, ...wanted } = summary(values, small)
    const { errors, ...plain } = got
    const near = (record: object): object =>
      JSON.parse(JSON.stringify(record), (_, x) => (typeof x === "number" ? expect.closeTo(x, 9) : x))
    expect(plain).toEqual(near(wanted))
    expect(errors).toMatchObject(near(wantedErrors))
    expect(least).toBe(Math.min(...values))
    expect(most).toBe(Math.max(...values.filter((x) => Number.isFinite(x))))
  }
})

describe("ranks stay within the bound stated", () => {
  const n = large.samples
  const random = noise(n)
  test.each<[string, (k: number) => number]>([
    ["random", (k) => random[k]!],
    ["rising", (k) => k],
    ["falling", (k) => -k],
    ["a saw of two leaves", (k) => k % (2 * leafSamples)],
    ["low and high in turn", (k) => (k % 2 === 0 ? k : -k)],
    ["each replicate elsewhere", (k) => Math.floor(k / large.perReplicate) * 1e9 + (k % 97)],
    ["mostly one value", (k) => (k % 10 === 0 ? random[k]! : 0.5)],
    ["heavy tails", (k) => Math.tan(Math.PI * (random[k]! - 0.5))],
    ["one leaf unlike all others", (k) => (Math.floor(k / leafSamples) % 16 === 3 ? 1e6 + random[k]! : random[k]!)],
  ])("%s", (_, valueAt) => {
    const values = Float64Array.from({ length: n }, (_, k) => valueAt(k))
    const got = figures(values, large, pieces(large, leafSamples))
    const bound = rankError(large.perReplicate)
    expect(bound).toBeLessThan(0.001)
    for (const [p, name] of [
      [0.05, "p5"],
      [0.25, "p25"],
      [0.5, "p50"],
      [0.75, "p75"],
      [0.95, "p95"],
    ] as const) {
      const quantile = got[name] ?? Number.NaN
      const below = values.reduce((count, x) => count + Number(x < quantile), 0) / n
      const atMost = values.reduce((count, x) => count + Number(x <= quantile), 0) / n
      expect(below).toBeLessThanOrEqual(p + bound)
      expect(atMost).toBeGreaterThanOrEqual(p - bound)
    }
    const mean = values.reduce((sum, x) => sum + x / n, 0)
    expect(Math.abs((got.mean ?? 0) - mean)).toBeLessThanOrEqual(
      1e-9 * values.reduce((most, x) => Math.max(most, Math.abs(x)), 0),
    )
  })
})

test("ten million samples are within 0.1 % in rank", () => {
  expect(rankError(samplePlan(10_000_000).perReplicate)).toBeLessThan(0.001)
  expect(rankError(samplePlan(100_000).perReplicate)).toBe(0)
})

describe("what is no figure", () => {
  const with_ = (value: number): Float64Array => noise(small.samples).map((u, k) => (k === 77 ? value : u))
  test("NaN anywhere makes every figure unknown", () => {
    const { errors, ...rest } = figures(with_(Number.NaN), small, pieces(small, 256))
    expect([...Object.values(rest), ...Object.values(errors)].every((x) => x === null)).toBe(true)
  })
  test("infinite is never for a moment, elsewhere only no mean", () => {
    const values = with_(Number.POSITIVE_INFINITY)
    expect(figures(values, small, pieces(small, 256))).toMatchObject({ never: 1 / small.samples, mean: expect.closeTo(0.5, 1) })
    const plain = figures(values, small, pieces(small, 256), false)
    expect(plain).toMatchObject({ mean: null, sd: null, most: null, p50: expect.closeTo(0.5, 1) })
    expect(plain).not.toHaveProperty("never")
  })
  test("a constant is exact, without error", () => {
    const got = figures(new Float64Array(large.samples).fill(0.1), large, pieces(large, leafSamples))
    expect(got).toMatchObject({ mean: 0.1, sd: 0, p5: 0.1, p95: 0.1, errors: { mean: 0, p50: 0 } })
  })
})
