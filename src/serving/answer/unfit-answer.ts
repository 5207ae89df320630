/** The answer where there is no plan: what does not fit, and by how much. */
import type { AskedServing } from "../request/read-serving-request.ts"
import type { Shortage } from "../search/worker-kind.ts"
import { askedParts } from "./answer-of.ts"
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

/** The memory is that of the layout that needs least of a device, in the fewest bits that were allowed. */
export function unfitAnswer(asked: AskedServing, searched: Searched, shortage: Shortage | null): ServingAnswer {
  const parts = { ...unknownFigures, ...askedParts(asked), fits: false, keepsPromise: false, searched }
  return shortage === null ? parts : { ...parts, memoryPerGpu: shortage.memory, memoryLimit: shortage.limit }
}

export function meanOnly(mean: number): LatencyQuantiles {
  return { mean, p50: null, p90: null, p95: null, p99: null }
}
