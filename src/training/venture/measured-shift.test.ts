import fc from "fast-check"
import { expect, test } from "vitest"
import { type MeasuredRun, type Shift, shiftBy } from "./measured-shift.ts"

const ratio = fc.double({ min: 0.2, max: 5, noNaN: true })
const runs = fc.array(ratio, { minLength: 1, maxLength: 8 })
/** [s] A plan of some width. */
const plan = fc
  .tuple(
    fc.double({ min: 0.1, max: 100, noNaN: true }),
    fc.double({ min: 1.02, max: 3, noNaN: true }),
    fc.double({ min: 1.02, max: 3, noNaN: true }),
  )
  .map(([stepSeconds, down, up]) => ({ stepSeconds, interval: [stepSeconds / down, stepSeconds * up] as const }))

const measured = (ratios: readonly number[]): readonly MeasuredRun[] =>
  ratios.map((each) => ({ count: 8, expected: 2, seconds: 2 * each }))
const width = ({ low, high }: Pick<Shift, "low" | "high">): number => high / low
const meanOf = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / ratios.length)

test("nothing measured: as planned", () => {
  expect(shiftBy([], { stepSeconds: 2, interval: [1, 6] })).toEqual({ factor: 1, low: 0.5, high: 3 })
})

test("a plan of no width is moved all the same", () => {
  const { factor } = shiftBy(measured([2]), { stepSeconds: 2, interval: [2, 2] })
  expect(factor).toBeGreaterThan(1.2)
  expect(factor).toBeLessThan(2)
})

test("the step lies between what was planned and what was measured", () => {
  fc.assert(
    fc.property(plan, runs, (given, ratios) => {
      const { factor } = shiftBy(measured(ratios), given)
      const mean = meanOf(ratios)
      expect(factor).toBeGreaterThanOrEqual(Math.min(1, mean) * (1 - 1e-12))
      expect(factor).toBeLessThanOrEqual(Math.max(1, mean) * (1 + 1e-12))
    }),
    { seed: 1 },
  )
})

test("measuring never widens the interval, and more of the same narrows it", () => {
  fc.assert(
    fc.property(plan, runs, (given, ratios) => {
      const before = width(shiftBy([], given))
      const after = shiftBy(measured(ratios), given)
      const more = shiftBy(measured([...ratios, ...ratios]), given)
      expect(width(after)).toBeLessThanOrEqual(before * (1 + 1e-12))
      expect(width(more)).toBeLessThanOrEqual(width(after) * (1 + 1e-12))
      const mean = Math.log(meanOf(ratios))
      expect(Math.abs(Math.log(more.factor) - mean)).toBeLessThanOrEqual(Math.abs(Math.log(after.factor) - mean) + 1e-12)
    }),
    { seed: 2 },
  )
})
