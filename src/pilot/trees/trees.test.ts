// Boosted trees beside sums made by hand, and on made rows whose best possible score is known.
import fc from "fast-check"
import { expect, test } from "vitest"
import { madeRows } from "../../../tests/support/made-rows.ts"
import { randomOf } from "../engine/random.ts"
import { auc } from "../experiment/classification.ts"
import { binned, codeOf } from "./bins.ts"
import { boostTrees, predictTrees, treeImportance, usualBoost } from "./boost.ts"
import { type ObjectiveName, objectives } from "./objective.ts"
import { splitGain } from "./split-gain.ts"

const one = { ...usualBoost, objective: "squared", rounds: 1, depth: 1, rate: 1, leastBend: 0 } as const

test("gain by hand, equation 7: (4/3 + 9/4 - 1/6) / 2 - 0.5", () => {
  const gain = splitGain({ slope: -2, bend: 2 }, { slope: 3, bend: 3 }, { lambda: 1, gamma: 0.5, leastBend: 0 })
  expect(gain).toBeCloseTo((4 / 3 + 9 / 4 - 1 / 6) / 2 - 0.5, 12)
})

test("one split by hand: 0 0 and 6 6 about their mean 3, leaves -6/3 and 6/3, gain (36/3 + 36/3 - 0) / 2", () => {
  const examples = { columns: [[1, 2, 3, 4]], labels: [0, 0, 6, 6] }
  const { model, training } = boostTrees(examples, one)
  const tree = model.rounds[0]![0]!
  expect(tree).toMatchObject({ feature: [0, -1, -1], threshold: [2.5, 0, 0], value: [0, -2, 2], gain: [12, 0, 0] })
  expect([...predictTrees(model, [[1, 2.4, 2.5, 9]])]).toEqual([1, 1, 5, 5])
  expect(training).toEqual([0.5])
  expect(boostTrees(examples, { ...one, gamma: 12 }).model.rounds[0]![0]!.feature).toEqual([-1])
})

test("what is missing goes where it does better", () => {
  const labels = [0, 0, 6, 6, 6]
  expect(boostTrees({ columns: [[1, 2, 3, 4, Number.NaN]], labels }, one).model.rounds[0]![0]!.isMissingLeft[0]).toBe(false)
  const low = boostTrees({ columns: [[1, 2, 3, 4, Number.NaN]], labels: [0, 0, 6, 6, 0] }, { ...one, lambda: 0 }).model
  expect([...predictTrees(low, [[Number.NaN, 9]])].map((each) => Number(each.toFixed(9)))).toEqual([0, 6])
})

test("bins: edges half way between few values; equal values of many are never parted", () => {
  expect([...binned([[3, 1, 3, 2, Number.NaN]], 255).edges[0]!]).toEqual([1.5, 2.5])
  expect([...binned([[3, 1, 3, 2, Number.NaN]], 255).codes[0]!]).toEqual([3, 1, 3, 2, 0])
  const random = randomOf(2)
  const column = Float64Array.from({ length: 5000 }, () => random.normal())
  const [{ edges, codes }] = [binned([column], 16)]
  expect(edges[0]!.length).toBe(15)
  const counts = Array.from({ length: 16 }, (_, k) => codes[0]!.filter((code) => code === k + 1).length)
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(3)
  expect(codes[0]!.every((code, row) => code === codeOf(column[row]!, edges[0]!))).toBe(true)
})

test.each(["squared", "logistic", "softmax"] as const)("derivatives of %s are those of its loss", (name) => {
  const objective = objectives[name]
  const labels = [0, 1, 1]
  const scores = Float64Array.from(name === "softmax" ? [0.3, -1, 2, 0.1, 0.4, -0.7] : [0.3, -1, 2])
  const [slopes, bends] = [new Float64Array(scores.length), new Float64Array(scores.length)]
  objective.derivatives(labels, scores, slopes, bends)
  scores.forEach((score, k) => {
    const at = (moved: number): number => objective.loss(labels, scores.with(k, score + moved)) * labels.length
    expect(slopes[k]!).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 6)
    // XGBoost doubles the bend of softmax.
    expect(bends[k]! / (name === "softmax" ? 2 : 1)).toBeCloseTo((at(1e-3) - 2 * at(0) + at(-1e-3)) / 1e-6, 4)
  })
})

test("the loss of training never rises, whatever the rows", () => {
  const cell = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN))
  const rows = fc.array(fc.tuple(cell, cell, fc.integer({ min: 0, max: 1 })), { minLength: 4, maxLength: 30 })
  fc.assert(
    fc.property(rows, fc.constantFrom<ObjectiveName>("squared", "logistic", "softmax"), (given, objective) => {
      const examples = { columns: [given.map(([a]) => a), given.map(([, b]) => b)], labels: given.map(([, , label]) => label) }
      const { training } = boostTrees(examples, { ...usualBoost, objective, rounds: 8, depth: 3, rate: 0.3, leastBend: 0 })
      training.reduce((before, after) => {
        expect(after).toBeLessThanOrEqual(before + 1e-12)
        return after
      }, Number.POSITIVE_INFINITY)
    }),
    { numRuns: 60 },
  )
})

test("made rows: the AUC comes within 0.02 of the best possible, the features that matter are named, JSON keeps the model", () => {
  const [train, stop, asked] = [madeRows(6000, 10, 1, 0.15), madeRows(1500, 10, 2, 0.15), madeRows(3000, 10, 3, 0.15)]
  const settings = { ...usualBoost, depth: 4, rowShare: 0.8, columnShare: 0.8 }
  const { model, validation } = boostTrees(train, settings, stop)
  const chances = predictTrees(model, asked.columns)
  expect(auc(asked.labels, chances)!.value).toBeGreaterThan(asked.bestAuc - 0.02)
  expect(validation.length).toBeLessThan(settings.rounds)
  expect(model.rounds.length).toBe(validation.indexOf(Math.min(...validation)) + 1)
  const shares = treeImportance(model)
  expect([...shares].slice(0, 4).every((share) => share > 2 * Math.max(...shares.slice(4)))).toBe(true)
  expect(predictTrees(JSON.parse(JSON.stringify(model)), asked.columns)).toEqual(chances)
  expect(boostTrees(train, { ...settings, rounds: 3 }, stop).model.rounds).toEqual(model.rounds.slice(0, 3))
})

test("three classes by softmax: chances sum to 1 and the corners are told apart", () => {
  const random = randomOf(9)
  const columns = [0, 1].map(() => Float64Array.from({ length: 900 }, () => random.uniform()))
  const labels = columns[0]!.map((a, row) => (a > 0.6 ? 2 : columns[1]![row]! > 0.5 ? 1 : 0))
  const { model } = boostTrees({ columns, labels }, { ...usualBoost, objective: "softmax", classes: 3, rounds: 30 })
  const chances = predictTrees(model, [
    [0.1, 0.1, 0.9],
    [0.1, 0.9, 0.3],
  ])
  expect(
    [0, 1, 2].map((row) => chances.slice(3 * row, 3 * row + 3).indexOf(Math.max(...chances.slice(3 * row, 3 * row + 3)))),
  ).toEqual([0, 1, 2])
  expect(chances[0]! + chances[1]! + chances[2]!).toBeCloseTo(1, 12)
})
