// Draws: the law that they should have, streams and seeds with nothing in common, and going on from a count.
import { describe, expect, test } from "vitest"
import { randomOf, shuffled } from "./random.ts"

const many = 20_000
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe("draws", () => {
  test("uniform ones", () => {
    const random = randomOf(1)
    const values = Array.from({ length: many }, random.uniform)
    // Standard error of the mean 0.002, of the mean square 0.0021
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(0.008)
    expect(Math.abs(mean(values.map((x) => x * x)) - 1 / 3)).toBeLessThan(0.008)
    expect(values.every((x) => x > 0 && x < 1)).toBe(true)
  })

  test("normal ones", () => {
    const random = randomOf(2)
    const values = Array.from({ length: many }, random.normal)
    expect(Math.abs(mean(values))).toBeLessThan(0.03)
    expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(0.04)
    expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.3)
  })

  test.each([
    ["neighbouring seeds", randomOf(1), randomOf(2)],
    ["streams of one seed", randomOf(1, 0), randomOf(1, 1)],
    ["a seed and its stream swapped", randomOf(1, 2), randomOf(2, 1)],
    ["one draw and the next", randomOf(1), randomOf(1, 0, 1)],
  ])("%s have nothing in common", (_, a, c) => {
    const products = Array.from({ length: many }, () => a.normal() * c.normal())
    expect(Math.abs(mean(products))).toBeLessThan(0.03)
  })

  test("go on from a count", () => {
    const random = randomOf(3)
    for (let k = 0; k < 10; k++) random.normal()
    const on = randomOf(3, 0, random.drawn())
    expect([on.uniform(), on.below(100)]).toEqual([random.uniform(), random.below(100)])
  })
})

test("a shuffle keeps all, and every place is as likely", () => {
  expect([...shuffled(50, randomOf(4))].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, k) => k))
  const first = Array.from({ length: 3000 }, (_, seed) => shuffled(3, randomOf(seed))[0])
  for (const value of [0, 1, 2]) expect(Math.abs(first.filter((each) => each === value).length - 1000)).toBeLessThan(100)
})
