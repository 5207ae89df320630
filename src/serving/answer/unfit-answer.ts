/** Answers where there is no plan: what does not fit, and what cannot be carried within the promise, with the nearest that can. */
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ScreenedServing } from "../search/serving-plan.ts"
import { stepModel } from "../step/model.ts"
import { alternativeOf } from "./alternative-of.ts"
import { askedParts } from "./answer-of.ts"
import { servedPlan } from "./served-plan.ts"
import type { LatencyQuantiles, ServingAnswer } from "./serving-answer.ts"

/** Of an answer without figures. */
export const unknownFigures: Omit<ServingAnswer, keyof ReturnType<typeof askedParts> | "fits" | "keepsPromise" | "searched"> = {
  ...{ plan: null, outputTokensPerSecond: null, totalTokensPerSecond: null, requestsPerSecond: null, imagesPerSecond: null },
  ...{ ttft: null, tpot: null, latency: null, concurrency: null, capacity: null, baseline: null, utilisation: null },
  ...{
    cost: null,
    energy: null,
    makeOrBuy: null,
    breakdown: null,
    nearness: null,
    provider: null,
    perRequest: null,
    memoryPerGpu: null,
    memoryLimit: null,
  },
  ...{ alternatives: [], front: [], curve: [], hours: [], measured: [] },
  interval: {
    ...{ requestsPerSecond: null, outputTokensPerSecond: null, totalTokensPerSecond: null },
    ...{ ttft: null, tpot: null, latency: null },
  },
}

type Searched = ServingAnswer["searched"]

/** The memory is that of the layout as given, in the fewest bits that were allowed. */
export function unfitAnswer(asked: AskedServing, searched: Searched): ServingAnswer {
  const { graph, sequence, formats, engines, places, fixed } = asked.request
  const [format, engine, place] = [formats.at(-1), engines[0], places[0]]
  const parts = { ...unknownFigures, ...askedParts(asked), fits: false, keepsPromise: false, searched }
  if (format === undefined || engine === undefined || place === undefined) return parts
  const { tp = 1, pp = 1, ep = 1, attentionDp = 1 } = fixed
  const { memory } = stepModel({ graph, sequence, formats: format, engine, ...place, layout: { tp, pp, ep, attentionDp } })
  return { ...parts, memoryPerGpu: memory, memoryLimit: place.device.memory.bytes }
}

/** The nearest by its means. */
export function missedAnswer(asked: AskedServing, nearest: ScreenedServing, searched: Searched): ServingAnswer {
  const { plan, figures } = nearest
  const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond, ttftSeconds, tpotSeconds, latencySeconds } = figures
  const hasTokens = asked.kind === "tokens"
  const { model } = plan.pools.kind === "joint" ? plan.pools.pool : plan.pools.decode
  return {
    ...unknownFigures,
    ...askedParts(asked),
    ...{ fits: true, keepsPromise: false, plan: servedPlan(plan), searched, requestsPerSecond },
    outputTokensPerSecond: hasTokens ? outputTokensPerSecond : null,
    totalTokensPerSecond: hasTokens ? totalTokensPerSecond : null,
    imagesPerSecond: hasTokens ? null : requestsPerSecond,
    ttft: hasTokens ? meanOnly(ttftSeconds) : null,
    tpot: hasTokens ? meanOnly(tpotSeconds) : null,
    latency: meanOnly(latencySeconds),
    concurrency: requestsPerSecond * latencySeconds,
    memoryPerGpu: model.memory,
    memoryLimit: plan.place.device.memory.bytes,
    nearness: model.nearness,
    front: [alternativeOf(nearest)],
  }
}

export function meanOnly(mean: number): LatencyQuantiles {
  return { mean, p50: null, p90: null, p95: null, p99: null }
}
