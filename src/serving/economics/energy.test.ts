import { describe, expect, test } from "vitest"
import { powerShare, servingEnergy } from "./energy.ts"

describe("energy", () => {
  test("lies between that of an idle device and its greatest, and rises with work", () => {
    const share = (busy: number, promptShare: number, batch: number): number => powerShare({ busy, promptShare, batch })
    expect(share(0, 0.5, 10)).toBeGreaterThan(0)
    expect(share(1, 1, 10)).toBe(1)
    // 300 and 600 W of 700 W, as they were measured at a batch of 1 and 128.
    expect(700 * share(1, 0, 1)).toBeCloseTo(300, 6)
    expect(700 * share(1, 0, 128)).toBeCloseTo(600, 6)
    expect(share(1, 0, 500)).toBe(share(1, 0, 128))
    expect(share(0.5, 0.2, 16)).toBeLessThan(share(0.6, 0.2, 16))
  })

  test("8 devices of 700 W at half, pue 1.25: 3.5 kWh an hour", () => {
    const energy = servingEnergy({ tdp: 700, devices: 8, share: 0.5, pue: 1.25, requestsPerSecond: 10, tokens: 1000 })
    expect(energy.watts).toBe(2800)
    expect(energy.perHour).toBe(3.5)
    // 36,000 requests of 1,000 tokens.
    expect(energy.perMillionTokens).toBeCloseTo(3.5 / 36, 12)
  })
})
