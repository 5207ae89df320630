// Judgements in pairs against published weights and consistency ratios.
import { describe, expect, test } from "vitest"
import { uniformStream } from "../../engine/index.ts"
import { prioritiesOf } from "./priorities.ts"

/** From the upper half, by rows. */
function reciprocal(size: number, upper: readonly (readonly number[])[]): number[][] {
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 1))
  for (const [i, row] of upper.entries())
    for (const [k, value] of row.entries()) {
      matrix[i]![i + 1 + k] = value
      matrix[i + 1 + k]![i] = 1 / value
    }
  return matrix
}

const drinks = reciprocal(7, [
  [9, 5, 2, 1, 1, 1 / 2],
  [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
  [1 / 3, 1 / 4, 1 / 3, 1 / 9],
  [1 / 2, 1, 1 / 3],
  [2, 1 / 2],
  [1 / 3],
])

test("consumption of drinks in the US (Saaty, Notices of the AMS 60 (2013) 192, figure of the drinks)", () => {
  const { weights, ratio } = prioritiesOf(drinks)
  const published = [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327]
  for (const [k, weight] of weights.entries()) expect(weight).toBeCloseTo(published[k]!, 3)
  expect(ratio).toBeCloseTo(0.022, 3)
})

test("the drinks again: which judgement fits least", () => {
  const { worst, weights } = prioritiesOf(drinks)
  expect(worst).not.toBeNull()
  const { row, column, implied } = worst!
  expect(implied).toBeCloseTo(weights[row]! / weights[column]!, 12)
})

describe("judgements that agree", () => {
  test("give back the weights that they came from", () => {
    const own = [0.5, 0.3, 0.15, 0.05]
    const { weights, eigenvalue, index, ratio, worst } = prioritiesOf(own.map((a) => own.map((b) => a / b)))
    for (const [k, weight] of weights.entries()) expect(weight).toBeCloseTo(own[k]!, 10)
    expect(eigenvalue).toBeCloseTo(4, 10)
    expect(index).toBeCloseTo(0, 10)
    expect(ratio).toBeCloseTo(0, 10)
    expect(worst).toBeNull()
  })
  test("two always do", () => {
    expect(prioritiesOf(reciprocal(2, [[3]]))).toMatchObject({
      weights: [expect.closeTo(0.75, 12), expect.closeTo(0.25, 12)],
      ratio: 0,
    })
  })
  test("one criterion has all the weight", () => {
    expect(prioritiesOf([[1]])).toMatchObject({ weights: [1], eigenvalue: 1, index: 0, ratio: 0 })
  })
})

/** Eigenvalue 1 + c + 1 / c of a circle of judgements a over b, b over c, c over a by the cube of c (Saaty 1980). */
test("a circle of three, each three times as important as the next: eigenvalue 1 + 3 + 1/3", () => {
  const { eigenvalue, weights, ratio } = prioritiesOf(reciprocal(3, [[3, 1 / 3], [3]]))
  expect(eigenvalue).toBeCloseTo(1 + 3 + 1 / 3, 10)
  expect(weights).toEqual([1 / 3, 1 / 3, 1 / 3].map((x) => expect.closeTo(x, 10)))
  expect(ratio).toBeCloseTo((1 / 3 + 3 - 2) / 2 / 0.52, 10)
})

test("more than ten criteria have no random judgements to be compared with", () => {
  const size = 11
  const ones = Array.from({ length: size }, () => Array.from({ length: size }, () => 1))
  expect(prioritiesOf(ones).ratio).toBeNull()
})

/** The scale: 1/9, 1/8 … 8, 9, each as likely. */
test.each([
  [3, 0.52],
  [4, 0.89],
  [5, 1.11],
  [7, 1.35],
])("random judgements of %d criteria have a mean index of about %d (Saaty's table, by simulation)", (size, index) => {
  const random = uniformStream(size)
  const scale = Array.from({ length: 17 }, (_, k) => (k < 8 ? 1 / (9 - k) : k - 7))
  const rounds = 3000
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    const upper = Array.from({ length: size - 1 }, (_, i) =>
      Array.from({ length: size - 1 - i }, () => scale[Math.floor(random() * 17)]!),
    )
    sum += prioritiesOf(reciprocal(size, upper)).index
  }
  expect(sum / rounds).toBeCloseTo(index, 1)
})
