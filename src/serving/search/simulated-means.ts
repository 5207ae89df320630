/** Screening of the request-level scheduler, by short simulations in place of a steady state. */
import {
  type Demand,
  type LengthMoments,
  type Load,
  type ServerSettings,
  type SteadyState,
  type StepCost,
  simulate,
} from "../simulate/simulate.ts"
import { type Candidate, costOf, poolsOf, settingsOf } from "./candidate.ts"

/** The request-level scheduler has no steady mix of prompts and decodes. */
export function isSimulated(candidate: Candidate): boolean {
  return settingsOf(candidate).scheduler === "request level"
}

/** Requests of a short simulation: such a scheduler has few steps, and all its requests go through them together. */
const screeningRequests = 300
/** Batches of what answers in one step, where so many requests would be less than that. */
const leastRounds = 4

function requestsFor({ output }: LengthMoments, atATime: number): number {
  return output > 1 ? screeningRequests : Math.max(screeningRequests, Math.ceil(leastRounds * atATime))
}

/** Means of lengths only, so that the order of requests does not matter; always of the same seed. */
const run = { seed: 1, horizonSeconds: null, slo: null } as const

function requestsOfMeans({ input, output }: LengthMoments, requests: number) {
  const fixed = (tokens: number) => ({ kind: "fixed" as const, tokens: Math.max(1, Math.round(tokens)) })
  return { lengths: { kind: "apart" as const, input: fixed(input), output: fixed(output) }, requests }
}

/** [1/s] of one worker that has as many requests as it wants: of what answers in one step a full batch over the time of it. */
export function mostSimulated(candidate: Candidate, lengths: LengthMoments): number {
  const settings: ServerSettings = { ...settingsOf(candidate), deployment: { kind: "joint", replicas: 1 } }
  if (lengths.output === 1) return settings.maxSequences / costOf(candidate).step(...passOf(settings.maxSequences, lengths))
  const load: Load = { ...requestsOfMeans(lengths, screeningRequests), kind: "open", arrivals: { kind: "offline" } }
  return simulate(load, settings, costOf(candidate), { ...run, warmUpShare: 0 }).throughput.requestsPerSecond
}

/** All prompts at once, and no decode. */
function passOf(requests: number, { input }: LengthMoments): Parameters<StepCost["step"]> {
  return [requests * input, (requests * input ** 2) / 2, 0, 0, 0]
}

export function simulatedMeans(candidate: Candidate, demand: Demand, lengths: LengthMoments, each: number): SteadyState {
  const load = loadOfMeans(demand, lengths)
  const { ttft, tpot, latency, throughput, utilisation, steps, windowSeconds } = simulate(
    load,
    settingsOf(candidate),
    costOf(candidate),
    { ...run, warmUpShare: 0.2 },
  )
  const workers = poolsOf(candidate).reduce((sum, { count }) => sum + count, 0)
  const most = each * workers
  const isSaturated = demand.kind === "rate" && demand.requestsPerSecond >= most
  const waiting = isSaturated ? Number.POSITIVE_INFINITY : 0
  return {
    ...throughput,
    ttftSeconds: ttft.mean + waiting,
    tpotSeconds: Number.isNaN(tpot.mean) ? 0 : tpot.mean,
    latencySeconds: latency.mean + waiting,
    stepSeconds: (utilisation.busy * windowSeconds * workers) / steps,
    mostRequestsPerSecond: most,
    batch: utilisation.batch,
    isSaturated,
  }
}

function loadOfMeans(demand: Demand, lengths: LengthMoments): Load {
  if (demand.kind === "concurrency") {
    const shared = requestsOfMeans(lengths, requestsFor(lengths, demand.clients))
    return { ...shared, kind: "closed loop", concurrency: demand.clients, thinkSeconds: demand.thinkSeconds }
  }
  const shared = requestsOfMeans(lengths, screeningRequests)
  const { requestsPerSecond, squareCv } = demand
  return { ...shared, kind: "open", arrivals: { kind: "gamma", requestsPerSecond, cv: Math.sqrt(squareCv) } }
}
