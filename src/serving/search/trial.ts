/** A candidate under the simulation: whether it keeps the promise, and by how much the promised quantile lies above the mean that screening gave. */
import { unreachable } from "../../engine/index.ts"
import {
  type Load,
  type Quantiles,
  type ServerSettings,
  type Simulated,
  type SimulationOptions,
  type SteadyState,
  type StepCost,
  simulate,
} from "../simulate/simulate.ts"
import { type Candidate, costOf, settingsOf } from "./candidate.ts"
import type { Found } from "./cheapest.ts"
import { type Means, noSpread, type Spread, strainOf } from "./screening.ts"
import type { ConfirmedServing } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"

export type Trial = {
  readonly simulated: Simulated
  /** The part of the deployment and of its load that was simulated. */
  readonly share: number
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
/** Means alone want fewer. */
const meanShare = 0.1

export function tried(found: Found, request: ServingRequest): Trial {
  const { candidate, state } = found
  const { slo } = request
  const part = partOf(candidate)
  const settings = settingsOf(part.candidate)
  const simulated = simulate(loadOf(request, state, settings, part.share), settings, costOf(part.candidate), optionsOf(request))
  const quantile = (quantiles: Quantiles): number => (Number.isNaN(quantiles.mean) ? 0 : quantiles[slo.quantile])
  const seen = {
    ttftSeconds: quantile(simulated.ttft),
    tpotSeconds: quantile(simulated.tpot),
    latencySeconds: quantile(simulated.latency),
  }
  const isUnanswered = simulated.requests.dropped > 0 || (isOpen(request) && isGrowing(simulated))
  return {
    ...{ simulated, seen, share: part.share },
    meetsSlo: request.load.kind === "offline" || (!isUnanswered && strainOf(seen, slo, noSpread) <= 1),
    spread: {
      ttft: ratio(seen.ttftSeconds, state.ttftSeconds),
      tpot: ratio(seen.tpotSeconds, state.tpotSeconds),
      latency: ratio(seen.latencySeconds, state.latencySeconds),
      load: isUnanswered ? moreRoom : 1,
    },
  }
}

/** A chosen set-up under the first of the same requests, if its steps took what `cost` says: for its means. */
export function simulatedWith(
  { plan, screened, simulatedShare }: ConfirmedServing,
  request: ServingRequest,
  cost: StepCost,
): Simulated {
  const { settings } = plan
  const { deployment } = settings
  const part: ServerSettings =
    deployment.kind === "joint"
      ? { ...settings, deployment: { ...deployment, replicas: Math.round(deployment.replicas * simulatedShare) } }
      : settings
  return simulate(loadOf(request, screened, part, simulatedShare, meanShare), part, cost, optionsOf(request))
}

function optionsOf({ seed, load, slo: { ttftSeconds, tpotSeconds } }: ServingRequest): SimulationOptions {
  return {
    seed,
    warmUpShare: load.kind === "offline" || load.kind === "trace" ? 0 : 0.2,
    horizonSeconds: null,
    slo: { ttftSeconds: ttftSeconds ?? Number.POSITIVE_INFINITY, tpotSeconds: tpotSeconds ?? Number.POSITIVE_INFINITY },
  }
}

/** Where the queue grows, so much more must be carried at most than what comes. */
const moreRoom = 1.05

function isOpen({ load }: ServingRequest): boolean {
  return load.kind === "rate" || load.kind === "most"
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

type Balance = Pick<SteadyState, "batch" | "requestsPerSecond">

/** What of the load the `share` of the deployment gets that is simulated. */
function loadOf(request: ServingRequest, state: Balance, { deployment }: ServerSettings, share: number, long = 1): Load {
  const { load, lengths } = request
  const workers = deployment.kind === "joint" ? deployment.replicas : deployment.decodeWorkers
  const wanted = Math.min(mostRequests, Math.max(fewestRequests, rounds * workers * Math.max(1, state.batch)))
  const requests = Math.round(long * wanted)
  const open = (requestsPerSecond: number, cv: number): Load => {
    const arrivals = { kind: "gamma" as const, requestsPerSecond: requestsPerSecond * share, cv }
    return { kind: "open", arrivals, lengths, requests }
  }
  switch (load.kind) {
    case "rate":
      return open(load.requestsPerSecond, load.cv)
    case "most":
      return open(state.requestsPerSecond, 1)
    case "concurrency": {
      const concurrency = Math.max(1, Math.round(load.clients * share))
      return {
        kind: "closed loop",
        lengths,
        requests: Math.max(requests, Math.round(10 * long) * concurrency),
        concurrency,
        thinkSeconds: load.thinkSeconds,
      }
    }
    case "offline":
      return { kind: "open", arrivals: { kind: "offline" }, lengths, requests: Math.round((load.requests ?? requests) * share) }
    case "trace":
      return load
    default:
      return unreachable(load)
  }
}
