// Several workers, and what the host adds.
import { describe, expect, test } from "vitest"
import type { Lengths } from "./lengths.ts"
import type { Load } from "./load.ts"
import { requestsOf } from "./load.ts"
import { runRequests } from "./run.ts"
import type { Router, ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

const beat: StepCost = { step: () => 1, arrivalSeconds: 0, endSeconds: 0 }
const server: ServerSettings = {
  cache: { blocks: 4000, tokensPerBlock: 16, watermarkBlocks: 0 },
  maxBatchedTokens: 2048,
  maxSequences: 1,
  scheduler: "chunked prefill",
  preemption: { kind: "recompute" },
  prefix: null,
  speculative: null,
  deployment: { kind: "joint", replicas: 3 },
  router: "round robin",
  queueLimit: null,
}
const lengths = (cv: number): Lengths => ({
  kind: "apart",
  input: { kind: "fixed", tokens: 10 },
  output: { kind: "lognormal", mean: 5, cv, most: 1e5 },
})
const load = (requestsPerSecond: number, cv: number, requests: number): Load => ({
  kind: "open",
  arrivals: { kind: "poisson", requestsPerSecond },
  lengths: lengths(cv),
  requests,
})
const whole = { seed: 2, warmUpShare: 0, horizonSeconds: null, slo: null }

describe("routing", () => {
  test("in turn: each worker serves every third request, one after another", () => {
    const { progress } = runRequests(requestsOf(load(0.5, 1, 300), 2), server, beat, whole)
    const { requests, endSeconds } = progress
    const free = [0, 0, 0]
    for (let i = 0; i < 300; i++) {
      free[i % 3] = Math.max(free[i % 3]!, requests.arrivalSeconds[i]!) + requests.output[i]!
      expect(endSeconds[i]).toBeCloseTo(free[i % 3]!, 6)
    }
  })
  test("to the least loaded: nobody waits while a worker is idle", () => {
    const settings = { ...server, router: "least loaded" } satisfies ServerSettings
    const { progress } = runRequests(requestsOf(load(0.4, 1, 400), 2), settings, beat, whole)
    const { requests, endSeconds, firstTokenSeconds } = progress
    for (let i = 0; i < 400; i++) {
      const sent = requests.arrivalSeconds[i]!
      const others = Array.from({ length: i }, (_, j) => j).filter((j) => endSeconds[j]! > sent).length
      if (others < 3) expect(firstTokenSeconds[i]! - sent).toBeCloseTo(1, 6)
    }
  })
  test.each(["round robin", "least loaded"] satisfies Router[])("%s: three workers answer three times as many", (router) => {
    const atOnce: Load = { kind: "open", arrivals: { kind: "offline" }, lengths: lengths(0), requests: 300 }
    expect(simulate(atOnce, { ...server, router }, beat, whole).throughput.requestsPerSecond).toBeCloseTo(3 / 5, 9)
  })
})

test("the host's time delays the first token and the end, and holds up nobody", () => {
  const at = (arrivalSeconds: number, endSeconds: number) =>
    simulate(load(0.2, 0, 500), server, { ...beat, arrivalSeconds, endSeconds }, whole)
  const [without, withHost] = [at(0, 0), at(0.5, 0.25)]
  expect(withHost.ttft.mean - without.ttft.mean).toBeCloseTo(0.5, 6)
  expect(withHost.latency.mean - without.latency.mean).toBeCloseTo(0.75, 6)
  expect(withHost.queue.mean).toBeCloseTo(without.queue.mean, 6)
})
