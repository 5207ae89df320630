/**
 * A server in the steady state, without a simulation: the number of sequences that decode is the rate of arrivals times the time that they stay
 * (Little's law), and how long they stay follows from that number. For screening and for draws of a Monte Carlo; means only. How far it lies from
 * the simulation stands in docs/serving-simulation.md.
 */
import { unreachable } from "../../engine/index.ts"
import { balanceOf } from "./balance.ts"
import { steadyBounds } from "./bounds.ts"
import { expectedHits } from "./expected-hits.ts"
import type { LengthMoments } from "./length-moments.ts"
import type { ServerSettings } from "./settings.ts"
import {
  byChance,
  decodeAlone,
  decodersOf,
  entriesOf,
  flowOfEach,
  handOverSeconds,
  lastThat,
  mostOfEach,
  mostRequests,
  placesOf,
  waitForPlace,
  whenFull,
} from "./steady-places.ts"
import { canKeepStep, type Flow, type SteadyWorker, steadyWorker } from "./steady-worker.ts"
import type { StepCost } from "./step-cost.ts"

export type Demand =
  /** squareCv: of the gaps between arrivals, 1 for a Poisson process. */
  | { readonly kind: "rate"; readonly requestsPerSecond: number; readonly squareCv: number }
  | { readonly kind: "concurrency"; readonly clients: number; readonly thinkSeconds: number }

export type SteadyState = {
  /** Means. [s]; Infinity where requests come faster than they can be answered. */
  readonly ttftSeconds: number
  readonly tpotSeconds: number
  readonly latencySeconds: number
  readonly stepSeconds: number
  /** Of the whole server. */
  readonly requestsPerSecond: number
  readonly outputTokensPerSecond: number
  readonly totalTokensPerSecond: number
  /** What it could answer at most. */
  readonly mostRequestsPerSecond: number
  /** Sequences that decode in each worker that does. */
  readonly batch: number
  readonly isSaturated: boolean
}

/**
 * Means of a server under a demand. Null for the request-level scheduler, which has no steady mix of prompts and decodes: simulate it.
 * `each`: what mostOfEachWorker gives, for whoever asks the same workers again and again; it takes longer than all the rest.
 * Units: those of the types.  Errors: none.
 * Source: J. Little, Operations Research 9 (1961) 383; its parts stand where they are computed, in steady-worker.ts and steady-places.ts.
 */
export function steadyState(
  demand: Demand,
  settings: ServerSettings,
  cost: StepCost,
  lengths: LengthMoments,
  each: number | null = null,
): SteadyState | null {
  if (settings.scheduler === "request level") return null
  const worker = steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache))
  const most = mostRequests(worker, each ?? mostOfEach(worker))
  switch (demand.kind) {
    case "rate": {
      const { requestsPerSecond, squareCv } = demand
      const flow = { ...byChance, squareCv, requestsPerSecond: Math.min(requestsPerSecond, most * almost) }
      // So near to the limit that requests by chance find no balance, a server is as it is when full.
      const state = stateAt(worker, flow, most) ?? stateAt(worker, { ...flow, ...whenFull(placesOf(worker)) }, most) ?? nothing
      if (requestsPerSecond < most) return state
      return { ...state, ttftSeconds: Number.POSITIVE_INFINITY, latencySeconds: Number.POSITIVE_INFINITY, isSaturated: true }
    }
    case "concurrency":
      return ofClients(worker, demand.clients, demand.thinkSeconds, most)
    default:
      return unreachable(demand)
  }
}

/** Requests a second that a worker which they enter by finds a balance under, at most; of two pools one that computes prompts. Units: [1/s]. */
export function mostOfEachWorker(settings: ServerSettings, cost: StepCost, lengths: LengthMoments): number {
  return mostOfEach(steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache)))
}

/** So near to its limit a server is said to be saturated: beyond, waiting has no mean. */
const almost = 0.999

/** Steps of measured tables are now and then a little quicker with more in them. */
const marginOfAlone = 1.01

/** A fixed number of clients: the rate at which so many are on their way. Each sees the others, not itself. */
function ofClients(worker: SteadyWorker, clients: number, thinkSeconds: number, most: number): SteadyState {
  const { settings, cost } = worker
  const workers = entriesOf(settings.deployment)
  // The next request of a client goes to the worker that has just lost one, as the least loaded.
  const isBack = settings.deployment.kind === "joint" && (workers === 1 || settings.router === "least loaded")
  const isAtStepEnd = isBack && thinkSeconds + cost.arrivalSeconds + cost.endSeconds === 0
  // Those that wait for a place are in nobody's way.
  const others = 1 - 1 / Math.max(1, Math.min(clients / workers, placesOf(worker)))
  const inStep = isAtStepEnd ? promptsInStep(worker, clients / workers) : null
  const states = new Map<number, SteadyState | null>()
  // What comes beyond the rate at which all are on their way.
  const beyondClients = (rate: number): number => {
    const state = stateAt(worker, { ...byChance, requestsPerSecond: rate, others, isAtStepEnd, inStep }, Number.POSITIVE_INFINITY)
    states.set(rate, state)
    if (state === null) return Number.POSITIVE_INFINITY
    const beyond = rate - clients / (state.latencySeconds + thinkSeconds)
    return rate <= most * almost ? beyond : Math.max(beyond, rate - (placesOf(worker) * workers) / state.latencySeconds)
  }
  // Who keeps step leaves no gaps: more than what can be carried of what comes by chance.
  const full = inStep === null ? most * almost : 1.25 * most
  // No more are answered than if each were alone (steadyBounds), whatever the places: so that where there is room for all, their number changes nothing.
  const alone = steadyBounds(settings, cost, worker.lengths).latencySeconds
  const rate = lastThat(beyondClients, Math.min(full, (marginOfAlone * clients) / (alone + thinkSeconds)))
  const state = states.get(rate) ?? nothing
  // Where no more can be on the way, the others wait for a place. Less than a hundredth is what the search left over.
  const rest = clients / rate - thinkSeconds - state.latencySeconds
  const isSaturated = rest > 0.01 * state.latencySeconds
  const waiting = isSaturated ? rest : 0
  return {
    ...state,
    ttftSeconds: state.ttftSeconds + waiting,
    latencySeconds: state.latencySeconds + waiting,
    mostRequestsPerSecond: most,
    isSaturated,
  }
}

/**
 * Clients whose requests are all of one length end together if they began together: those whose prompts went into one step do so for good. Those
 * that went into it in part have been left behind. Null where lengths differ.
 */
function promptsInStep({ lengths, settings, found, tokensFed }: SteadyWorker, clients: number): number | null {
  if (!canKeepStep(lengths)) return null
  const fitting =
    (settings.maxBatchedTokens - Math.min(clients, settings.maxSequences) * tokensFed) / (lengths.input * (1 - found))
  return Math.max(1, Math.min(clients, Math.floor(fitting)))
}

/** Null where there is no balance. */
function stateAt(worker: SteadyWorker, flow: Flow, most: number): SteadyState | null {
  const { cost, lengths, settings, tokensPerStep, decodeSteps } = worker
  const { deployment, router } = settings
  const { requestsPerSecond } = flow
  const isSplit = deployment.kind === "split"
  const places = placesOf(worker)
  const entry = balanceOf(worker, flowOfEach(flow, entriesOf(deployment), router), !isSplit && decodeSteps > 0, places)
  const decode = isSplit ? decodeAlone(worker, flowOfEach(flow, decodersOf(deployment), router), places) : entry
  if (entry === null || decode === null) return null
  const stay = decodeSteps * decode.stepSeconds + decode.behindSeconds + (isSplit ? 0 : entry.prefillSeconds)
  const present = (requestsPerSecond * stay) / decodersOf(deployment)
  const place = Number.isFinite(most) ? waitForPlace(worker, flow, most, present, decode.batch) : 0
  const handOver = isSplit && decodeSteps > 0 ? handOverSeconds(worker, flow) + decode.stepSeconds / 2 + place : 0
  const delay = decodeSteps > 0 ? decode.behindSeconds + handOver : 0
  const ttft = cost.arrivalSeconds + entry.firstTokenSeconds + (isSplit ? 0 : place)
  return {
    ttftSeconds: ttft,
    tpotSeconds: decodeSteps > 0 ? decode.stepSeconds / tokensPerStep + delay * lengths.perDecoded : 0,
    latencySeconds: ttft + decodeSteps * decode.stepSeconds + delay + cost.endSeconds,
    stepSeconds: decode.stepSeconds,
    requestsPerSecond,
    outputTokensPerSecond: requestsPerSecond * lengths.output,
    totalTokensPerSecond: requestsPerSecond * (lengths.input + lengths.output),
    mostRequestsPerSecond: most,
    batch: decode.batch,
    isSaturated: false,
  }
}

/** Of a server that can do nothing at all, for want of cache. */
const nothing: SteadyState = {
  ttftSeconds: Number.POSITIVE_INFINITY,
  tpotSeconds: Number.POSITIVE_INFINITY,
  latencySeconds: Number.POSITIVE_INFINITY,
  stepSeconds: Number.POSITIVE_INFINITY,
  requestsPerSecond: 0,
  outputTokensPerSecond: 0,
  totalTokensPerSecond: 0,
  mostRequestsPerSecond: 0,
  batch: 0,
  isSaturated: true,
}
