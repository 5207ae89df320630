import { expect, test } from "vitest"
import { probabilitiesBest, probabilitiesWon, probabilityTied } from "./ranking.ts"

const samples = (...objectives: readonly number[][]): readonly Float64Array[] => objectives.map((one) => Float64Array.from(one))

test.each<[string, readonly Float64Array[], best: number[], won: number[], tied: number]>([
  ["two that differ", samples([1, 2, 3, 0], [0, 3, 1, 1]), [0.5, 0.5], [0.5, 0.5], 0],
  [
    "both are ruined in half: these are shared, and nobody's win",
    samples([0, 0, 3, 2], [0, 0, 1, 1]),
    [0.75, 0.25],
    [0.5, 0],
    0.5,
  ],
  [
    "two of three tie at the top: one of them is best",
    samples([5, 0], [5, 0], [0, 0]),
    [5 / 12, 5 / 12, 1 / 6],
    [1 / 4, 1 / 4, 0],
    0.5,
  ],
  ["a single project has no other", samples([0, 0]), [1], [1], 0],
  ["what is not known is no tie", samples([Number.NaN], [Number.NaN]), [0, 0], [0, 0], 0],
  ["all are ruined in all", samples([0, 0], [0, 0]), [0.5, 0.5], [0, 0], 1],
])("%s", (_, objectives, best, won, tied) => {
  for (const [k, share] of probabilitiesBest(objectives).entries()) expect(share).toBeCloseTo(best[k] ?? Number.NaN, 12)
  for (const [k, share] of probabilitiesWon(objectives).entries()) expect(share).toBeCloseTo(won[k] ?? Number.NaN, 12)
  expect(probabilityTied(objectives)).toBe(tied)
})
