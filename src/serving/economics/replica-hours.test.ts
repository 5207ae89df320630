import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bestCommitment, type Deployable, replicasFor, type Scaling, servedDay } from "./replica-hours.ts"

describe("replicas by hour", () => {
  const one: Deployable = { capacityRequestsPerSecond: 1, hourly: 2, reserve: { kind: "none" } }
  const automatic = (lagSeconds: number, least = 0): Scaling => ({ kind: "automatic", lagSeconds, least })

  test.each([
    // Rates of 1, 3, 2 and 2 requests a second.
    ["without a lag as each hour needs", automatic(0), [1, 3, 2, 2]],
    ["with one of half an hour, half an hour early", automatic(1800), [2, 3, 2, 2]],
    ["with one of an hour, an hour early; the first hour follows the last", automatic(3600), [3, 3, 2, 2]],
    ["with one of an hour and a half", automatic(5400), [3, 3, 2, 2.5]],
    ["never fewer than told", automatic(0, 2), [2, 3, 2, 2]],
    ["fixed at the peak", { kind: "fixed" } as const, [3, 3, 3, 3]],
  ])("%s", (_, scaling, expected) => {
    const day = servedDay(2, [0.5, 1.5, 1, 1], scaling, one)
    expect(day.hours.map(({ replicas }) => replicas)).toEqual(expected)
    expect(day.perHour).toBeCloseTo((2 * expected.reduce((a, b) => a + b)) / 4, 10)
    expect(day.perRequest).toBeCloseTo(day.perHour / 7200, 12)
  })

  const curves = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 24, maxLength: 24 })

  test("a longer lag is never cheaper, and no lag dearer than the peak always", () => {
    fc.assert(
      fc.property(
        curves,
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 20_000 }),
        (curve, rate, lag) => {
          const costs = [automatic(0), automatic(lag), automatic(2 * lag), { kind: "fixed" } as const].map(
            (scaling) => servedDay(rate, curve, scaling, one).perHour,
          )
          for (let k = 1; k < costs.length; k++) expect(costs[k - 1]).toBeLessThanOrEqual((costs[k] ?? 0) + 1e-9)
        },
      ),
      { seed: 3 },
    )
  })

  test("the best commitment is that of all numbers", () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0.1, max: 3, noNaN: true }), (curve, committed) => {
        const day = servedDay(10, curve, automatic(900), one)
        const hours = 24
        const cost = (count: number): number =>
          count * committed +
          day.stretches.reduce((sum, each) => sum + (each.hours * 2 * Math.max(0, each.replicas - count)) / hours, 0)
        const least = Math.min(...Array.from({ length: day.peakReplicas + 1 }, (_, count) => cost(count)))
        expect(bestCommitment(day, committed, 2).perHour).toBeCloseTo(least, 10)
      }),
      { seed: 4 },
    )
  })

  test("those that stand by come on top", () => {
    expect(replicasFor(2.5, { ...one, reserve: { kind: "spare", replicas: 1 } })).toBe(4)
  })
})
