// Where to act by a score: costs counted by hand, thresholds of known laws, scores that are no probabilities.
import "../../../tests/support/seeded.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { uniforms } from "../random.ts"
import { readTable } from "../read-table.ts"
import { cheapest, costCurve, groupsOf } from "./cost-curve.ts"
import { type ThresholdAsked, thresholdOf, thresholdTable } from "./threshold-table.ts"

test("five rows counted by hand", () => {
  const groups = groupsOf(Float64Array.of(0.9, 0.2, 0.6, 0.2, 0.8), Float64Array.of(1, 0, 0, 1, 1))
  const told = costCurve(groups, { miss: 10, alarm: 1 }).map(({ threshold, flagged, missed, alarms, cost }) => [
    threshold,
    flagged,
    missed,
    alarms,
    cost,
  ])
  expect(told).toEqual([
    [0.2, 5, 0, 2, 2 / 5],
    [0.6, 3, 1, 1, 11 / 5],
    [0.8, 2, 1, 0, 10 / 5],
    [0.9, 1, 2, 0, 20 / 5],
    [Number.POSITIVE_INFINITY, 0, 3, 0, 30 / 5],
  ])
})

test("the curve begins with all and ends with none, and no rule of any threshold is cheaper than the cheapest", () => {
  const row = fc.record({ score: fc.integer({ min: 0, max: 20 }), yes: fc.boolean() })
  const cost = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), cost, cost, (rows, miss, alarm) => {
      const rules = costCurve(
        groupsOf(
          Float64Array.from(rows, ({ score }) => score),
          Float64Array.from(rows, ({ yes }) => (yes ? 1 : 0)),
        ),
        { miss, alarm },
      )
      expect([rules[0]?.missed, rules[0]?.flagged]).toEqual([0, rows.length])
      expect([rules.at(-1)?.alarms, rules.at(-1)?.flagged]).toEqual([0, 0])
      const best = cheapest(rules).cost
      for (let threshold = 0; threshold <= 21; threshold++) {
        const sum = rows.reduce(
          (all, { score, yes }) => all + (yes && score < threshold ? miss : !yes && score >= threshold ? alarm : 0),
          0,
        )
        expect(best).toBeLessThanOrEqual(sum / rows.length + 1e-9)
      }
    }),
  )
})

/** Rows whose yes comes with the chance that `chance` gives to a score between 0 and 1. */
function made(rows: number, chance: (score: number) => number): { scores: Float64Array; truths: Float64Array } {
  const uniform = uniforms(7)
  const scores = Float64Array.from({ length: rows }, () => Math.round(1000 * uniform()) / 1000)
  return { scores, truths: scores.map((score) => (uniform() < chance(score) ? 1 : 0)) }
}
const asked = { score: "score", truth: "truth", miss: 80, alarm: 20, alpha: 0.05 }

test("a score that is a probability is best cut at alarm / (alarm + miss), and told to be one", () => {
  const { scores, truths } = made(8000, (score) => score)
  const { interval, calibration, saving, savingInterval, best } = thresholdOf(scores, truths, asked)
  expect(calibration).toMatchObject({ cut: 0.2, verdict: "right" })
  expect(interval[0]).toBeLessThan(0.2)
  expect(interval[1]).toBeGreaterThan(0.2)
  // In closed form for uniform scores: ∫ min(80 p, 20 (1 − p)) dp = 8.
  expect(best.cost).toBeCloseTo(8, 0)
  expect(savingInterval[0]).toBeLessThan(saving)
  expect(savingInterval[1]).toBeGreaterThan(saving)
})

test.each<[string, (score: number) => number, string]>([
  ["extreme scores of a mild truth", (score) => 0.5 + (score - 0.5) / 3, "tooSure"],
  ["mild scores of an extreme truth", (score) => 1 / (1 + (1 / score - 1) ** 3), "tooTimid"],
  ["odds twice as high as told", (score) => (2 * score) / (1 + score), "tooLow"],
  ["odds half as high as told", (score) => score / 2 / (1 - score / 2), "tooHigh"],
])("%s", (_, chance, verdict) => {
  const { scores, truths } = made(4000, chance)
  expect(thresholdOf(scores, truths, asked).calibration?.verdict).toBe(verdict)
})

test("a score that tells nothing gives no threshold that saves: one of the simple rules remains", () => {
  const { scores, truths } = made(2000, () => 0.5)
  const { saving, all, best, flattery } = thresholdOf(scores, truths, { ...asked, miss: 100, alarm: 10 })
  expect(saving).toBeLessThan(0.02 * all.cost + 0.1)
  expect(best.cost).toBeLessThanOrEqual(all.cost)
  expect(flattery).toBeGreaterThanOrEqual(0)
})

test.each<[Partial<ThresholdAsked>, string]>([
  [{ score: "word" }, "evidence-threshold-score"],
  [{ truth: "amount" }, "evidence-threshold-truth"],
  [{ miss: 0 }, "evidence-threshold-cost"],
  [{ alarm: -1 }, "evidence-threshold-cost"],
  [{ score: "flat" }, "evidence-constant"],
  [{ score: "truth" }, "evidence-same-column"],
  [{ score: "scor" }, "evidence-unknown-column"],
])("%j is refused: %s", (wrong, code) => {
  const told: Diagnostic[] = []
  const report = (one: Diagnostic): void => void told.push(one)
  const table = readTable("score,truth,word,amount,flat\n0.1,no,a,1.5,3\n0.7,yes,b,2,3\n0.5,no,c,7,3", "t.csv", report)
  expect(table === null ? null : thresholdTable(table, { ...asked, ...wrong }, report)).toBeNull()
  expect(told.map((one) => one.code)).toEqual([code])
})
