// The steady state against closed forms where there are some, and against the simulation elsewhere, with what it may be off.
import { describe, expect, test } from "vitest"
import { expectedHits } from "./expected-hits.ts"
import { lengthMoments, momentsOfPairs } from "./length-moments.ts"
import type { Lengths } from "./lengths.ts"
import { type Load, requestsOf } from "./load.ts"
import { runRequests } from "./run.ts"
import type { PrefixCache, ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import { type Demand, type SteadyState, steadyState } from "./steady-state.ts"
import type { StepCost } from "./step-cost.ts"

const beat: StepCost = { step: () => 1, arrivalSeconds: 0, endSeconds: 0 }
const mixed: StepCost = {
  step: (tokens, pairs, _decodes, context, decodeTokens) =>
    0.002 + Math.max(0.0055, (tokens + decodeTokens) * 4e-5) + pairs * 1.3e-9 + context * 4.4e-8,
  arrivalSeconds: 0,
  endSeconds: 0,
}
const server: ServerSettings = {
  cache: { blocks: 25_000, tokensPerBlock: 16, watermarkBlocks: 250 },
  maxBatchedTokens: 2048,
  maxSequences: 256,
  scheduler: "chunked prefill",
  preemption: { kind: "recompute" },
  prefix: null,
  speculative: null,
  deployment: { kind: "joint", replicas: 1 },
  router: "least loaded",
  queueLimit: null,
}
const fixed = (input: number, output: number): Lengths => ({
  kind: "apart",
  input: { kind: "fixed", tokens: input },
  output: { kind: "fixed", tokens: output },
})
const spread = (input: number, output: number, cv: number): Lengths => ({
  kind: "apart",
  input: { kind: "lognormal", mean: input, cv, most: 1e6 },
  output: { kind: "lognormal", mean: output, cv, most: 1e6 },
})
const rate = (requestsPerSecond: number): Demand => ({ kind: "rate", requestsPerSecond, squareCv: 1 })
const steady = (demand: Demand, settings: ServerSettings, cost: StepCost, lengths: Lengths): SteadyState => {
  const state = steadyState(demand, settings, cost, lengthMoments(lengths))
  if (state === null) throw new Error("internal: this scheduler has a steady state")
  return state
}

describe("closed forms", () => {
  test.each([
    [0.3, 1, 0.3 / (2 * 0.7)],
    [0.8, 1, 0.8 / (2 * 0.2)],
    // Service of 10 s at load 0.5: ρ S / (2 (1 - ρ)).
    [0.05, 10, (0.5 * 10) / (2 * 0.5)],
  ])("M/D/1 at rate %f, answers of %i tokens", (requestsPerSecond, output, wait) => {
    const state = steady(rate(requestsPerSecond), { ...server, maxSequences: 1 }, beat, fixed(100, output))
    expect(Math.abs(state.mostRequestsPerSecond * output - 1)).toBeLessThan(0.002)
    expect(Math.abs((state.ttftSeconds - 1) / wait - 1)).toBeLessThan(0.02)
    expect(state.latencySeconds - state.ttftSeconds).toBeCloseTo(output - 1, 9)
  })

  test("a lone client decodes alone: the sum of its steps", () => {
    const state = steady({ kind: "concurrency", clients: 1, thinkSeconds: 0 }, server, mixed, fixed(512, 101))
    const decode = Array.from({ length: 100 }, (_, i) => mixed.step(0, 0, 1, 513 + i, 1)).reduce((sum, s) => sum + s, 0)
    expect(state.ttftSeconds).toBeCloseTo(mixed.step(512, (512 * 513) / 2, 0, 0, 0), 9)
    expect(state.tpotSeconds).toBeCloseTo(decode / 100, 8)
    expect(state.requestsPerSecond).toBeCloseTo(1 / (state.ttftSeconds + decode), 2)
  })

  test("drafts of 3 tokens, accepted with probability a, divide the time per token by (1 - a^4) / (1 - a)", () => {
    const at = (acceptance: number): number =>
      steady(
        { kind: "concurrency", clients: 1, thinkSeconds: 0 },
        { ...server, speculative: { draftTokens: 3, acceptance, draftStepSeconds: 0 } },
        beat,
        fixed(100, 1001),
      ).tpotSeconds
    expect(at(0)).toBeCloseTo(1, 6)
    expect(at(0.6)).toBeCloseTo(0.4 / (1 - 0.6 ** 4), 6)
    expect(at(1)).toBeCloseTo(0.25, 6)
  })

  test("beyond the most that it can do a server is saturated", () => {
    const { mostRequestsPerSecond } = steady(rate(1), server, mixed, spread(512, 200, 1))
    const beyond = steady(rate(2 * mostRequestsPerSecond), server, mixed, spread(512, 200, 1))
    expect(beyond.isSaturated).toBe(true)
    expect(beyond.ttftSeconds).toBe(Number.POSITIVE_INFINITY)
    expect(beyond.requestsPerSecond).toBeCloseTo(0.999 * mostRequestsPerSecond, 6)
  })

  test("the request-level scheduler has no steady state", () => {
    expect(steadyState(rate(1), { ...server, scheduler: "request level" }, beat, lengthMoments(fixed(1, 1)))).toBeNull()
  })
})

describe("moments of lengths", () => {
  test.each([
    ["fixed", fixed(300, 70)],
    ["uniform", { kind: "apart", input: { kind: "uniform", low: 10, high: 500 }, output: { kind: "uniform", low: 5, high: 90 } }],
    ["log-normal", spread(400, 90, 0.8)],
  ] satisfies [string, Lengths][])("%s: as of many that are drawn", (_, lengths) => {
    const { input, output } = requestsOf({ kind: "open", arrivals: { kind: "offline" }, lengths, requests: 200_000 }, 1)
    const [exact, drawn] = [lengthMoments(lengths), momentsOfPairs(input, output)]
    for (const key of ["input", "output", "outputSquare", "product"] as const) {
      expect(Math.abs(exact[key] / drawn[key] - 1)).toBeLessThan(0.02)
    }
    expect(Math.abs(exact.perDecoded / drawn.perDecoded - 1)).toBeLessThan(0.15)
    expect(exact.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
  })
})

test.each([
  ["observed", { kind: "observed", hits: 0.5, sharedTokens: 1e9, share: 0.8 }],
  ["texts that fit", { kind: "groups", groups: 20, sharedTokens: 200, member: 0.7, skew: 1 }],
] satisfies [string, PrefixCache][])("hits that are expected are those that the simulation finds: %s", (_, prefix) => {
  const lengths = spread(600, 20, 0.5)
  const load: Load = { kind: "open", arrivals: { kind: "poisson", requestsPerSecond: 5 }, lengths, requests: 5000 }
  const { done } = runRequests(requestsOf(load, 1), { ...server, prefix }, mixed, {
    seed: 1,
    warmUpShare: 0,
    horizonSeconds: null,
  })
  expect(expectedHits(prefix, lengthMoments(lengths), server.cache)).toBeCloseTo(done.foundTokens / done.askedTokens, 1.5)
})

// Off by at most, in parts: time to first token, time per token, requests per second. docs/serving-simulation.md has the whole table.
describe("the simulation", () => {
  test.each([
    ["chat at 30 % load", server, spread(512, 200, 1), 0.3, 0.1, 0.03],
    ["chat at 80 % load", server, spread(512, 200, 1), 0.8, 0.1, 0.06],
    ["long prompts at 60 % load", server, spread(8000, 200, 0.5), 0.6, 0.1, 0.12],
    ["prefill first at 60 % load", { ...server, scheduler: "prefill first" }, spread(512, 200, 1), 0.6, 0.12, 0.05],
    ["16 places at 30 % load", { ...server, maxSequences: 16 }, spread(512, 200, 1), 0.3, 0.1, 0.03],
  ] satisfies [string, ServerSettings, Lengths, number, number, number][])("%s", (_, settings, lengths, load, ttft, tpot) => {
    const { mostRequestsPerSecond } = steady(rate(0.01), settings, mixed, lengths)
    const requestsPerSecond = load * mostRequestsPerSecond
    const state = steady(rate(requestsPerSecond), settings, mixed, lengths)
    const arrivals = { kind: "poisson", requestsPerSecond } as const
    const options = { seed: 1, warmUpShare: 0.1, horizonSeconds: null, slo: null }
    const simulated = simulate({ kind: "open", arrivals, lengths, requests: 6000 }, settings, mixed, options)
    expect(Math.abs(state.ttftSeconds / simulated.ttft.mean - 1)).toBeLessThan(ttft)
    expect(Math.abs(state.tpotSeconds / simulated.tpot.mean - 1)).toBeLessThan(tpot)
  })

  test.each([
    ["16 clients", server, spread(512, 200, 1), 16, 0.03, 0.06],
    ["64 clients", server, spread(512, 200, 1), 64, 0.06, 0.2],
    ["64 clients of one length, who keep step", server, fixed(512, 200), 64, 0.02, 0.1],
    ["400 clients for 256 places", server, spread(512, 200, 1), 400, 0.03, 0.08],
    ["400 clients of one length", server, fixed(3000, 100), 400, 0.02, 0.03],
    ["64 clients for 16 places", { ...server, maxSequences: 16 }, spread(512, 200, 1), 64, 0.05, 0.06],
  ] satisfies [string, ServerSettings, Lengths, number, number, number][])(
    "%s",
    (_, settings, lengths, clients, requests, ttft) => {
      const state = steady({ kind: "concurrency", clients, thinkSeconds: 0 }, settings, mixed, lengths)
      const load: Load = { kind: "closed loop", concurrency: clients, thinkSeconds: 0, lengths, requests: 8000 }
      const simulated = simulate(load, settings, mixed, { seed: 1, warmUpShare: 0.2, horizonSeconds: null, slo: null })
      expect(Math.abs(state.requestsPerSecond / simulated.throughput.requestsPerSecond - 1)).toBeLessThan(requests)
      expect(Math.abs(state.ttftSeconds / simulated.ttft.mean - 1)).toBeLessThan(ttft)
      expect(Math.abs(state.latencySeconds / simulated.latency.mean - 1)).toBeLessThan(0.08)
    },
  )
})
