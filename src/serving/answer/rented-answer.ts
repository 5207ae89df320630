/** A model behind an API: what its tokens cost by the published price, and how quick it was when the user measured it. */
import type { ApiModel } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { priceSource } from "../economics/price-age.ts"
import { lengthOf } from "../request/served-model.ts"
import type { ServingOptions } from "../request/serving-options.ts"
import { usualLength } from "../request/usual-request.ts"
import { lengthMoments } from "../simulate/simulate.ts"
import type { LatencyQuantiles, ServedCost, ServedLoad, ServingAnswer } from "./serving-answer.ts"
import { meanOnly, unknownFigures } from "./unfit-answer.ts"

const hour = 3600

export function rentedAnswer(api: ApiModel, options: ServingOptions): ServingAnswer {
  const [input, output] = [
    lengthOf(options.input ?? usualLength("request.input")),
    lengthOf(options.output ?? usualLength("request.output")),
  ]
  const { calls = 1, retrieved = 0 } = options
  const prompts = lengthMoments({ kind: "apart", input, output: input }).input + retrieved
  const { input: answers } = lengthMoments({ kind: "apart", input: output, output })
  const { ttft, tpot } = { ttft: options.measuredTtft ?? null, tpot: options.measuredTpot ?? null }
  // One call waits for the answer of the one before.
  const latency = ttft === null || tpot === null ? null : calls * (ttft + Math.max(0, answers - 1) * tpot)
  const rate = rateOf(options, latency)
  return {
    ...unknownFigures,
    ...{ model: api.id, per: "token", kind: "rented", fits: true, objective: "cost", load: loadOf(options), input, output },
    promise: { ttft: options.ttft ?? null, tpot: options.tpot ?? null, latency: options.latency ?? null, quantile: "mean" },
    keepsPromise: keeps(options, latency),
    ...{ ttft: meanOf(ttft), tpot: meanOf(tpot), latency: meanOf(latency) },
    requestsPerSecond: rate,
    perRequest: { calls, retrieved },
    outputTokensPerSecond: rate === null ? null : rate * calls * answers,
    totalTokensPerSecond: rate === null ? null : rate * calls * (prompts + answers),
    concurrency: rate === null || latency === null ? null : rate * latency,
    cost: costOf(api, { calls, prompts, answers, rate, hits: options.prefixHit ?? 0 }),
    provider: { name: api.provider, ...priceSource(api) },
    searched: { configurations: 0, simulated: 0, seconds: 0 },
    assumed: (["input", "output"] as const).filter((key) => options[key] === undefined),
  }
}

/** Users who wait send one request after the other. */
function rateOf({ rate, concurrency }: ServingOptions, latency: number | null): number | null {
  if (rate !== undefined) return rate
  return concurrency === undefined || latency === null ? null : concurrency / latency
}

function loadOf({ rate, concurrency }: ServingOptions): ServedLoad {
  if (rate !== undefined) return { kind: "rate", requestsPerSecond: rate }
  return concurrency === undefined ? { kind: "most" } : { kind: "concurrency", users: concurrency }
}

/** As far as it was measured; null where nothing that is promised was. */
function keeps(
  { ttft, tpot, latency: promised, measuredTtft, measuredTpot }: ServingOptions,
  latency: number | null,
): boolean | null {
  const pairs: readonly (readonly [number | undefined, number | null | undefined])[] = [
    [ttft, measuredTtft],
    [tpot, measuredTpot],
    [promised, latency],
  ]
  const told = pairs.filter(([limit, own]) => limit !== undefined && own !== undefined && own !== null)
  if (told.length === 0) return pairs.some(([limit]) => limit !== undefined) ? null : true
  return told.every(([limit, own]) => (own ?? 0) <= (limit ?? 0))
}

function meanOf(seconds: number | null): LatencyQuantiles | null {
  return seconds === null ? null : meanOnly(seconds)
}

type Asked = {
  readonly calls: number
  readonly prompts: number
  readonly answers: number
  readonly rate: number | null
  readonly hits: number
}

/** [USD/token] */
const perToken = (price: string): number => parseQuantity(price) / parseQuantity("1 USD/token")

function costOf({ input, cached, output }: ApiModel, { calls, prompts, answers, rate, hits }: Asked): ServedCost {
  const [fresh, found] = [perToken(input), perToken(cached ?? input)]
  const [ofInput, ofOutput] = [(1 - hits) * fresh + hits * found, output === null ? 0 : perToken(output)]
  const perRequest = calls * (prompts * ofInput + answers * ofOutput)
  const perHour = rate === null ? null : perRequest * rate * hour
  return {
    perMillionInputTokens: 1e6 * ofInput,
    perMillionOutputTokens: 1e6 * ofOutput,
    perMillionTokens: (1e6 * perRequest) / (calls * (prompts + answers)),
    perRequest,
    perThousandImages: null,
    perHour,
    perHourRange: perHour === null ? null : [perHour, perHour],
    currency: "USD",
    gpuHour: null,
  }
}
