/** A candidate under the simulation: whether it keeps the promise, and by how much the promised quantile lies above the mean that screening gave. */
import { unreachable } from "../../engine/index.ts"
import {
  type Load,
  type MeanStep,
  type Quantiles,
  type Simulated,
  type StepCost,
  StepGatherer,
  simulate,
} from "../simulate/simulate.ts"
import { type Candidate, costOf, poolsOf, settingsOf } from "./candidate.ts"
import { type CarriedLoad, type CarriedRates, carriedRates } from "./carried-rates.ts"
import type { Found } from "./cheapest.ts"
import { clientsThatFill } from "./most-carried.ts"
import { momentsOf, promisesNothing } from "./question.ts"
import { type Means, noSpread, type Spread, strainOf } from "./screening.ts"
import type { ServingRequest } from "./serving-request.ts"
import type { TrialRun } from "./trial-run.ts"

export type Trial = {
  readonly simulated: Simulated
  /** What was simulated. */
  readonly run: TrialRun
  /** Null where nothing was done. */
  readonly meanStep: MeanStep | null
  /** The part of the deployment and of its load that was simulated. */
  readonly share: number
  readonly carried: CarriedRates
  readonly meetsSlo: boolean
  /** [s] The promised quantile. */
  readonly seen: Means
  readonly spread: Spread
}

/** Of a bigger deployment of equal workers so many are simulated, with their part of the load: fewer to choose from make waiting longer, never shorter. */
const mostSimulated = 8

/** Rounds of the whole batch that are simulated, within limits: quantiles of 95 % want a thousand requests, and nobody wants to wait. */
const rounds = 20
const [fewestRequests, mostRequests] = [2000, 10_000]

export function tried(found: Found, request: ServingRequest): Trial {
  const { candidate, state } = found
  const part = partOf(candidate)
  const load = loadOf(request, found, part)
  const { slo } = request
  const gatherer = new StepGatherer()
  const options = {
    seed: request.seed,
    warmUpShare: request.load.kind === "offline" || request.load.kind === "trace" ? 0 : 0.2,
    // Clients that find nobody beside them any more would be answered too soon.
    coolDownRequests: load.kind === "closed loop" ? load.concurrency : 0,
    horizonSeconds: null,
    slo: { ttftSeconds: slo.ttftSeconds ?? Number.POSITIVE_INFINITY, tpotSeconds: slo.tpotSeconds ?? Number.POSITIVE_INFINITY },
  }
  const run: TrialRun = { load, settings: settingsOf(part.candidate), options }
  const simulated = simulate(load, run.settings, costOf(part.candidate), { ...options, observer: gatherer })
  const quantile = (quantiles: Quantiles): number => (Number.isNaN(quantiles.mean) ? 0 : quantiles[slo.quantile])
  const seen = {
    ttftSeconds: quantile(simulated.ttft),
    tpotSeconds: quantile(simulated.tpot),
    latencySeconds: quantile(simulated.latency),
  }
  const isUnanswered = simulated.requests.dropped > 0 || (isOpen(request) && isGrowing(simulated))
  return {
    ...{ simulated, run, meanStep: gatherer.mean, seen, share: part.share },
    carried: carriedRates(carriedLoad(request, found, isUnanswered), simulated, part.share, momentsOf(request)),
    meetsSlo: request.load.kind === "offline" || (!isUnanswered && strainOf(seen, slo, noSpread) <= 1),
    spread: {
      ttft: ratio(seen.ttftSeconds, state.ttftSeconds),
      tpot: ratio(seen.tpotSeconds, state.tpotSeconds),
      latency: ratio(seen.latencySeconds, state.latencySeconds),
      load: isUnanswered ? moreRoom : 1,
    },
  }
}

/** Means alone want fewer requests. */
const meanShare = 0.5

/** The first requests of a trial once more, if its steps took what `cost` says: for its means. */
export function shortRun({ load, settings, options }: TrialRun, cost: StepCost): Simulated {
  const requests = (all: number, least: number): number => Math.round(Math.max(least, meanShare * all))
  switch (load.kind) {
    case "open":
      return simulate({ ...load, requests: requests(load.requests, 1) }, settings, cost, options)
    case "closed loop":
      return simulate({ ...load, requests: requests(load.requests, 3 * load.concurrency) }, settings, cost, options)
    default:
      return simulate(load, settings, cost, options)
  }
}

/** Where the queue grows, so much more must be carried at most than what comes. */
const moreRoom = 1.05

function isOpen({ load, slo }: ServingRequest): boolean {
  return load.kind === "rate" || (load.kind === "most" && !promisesNothing(slo))
}

function carriedLoad({ load, slo }: ServingRequest, { candidate, state }: Found, isUnanswered: boolean): CarriedLoad {
  switch (load.kind) {
    case "rate":
      return isUnanswered ? { kind: "seen" } : { kind: "given", requestsPerSecond: load.requestsPerSecond }
    case "concurrency":
      return { kind: "clients", clients: load.clients, thinkSeconds: load.thinkSeconds }
    case "most":
      if (promisesNothing(slo)) return { kind: "clients", clients: clientsThatFill(candidate), thinkSeconds: 0 }
      return isUnanswered ? { kind: "seen" } : { kind: "given", requestsPerSecond: state.requestsPerSecond }
    default:
      return { kind: "seen" }
  }
}

function ratio(seen: number, mean: number): number {
  return mean > 0 && Number.isFinite(mean) ? seen / mean : 1
}

/** A queue that grows steadily is at its end at least one and a half times its mean; more wait then than chance brings. */
function isGrowing({ queue, utilisation: { batch } }: Simulated): boolean {
  return queue.atClose > 4 * Math.max(1, batch) && queue.atClose > 1.5 * queue.mean
}

type Part = { readonly candidate: Candidate; readonly share: number }

function partOf(candidate: Candidate): Part {
  if (candidate.kind === "split" || candidate.replicas <= mostSimulated) return { candidate, share: 1 }
  return { candidate: { ...candidate, replicas: mostSimulated }, share: mostSimulated / candidate.replicas }
}

function loadOf(request: ServingRequest, { state }: Found, { candidate, share }: Part): Load {
  const { load, lengths } = request
  const workers = poolsOf(candidate).at(-1)?.count ?? 1
  const requests = Math.round(Math.min(mostRequests, Math.max(fewestRequests, rounds * workers * Math.max(1, state.batch))))
  const open = (requestsPerSecond: number, cv: number): Load => {
    const arrivals = { kind: "gamma" as const, requestsPerSecond: requestsPerSecond * share, cv }
    return { kind: "open", arrivals, lengths, requests }
  }
  const closed = (clients: number, thinkSeconds: number): Load => {
    const concurrency = Math.max(1, Math.round(clients))
    return {
      kind: "closed loop",
      lengths,
      requests: Math.max(requests, 10 * concurrency) + concurrency,
      concurrency,
      thinkSeconds,
    }
  }
  switch (load.kind) {
    case "rate":
      return open(load.requestsPerSecond, load.cv)
    case "most":
      // Where nothing is promised, as much as clients get that leave no place empty.
      return promisesNothing(request.slo) ? closed(clientsThatFill(candidate), 0) : open(state.requestsPerSecond, 1)
    case "concurrency":
      return closed(load.clients * share, load.thinkSeconds)
    case "offline":
      return { kind: "open", arrivals: { kind: "offline" }, lengths, requests: Math.round((load.requests ?? requests) * share) }
    case "trace":
      return load
    default:
      return unreachable(load)
  }
}
