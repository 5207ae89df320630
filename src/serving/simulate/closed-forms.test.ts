// Limiting cases with known answers: queues of one server, Little's law, drafts that are always or never right, caches that always or
// never hit, pools joined by a free link.
import { describe, expect, test } from "vitest"
import type { Load } from "./load.ts"
import { requestsOf } from "./load.ts"
import { type Run, runRequests } from "./run.ts"
import type { PrefixCache, ServerSettings, Speculation } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

/** One second a step, whatever is in it. */
const beat: StepCost = { step: () => 1, arrivalSeconds: 0, endSeconds: 0 }
/** A step that takes longer the more is in it. */
const mixed: StepCost = {
  step: (tokens, pairs, decodes, context) => 0.004 + tokens * 4e-5 + pairs * 1e-9 + decodes * 2e-5 + context * 4e-8,
  arrivalSeconds: 0,
  endSeconds: 0,
}

const server: ServerSettings = {
  cache: { blocks: 4000, tokensPerBlock: 16, watermarkBlocks: 0 },
  maxBatchedTokens: 2048,
  maxSequences: 128,
  scheduler: "chunked prefill",
  preemption: { kind: "recompute" },
  prefix: null,
  speculative: null,
  deployment: { kind: "joint", replicas: 1 },
  router: "round robin",
  queueLimit: null,
}
const oneAtATime: ServerSettings = { ...server, maxSequences: 1 }
const all = { seed: 3, warmUpShare: 0, horizonSeconds: null, slo: null }

function poisson(requestsPerSecond: number, requests: number, output: number, cv = 0): Load {
  return {
    kind: "open",
    arrivals: { kind: "poisson", requestsPerSecond },
    lengths: {
      kind: "apart",
      input: { kind: "fixed", tokens: 100 },
      output: cv === 0 ? { kind: "fixed", tokens: output } : { kind: "lognormal", mean: output, cv, most: 1e6 },
    },
    requests,
  }
}

/** Of each request: when it was sent, its first token, its end. */
function times({ progress }: Run): [number, number, number][] {
  const { requests, firstTokenSeconds, endSeconds } = progress
  return Array.from(firstTokenSeconds, (first, i) => [requests.arrivalSeconds[i]!, first, endSeconds[i]!])
}

describe("one request at a time is a queue of one server", () => {
  // Mean wait by Pollaczek and Khinchine: λ E[S²] / (2 (1 - ρ)) (L. Kleinrock, Queueing Systems 1, 1975, 5.63); for M/D/1 ρ S / (2 (1 - ρ)).
  test.each([
    ["M/D/1, load 0.3", 0.3, 1, 0, 0.02],
    ["M/D/1, load 0.7", 0.7, 1, 0, 0.03],
    ["M/D/1 of answers of 10 tokens, load 0.5", 0.05, 10, 0, 0.02],
    ["M/G/1, log-normal answers of cv 0.5, load 0.6", 0.06, 10, 0.5, 0.03],
    // The few longest answers decide: the sampling error is larger.
    ["M/G/1, log-normal answers of cv 1.5, load 0.5", 0.05, 10, 1.5, 0.06],
  ])("%s", (_, rate, output, cv, tolerance) => {
    const load = poisson(rate, 100_000, output, cv)
    const { output: lengths } = requestsOf(load, all.seed)
    // One step brings the first token and one each of the others: service takes as many seconds as there are tokens.
    const mean = lengths.reduce((sum, s) => sum + s, 0) / lengths.length
    const square = lengths.reduce((sum, s) => sum + s * s, 0) / lengths.length
    const wait = (rate * square) / (2 * (1 - rate * mean))
    const { ttft, latency, utilisation } = simulate(load, oneAtATime, beat, all)
    expect(Math.abs((ttft.mean - 1) / wait - 1)).toBeLessThan(tolerance)
    expect(latency.mean - ttft.mean).toBeCloseTo(mean - 1, 6)
    expect(utilisation.busy).toBeCloseTo(rate * mean, 2)
  })

  test("every single wait follows Lindley's recursion", () => {
    const requests = requestsOf(poisson(0.07, 5000, 10, 1), 5)
    const run = runRequests(requests, oneAtATime, beat, all)
    let free = 0
    for (const [i, [sent, first, end]] of times(run).entries()) {
      const begins = Math.max(sent, free)
      expect(first).toBeCloseTo(begins + 1, 6)
      free = begins + requests.output[i]!
      expect(end).toBeCloseTo(free, 6)
    }
  })
})

describe("Little's law: what is present is what arrives times how long it stays", () => {
  test.each([
    ["joint", server],
    ["three replicas", { ...server, deployment: { kind: "joint", replicas: 3 } }],
    ["a cache that is too small", { ...server, cache: { blocks: 300, tokensPerBlock: 16, watermarkBlocks: 3 } }],
    ["prefill first", { ...server, scheduler: "prefill first" }],
  ] satisfies [string, ServerSettings][])("%s", (_, settings) => {
    const run = simulate(poisson(8, 3000, 150, 1), settings, mixed, all)
    expect(run.requests).toEqual({ measured: 3000, unfinished: 0, dropped: 0 })
    expect(run.present).toBeCloseTo((run.latency.mean * 3000) / run.windowSeconds, 6)
  })

  test("a closed loop holds its concurrency, and 64 clients get 64 / latency requests a second", () => {
    const load: Load = {
      kind: "closed loop",
      concurrency: 64,
      thinkSeconds: 0,
      lengths: { kind: "apart", input: { kind: "uniform", low: 50, high: 500 }, output: { kind: "uniform", low: 10, high: 200 } },
      requests: 4000,
    }
    const run = simulate(load, server, mixed, { ...all, warmUpShare: 0.1 })
    expect(run.present).toBeCloseTo(64, 1)
    expect(Math.abs((run.throughput.requestsPerSecond * run.latency.mean) / 64 - 1)).toBeLessThan(0.01)
  })
})

describe("drafts", () => {
  const draft = (acceptance: number, draftTokens = 3): Speculation => ({ acceptance, draftTokens, draftStepSeconds: 0 })
  const run = (speculative: Speculation | null, output = 101, requests = 400): Run =>
    runRequests(requestsOf(poisson(0.01, requests, output), 2), { ...server, speculative }, beat, all)
  const plain = run(null)

  test("that are never accepted give one token a step: the same times as without", () => {
    expect(times(run(draft(0)))).toEqual(times(plain))
  })
  test("that are always accepted give all of them and one more: 100 tokens behind the first in 25 steps", () => {
    for (const [, first, end] of times(run(draft(1)))) expect(end - first).toBeCloseTo(25, 9)
  })
  test.each([0.3, 0.6, 0.9])("accepted with probability %f give (1 - a^4) / (1 - a) tokens a step", (a) => {
    const lasting = times(run(draft(a), 10_001, 6)).map(([, first, end]) => end - first)
    const perStep = (10_000 * 6) / lasting.reduce((sum, x) => sum + x, 0)
    expect(Math.abs(perStep / ((1 - a ** 4) / (1 - a)) - 1)).toBeLessThan(0.01)
  })
  test("take the draft model's time: a step of 1 s and three draft tokens of 0.5 s for each of 100 tokens behind the first", () => {
    for (const [, first, end] of times(run({ ...draft(0), draftStepSeconds: 0.5 })))
      expect((end - first) / 2.5).toBeCloseTo(100, 6)
  })
})

describe("prefixes in the cache", () => {
  const texts = (member: number, groups = 1): PrefixCache => ({ kind: "groups", groups, sharedTokens: 64, member, skew: 0 })
  const found = (hits: number, share = 1): PrefixCache => ({ kind: "observed", hits, sharedTokens: 1e9, share })
  const run = (prefix: PrefixCache | null, rate = 5): Run =>
    runRequests(requestsOf(poisson(rate, 500, 20, 0.5), 4), { ...server, prefix }, mixed, all)
  const plain = times(run(null))

  test.each([
    ["nobody begins with the text", texts(0)],
    ["nothing is ever found", found(0)],
    ["found is less than a block", found(1, 0.1)],
  ])("%s: the same as without", (_, prefix) => {
    expect(times(run(prefix))).toEqual(plain)
  })
  test("all is found: of 100 tokens 96 lie in full blocks, 4 are computed", () => {
    const { done } = run(found(1))
    expect(done.foundTokens / done.askedTokens).toBeCloseTo(0.96, 12)
    const alone = times(run(found(1), 0.1))
    expect(alone[0]![1] - alone[0]![0]).toBeCloseTo(mixed.step(4, 4 * 96 + 10, 0, 0, 0), 12)
  })
  test("the first request computes the text, all later ones find it", () => {
    const { done } = run(texts(1), 0.1)
    expect(done.foundTokens).toBe(499 * 64)
  })
  test("of many texts and a small cache the least recently used are evicted", () => {
    const settings = { ...server, cache: { blocks: 120, tokensPerBlock: 16, watermarkBlocks: 0 } }
    const hits = [5, 50, 500].map((groups) => {
      const { done } = runRequests(requestsOf(poisson(5, 3000, 20), 4), { ...settings, prefix: texts(1, groups) }, mixed, all)
      return done.foundTokens / (3000 * 64)
    })
    expect(hits[0]).toBeGreaterThan(0.95)
    expect(hits[1]).toBeLessThan(hits[0]!)
    expect(hits[2]).toBeLessThan(0.15)
  })
})

describe("split pools", () => {
  const split = (prefillWorkers: number, decodeWorkers: number, secondsPerToken = 0): ServerSettings => ({
    ...server,
    deployment: { kind: "split", prefillWorkers, decodeWorkers, transferSeconds: 0, transferSecondsPerToken: secondsPerToken },
  })
  const requests = (): ReturnType<typeof requestsOf> => requestsOf(poisson(5, 600, 40, 1), 6)

  test("with one prefill worker first tokens come as from a server that only reads prompts", () => {
    const reading = { ...requests(), output: new Int32Array(600).fill(1) }
    const firsts = times(runRequests(reading, server, mixed, all)).map(([, first]) => first)
    expect(times(runRequests(requests(), split(1, 1), mixed, all)).map(([, first]) => first)).toEqual(firsts)
  })
  test("with a free link a lone request takes as long as in one worker", () => {
    const one = (): ReturnType<typeof requestsOf> => requestsOf(poisson(5, 1, 40), 6)
    expect(times(runRequests(one(), split(1, 1), mixed, all))).toEqual(times(runRequests(one(), server, mixed, all)))
  })
  test("a link that takes 10 ms a token delays the second token of a lone request by a second", () => {
    const one = (seconds: number): number =>
      times(runRequests(requestsOf(poisson(5, 1, 40), 6), split(1, 1, seconds), mixed, all))[0]![2]
    expect(one(0.01) - one(0)).toBeCloseTo(1, 9)
  })
  test("the link carries one cache after another: of two prompts of one step the second is a transfer later", () => {
    const two = { ...requestsOf(poisson(5, 2, 40), 6), arrivalSeconds: new Float64Array(2) }
    const [first, second] = times(runRequests(two, split(1, 1, 0.01), beat, all))
    expect(first![1]).toBe(second![1])
    expect(second![2] - first![2]).toBeCloseTo(1, 9)
  })
  test("decoding is not held up by prompts: the time per token has less spread than in a joint server of as many workers", () => {
    const spread = (settings: ServerSettings): number => {
      const { tpot } = simulate(poisson(20, 4000, 100), settings, mixed, { ...all, warmUpShare: 0.1 })
      return tpot.p99 / tpot.p50
    }
    expect(spread(split(1, 1))).toBeLessThan(spread({ ...server, deployment: { kind: "joint", replicas: 2 } }))
  })
})
