// Metrics beside printed examples and sums made by hand.
import { expect, test } from "vitest"
import { randomOf } from "../engine/random.ts"
import { majorityBaseline, nGramBaseline, popularityBaseline } from "./baselines.ts"
import { accuracy, auc, f1, ks, logLoss } from "./classification.ts"
import { bootstrapEstimate, shareEstimate, usualInterval } from "./estimate.ts"
import { bitsPerByte, perplexity } from "./language.ts"
import { ndcg, recallAt } from "./ranking.ts"
import { mae, rmse } from "./regression.ts"

const [labels, told] = [
  [0, 1, 2, 0, 1, 2],
  [0, 2, 1, 0, 0, 1],
]

test.each([
  ["F1 macro, scikit-learn's example of f1_score", f1(labels!, told!, "macro").value, 0.26667, 1e-4],
  ["F1 micro, the same", f1(labels!, told!, "micro").value, 1 / 3, 1e-12],
  ["accuracy, the same rows", accuracy(labels!, told!).value, 1 / 3, 1e-12],
  ["AUC, scikit-learn's example of roc_auc_score", auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])?.value, 0.75, 1e-12],
  ["AUC of scores that are all tied", auc([0, 1, 0, 1], [1, 1, 1, 1])?.value, 0.5, 1e-12],
  ["KS by hand: at 0.1 one of two zeros lies below and no one", ks([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])?.value, 0.5, 1e-12],
  [
    "log loss, scikit-learn's example of log_loss",
    logLoss([1, 0, 0, 1], [0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65], 2).value,
    0.21616,
    1e-5,
  ],
  ["RMSE, scikit-learn's example", rmse([3, -0.5, 2, 7], [2.5, 0, 2, 8]).value, 0.61237, 1e-5],
  ["MAE, scikit-learn's example", mae([3, -0.5, 2, 7], [2.5, 0, 2, 8]).value, 0.5, 1e-12],
  ["NDCG@6 of 3 2 3 0 1 2 (6.861 of 7.141, Wikipedia's example)", ndcg([[3, 2, 3, 0, 1, 2]], 6).value, 0.961, 5e-4],
  [
    "recall@2 by hand: one of two, one of one",
    recallAt(
      [
        [4, 1, 2],
        [7, 8, 9],
      ],
      [[1, 2], [7]],
      2,
    ).value,
    0.75,
    1e-12,
  ],
  ["perplexity of an even choice among 8", perplexity([{ nats: 4 * Math.log(8), tokens: 4, bytes: 8 }]).value, 8, 1e-12],
  ["its bits per byte: 12 bits in 8 bytes", bitsPerByte([{ nats: 4 * Math.log(8), tokens: 4, bytes: 8 }]).value, 1.5, 1e-12],
])("%s", (_, got, wanted, tolerance) => {
  expect(Math.abs(got! - wanted)).toBeLessThan(tolerance)
})

test("Wilson's interval of 81 in 263 (Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857, table I)", () => {
  const { low, high } = shareEstimate(81, 263, 0.95)
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.2553", "0.3662"])
})

test("DeLong's variance by hand: placements 1, 1/2 and 1/2, 1", () => {
  // Of ones: 0.35 is above one zero of two, 0.8 above both; of zeros likewise. Variances 1/8 each, over 2 rows: 1/16 + 1/16.
  const { low, value } = auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], { ...usualInterval, level: 0.5 })!
  expect((value - low) / 0.67448975).toBeCloseTo(Math.sqrt(1 / 8), 6)
})

test("intervals of 95 % hold the truth about 95 times in 100, AUC of two normals one deviation apart", () => {
  let held = 0
  const truth = 0.7602499
  for (let run = 0; run < 300; run++) {
    const random = randomOf(run)
    const rows = Array.from({ length: 120 }, (_, k) => (k % 3 === 0 ? 1 : 0))
    const { low, high } = auc(
      rows,
      rows.map((label) => label + random.normal()),
    )!
    held += low <= truth && truth <= high ? 1 : 0
  }
  expect(held / 300).toBeGreaterThan(0.91)
  expect(held / 300).toBeLessThan(0.985)
})

test("a bootstrap is near the known error of a mean, and the same for the same seed", () => {
  const random = randomOf(3)
  const values = Float64Array.from({ length: 400 }, () => random.normal())
  const mean = (rows: Int32Array): number => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length
  const one = bootstrapEstimate(400, mean, usualInterval)
  expect((one.high - one.low) / 2).toBeGreaterThan(0.08)
  expect((one.high - one.low) / 2).toBeLessThan(0.12)
  expect(bootstrapEstimate(400, mean, usualInterval)).toEqual(one)
})

test("one class alone has no AUC and no KS; one user tells no interval", () => {
  expect(auc([1, 1], [0.2, 0.4])).toBeNull()
  expect(ks([1, 1], [0.2, 0.4])).toBeNull()
  expect(ndcg([[1, 0]], 2)).toMatchObject({ value: 1, low: Number.NEGATIVE_INFINITY })
})

test("baselines", () => {
  expect(majorityBaseline([2, 1, 1, 2], 3)).toEqual({ label: 1, shares: Float64Array.of(0, 0.5, 0.5) })
  expect([...popularityBaseline([2, 2, 0], 4)]).toEqual([2, 0, 1, 3])
})

test("n-grams: Witten and Bell by hand, and chances that sum to 1", () => {
  const model = nGramBaseline([0, 1, 0, 1, 0, 2], 2, 4)
  // Alone: 1 twice of 6, three kinds: (2 + 3/4) / 9. After 0: 1 twice of 3, two kinds.
  expect(model.chance([0], 1)).toBeCloseTo((2 + 2 * ((2 + 3 / 4) / 9)) / 5, 12)
  for (const before of [[], [0], [1], [3], [2]]) {
    expect([0, 1, 2, 3].reduce((sum, next) => sum + model.chance(before, next), 0)).toBeCloseTo(1, 12)
  }
  expect(model.loss([0, 1])).toBeCloseTo(-Math.log(model.chance([], 0)) - Math.log(model.chance([0], 1)), 12)
})
