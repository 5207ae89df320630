// Options to stop whose worth is known: published, by hand, in closed form.
import { describe, expect, test } from "vitest"
import { average, normalQuantile, type SamplePlan, samplePlan, uniformStream } from "../../engine/index.ts"
import { byReplicate } from "../by-replicate.ts"
import { halfWidth } from "../worth/student.ts"
import { byRegression } from "./by-regression.ts"
import { byThreshold } from "./by-threshold.ts"
import { policyOf, type Stage, withForesight } from "./policy.ts"

function errorOf(values: Float64Array, plan: SamplePlan): number {
  return halfWidth(Float64Array.from(byReplicate(values, plan, average)), 95)
}

/**
 * S = 36, K = 40, r = 6 %, σ = 20 %, T = 1 year, 50 dates: 4.478 by finite differences.
 * Source: Longstaff and Schwartz 2001, table 1, first row.
 */
describe("an American put", () => {
  const plan = samplePlan(32_768)
  const [strike, rate, sigma, dates] = [40, 0.06, 0.2, 50]
  const stages: Stage[] = []
  const random = uniformStream(7)
  let log = new Float64Array(plan.samples).fill(Math.log(36))
  for (let k = 1; k <= dates; k++) {
    // Antithetic in pairs, within each replicate.
    const shocks = new Float64Array(plan.samples)
    for (let s = 0; s < shocks.length; s += 2) {
      shocks[s] = normalQuantile(random())
      shocks[s + 1] = -shocks[s]!
    }
    log = log.map((x, s) => x + (rate - sigma ** 2 / 2) / dates + sigma * Math.sqrt(1 / dates) * shocks[s]!)
    const price = log.map(Math.exp)
    const gets = price.map((x) => Math.max(0, strike - x) * Math.exp((-rate * k) / dates))
    stages.push({ isHeld: Uint8Array.from(gets, (x) => (x > 0 ? 1 : 0)), stopped: gets, seen: [price] })
  }
  const [last] = stages.splice(-1)
  const final = last!.stopped
  test("by regression", () => {
    const { outcome } = policyOf(stages, final, plan, byRegression)
    expect(Math.abs(average(outcome) - 4.478)).toBeLessThan(0.02 + errorOf(outcome, plan))
    expect(errorOf(outcome, plan)).toBeLessThan(0.05)
  })
  test("its rule is one threshold at each date, so the rule in words is worth as much", () => {
    const { outcome, rules } = policyOf(stages, final, plan, byThreshold)
    expect(Math.abs(average(outcome) - 4.478)).toBeLessThan(0.03 + errorOf(outcome, plan))
    const last = rules.at(-1)
    expect(last).toMatchObject({ seen: 0, side: "below" })
  })
  test("foresight is worth more", () => {
    expect(average(withForesight(stages, final))).toBeGreaterThan(5)
  })
})

/**
 * A venture worth 100 doubles or halves with equal chance in each of two periods; selling gives 110 at any time, no discount.
 * Up (200): going on gives 400 or 110 (sold at 100 for 110): 255. Down (50): sold for 110. Today: (255 + 110) / 2 = 182.5.
 * Without the right to sell: 225 / 2 … (400 + 100 + 100 + 25) / 4 = 156.25.
 */
test.each([
  ["regression", byRegression],
  ["threshold", byThreshold],
] as const)("two steps of a binomial tree, by %s", (_, learner) => {
  const plan: SamplePlan = { replicates: 8, perReplicate: 256, samples: 2048 }
  const bit = (s: number, k: number): number => (s >> k) & 1
  const after = (s: number, steps: number): number =>
    100 * Array.from({ length: steps }, (_one, k) => (bit(s, k) === 1 ? 2 : 0.5)).reduce((a, b) => a * b, 1)
  const at = (steps: number): Float64Array => Float64Array.from({ length: plan.samples }, (_one, s) => after(s, steps))
  const stages = [1, 2].map((steps) => ({
    isHeld: new Uint8Array(plan.samples).fill(1),
    stopped: new Float64Array(plan.samples).fill(110),
    seen: [at(steps)],
  }))
  const { outcome } = policyOf(stages, at(2), plan, learner)
  expect(average(at(2))).toBeCloseTo(156.25, 9)
  expect(average(outcome)).toBeCloseTo(182.5, 9)
})

test("what is seen says nothing: nothing is gained but by chance, and chance loses", () => {
  const plan = samplePlan(8192)
  const random = uniformStream(3)
  const noise = (): Float64Array => Float64Array.from({ length: plan.samples }, () => normalQuantile(random()))
  const final = noise().map((x) => 1 + 10 * x)
  const stage = {
    isHeld: new Uint8Array(plan.samples).fill(1),
    stopped: new Float64Array(plan.samples),
    seen: [noise(), noise()],
  }
  for (const learner of [byRegression, byThreshold]) {
    const { outcome } = policyOf([stage], final, plan, learner)
    expect(average(outcome)).toBeLessThan(average(final) + errorOf(outcome, plan))
  }
})

test("who is not held goes on, and a gate that shows nothing decides for all alike", () => {
  const plan: SamplePlan = { replicates: 8, perReplicate: 4, samples: 32 }
  const isHeld = Uint8Array.from({ length: 32 }, (_, s) => s % 2)
  const stage = { isHeld, stopped: new Float64Array(32).fill(5), seen: [] }
  for (const learner of [byRegression, byThreshold]) {
    const { outcome, stopsAt } = policyOf([stage], new Float64Array(32).fill(3), plan, learner)
    expect([...outcome.slice(0, 4)]).toEqual([3, 5, 3, 5])
    expect([...stopsAt.slice(0, 4)]).toEqual([-1, 0, -1, 0])
  }
})
