/** What is asked of the planner of serving: a model, where it may run, what it must carry and how quickly. What is given is fixed, the rest is searched. */
import type { Device, Machine } from "../../devices/index.ts"
import type { LayerGraph } from "../../models/index.ts"
import type { DeviceHour } from "../economics/device-hour.ts"
import type { Reserve } from "../economics/reserve.ts"
import type { Engine } from "../plan/engine.ts"
import type { Formats } from "../plan/formats.ts"
import type { Lengths, PrefixCache, Speculation, Trace } from "../simulate/simulate.ts"

/** A device type in its machine, at its price. */
export type ServingPlace = {
  readonly device: Device
  readonly machine: Machine
  /** All in, of one device; null where nobody knows a price: devices are counted in its stead. */
  readonly price: DeviceHour | null
}

/**
 * rate: requests as they come; cv is that of the gaps between arrivals, 1 for a Poisson process. concurrency: clients that each send their next
 * request `thinkSeconds` after an answer. offline: all are there
 * at once, as many as it takes to see how quick it is unless told. most: as many as what is given carries.
 */
export type AskedLoad =
  | { readonly kind: "rate"; readonly requestsPerSecond: number; readonly cv: number }
  | { readonly kind: "concurrency"; readonly clients: number; readonly thinkSeconds: number }
  | { readonly kind: "offline"; readonly requests: number | null }
  /** Its lengths stand in place of those of the request. */
  | { readonly kind: "trace"; readonly trace: Trace }
  | { readonly kind: "most" }

export const sloQuantiles = ["mean", "p50", "p90", "p95", "p99"] as const
export type SloQuantile = (typeof sloQuantiles)[number]

/** [s] What is promised of so many of the requests; null: nothing. */
export type ServingSlo = {
  readonly quantile: SloQuantile
  readonly ttftSeconds: number | null
  readonly tpotSeconds: number | null
  readonly latencySeconds: number | null
}

/** What of a set-up is given. */
export type FixedSetup = {
  readonly tp?: number
  readonly pp?: number
  readonly ep?: number
  readonly attentionDp?: number
  readonly replicas?: number
  readonly prefillWorkers?: number
  readonly decodeWorkers?: number
  readonly maxSequences?: number
  readonly maxBatchedTokens?: number
}

export type ServingRequest = {
  readonly graph: LayerGraph
  /** That the graph is laid for; null where the model has samples and no tokens. */
  readonly sequence: number | null
  /** Device types that compete. */
  readonly places: readonly ServingPlace[]
  /** Formats and engines that compete; usualFormats gives those of a device. */
  readonly formats: readonly Formats[]
  readonly engines: readonly Engine[]
  readonly fixed: FixedSetup
  /** Devices that there are; null: as many as it takes. */
  readonly fleet: number | null
  /** All of the fleet serves, in equal workers; else as much of it as it takes. */
  readonly isFleetWhole: boolean
  /** Sequences and tokens of a step are the engine's own where they are not given; else searched below those. */
  readonly areLimitsSearched: boolean
  readonly pools: "joint" | "split" | "either"
  /** Samples of a request as input where the model has no tokens, and one of output. */
  readonly lengths: Lengths
  readonly load: AskedLoad
  readonly slo: ServingSlo
  readonly prefix: PrefixCache | null
  readonly speculative: Speculation | null
  /** Replicas for those that fail; they are paid. */
  readonly reserve: Reserve
  /** `latency`: the quickest of the Pareto set. */
  readonly objective: "cost" | "latency"
  readonly seed: number
}
