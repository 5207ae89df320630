import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Device, findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import type { Reserve } from "../economics/reserve.ts"
import {
  type Demand,
  lengthMoments,
  type ServerSettings,
  type StepCost,
  steadyBounds,
  steadyState,
} from "../simulate/simulate.ts"
import type { StepModel } from "../step/step-model.ts"
import { type Candidate, costOf, devicesIn, hourlyOf, settingsOf } from "./candidate.ts"
import { cheapestJoint, type Found } from "./cheapest.ts"
import { cheapestSplit, rolesOf } from "./cheapest-split.ts"
import { carriedBy, mostCarried, scoreOf } from "./most-carried.ts"
import { Front, paretoAt, paretoHorizon, paretoOfMost } from "./pareto.ts"
import type { Question } from "./question.ts"
import { keeps, noSpread, Screening } from "./screening.ts"
import type { ServingSlo } from "./serving-request.ts"
import type { Family, WorkerKind } from "./worker-kind.ts"

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

const device = deviceOf("H100-SXM")
const family: Family = {
  place: { device, machine: usualMachine(device), price: null },
  engine: { name: "vllm", version: null },
  formats: { weights: "bf16", experts: "bf16", cache: "bf16" },
}

/** What a worker is made of, in the terms of a plain rule. */
type Made = {
  readonly devices: number
  readonly weightsMs: number
  readonly tokenUs: number
  readonly hostMs: number
  readonly places: number
  readonly tokens: number
  readonly blocks: number
}

/** More devices have less to read and to compute each; a step of theirs costs more besides. */
function workerOf(made: Made, id: number, lengths: Question["lengths"]): WorkerKind {
  const { devices, weightsMs, tokenUs, hostMs, places, tokens, blocks } = made
  const cost: StepCost = {
    step: (prefillTokens, prefillContext, _decodes, decodeContext, decodeTokens) =>
      1e-3 * (hostMs + Math.log2(devices)) +
      Math.max((1e-3 * weightsMs) / devices, ((prefillTokens + decodeTokens) * 1e-6 * tokenUs) / devices) +
      (prefillContext * 1e-9 + decodeContext * 4e-8) / devices,
    arrivalSeconds: 0.01,
    endSeconds: 0,
  }
  const settings: ServerSettings = {
    cache: { blocks: blocks * devices, tokensPerBlock: 16, watermarkBlocks: 0 },
    ...{ maxBatchedTokens: tokens, maxSequences: places, scheduler: "chunked prefill" },
    ...{ preemption: { kind: "recompute" }, prefix: null, speculative: null },
    ...{ deployment: { kind: "joint", replicas: 1 }, router: "least loaded", queueLimit: null },
  }
  const memory = { total: 8e10, weights: 1e10, activations: 1e9, cache: 6e10, other: 9e9 }
  const model: StepModel = {
    ...{ devices, memory, fits: true, cacheTokens: settings.cache.blocks * 16, settings, cost, roofline: cost },
    breakdown: () => {
      throw new Error("not asked")
    },
    interval: { tpot: [1, 1], ttft: [1, 1], throughput: [1, 1] },
    splitTtft: [1, 1],
    nearness: "other",
  }
  const layout = { tp: devices, pp: 1, ep: 1, attentionDp: 1 }
  return { id, family, layout, model, settings, hourly: devices, bounds: steadyBounds(settings, cost, lengths) }
}

const someLengths = lengthMoments({
  kind: "apart",
  input: { kind: "lognormal", mean: 500, cv: 1, most: 8000 },
  output: { kind: "lognormal", mean: 150, cv: 1, most: 2000 },
})

const made: fc.Arbitrary<Made> = fc.record({
  devices: fc.constantFrom(1, 2, 4, 8),
  weightsMs: fc.integer({ min: 2, max: 40 }),
  tokenUs: fc.integer({ min: 5, max: 120 }),
  hostMs: fc.integer({ min: 0, max: 5 }),
  places: fc.constantFrom(1, 4, 16, 64, 256),
  tokens: fc.constantFrom(512, 2048, 8192),
  blocks: fc.constantFrom(300, 3000, 20_000),
})
const promise: fc.Arbitrary<ServingSlo> = fc.record({
  quantile: fc.constant("mean" as const),
  ttftSeconds: fc.constantFrom(null, 0.1, 0.5, 2),
  tpotSeconds: fc.constantFrom(null, 0.012, 0.03, 0.1),
  latencySeconds: fc.constantFrom(null, null, 4),
})
const reserves = fc.constantFrom<Reserve>({ kind: "none" }, { kind: "spare", replicas: 1 })
const demands: fc.Arbitrary<Demand> = fc.oneof(
  fc.record({
    kind: fc.constant("rate" as const),
    requestsPerSecond: fc.double({ min: 0.2, max: 30, noNaN: true }),
    squareCv: fc.constantFrom(1, 2),
  }),
  fc.record({
    kind: fc.constant("concurrency" as const),
    clients: fc.integer({ min: 1, max: 100 }),
    thinkSeconds: fc.constantFrom(0, 2),
  }),
)

type Small = { readonly workers: readonly WorkerKind[]; readonly question: Question; readonly demand: Demand }

const small: fc.Arbitrary<Small> = fc
  .record({
    mades: fc.array(made, { minLength: 1, maxLength: 6 }),
    slo: promise,
    reserve: reserves,
    demand: demands,
    fleet: fc.constantFrom(null, 12),
    isFleetWhole: fc.boolean(),
  })
  .map(({ mades, slo, reserve, demand, fleet, isFleetWhole }) => ({
    workers: mades.map((each, id) => workerOf(each, id, someLengths)),
    question: { lengths: someLengths, pieces: 1, demand, slo, reserve, fleet, isFleetWhole, fixed: {} },
    demand,
  }))

/** One by one, with nothing left out and nothing shared. */
function bestByHand(candidates: readonly Candidate[], { question, demand }: Small): Found | null {
  let best: Found | null = null
  for (const candidate of candidates) {
    const devices = devicesIn(candidate, question.reserve)
    const { fleet, isFleetWhole } = question
    if (fleet !== null && (devices > fleet || (isFleetWhole && devices < fleet))) continue
    const state = steadyState(demand, settingsOf(candidate), costOf(candidate), question.lengths)
    if (state === null || !keeps(state, demand, question.slo, noSpread)) continue
    const cost = hourlyOf(candidate, question.reserve)
    const isBetter = best === null || cost < best.cost || (cost === best.cost && state.latencySeconds < best.state.latencySeconds)
    if (isBetter) best = { candidate, state, cost }
  }
  return best
}

/** Up to what a problem of this size could need. */
const mostByHand = 60

function counts(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => from + k)
}

function jointByHand({ workers }: Small): readonly Candidate[] {
  return workers.flatMap((worker) => counts(1, mostByHand).map((replicas) => ({ kind: "joint" as const, worker, replicas })))
}

/** Rates of clients are found to a thousandth, and times with them. */
const tolerance = 1.01

/** Few kinds and little load, so that the numbers of both pools stay small. */
const smallSplit: fc.Arbitrary<Small> = fc
  .record({
    mades: fc.array(made, { minLength: 1, maxLength: 3 }),
    slo: promise,
    rate: fc.double({ min: 0.2, max: 8, noNaN: true }),
  })
  .map(({ mades, slo, rate }) => {
    const demand: Demand = { kind: "rate", requestsPerSecond: rate, squareCv: 1 }
    const reserve: Reserve = { kind: "none" }
    const question = { lengths: someLengths, pieces: 1, demand, slo, reserve, fleet: null, isFleetWhole: false, fixed: {} }
    return { workers: mades.map((each, id) => workerOf(each, id, someLengths)), question, demand }
  })

function splitByHand({ workers }: Small): readonly Candidate[] {
  const [prefills, decodes] = rolesOf(workers)
  return prefills.flatMap((prefill) =>
    decodes.flatMap((decode) =>
      counts(1, 6).flatMap((prefillWorkers) =>
        counts(1, 6).map((decodeWorkers) => ({ kind: "split" as const, prefill, decode, prefillWorkers, decodeWorkers })),
      ),
    ),
  )
}

describe("the search, beside going through everything", () => {
  test("finds the cheapest equal workers, and of those the quickest", () => {
    let found = 0
    fc.assert(
      fc.property(small, (problem) => {
        const screening = new Screening(problem.question)
        const best = cheapestJoint(screening, problem.workers, problem.demand, noSpread, Number.POSITIVE_INFINITY)
        const expected = bestByHand(jointByHand(problem), problem)
        if (expected === null && best !== null) expect(best.candidate).toMatchObject({ kind: "joint" })
        else expect([best?.cost, best?.state.latencySeconds]).toEqual([expected?.cost, expected?.state.latencySeconds])
        if (expected !== null) found++
      }),
      { seed: 11, numRuns: 60 },
    )
    // The comparison is about something.
    expect(found).toBeGreaterThan(20)
  })

  test("finds the cheapest pair of pools", () => {
    let found = 0
    fc.assert(
      fc.property(smallSplit, (problem) => {
        const screening = new Screening(problem.question)
        const best = cheapestSplit(screening, problem.workers, problem.demand, noSpread, Number.POSITIVE_INFINITY)
        const expected = bestByHand(splitByHand(problem), problem)
        // By hand only small numbers are tried: more than those may be cheaper than none, never than one of them.
        if (expected === null) return
        found++
        expect(best?.cost).toBe(expected.cost)
        expect(best?.state.latencySeconds).toBeLessThanOrEqual(expected.state.latencySeconds)
      }),
      { seed: 12, numRuns: 40 },
    )
    expect(found).toBeGreaterThan(10)
  })

  test("finds what carries most for its price", () => {
    let found = 0
    fc.assert(
      fc.property(small, ({ workers, question: { fleet, ...rest } }) => {
        const question: Question = { ...rest, fleet: null, isFleetWhole: false, demand: null }
        const screening = new Screening(question)
        const best = mostCarried(screening, workers, "joint", noSpread, Number.POSITIVE_INFINITY)
        const costs = workers.flatMap((worker) => {
          const candidate: Candidate = { kind: "joint", worker, replicas: 1 }
          const carried = carriedBy(new Screening(question), candidate, noSpread)
          return carried === null ? [] : [hourlyOf(candidate, question.reserve) / (3600 * carried.requestsPerSecond)]
        })
        if (costs.length > 0) found++
        expect(best?.cost ?? Number.POSITIVE_INFINITY).toBe(Math.min(...costs))
      }),
      { seed: 13, numRuns: 40 },
    )
    expect(found).toBeGreaterThan(15)
  })

  test("finds all that nothing is better than", () => {
    fc.assert(
      fc.property(small, (problem) => {
        const { question, demand, workers } = problem
        const screening = new Screening(question)
        const best = cheapestJoint(screening, workers, demand, noSpread, Number.POSITIVE_INFINITY)
        if (best === null) return
        const front = new Front()
        front.add(best)
        paretoAt(screening, front, workers, demand, noSpread, paretoHorizon * best.cost)
        const { points } = front
        for (let k = 1; k < points.length; k++) {
          expect(points[k]?.cost).toBeGreaterThan(points[k - 1]?.cost ?? Number.POSITIVE_INFINITY)
          expect(points[k]?.state.latencySeconds).toBeLessThan(points[k - 1]?.state.latencySeconds ?? 0)
        }
        // Nothing of the fewest workers of any kind is both cheaper and quicker than all of the front.
        for (const worker of workers) {
          const own = cheapestJoint(new Screening(question), [worker], demand, noSpread, paretoHorizon * best.cost)
          if (own !== null) expect(front.covers(own.cost, own.state.latencySeconds)).toBe(true)
        }
      }),
      { seed: 14, numRuns: 40 },
    )
  })

  test("finds all that nothing is better than where the load is open", () => {
    let found = 0
    fc.assert(
      fc.property(small, ({ workers, question: { fleet, ...rest } }) => {
        const question: Question = { ...rest, fleet: null, isFleetWhole: false, demand: null }
        const front = new Front()
        paretoOfMost(new Screening(question), front, workers, noSpread, Number.POSITIVE_INFINITY)
        for (const worker of workers) {
          const candidate: Candidate = { kind: "joint", worker, replicas: 1 }
          const carried = carriedBy(new Screening(question), candidate, noSpread)
          if (carried === null) continue
          found++
          expect(front.covers(scoreOf(question, candidate, carried.requestsPerSecond), carried.state.latencySeconds)).toBe(true)
        }
      }),
      { seed: 17, numRuns: 40 },
    )
    expect(found).toBeGreaterThan(40)
  })

  test("clients who all have a place are answered alike, however many places there are", () => {
    const promise: ServingSlo = { quantile: "mean", ttftSeconds: null, tpotSeconds: null, latencySeconds: null }
    fc.assert(
      fc.property(made, fc.integer({ min: 1, max: 60 }), (each, clients) => {
        const demand: Demand = { kind: "concurrency", clients, thinkSeconds: 0 }
        const shared = { lengths: someLengths, pieces: 1, slo: promise, fleet: null, isFleetWhole: false, fixed: {} }
        const question: Question = { ...shared, demand, reserve: { kind: "none" } }
        const engine = workerOf({ ...each, blocks: 40_000, places: 256 }, 0, someLengths)
        const [few, many] = [64, 256].map((places, id): Candidate => {
          const { settings } = workerOf({ ...each, blocks: 40_000, places }, id, someLengths)
          const bounds = steadyBounds(settings, engine.model.cost, someLengths)
          return { kind: "joint", worker: { ...engine, id, settings, bounds }, replicas: 1 }
        })
        const screening = new Screening(question)
        if (few === undefined || many === undefined) throw new Error("two are made")
        const [hope, state] = [screening.hopeOf(many, demand), screening.stateOf(few, demand)]
        expect(screening.hopeOf(few, demand)).toBe(hope)
        expect(hope.latencySeconds).toBeLessThanOrEqual(state.latencySeconds * tolerance)
        expect(hope.tpotSeconds).toBeLessThanOrEqual(state.tpotSeconds * tolerance)
      }),
      { seed: 18, numRuns: 60 },
    )
  })

  test("sees no less at a glance than what a worker carries", () => {
    fc.assert(
      fc.property(small, ({ workers, question }) => {
        const screening = new Screening({ ...question, demand: null, fleet: null })
        for (const worker of workers) {
          const carried = carriedBy(screening, { kind: "joint", worker, replicas: 1 }, noSpread)
          const most = screening.mostAtGlance(worker, noSpread)
          if (carried !== null) expect(carried.requestsPerSecond).toBeLessThanOrEqual(most * tolerance)
        }
      }),
      { seed: 16, numRuns: 60 },
    )
  })

  test("hopes for no longer times than there are", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 6 }), ({ workers, question, demand }, replicas) => {
        const screening = new Screening(question)
        for (const worker of workers) {
          const candidate: Candidate = { kind: "joint", worker, replicas }
          const [hope, state] = [screening.hopeOf(candidate, demand), screening.stateOf(candidate, demand)]
          expect(hope.ttftSeconds).toBeLessThanOrEqual(state.ttftSeconds * tolerance)
          expect(hope.latencySeconds).toBeLessThanOrEqual(state.latencySeconds * tolerance)
          // A glance sees no longer ones than that, where not more comes than is carried, and the bounds none longer than a glance.
          if (!Number.isFinite(hope.latencySeconds)) continue
          const glance = screening.glanceAt(worker, replicas, demand)
          expect(glance.ttftSeconds).toBeLessThanOrEqual(hope.ttftSeconds * tolerance)
          expect(glance.tpotSeconds).toBeLessThanOrEqual(hope.tpotSeconds * tolerance)
          expect(glance.latencySeconds).toBeLessThanOrEqual(hope.latencySeconds * tolerance)
          expect(worker.bounds.tpotSeconds).toBeLessThanOrEqual(glance.tpotSeconds)
          expect(worker.bounds.latencySeconds).toBeLessThanOrEqual(glance.latencySeconds)
        }
      }),
      { seed: 15, numRuns: 60 },
    )
  })
})
