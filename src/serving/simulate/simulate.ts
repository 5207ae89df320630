/**
 * The simulation of a server under a load: requests, steps and tokens one after another, in order of time, from a seed. It knows engines and
 * schedulers, no devices: what a step takes is given. docs/serving-simulation.md tells what is modelled and how exact it is.
 */
import { type Load, requestsOf } from "./load.ts"
import { measured, type Simulated, type Slo } from "./measured.ts"
import { type RunOptions, runRequests } from "./run.ts"
import type { ServerSettings } from "./settings.ts"
import type { StepCost } from "./step-cost.ts"

export type { Arrivals } from "./arrivals.ts"
export { clientTimes, type LeastTimes, loadedTimes, type SteadyBounds, steadyBounds } from "./bounds.ts"
export { expectedHits } from "./expected-hits.ts"
export { type LengthMoments, lengthMoments, momentsOfPairs } from "./length-moments.ts"
export type { Length, Lengths } from "./lengths.ts"
export type { Load } from "./load.ts"
export { type MeanStep, StepGatherer } from "./mean-step.ts"
export type { Quantiles, Simulated, Slo } from "./measured.ts"
export { readTrace } from "./read-trace.ts"
export type {
  Admission,
  CacheSettings,
  Deployment,
  Preemption,
  PrefixCache,
  Router,
  Scheduler,
  ServerSettings,
  Speculation,
} from "./settings.ts"
export { type Demand, mostOfEachWorker, type SteadyState, steadyState } from "./steady-state.ts"
export type { StepCost } from "./step-cost.ts"
export { promptShare } from "./step-shares.ts"
export type { Trace } from "./trace.ts"

export type SimulationOptions = RunOptions & { readonly slo: Slo | null }

/**
 * Latencies, throughput and use of a server under a load; the same seed gives the same answer.
 * Units: those of the types.  Errors: none; see runRequests.
 */
export function simulate(load: Load, settings: ServerSettings, cost: StepCost, options: SimulationOptions): Simulated {
  return measured(runRequests(requestsOf(load, options.seed), settings, cost, options), options.slo)
}
