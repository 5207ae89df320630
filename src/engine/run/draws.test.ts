import { describe, expect, test } from "vitest"
import { correlatedGroups } from "./correlation.ts"
import { type DrawnInput, drawInputs } from "./draws.ts"
import { latinPoints } from "./points.ts"
import { rankCorrelation } from "./ranks.ts"
import { samplePlan } from "./replicates.ts"
import { seatsByName } from "./seats.ts"

const plan = samplePlan(10_000)
const inputs: readonly DrawnInput[] = [
  { path: "price", distribution: { kind: "interval", low: 20, high: 40 }, factor: 1 },
  { path: "churn", distribution: { kind: "beta", alpha: 2, beta: 30 }, factor: 1 / 12 },
  { path: "delay", distribution: { kind: "exponential", mean: 3 }, factor: 1 },
  { path: "growth", distribution: { kind: "uniform", low: 0, high: 1 }, factor: 1 },
]

function ranked(columns: readonly Float64Array[], a: number, b: number): number {
  return rankCorrelation(columns[a] ?? new Float64Array(), columns[b] ?? new Float64Array()) ?? Number.NaN
}

test("the same seed draws the same numbers, another seed others", () => {
  expect(drawInputs(inputs, [], plan, 1)).toEqual(drawInputs(inputs, [], plan, 1))
  expect(drawInputs(inputs, [], plan, 1).columns[0]).not.toEqual(drawInputs(inputs, [], plan, 2).columns[0])
  expect(drawInputs(inputs, [], plan, 1).columns[0]).not.toEqual(drawInputs(inputs, [], plan, 1 + 2 ** 32).columns[0])
})

test("one more input at the end leaves the others as they were", () => {
  const more = [...inputs, { path: "reach", distribution: { kind: "poisson", mean: 3 }, factor: 1 } as const]
  expect(drawInputs(more, [], plan, 1).columns.slice(0, inputs.length)).toEqual(drawInputs(inputs, [], plan, 1).columns)
})

test("an input keeps its draws with its seat, wherever it stands in the list and whatever is correlated before it", () => {
  const seats = seatsByName(inputs.map(({ path }) => ({ name: path, standing: "written" })))
  const pair = [{ a: 0, b: 2, rank: 0.5 }]
  const there = drawInputs(inputs, pair, plan, 1, seats).columns
  const turned = drawInputs(inputs.toReversed(), [{ a: 1, b: 3, rank: 0.5 }], plan, 1, seats.toReversed()).columns
  expect(turned.toReversed()).toEqual(there)
  expect(drawInputs(inputs, pair, plan, 1).columns).toEqual(there)
})

test("the factor brings figures to base units", () => {
  const [, churn = new Float64Array()] = drawInputs(inputs, [], plan, 1).columns
  expect(churn.reduce((sum, x) => sum + x, 0) / churn.length).toBeCloseTo(2 / 32 / 12, 5)
})

test("inputs without a correlation have none", () => {
  const { columns, repaired } = drawInputs(inputs, [], plan, 3)
  expect(Math.abs(ranked(columns, 0, 1))).toBeLessThan(0.02)
  expect(repaired).toBe(false)
})

describe("rank correlations", () => {
  test.each([
    ["one pair", [{ a: 0, b: 1, rank: 0.4 }]],
    ["a negative one", [{ a: 1, b: 3, rank: -0.8 }]],
    ["nearly the same", [{ a: 0, b: 2, rank: 0.98 }]],
    [
      "a triangle",
      [
        { a: 0, b: 1, rank: 0.5 },
        { a: 1, b: 2, rank: 0.3 },
        { a: 0, b: 2, rank: -0.2 },
      ],
    ],
    // With the third pair at 0 this would be no correlation matrix: the third gives way, not the two.
    [
      "a chain",
      [
        { a: 0, b: 1, rank: 0.9 },
        { a: 1, b: 2, rank: 0.9 },
      ],
    ],
    [
      "two groups",
      [
        { a: 0, b: 3, rank: 0.6 },
        { a: 1, b: 2, rank: -0.5 },
      ],
    ],
  ])("%s: drawn as asked within 0.02", (_, wishes) => {
    const { columns, repaired } = drawInputs(inputs, wishes, plan, 5)
    expect(repaired).toBe(false)
    for (const { a, b, rank } of wishes) expect(Math.abs(ranked(columns, a, b) - rank)).toBeLessThan(0.02)
  })

  test("a long chain of strong correlations is kept", () => {
    const chain = Array.from({ length: 11 }, (_, i) => ({ a: i, b: i + 1, rank: 0.97 }))
    const ring = [...Array.from({ length: 5 }, (_, i) => ({ a: i, b: i + 1, rank: 0.9 })), { a: 0, b: 5, rank: 0.8 }]
    expect([...correlatedGroups(chain), ...correlatedGroups(ring)].map((group) => group.isRepaired)).toEqual([false, false])
  })

  test.each([1, -1])("a rank of %i is kept exactly", (rank) => {
    const { columns, repaired } = drawInputs(inputs, [{ a: 0, b: 3, rank }], plan, 1)
    expect(repaired).toBe(false)
    expect(ranked(columns, 0, 3)).toBeCloseTo(rank, 12)
  })

  test("a rank of 1 among others is no contradiction, unless it is one", () => {
    const chain = [
      { a: 0, b: 1, rank: 1 },
      { a: 1, b: 2, rank: 0.5 },
    ]
    const { columns, repaired } = drawInputs(inputs, chain, plan, 1)
    expect(repaired).toBe(false)
    expect(ranked(columns, 0, 1)).toBeCloseTo(1, 5)
    expect(Math.abs(ranked(columns, 0, 2) - 0.5)).toBeLessThan(0.02)
    expect(drawInputs(inputs, [...chain, { a: 0, b: 2, rank: -0.5 }], plan, 1).repaired).toBe(true)
    const same = [...chain.slice(0, 1), { a: 1, b: 2, rank: -1 }, { a: 0, b: 2, rank: -1 }]
    expect(drawInputs(inputs, same, plan, 1).repaired).toBe(false)
  })

  test("wishes that contradict each other are repaired, and said to be", () => {
    const wishes = [
      { a: 0, b: 1, rank: 0.9 },
      { a: 1, b: 2, rank: 0.9 },
      { a: 0, b: 2, rank: -0.9 },
    ]
    const { columns, repaired } = drawInputs(inputs, wishes, plan, 5)
    expect(repaired).toBe(true)
    for (const { a, b, rank } of wishes) expect(Math.sign(ranked(columns, a, b))).toBe(Math.sign(rank))
    expect(correlatedGroups(wishes)).toHaveLength(1)
  })

  test("the values drawn stay those of the distribution", () => {
    const wishes = [{ a: 0, b: 1, rank: 0.7 }]
    const sorted = drawInputs(inputs, wishes, plan, 1).columns.map((column) => Float64Array.from(column).sort())
    const apart = drawInputs(inputs, [], plan, 1).columns.map((column) => Float64Array.from(column).sort())
    expect(sorted[2]).toEqual(apart[2])
    const middle = plan.samples / 2
    expect(Math.abs(sorted[1]![middle]! / apart[1]![middle]! - 1)).toBeLessThan(0.02)
  })
})

test("beyond the Sobol dimensions each replicate is still even in every input", () => {
  const points = new Float64Array(128)
  latinPoints(128, 9, points)
  expect(new Set(Array.from(points, (u) => Math.floor(u * 128))).size).toBe(128)
  const small = samplePlan(100)
  const many = Array.from(
    { length: 2050 },
    (_, i) => ({ path: `x${i}`, distribution: { kind: "uniform", low: 0, high: 1 }, factor: 1 }) as const,
  )
  const { columns } = drawInputs(many, [], small, 1)
  expect(columns).toHaveLength(2050)
  for (const column of columns.slice(2046)) {
    const first = column.subarray(0, small.perReplicate)
    expect(new Set(Array.from(first, (u) => Math.floor(u * small.perReplicate))).size).toBe(small.perReplicate)
  }
  expect(columns[2048]).not.toEqual(columns[2049])
})
