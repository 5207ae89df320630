// SMAA-2 against areas of the weight space that can be computed by hand.
import { describe, expect, test } from "vitest"
import { acceptability, confidences } from "./acceptability.ts"
import { anyWeights, centralWeights, orderedWeights } from "./weight-draws.ts"

const samples = 8192
const worths = [
  [1, 0],
  [0, 1],
  [0.4, 0.4],
]

describe("two criteria, A (1, 0), B (0, 1), C (0.4, 0.4), any weights", () => {
  const weights = anyWeights(2, samples, 1)
  const { ranks, central } = acceptability(worths, weights)
  test("A is first above a weight of a half, last below 0.4", () => {
    const expected = [
      [0.5, 0.1, 0.4],
      [0.5, 0.1, 0.4],
      [0, 0.8, 0.2],
    ]
    for (const [p, row] of expected.entries()) for (const [r, share] of row.entries()) expect(ranks[p]![r]).toBeCloseTo(share, 3)
  })
  test("A is first by weights from 0.5 to 1, on average 0.75", () => {
    expect(central[0]![0]).toBeCloseTo(0.75, 3)
    expect(central[1]![1]).toBeCloseTo(0.75, 3)
    expect(central[2]).toBeNull()
  })
  test("certain figures are sure", () => {
    expect(confidences(worths, central, samples)).toEqual([1, 1, null])
  })
})

test("each best by one of three criteria: a third of the weights, with 11/18 on its own on average", () => {
  const { ranks, central } = acceptability(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    anyWeights(3, samples, 1),
  )
  for (const p of [0, 1, 2]) {
    expect(ranks[p]![0]).toBeCloseTo(1 / 3, 2)
    // The largest of three parts of a whole has 11/18 on average.
    expect(central[p]![p]).toBeCloseTo(11 / 18, 2)
  }
})

test("scores that are drawn: two alike share the first place by chance of the draws", () => {
  const drawn = (shift: number): Float64Array => Float64Array.from({ length: samples }, (_, k) => (k * 0.618 + shift) % 1)
  const uncertain = [[drawn(0)], [drawn(0.5)]]
  const { ranks, central } = acceptability(uncertain, anyWeights(1, samples, 1))
  expect(ranks[0]![0]).toBeCloseTo(0.5, 2)
  expect(confidences(uncertain, central, samples)[0]).toBeCloseTo(0.5, 2)
})

test("ties are shared", () => {
  expect(acceptability([[1], [1], [0]], anyWeights(1, 4, 1)).ranks).toEqual([
    [0.5, 0.5, 0],
    [0.5, 0.5, 0],
    [0, 0, 1],
  ])
})

describe("weights", () => {
  const mean = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0) / column.length
  test("sum to one, and are uniform: P(w > x) = (1 - x)^(n - 1) (Devroye 1986)", () => {
    const weights = anyWeights(4, samples, 7)
    for (let s = 0; s < samples; s++) expect(weights.reduce((sum, column) => sum + column[s]!, 0)).toBeCloseTo(1, 12)
    for (const column of weights)
      for (const x of [0.1, 0.3, 0.6]) expect(mean(column.map((w) => (w > x ? 1 : 0)))).toBeCloseTo((1 - x) ** 3, 1)
    for (const column of weights) expect(mean(column)).toBeCloseTo(1 / 4, 2)
  })
  test("in order have the rank order centroid as their mean (Barron and Barrett 1996: 0.611, 0.278, 0.111)", () => {
    expect(centralWeights([1, 2, 3])).toEqual([11 / 18, 5 / 18, 2 / 18].map((x) => expect.closeTo(x, 12)))
    const drawn = orderedWeights(anyWeights(3, samples, 7), [2, 1, 3])
    expect(drawn.map(mean)).toEqual([5 / 18, 11 / 18, 2 / 18].map((x) => expect.closeTo(x, 2)))
    for (let s = 0; s < samples; s++) expect(drawn[1]![s]! >= drawn[0]![s]! && drawn[0]![s]! >= drawn[2]![s]!).toBe(true)
  })
  test("of equal places are not ordered among themselves", () => {
    expect(centralWeights([1, 2, 2])).toEqual([11 / 18, 3.5 / 18, 3.5 / 18].map((x) => expect.closeTo(x, 12)))
    const drawn = orderedWeights(anyWeights(3, samples, 7), [1, 2, 2])
    expect(drawn.map(mean)).toEqual([11 / 18, 3.5 / 18, 3.5 / 18].map((x) => expect.closeTo(x, 2)))
    expect(mean(drawn[1]!.map((w, s) => (w > drawn[2]![s]! ? 1 : 0)))).toBeCloseTo(0.5, 1)
  })
  test("nothing known: all alike", () => {
    expect(centralWeights([1, 1, 1, 1])).toEqual([1, 1, 1, 1].map(() => expect.closeTo(0.25, 12)))
  })
})
