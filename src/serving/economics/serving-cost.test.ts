import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { servingCost } from "./serving-cost.ts"

describe("cost", () => {
  test("of input and output is all that is paid", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (perHour, requestsPerSecond, promptShare) => {
          const cost = servingCost({ perHour, perHourRange: [1, 2], promptShare, requestsPerSecond, input: 800, output: 200 })
          const request = (800 * cost.perMillionInputTokens + 200 * cost.perMillionOutputTokens) / 1e6
          expect(request).toBeCloseTo(cost.perRequest, 10)
          expect(1000 * cost.perMillionTokens).toBeCloseTo(1e6 * cost.perRequest, 6)
        },
      ),
      { seed: 2 },
    )
  })

  test("36 USD an hour and one request a second are a cent each; a sample is one of its input", () => {
    const cost = servingCost({ perHour: 36, perHourRange: [36, 36], promptShare: 1, requestsPerSecond: 1, input: 1, output: 0 })
    expect(cost.perRequest).toBeCloseTo(0.01, 12)
    expect(cost.perThousandSamples).toBeCloseTo(10, 10)
    expect(cost.perMillionOutputTokens).toBe(0)
  })
})
