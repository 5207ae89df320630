/** A plan of the search as the answer that people and programs read. */
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ConfirmedServing, CurvePoint, PlannedServing, ServingPlan } from "../search/serving-plan.ts"
import type { AskedLoad } from "../search/serving-request.ts"
import { alternativeOf } from "./alternative-of.ts"
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
    capacity: capacityRequestsPerSecond,
    interval: intervalsOf(asked, best),
    baseline: baselineOf(best),
    memoryPerGpu: model.memory,
    memoryLimit: best.plan.place.device.memory.bytes,
    utilisation,
    cost: costOf(best, hasTokens),
    energy,
    breakdown: meanBreakdown(best, asked),
    alternatives: found.alternatives.map(alternativeOf),
    front: found.pareto.map(alternativeOf),
    curve: found.curve.map(pointOf),
    searched: searchedOf(found),
    nearness: model.nearness,
    ...{ makeOrBuy: null, hours: [], provider: null, measured },
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

/** Of what comes by itself the rate is what it is; all else follows from the step. */
function intervalsOf({ request, kind }: AskedServing, { figures, plan }: ConfirmedServing): ServingAnswer["interval"] {
  const { ttft, tpot, throughput } = writers(plan).model.interval
  const around = (x: number, [low, high]: Interval): Interval => [x * low, x * high]
  const isGiven = request.load.kind === "rate" || request.load.kind === "trace"
  const rate = (x: number): Interval => (isGiven ? [x, x] : around(x, throughput))
  const hasTokens = kind === "tokens"
  const decoding = figures.latency.mean - figures.ttft.mean
  const latency: Interval = [0, 1].map(
    (end) => figures.ttft.mean * (ttft[end] ?? 1) + decoding * (tpot[end] ?? 1),
  ) as unknown as Interval // two ends
  return {
    requestsPerSecond: rate(figures.requestsPerSecond),
    outputTokensPerSecond: hasTokens ? rate(figures.outputTokensPerSecond) : null,
    totalTokensPerSecond: hasTokens ? rate(figures.totalTokensPerSecond) : null,
    ttft: hasTokens ? around(figures.ttft.mean, ttft) : null,
    tpot: hasTokens ? around(figures.tpot.mean, tpot) : null,
    latency: hasTokens ? latency : around(figures.latency.mean, ttft),
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
  meetsSlo,
}: CurvePoint): ServedPoint {
  return {
    ...{ requestsPerSecond, perMillionTokens },
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
