import fc from "fast-check"
import { expect, test } from "vitest"
import { factorsAround, noShift, priorOf, type Reading, repeatSpread, spreadOfInterval, updated } from "./update.ts"

const interval = [0.7, 1.4] as const
const prior = priorOf(spreadOfInterval(interval))

/** A server without queues: a request waits, then takes a step with prompts; each token takes a step without. */
const plain: Reading = ({ arrival, prompts, decodes }) => [
  Math.log(0.05 * Math.exp(arrival) + 0.2 * Math.exp(prompts)),
  Math.log(0.01) + decodes,
]

test("no measurement shifts nothing and leaves what was uncertain", () => {
  const { shifts, spreads } = updated([], plain, prior)
  expect(shifts).toEqual(noShift)
  expect(spreads[1]).toBeCloseTo(spreadOfInterval(interval), 12)
  const [low, high] = factorsAround(spreads[1] ?? 0)
  expect(high / low).toBeCloseTo(2, 0)
})

test("a time per token alone: the conjugate posterior of one figure (Gelman et al., Bayesian Data Analysis, equation 2.11)", () => {
  const reading: Reading = ({ decodes }) => [Math.log(0.01) + decodes]
  const spread = spreadOfInterval(interval)
  const { shifts, spreads } = updated([Math.log(0.013)], reading, prior)
  const weights = [1 / spread ** 2, 1 / repeatSpread ** 2] as const
  expect(shifts.decodes).toBeCloseTo((weights[1] * Math.log(1.3)) / (weights[0] + weights[1]), 6)
  expect(spreads[0]).toBeCloseTo(Math.sqrt(1 / (weights[0] + weights[1])), 6)
})

test("what is measured is drawn from the expected towards the measured, and never beyond; it is surer then", () => {
  fc.assert(
    fc.property(fc.double({ min: -0.7, max: 0.7, noNaN: true }), fc.constantFrom(0, 1), (off, which) => {
      const reading: Reading = (shifts) => [plain(shifts)[which] ?? 0]
      const [before = 0] = reading(noShift)
      const { shifts, spreads } = updated([before + off], reading, prior)
      const moved = (reading(shifts)[0] ?? 0) - before
      expect(moved * off).toBeGreaterThanOrEqual(0)
      expect(Math.abs(moved)).toBeLessThanOrEqual(Math.abs(off) + 1e-6)
      expect(spreads[0]).toBeLessThan(updated([], reading, prior).spreads[0] ?? 0)
    }),
  )
})

test("a time to the first token tells of what precedes it first, of decodes by their kinship only", () => {
  const { shifts } = updated([Math.log(0.5)], plain, prior)
  expect(shifts.prompts).toBeGreaterThan(shifts.decodes)
  expect(shifts.decodes).toBeGreaterThan(0)
  expect(shifts.arrival).toBeGreaterThan(0)
})

test("two figures that no server has together leave both far off", () => {
  const both: Reading = ({ decodes }) => [Math.log(0.01) + decodes, Math.log(0.01) + decodes]
  const { left } = updated([Math.log(0.005), Math.log(0.02)], both, prior)
  expect(left[0]).toBeLessThan(-3)
  expect(left[1]).toBeGreaterThan(3)
})
