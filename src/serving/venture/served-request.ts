/** What a venture asks of its server in one month, in the words of the search: the load of the busiest hour, the targets as means, its GPUs alone. */
import { deviceOf, usualMachine } from "../../devices/index.ts"
import { givenHour } from "../economics/device-hour.ts"
import { usualEngine } from "../request/engine-fit.ts"
import type { FixedSetup, ServingRequest } from "../search/serving-request.ts"
import type { Length } from "../simulate/simulate.ts"
import { usualDecoderEngine } from "./planned-decoder.ts"
import type { VentureServer } from "./venture-server.ts"

/** Middle figures of a month. */
export type ServedFigures = {
  /** [token] Of a request, passages included; null of what takes samples. */
  readonly input: number | null
  readonly output: number | null
  /** The part of the input that the prompt cache holds. */
  readonly cached: number
  /** Samples of a request, as large as they were planned; 1 of what writes tokens. */
  readonly portion: number
  /** [s] Null: none. */
  readonly ttft: number | null
  readonly tpot: number | null
  /** [1/s] Of the busiest hour, and of the mean one. */
  readonly busiest: number
  readonly mean: number
  /** What the replicas are ready for, over the busiest hour. */
  readonly ready: number
  readonly replicas: number
  readonly replicaGpus: number
  /** Requests that a replica takes at once. */
  readonly batch: number
  /** [USD/GPU/hour] */
  readonly price: number
  /** GPUs that there are; null: as many as it takes. */
  readonly pool: number | null
}

export type Laid = Pick<ServingRequest, "graph" | "sequence">

/** `fixed`: what of the set-up is given. */
export function servedRequest(server: VentureServer, figures: ServedFigures, laid: Laid, fixed: FixedSetup): ServingRequest {
  const { section, model } = server
  const device = deviceOf(server.gpu)
  const isDecoder = model.facts.role === "decoder"
  const weights = section.precision ?? "bf16"
  const name = section.engine ?? (isDecoder ? usualDecoderEngine : usualEngine("samples", [device]).name)
  const { ttft, tpot, cached, busiest, portion } = figures
  return {
    ...laid,
    places: [{ device, machine: usualMachine(device), price: givenHour(figures.price) }],
    formats: [{ weights, experts: weights, cache: section.cache ?? "bf16" }],
    engines: [{ name, version: null }],
    ...{ fixed, fleet: fixed.replicas === undefined ? figures.pool : null, isFleetWhole: false, areLimitsSearched: true },
    ...{ pools: "joint", speculative: null, reserve: { kind: "none" }, objective: "cost", seed: 1 },
    lengths: { kind: "apart", input: fixedLength(figures.input), output: fixedLength(figures.output) },
    load: { kind: "rate", requestsPerSecond: busiest * portion, cv: 1 },
    slo: isDecoder
      ? { quantile: "mean", ttftSeconds: ttft, tpotSeconds: tpot, latencySeconds: null }
      : { quantile: "mean", ttftSeconds: null, tpotSeconds: null, latencySeconds: ttft },
    prefix: cached > 0 ? { kind: "observed", hits: 1, sharedTokens: Number.MAX_SAFE_INTEGER, share: cached } : null,
  }
}

/** A sample goes in whole, and one result comes out. */
function fixedLength(tokens: number | null): Length {
  return { kind: "fixed", tokens: Math.max(1, Math.round(tokens ?? 1)) }
}
