// A run as a sum over classes of steps: the same times as the simulation that it was taken of, and nearly those of other constants.
import { describe, expect, test } from "vitest"
import type { Load, ServerSettings, StepCost } from "../../src/serving/simulate/simulate.ts"
import { simulate } from "../../src/serving/simulate/simulate.ts"
import { stepWeights, timesOf } from "../../tools/truth/serving/step-weights.ts"

/** About a model of 8 billion parameters on an H100, with the kinks of a roofline: weights, cache, products, host. */
function costOf({ bandwidth = 3e12, flops = 6e14, host = 4e-4, arrivalSeconds = 0.004, endSeconds = 0 }): StepCost {
  return {
    step: (tokens, pairs, decodes, context, fed) =>
      host +
      3e-6 * decodes +
      Math.max((1.6e10 + 131072 * context) / bandwidth, (1.6e10 * (tokens + fed) + 5e5 * (pairs + context)) / flops),
    arrivalSeconds,
    endSeconds,
  }
}

const server: ServerSettings = {
  cache: { blocks: 20_000, tokensPerBlock: 16, watermarkBlocks: 0 },
  ...{ maxBatchedTokens: 8192, maxSequences: 1024, scheduler: "chunked prefill", preemption: { kind: "recompute" } },
  ...{ prefix: null, speculative: null, deployment: { kind: "joint", replicas: 1 }, router: "least loaded", queueLimit: null },
}
const tight = { ...server, cache: { ...server.cache, blocks: 3000 } }
const split: ServerSettings = {
  ...server,
  deployment: { kind: "split", prefillWorkers: 2, decodeWorkers: 1, transferSeconds: 0.005, transferSecondsPerToken: 1e-6 },
}

function clients(concurrency: number, input: number, output: number, kept = 0.8): Load {
  const lengths = {
    kind: "apart",
    input: { kind: "uniform", low: Math.floor(kept * input), high: input },
    output: { kind: "uniform", low: Math.floor(kept * output), high: output },
  } as const
  return { kind: "closed loop", concurrency, thinkSeconds: 0, requests: 10 * concurrency, lengths }
}
const atOnce: Load = {
  kind: "open",
  ...{ requests: 1500, arrivals: { kind: "offline" } },
  lengths: { kind: "apart", input: { kind: "fixed", tokens: 500 }, output: { kind: "fixed", tokens: 500 } },
}
const poisson: Load = { ...atOnce, arrivals: { kind: "poisson", requestsPerSecond: 12 } }

const cases = [
  ["1 client", clients(1, 1024, 1024), server],
  ["4 clients", clients(4, 1024, 1024), server],
  ["64 clients", clients(64, 1024, 1024), server],
  ["64 clients of one length", clients(64, 1024, 256, 1), server],
  ["32 clients with long prompts", clients(32, 8192, 1024), server],
  ["512 clients, more than the cache holds", clients(512, 1024, 1024), server],
  ["64 clients, a tight cache", clients(64, 1024, 1024), tight],
  ["prompts first", clients(64, 1024, 512), { ...server, scheduler: "prefill first" }],
  ["3 replicas", clients(48, 1024, 512), { ...server, deployment: { kind: "joint", replicas: 3 } }],
  ["split pools", clients(48, 1024, 512), split],
  ["all at once", atOnce, server],
  ["Poisson arrivals", poisson, server],
] as const satisfies readonly (readonly [string, Load, ServerSettings])[]

const whole = { seed: 1, warmUpShare: 0, horizonSeconds: null, slo: null }

function simulated(load: Load, settings: ServerSettings, cost: StepCost) {
  const { ttft, tpot, windowSeconds } = simulate(load, settings, cost, whole)
  return { ttft: ttft.mean, tpot: tpot.mean, total: windowSeconds }
}

function off(ours: { ttft: number; tpot: number; total: number }, theirs: typeof ours): number {
  return Math.max(...(["ttft", "tpot", "total"] as const).map((name) => Math.abs(ours[name] / theirs[name] - 1)))
}

describe.each(cases)("%s", (_, load, settings) => {
  const cost = costOf({})
  const weights = stepWeights(load, settings, cost)

  test("at most 64 classes give the times of the simulation within 1 %", () => {
    expect(weights.batches.length).toBeLessThanOrEqual(64)
    expect(off(timesOf(weights, cost.step), simulated(load, settings, cost))).toBeLessThan(0.01)
  })

  test("every token and request is counted", () => {
    const { throughput } = simulate(load, settings, cost, whole)
    const { total } = simulated(load, settings, cost)
    expect(weights.outputTokens).toBeCloseTo(throughput.outputTokensPerSecond * total, 3)
    expect(weights.requests).toBeCloseTo(throughput.requestsPerSecond * total, 6)
  })
})

describe("constants other than those of the schedule", () => {
  const weights = cases.map(([, load, settings]) => stepWeights(load, settings, costOf({})))
  test.each([
    ["a slower memory", { bandwidth: 2e12 }],
    ["a slower host", { host: 2e-3 }],
    ["fewer FLOP", { flops: 3e14 }],
  ])("%s: within 4 % where clients wait for their answers", (_, changed) => {
    const cost = costOf(changed)
    const errors = cases.flatMap(([name, load, settings], i) =>
      load.kind === "closed loop" && settings !== split
        ? [{ name, off: off(timesOf(weights[i]!, cost.step), simulated(load, settings, cost)) }]
        : [],
    )
    expect(errors.filter((error) => error.off > 0.04)).toEqual([])
  })
})

test("one client: one step with its prompt to the first token, and the time in the host", () => {
  const weights = stepWeights(clients(1, 100, 10, 1), server, costOf({ arrivalSeconds: 0.5, endSeconds: 0.25 }))
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0)
  expect(sum(weights.ttft)).toBeCloseTo(1)
  expect(sum(weights.tpot)).toBeCloseTo(1)
  expect(sum(weights.total)).toBe(100)
  expect(weights.idle.ttft).toBeCloseTo(0.5)
  expect(weights.idle.tpot).toBeCloseTo(0.25 / 9)
})

test("a run is watched without being changed", () => {
  const [, load, settings] = cases[6]
  const cost = costOf({})
  const calls: number[] = []
  const observer = { step: () => calls.push(1), take: () => calls.push(2) }
  expect(simulate(load, settings, cost, { ...whole, observer })).toEqual(simulate(load, settings, cost, whole))
  expect(calls.filter((call) => call === 2).length).toBe(640)
})
