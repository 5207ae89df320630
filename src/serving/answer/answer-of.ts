/** A plan of the search as the answer that people and programs read. */
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ConfirmedServing, CurvePoint, PlannedServing, ServingPlan, WorkerPool } from "../search/serving-plan.ts"
import type { AskedLoad } from "../search/serving-request.ts"
import type { ServingMemory } from "../step/step-model.ts"
import { screenedAlternative, simulatedAlternative } from "./alternative-of.ts"
import { costOf } from "./cost-of.ts"
import { meanBreakdown } from "./mean-breakdown.ts"
import { servedPlan } from "./served-plan.ts"
import type { Interval, ServedLoad, ServedPoint, ServingAnswer } from "./serving-answer.ts"

/** At the busiest hour, and beside no API: see with-money.ts. */
export function answerOf(asked: AskedServing, found: ServingPlan, measured: ServingAnswer["measured"]): ServingAnswer {
  const { best } = found
  const { figures } = best
  const { utilisation, energy, capacityRequestsPerSecond, concurrency, requestsPerSecond } = figures
  const hasTokens = asked.kind === "tokens"
  const model = writers(best.plan).model
  return {
    ...askedParts(asked),
    fits: true,
    keepsPromise: best.meetsSlo,
    plan: servedPlan(best.plan),
    outputTokensPerSecond: hasTokens ? figures.outputTokensPerSecond : null,
    totalTokensPerSecond: hasTokens ? figures.totalTokensPerSecond : null,
    requestsPerSecond,
    imagesPerSecond: hasTokens ? null : requestsPerSecond,
    ttft: hasTokens ? figures.ttft : null,
    tpot: hasTokens ? figures.tpot : null,
    latency: figures.latency,
    concurrency,
    capacity: capacityRequestsPerSecond > 0 ? capacityRequestsPerSecond : null,
    interval: intervalsOf(asked, best),
    baseline: baselineOf(best),
    memoryPerGpu: fullestMemory(best.plan),
    memoryLimit: best.plan.place.device.memory.bytes,
    utilisation,
    cost: costOf(best, hasTokens),
    energy,
    breakdown: meanBreakdown(best),
    alternatives: found.alternatives.map(simulatedAlternative),
    front: found.pareto.map(screenedAlternative),
    curve: found.curve.map(pointOf),
    searched: searchedOf(found),
    nearness: model.nearness,
    ...{ makeOrBuy: null, hours: [], provider: null, perRequest: null, measured },
  }
}

/** What of an answer was asked. */
export function askedParts({
  model,
  kind,
  request,
  options,
  input,
  output,
  assumed,
}: AskedServing): Pick<
  ServingAnswer,
  "model" | "per" | "kind" | "load" | "promise" | "objective" | "input" | "output" | "assumed"
> {
  const { ttftSeconds, tpotSeconds, latencySeconds, quantile } = request.slo
  return {
    ...{ model: model.name, per: model.per, kind, input, output, assumed, objective: request.objective },
    load: loadOf(request.load, options.trace?.file ?? ""),
    promise: { ttft: ttftSeconds, tpot: tpotSeconds, latency: latencySeconds, quantile },
  }
}

function loadOf(load: AskedLoad, file: string): ServedLoad {
  switch (load.kind) {
    case "rate":
      return { kind: "rate", requestsPerSecond: load.requestsPerSecond }
    case "concurrency":
      return { kind: "concurrency", users: load.clients }
    case "trace":
      return { kind: "trace", file, requests: load.trace.arrivalSeconds.length }
    default:
      return load
  }
}

/** The workers that write answers: all of them, where they read prompts too. */
function writers({ pools }: PlannedServing) {
  return pools.kind === "joint" ? pools.pool : pools.decode
}

/** The one that has least room for its cache. */
function fullestMemory({ pools }: PlannedServing): ServingMemory {
  const own = ({ model: { memory } }: WorkerPool): number => memory.total - memory.cache
  if (pools.kind === "joint") return pools.pool.model.memory
  const { prefill, decode } = pools
  return (own(prefill) > own(decode) ? prefill : decode).model.memory
}

/** Of what comes by itself the rate is what it is, that of clients follows from how long they wait, by Little's law; all else follows from the step. */
function intervalsOf({ request, kind }: AskedServing, { figures, plan }: ConfirmedServing): ServingAnswer["interval"] {
  const { load } = request
  const { interval, splitTtft } = writers(plan).model
  const { tpot, throughput } = interval
  const ttft = plan.pools.kind === "split" ? splitTtft : interval.ttft
  const around = (x: number, [low, high]: Interval): Interval => [x * low, x * high]
  const hasTokens = kind === "tokens"
  const decoding = figures.latency.mean - figures.ttft.mean
  const at = (end: 0 | 1): number => figures.ttft.mean * ttft[end] + decoding * tpot[end]
  const latency: Interval = hasTokens ? [at(0), at(1)] : around(figures.latency.mean, ttft)
  const thinking = load.kind === "concurrency" ? load.thinkSeconds : 0
  const cycle = figures.latency.mean + thinking
  const ofClients: Interval = [cycle / (latency[1] + thinking), cycle / (latency[0] + thinking)]
  // More than is carried tells nothing of what is.
  const isGiven = load.kind === "trace" || (load.kind === "rate" && figures.requestsPerSecond >= load.requestsPerSecond)
  const rate = (x: number): Interval => {
    if (isGiven) return [x, x]
    return around(x, load.kind === "concurrency" ? ofClients : throughput)
  }
  return {
    requestsPerSecond: rate(figures.requestsPerSecond),
    outputTokensPerSecond: hasTokens ? rate(figures.outputTokensPerSecond) : null,
    totalTokensPerSecond: hasTokens ? rate(figures.totalTokensPerSecond) : null,
    ttft: hasTokens ? around(figures.ttft.mean, ttft) : null,
    tpot: hasTokens ? around(figures.tpot.mean, tpot) : null,
    latency,
  }
}

function baselineOf({ figures }: ConfirmedServing): ServingAnswer["baseline"] {
  const { ttftSeconds, tpotSeconds, mostOutputTokensPerSecond } = figures.baseline
  return { ttft: ttftSeconds, tpot: tpotSeconds, outputTokensPerSecond: mostOutputTokensPerSecond }
}

export function pointOf({
  requestsPerSecond,
  ttftSeconds,
  tpotSeconds,
  latencySeconds,
  perMillionTokens,
  promised,
  meetsSlo,
}: CurvePoint): ServedPoint {
  return {
    ...{ requestsPerSecond, perMillionTokens },
    promised: { ttft: promised.ttftSeconds, tpot: promised.tpotSeconds, latency: promised.latencySeconds },
    ttft: ttftSeconds,
    tpot: tpotSeconds,
    latency: latencySeconds,
    keepsPromise: meetsSlo,
  }
}

function searchedOf({ searched }: ServingPlan): ServingAnswer["searched"] {
  const { configurations, simulated, seconds } = searched
  return { configurations, simulated, seconds }
}
