// What holds in every run, whatever the settings: nothing is lost, nothing is left behind, who came first is first, the same seed gives the same.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Load } from "./load.ts"
import { requestsOf } from "./load.ts"
import { drawnPrefixes } from "./prefixes.ts"
import { progressOf } from "./progress.ts"
import type { Requests } from "./requests.ts"
import { type Run, runRequests } from "./run.ts"
import { Server } from "./server.ts"
import type { ServerSettings } from "./settings.ts"
import { simulate } from "./simulate.ts"
import type { StepCost } from "./step-cost.ts"

const cost: StepCost = {
  step: (tokens, _pairs, decodes, context) => 1 + 0.25 * tokens + 0.125 * decodes + 0.0078125 * context,
  arrivalSeconds: 0.5,
  endSeconds: 0.25,
}
const whole = { seed: 1, warmUpShare: 0, horizonSeconds: null }

const settings = fc
  .record({
    blocks: fc.integer({ min: 10, max: 40 }),
    watermarkBlocks: fc.integer({ min: 0, max: 3 }),
    reserves: fc.constantFrom("prompt", "prompt", "prompt", "whole"),
    maxBatchedTokens: fc.integer({ min: 6, max: 64 }),
    maxSequences: fc.integer({ min: 1, max: 8 }),
    scheduler: fc.constantFrom("chunked prefill", "prefill first", "request level"),
    preemption: fc.constantFrom({ kind: "recompute" }, { kind: "swap", secondsPerBlock: 0.5 }),
    prefix: fc.constantFrom(
      null,
      { kind: "groups", groups: 3, sharedTokens: 9, member: 0.7, skew: 1 },
      { kind: "observed", hits: 0.5, sharedTokens: 20, share: 0.9 },
    ),
    speculative: fc.constantFrom(null, null, { draftTokens: 3, acceptance: 0.6, draftStepSeconds: 0.125 }),
    deployment: fc.constantFrom(
      { kind: "joint", replicas: 1 },
      { kind: "joint", replicas: 3 },
      { kind: "split", prefillWorkers: 1, decodeWorkers: 1, transferSeconds: 0, transferSecondsPerToken: 0 },
      { kind: "split", prefillWorkers: 2, decodeWorkers: 2, transferSeconds: 1, transferSecondsPerToken: 0.5 },
    ),
    router: fc.constantFrom("round robin", "least loaded"),
    queueLimit: fc.constantFrom(null, null, 2),
    admission: fc.constantFrom(null, null, { kind: "poll", steps: 4 }, { kind: "hold", steps: 5, requests: 3 }),
  })
  .map(
    ({ blocks, watermarkBlocks, reserves, ...rest }) =>
      ({ ...rest, cache: { blocks, tokensPerBlock: 4, watermarkBlocks, reserves } }) as ServerSettings,
  )

const requests = fc
  .record({
    list: fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 25 })), {
      minLength: 1,
      maxLength: 40,
    }),
    closed: fc.constantFrom(null, null, { concurrency: 4, thinkSeconds: 2 }, { concurrency: 9, thinkSeconds: 0 }),
  })
  .map(({ list, closed }) => (): Requests => {
    const arrivalSeconds = Float64Array.from(list, ([gap]) => gap)
    for (let i = 1; i < list.length; i++) arrivalSeconds[i]! += arrivalSeconds[i - 1]!
    return {
      count: list.length,
      arrivalSeconds: closed === null ? arrivalSeconds : arrivalSeconds.fill(Number.NaN),
      input: Int32Array.from(list, ([, input]) => input),
      output: Int32Array.from(list, ([, , output]) => output),
      closedLoop: closed,
    }
  })

test("every request is answered or turned away; tokens come out as asked; no block is left behind", () => {
  let [answered, preempted] = [0, 0]
  fc.assert(
    fc.property(requests, settings, (asked, given) => {
      const made = asked()
      const prefixes = drawnPrefixes(given.prefix, made, 4, 1)
      const progress = progressOf(made, prefixes.group)
      const server = new Server({ progress, prefixes, settings: given, cost, seed: 1, observer: null })
      server.runToEnd(Number.POSITIVE_INFINITY)
      const done = server.tally()
      const ends = [...progress.endSeconds.keys()].filter((i) => !Number.isNaN(progress.endSeconds[i]))
      expect(ends.length + server.dropped).toBe(made.count)
      expect(done.ended).toBe(ends.length)
      expect(done.outputTokens).toBe(ends.reduce((sum, i) => sum + made.output[i]!, 0))
      expect(done.inputTokens).toBe(ends.reduce((sum, i) => sum + made.input[i]!, 0))
      for (const i of ends) {
        expect(progress.produced[i]).toBe(made.output[i])
        expect(progress.firstTokenSeconds[i]).toBeGreaterThan(made.arrivalSeconds[i]!)
        expect(progress.endSeconds[i]).toBeGreaterThan(progress.firstTokenSeconds[i]!)
      }
      for (const worker of server.workers) {
        expect(worker.pool.free).toBe(given.cache.blocks)
        expect([worker.waiting.length, worker.running.length, worker.swapped.length, worker.onTheWay]).toEqual([0, 0, 0, 0])
        expect([worker.decoder.length, worker.decoder.context, worker.queue.count, worker.present.count]).toEqual([0, 0, 0, 0])
      }
      answered += ends.length
      preempted += done.preemptions
    }),
    { seed: 7, numRuns: 500 },
  )
  expect(answered).toBeGreaterThan(2500)
  expect(preempted).toBeGreaterThan(100)
})

test("in one worker first tokens come in the order of arrival, whoever gives way in between", () => {
  fc.assert(
    fc.property(requests, settings, (asked, given) => {
      const { progress } = runRequests(asked(), { ...given, deployment: { kind: "joint", replicas: 1 } }, cost, whole)
      const firsts = [...progress.firstTokenSeconds].filter((first) => !Number.isNaN(first))
      expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
    }),
    { seed: 7, numRuns: 300 },
  )
})

test("steps that are done in one go are the same as steps that a clock cuts apart", () => {
  fc.assert(
    fc.property(requests, settings, fc.constantFrom(0.25, 1.7, 40), (asked, given, slice) => {
      const told = (isCut: boolean) => {
        const made = asked()
        const prefixes = drawnPrefixes(given.prefix, made, 4, 1)
        const progress = progressOf(made, prefixes.group)
        const server = new Server({ progress, prefixes, settings: given, cost, seed: 1, observer: null })
        for (let clock = slice; isCut && clock < 2000; clock += slice) server.runToEnd(clock)
        server.runToEnd(Number.POSITIVE_INFINITY)
        const { steps, outputTokens, preemptions, ...seconds } = server.tally()
        return [[progress.firstTokenSeconds, progress.endSeconds, steps, outputTokens, preemptions], seconds] as const
      }
      const [[cut, cutSeconds], [inOne, seconds]] = [told(true), told(false)]
      expect(cut).toEqual(inOne)
      expect(cutSeconds.blockSeconds).toBeCloseTo(seconds.blockSeconds, 6)
      expect(cutSeconds.sequenceSeconds).toBeCloseTo(seconds.sequenceSeconds, 6)
      expect(cutSeconds.busySeconds).toBeCloseTo(seconds.busySeconds, 6)
    }),
    { seed: 7, numRuns: 100 },
  )
})

test("the same seed gives the same run", () => {
  const told = ({ progress, done }: Run): unknown => [done, progress.firstTokenSeconds, progress.endSeconds]
  fc.assert(
    fc.property(requests, settings, fc.nat(), (asked, given, seed) => {
      const options = { ...whole, seed }
      expect(told(runRequests(asked(), given, cost, options))).toEqual(told(runRequests(asked(), given, cost, options)))
    }),
    { seed: 7, numRuns: 100 },
  )
})

// Chunked and with steps that all take a second, a larger cache never makes the mean latency longer. Where steps take longer the more is in them, it can: more
// requests run together, and those that came first end later. docs/serving-simulation.md tells it.
test.each([
  ["equally long", { step: () => 1, arrivalSeconds: 0, endSeconds: 0 }, 0, 0],
  ["longer the more is in them", cost, 0.05, 0.2],
] satisfies [string, StepCost, number, number][])(
  "with steps that are %s, more blocks hurt in this part of the cases",
  (_, costs, least, most) => {
    let [isShorter, isLonger] = [0, 0]
    fc.assert(
      fc.property(requests, settings, fc.integer({ min: 1, max: 20 }), (asked, given, more) => {
        const latency = (blocks: number): number => {
          const made = asked()
          const plain: ServerSettings = {
            ...given,
            cache: { ...given.cache, blocks },
            scheduler: "chunked prefill",
            preemption: { kind: "recompute" },
            prefix: null,
            deployment: { kind: "joint", replicas: 1 },
            queueLimit: null,
            speculative: null,
          }
          const arrivalSeconds = made.input.reduce(spread, new Float64Array(made.count))
          const { progress } = runRequests({ ...made, closedLoop: null, arrivalSeconds }, plain, costs, whole)
          return progress.endSeconds.reduce((sum, end, i) => sum + end - arrivalSeconds[i]!, 0)
        }
        const [small, large] = [latency(given.cache.blocks + 6), latency(given.cache.blocks + 6 + more)]
        if (large < small) isShorter += 1
        if (large > small * (1 + 1e-12)) isLonger += 1
      }),
      { seed: 7, numRuns: 300 },
    )
    expect(isShorter).toBeGreaterThan(50)
    expect(isLonger / 300).toBeGreaterThanOrEqual(least)
    expect(isLonger / 300).toBeLessThanOrEqual(most)
  },
)

/** Arrivals that follow from the lengths of prompts. */
function spread(times: Float64Array, input: number, i: number): Float64Array {
  times[i] = (times[i - 1] ?? 0) + (input % 20)
  return times
}

describe("a window of the run", () => {
  const load: Load = {
    kind: "open",
    arrivals: { kind: "poisson", requestsPerSecond: 0.05 },
    lengths: { kind: "apart", input: { kind: "fixed", tokens: 8 }, output: { kind: "fixed", tokens: 5 } },
    requests: 400,
  }
  const server: ServerSettings = {
    cache: { blocks: 40, tokensPerBlock: 4, watermarkBlocks: 0 },
    maxBatchedTokens: 64,
    maxSequences: 8,
    scheduler: "chunked prefill",
    preemption: { kind: "recompute" },
    prefix: null,
    speculative: null,
    deployment: { kind: "joint", replicas: 1 },
    router: "round robin",
    queueLimit: null,
  }
  const options = { seed: 1, warmUpShare: 0, horizonSeconds: null, slo: null }

  test("without warm-up holds the whole run: all tokens over all of its time", () => {
    const run = simulate(load, server, cost, options)
    expect(run.throughput.outputTokensPerSecond * run.windowSeconds).toBeCloseTo(2000, 6)
    expect(run.throughput.totalTokensPerSecond * run.windowSeconds).toBeCloseTo(400 * 13, 6)
    expect(run.throughput.requestsPerSecond * run.windowSeconds).toBeCloseTo(400, 6)
  })
  test("leaves the first requests out, and the emptying at the end", () => {
    const run = simulate(load, server, cost, { ...options, warmUpShare: 0.25 })
    const { arrivalSeconds } = requestsOf(load, 1)
    expect(run.requests.measured).toBe(300)
    expect(run.windowSeconds).toBeCloseTo(arrivalSeconds[399]! - arrivalSeconds[100]!, 9)
  })
  test("ends at the horizon; who is still there is unfinished", () => {
    const run = simulate(load, server, cost, { ...options, horizonSeconds: 1000 })
    const arrived = requestsOf(load, 1).arrivalSeconds.filter((t) => t + 0.5 <= 1000).length
    expect(run.windowSeconds + requestsOf(load, 1).arrivalSeconds[0]! + 0.5).toBeCloseTo(1000, 9)
    expect(run.requests.measured).toBe(arrived)
    expect(run.requests.unfinished).toBeGreaterThanOrEqual(0)
    expect(run.requests.unfinished).toBeLessThan(9)
  })
  test("who finds the queue full is turned away; so is what could never fit", () => {
    const atOnce: Load = { ...load, arrivals: { kind: "offline" } }
    expect(simulate(atOnce, { ...server, queueLimit: 5 }, cost, options).requests).toEqual({
      measured: 400,
      unfinished: 395,
      dropped: 395,
    })
    expect(simulate(load, { ...server, cache: { ...server.cache, blocks: 2 } }, cost, options).requests.dropped).toBe(400)
  })
  test("goodput counts what keeps both promises", () => {
    const run = (ttftSeconds: number, tpotSeconds: number): number =>
      simulate(load, server, cost, { ...options, slo: { ttftSeconds, tpotSeconds } }).goodput?.share ?? Number.NaN
    const { ttft } = simulate(load, server, cost, options)
    expect(run(ttft.p90, 1e9)).toBeCloseTo(0.9, 2)
    expect(run(1e9, 1e9)).toBe(1)
    expect(run(1e9, 0)).toBe(0)
  })
})
