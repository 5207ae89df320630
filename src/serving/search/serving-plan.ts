/** What the planner of serving answers: the set-up, its figures, its neighbours; plain data but for the step models. */

import type { ServingEnergy } from "../economics/energy.ts"
import type { ServingCost } from "../economics/serving-cost.ts"
import type { Engine } from "../plan/engine.ts"
import type { Formats } from "../plan/formats.ts"
import type { ServingLayout } from "../plan/setup.ts"
import type { MeanStep, Quantiles, ServerSettings, Simulated } from "../simulate/simulate.ts"
import type { ServingMemory, StepModel } from "../step/step-model.ts"
import type { ServingPlace } from "./serving-request.ts"
import type { TrialRun } from "./trial-run.ts"

/** Equal workers. */
export type WorkerPool = {
  readonly layout: ServingLayout
  readonly workers: number
  /** Stand by for those that fail. */
  readonly spares: number
  readonly model: StepModel
}

export type ServingPools =
  | { readonly kind: "joint"; readonly pool: WorkerPool }
  | { readonly kind: "split"; readonly prefill: WorkerPool; readonly decode: WorkerPool }

export type PlannedServing = {
  readonly place: ServingPlace
  readonly engine: Engine
  readonly formats: Formats
  readonly pools: ServingPools
  /** As the simulation took them: batch limits, cache, deployment. */
  readonly settings: ServerSettings
  /** In all, with those that stand by. */
  readonly devices: number
}

/** Of the whole deployment; means by the steady state. [s], [1/s], [token/s] */
export type ScreenedFigures = {
  readonly ttftSeconds: number
  readonly tpotSeconds: number
  readonly latencySeconds: number
  readonly requestsPerSecond: number
  readonly outputTokensPerSecond: number
  readonly totalTokensPerSecond: number
  /** Tokens in and out, or samples: what money is told of. */
  readonly piecesPerSecond: number
  /** That it could answer at most, slowly. */
  readonly mostRequestsPerSecond: number
  /** Sequences that decode in each worker that does. */
  readonly batch: number
  /** [USD/hour], with those that stand by; devices where there is no price. */
  readonly perHour: number
}

/** A set-up by its screening. */
export type ScreenedServing = { readonly plan: PlannedServing; readonly figures: ScreenedFigures }

export type ServingFigures = {
  readonly ttft: Quantiles
  readonly tpot: Quantiles
  readonly latency: Quantiles
  readonly requestsPerSecond: number
  readonly outputTokensPerSecond: number
  readonly totalTokensPerSecond: number
  readonly piecesPerSecond: number
  /** The rate up to which the promise is kept, as simulated (capacity.ts); where none is made, at most. */
  readonly capacityRequestsPerSecond: number
  /** Requests under way, what their clients wait for in front of the server included: Little's law. */
  readonly concurrency: number
  /** Shares of time and memory in use, sequences of a step, the rate over what it carries at most. */
  readonly utilisation: { readonly busy: number; readonly cache: number; readonly batch: number; readonly load: number }
  readonly cost: ServingCost | null
  readonly energy: ServingEnergy | null
  /** By the plain rule, at the same rate; the last one at most. Means. */
  readonly baseline: {
    readonly ttftSeconds: number
    readonly tpotSeconds: number
    readonly latencySeconds: number
    readonly mostOutputTokensPerSecond: number
  }
}

/** Simulated; `meetsSlo` by that. `simulated` is of `simulatedShare` of a big deployment and of its load; `figures` are of the whole. */
export type ConfirmedServing = {
  readonly plan: PlannedServing
  readonly screened: ScreenedFigures
  readonly figures: ServingFigures
  readonly simulated: Simulated
  /** As sequences see it in the simulation; null where nothing was done. */
  readonly meanStep: MeanStep | null
  readonly simulatedShare: number
  readonly run: TrialRun
  readonly meetsSlo: boolean
}

/** The chosen set-up at another load. */
export type CurvePoint = {
  readonly requestsPerSecond: number
  readonly ttftSeconds: number
  readonly tpotSeconds: number
  readonly latencySeconds: number
  readonly outputTokensPerSecond: number
  /** At the promised quantile, by what it is over the mean at the chosen load and at the most that is carried. */
  readonly promised: { readonly ttftSeconds: number; readonly tpotSeconds: number; readonly latencySeconds: number }
  /** [USD/Mtoken] of input and output; null without a price. */
  readonly perMillionTokens: number | null
  readonly meetsSlo: boolean
}

/** A deployment that carries a load by itself, none standing by: one replica, or two pools of matched sizes. */
export type ServingUnit = {
  readonly plan: PlannedServing
  /** [USD/hour] */
  readonly hourly: number
  /** [request/s] within the promise. */
  readonly capacityRequestsPerSecond: number
}

export type ServingPlan = {
  readonly kind: "plan"
  readonly best: ConfirmedServing
  /** None is cheaper and quicker (mean latency): by rising cost. Screened, each a deployment that keeps the promise by that. */
  readonly pareto: readonly ScreenedServing[]
  /** The best of each other device, precision, engine or kind of pools, by cost: each as it would be planned alone. */
  readonly alternatives: readonly ConfirmedServing[]
  /** By rising load, up to what the set-up carries at most. */
  readonly curve: readonly CurvePoint[]
  /** What one can begin with: none is cheaper both by the hour and, full, by the request. By rising price of an hour; none without prices, or of samples. */
  readonly units: readonly ServingUnit[]
  readonly searched: {
    /** Set-ups of the space, those of them whose balance was computed, those that were simulated, the time of it all. */
    readonly configurations: number
    readonly screened: number
    readonly simulated: number
    readonly seconds: number
  }
}

export type SloMetric = "ttft" | "tpot" | "latency"

/** Why nothing can be, with the nearest that can. */
export type ServingFault =
  /** What is given does not divide, or the device cannot. */
  | { readonly kind: "heads"; readonly tp: number; readonly heads: number; readonly nearest: number }
  | { readonly kind: "blocks"; readonly pp: number; readonly blocks: number; readonly nearest: number }
  | { readonly kind: "experts"; readonly ep: number; readonly experts: number; readonly nearest: number }
  | { readonly kind: "expert group"; readonly ep: number; readonly ranks: number; readonly nearest: number }
  | { readonly kind: "format"; readonly format: string; readonly device: string; readonly nearest: string | null }
  | { readonly kind: "fleet size"; readonly fleet: number; readonly needed: number }
  /** [byte] per device: the least that any layout of the space takes, the cache of one request apart, and the fewest devices of a replica that hold it; null: not found. */
  | {
      readonly kind: "memory"
      readonly device: string
      readonly bytes: number
      /** Of that layout. */
      readonly memory: ServingMemory
      readonly limit: number
      readonly nearest: { readonly devices: number; readonly layout: ServingLayout } | null
    }
  /** [s] The least that is reachable at this load, and with what. */
  | {
      readonly kind: "slo"
      readonly metric: SloMetric
      readonly wanted: number
      readonly reachable: number
      readonly nearest: ScreenedServing
    }
  /** The fleet carries so much within the promise at most. */
  | {
      readonly kind: "load"
      readonly unit: "request/s" | "users"
      readonly isPromised: boolean
      readonly wanted: number
      readonly reachable: number
      readonly nearest: ScreenedServing | null
    }

/** `nearest`: the whole plan of what comes nearest, where something does. */
export type ServingFaults = {
  readonly kind: "faults"
  readonly faults: readonly ServingFault[]
  readonly nearest?: ServingPlan | null
}

export type ServingPlanResult = ServingPlan | ServingFaults
