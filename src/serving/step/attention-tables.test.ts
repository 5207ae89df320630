import { expect, test } from "vitest"
import { byFed } from "./attention-tables.ts"

test("the cache is read once for all tokens that a sequence feeds, whole numbers of which have tables of their own", () => {
  const asked: number[] = []
  const seconds = byFed((fed) => {
    asked.push(fed)
    return (sequences, keys) => sequences * keys * (1 + fed / 10)
  })
  expect(seconds(2, 1, 100)).toBeCloseTo(220, 9)
  expect(seconds(2, 4, 100)).toBeCloseTo(280, 9)
  expect(seconds(2, 3.5, 100)).toBeCloseTo((260 + 280) / 2, 9)
  expect(asked).toEqual([1, 4, 3])
})
