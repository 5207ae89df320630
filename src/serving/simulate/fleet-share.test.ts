/** How far one replica with its part of the load is from a fleet that a router serves: docs/serving-in-ventures.md tells these figures. */
import { describe, expect, test } from "vitest"
import type { Lengths } from "./lengths.ts"
import type { Router, ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

/** About a dense model of 8 billion parameters on an H100. */
const cost: StepCost = {
  step: (prefillTokens, prefillContext, _decodes, decodeContext, decodeTokens) =>
    0.002 + Math.max(0.0055, (prefillTokens + decodeTokens) * 4e-5) + prefillContext * 1.3e-9 + decodeContext * 4.4e-8,
  arrivalSeconds: 0,
  endSeconds: 0,
}
const lengths: Lengths = {
  kind: "apart",
  input: { kind: "lognormal", mean: 512, cv: 1, most: 8000 },
  output: { kind: "lognormal", mean: 200, cv: 1, most: 4000 },
}
/** [1/s] What one replica of 32 places answers at most (steadyState). */
const most = 14.1

function onTime(load: number, replicas: number, router: Router): number {
  const settings: ServerSettings = {
    cache: { blocks: 25_000, tokensPerBlock: 16, watermarkBlocks: 250 },
    ...{ maxBatchedTokens: 2048, maxSequences: 32, scheduler: "chunked prefill", preemption: { kind: "recompute" } },
    ...{ prefix: null, speculative: null, deployment: { kind: "joint", replicas }, router, queueLimit: Math.round(most) },
  }
  const arrivals = { kind: "poisson" as const, requestsPerSecond: load * most * replicas }
  const requests = 4000 * Math.min(4, replicas)
  const slo = { ttftSeconds: 0.3, tpotSeconds: 0.05 }
  const options = { seed: 1, warmUpShare: 0.2, horizonSeconds: null, slo }
  return simulate({ kind: "open", arrivals, lengths, requests }, settings, cost, options).goodput?.share ?? Number.NaN
}

describe("the share of requests in time, of one replica with its part of the load", () => {
  test.each([0.5, 0.7])("is that of the fleet to a hundredth at %d of what is carried", (load) => {
    for (const router of ["round robin", "least loaded"] as const)
      expect(Math.abs(onTime(load, 4, router) - onTime(load, 1, router))).toBeLessThan(0.01)
  })

  test.each([
    [0.8, 0.965, 0.996, 0.999],
    [0.9, 0.774, 0.89, 0.986],
  ])(
    "is too low near the limit: at %d of what is carried %d, in turn %d, least loaded %d",
    (load, alone, inTurn, leastLoaded) => {
      expect(onTime(load, 1, "least loaded")).toBeCloseTo(alone, 2)
      expect(onTime(load, 4, "round robin")).toBeCloseTo(inTurn, 2)
      expect(onTime(load, 4, "least loaded")).toBeCloseTo(leastLoaded, 2)
    },
  )

  test("is never the higher one below the limit", () => {
    for (const load of [0.5, 0.8, 0.9])
      for (const replicas of [2, 4, 8])
        for (const router of ["round robin", "least loaded"] as const)
          expect(onTime(load, replicas, router)).toBeGreaterThan(onTime(load, 1, router) - 0.005)
  })
})
