// Where the best changes along a ladder.
import { expect, test } from "vitest"
import { stretchesOfBest } from "./switches.ts"

const middle = (a: number, b: number): number => (a + b) / 2

test.each<[string, (x: number) => number, readonly (readonly [number, number])[]]>([
  ["never", () => 1, [[1, 10]]],
  [
    "once",
    (x) => (x < Math.PI ? 0 : 1),
    [
      [0, Math.PI],
      [1, 10],
    ],
  ],
  [
    "back again",
    (x) => (x < 2.5 || x > 7.25 ? 0 : 1),
    [
      [0, 2.5],
      [1, 7.25],
      [0, 10],
    ],
  ],
  [
    "twice between two points",
    (x) => (x < 4.1 ? 0 : x < 4.4 ? 1 : 2),
    [
      [0, 4.1],
      [1, 4.4],
      [2, 10],
    ],
  ],
])("%s", (_, best, expected) => {
  const found = stretchesOfBest(
    Array.from({ length: 11 }, (_, k) => k),
    best,
    middle,
  )
  expect(found.map(({ best: k, to }) => [k, to])).toEqual(expected.map(([k, to]) => [k, expect.closeTo(to, 6)]))
  for (const [k, stretch] of found.entries()) expect(stretch.from).toBe(found[k - 1]?.to ?? 0)
})
