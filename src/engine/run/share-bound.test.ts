// The bound of a share that every replicate counts the same: against published intervals, and how often it covers.
import { describe, expect, test } from "vitest"
import { type DrawnInput, drawInputs } from "./draws.ts"
import { samplePlan } from "./replicates.ts"
import { errorOrBound, shareBound } from "./share-bound.ts"
import { summary } from "./statistics.ts"

describe("the exact interval", () => {
  // R, binom.test(count, samples)$conf.int, stats 4.3 (Clopper and Pearson 1934).
  test.each([
    [0, 10, 0.3084971],
    [10, 10, 0.3084971],
    [5, 10, 0.312914],
    [1, 20, 0.1987328],
    [0, 100, 0.03621669],
  ])("%i of %i: %d", (count, samples, half) => expect(shareBound(count, samples)).toBeCloseTo(half, 6))

  test("of none of very many: the rule of three, with 3.69 for 95 % to both sides", () => {
    expect(shareBound(0, 1e7) * 1e7).toBeCloseTo(3.6889, 3)
  })
})

const seeds = 200
const plan = samplePlan(2000)
const names = Array.from({ length: 6 }, (_, k) => `x${k}`)
const exponentials: readonly DrawnInput[] = names.map((path) => ({
  path,
  distribution: { kind: "exponential", mean: 1 },
  factor: 1,
}))

/**
 * Events of known probability p: the least of six exponential inputs lies above -log(p) / 6; the first alone lies above -log(p).
 * Counted are the seeds in which all replicates agree and the truth lies outside: at most 5 of 100 of all.
 */
test.each([0.5, 1, 2, 3, 4, 6].flatMap((hits) => [1, 6].map((inputs) => [hits, inputs] as const)))(
  "%d of all samples expected, by %i inputs: what all replicates agree on covers the truth",
  (hits, inputs) => {
    const truth = hits / plan.samples
    const bound = -Math.log(truth) / inputs
    let [agreed, missed] = [0, 0]
    for (let seed = 1; seed <= seeds; seed++) {
      const { columns } = drawInputs(exponentials, [], plan, seed)
      const event = (_: number, i: number): number => (columns.slice(0, inputs).every((column) => column[i]! > bound) ? 1 : 0)
      const { mean, errors } = summary(Float64Array.from({ length: plan.samples }, event), plan)
      if (errors.mean !== 0) continue
      agreed++
      if (Math.abs((mean ?? 0) - truth) > (errorOrBound(mean, errors.mean, plan.samples) ?? 0)) missed++
    }
    expect(missed / seeds, `${agreed} agreed`).toBeLessThanOrEqual(0.05)
  },
)

test("half of the samples, counted by every replicate alike", () => {
  const { columns } = drawInputs(exponentials, [], plan, 1)
  const event = Float64Array.from(columns[0] ?? [], (x) => (x > Math.LN2 ? 1 : 0))
  const { mean, errors } = summary(event, plan)
  expect([mean, errors.mean]).toEqual([0.5, 0])
  expect(errorOrBound(mean, errors.mean, plan.samples)).toBeCloseTo(0.98 / Math.sqrt(plan.samples), 2)
  expect(errorOrBound(0.3, 0.01, plan.samples)).toBe(0.01)
  expect(errorOrBound(null, null, plan.samples)).toBeNull()
})
