/** The answer without events for candidates under a load, each computed once, and what it can be at best. */
import { type Demand, loadedTimes, mostOfEachWorker, type SteadyState, simulate, steadyState } from "../simulate/simulate.ts"
import { type Candidate, costOf, keyOf, poolsOf, settingsOf } from "./candidate.ts"
import type { Question } from "./question.ts"
import type { SloMetric } from "./serving-plan.ts"
import type { ServingSlo } from "./serving-request.ts"
import type { WorkerKind } from "./worker-kind.ts"

export const sloMetrics: readonly SloMetric[] = ["ttft", "tpot", "latency"]

/**
 * What a promised quantile is over the mean, and the most that a deployment must carry over what it is asked, as far as simulations have told; 1: nothing is known but
 * that it is no less.
 */
export type Spread = Readonly<Record<SloMetric | "load", number>>
export const noSpread: Spread = { ttft: 1, tpot: 1, latency: 1, load: 1 }

export type Means = { readonly ttftSeconds: number; readonly tpotSeconds: number; readonly latencySeconds: number }

/** The greatest of the promised times, over what was promised: up to 1 the promise is kept. */
export function strainOf(means: Means, slo: ServingSlo, spread: Spread): number {
  const over = (seconds: number, factor: number, promised: number | null): number =>
    promised === null ? 0 : (seconds * factor) / promised
  return Math.max(
    over(means.ttftSeconds, spread.ttft, slo.ttftSeconds),
    over(means.tpotSeconds, spread.tpot, slo.tpotSeconds),
    over(means.latencySeconds, spread.latency, slo.latencySeconds),
  )
}

/** Whether a deployment in this state answers all that comes, within the promise. */
export function keeps(state: SteadyState, demand: Demand, slo: ServingSlo, spread: Spread): boolean {
  if (!Number.isFinite(state.latencySeconds)) return false
  // Clients wait for one another instead.
  if (demand.kind === "rate" && (state.isSaturated || demand.requestsPerSecond * spread.load > state.mostRequestsPerSecond))
    return false
  return strainOf(state, slo, spread) <= 1
}

/** Of the metrics the one that is furthest over what was promised. */
export function worstMetric(means: Means, slo: ServingSlo, spread: Spread): SloMetric {
  const only = (metric: SloMetric): number =>
    strainOf(means, { ...slo, ...{ ttftSeconds: null, tpotSeconds: null, latencySeconds: null }, ...kept(slo, metric) }, spread)
  return sloMetrics.reduce((worst, metric) => (only(metric) > only(worst) ? metric : worst))
}

function kept({ ttftSeconds, tpotSeconds, latencySeconds }: ServingSlo, metric: SloMetric): Partial<ServingSlo> {
  return { ttft: { ttftSeconds }, tpot: { tpotSeconds }, latency: { latencySeconds } }[metric]
}

export class Screening {
  readonly question: Question
  readonly #states: Map<string, SteadyState> = new Map()
  readonly #hopes: Map<string, SteadyState> = new Map()
  /** By workers, however many: what each of those carries that requests enter by. */
  readonly #most: Map<string, number> = new Map()

  constructor(question: Question) {
    this.question = question
  }

  /** Candidates and loads that a balance was computed for. */
  get count(): number {
    return this.#hopes.size
  }

  stateOf(candidate: Candidate, demand: Demand): SteadyState {
    return remembered(this.#states, loadKey(candidate, demand), () => this.#computed(candidate, demand, this.#mostOf(candidate)))
  }

  /** No time of it is longer than that of hopeOf, for a tenth of the work: loadedTimes under a rate, the bounds of the worker under clients. */
  glanceAt(worker: WorkerKind, replicas: number, demand: Demand): Means {
    if (demand.kind !== "rate") return worker.bounds
    const { lengths } = this.question
    return loadedTimes(worker.settings, worker.model.cost, lengths, worker.bounds, demand.requestsPerSecond / replicas)
  }

  /**
   * No time of it is longer than that of stateOf, for a tenth of the work: each worker is taken to carry as much as its bounds say. Proof: the most that is carried comes in by the
   * wait for a place only, which falls as it rises, and by what is saturated, where times are endless (steady-state.ts, steady-places.ts).
   */
  hopeOf(candidate: Candidate, demand: Demand): SteadyState {
    return remembered(this.#hopes, loadKey(candidate, demand), () => this.#computed(candidate, demand, boundOfEntry(candidate)))
  }

  #computed(candidate: Candidate, demand: Demand, each: number): SteadyState {
    const { lengths } = this.question
    const [settings, cost] = [settingsOf(candidate), costOf(candidate)]
    return steadyState(demand, settings, cost, lengths, each) ?? simulatedMeans(candidate, demand, this.question)
  }

  #mostOf(candidate: Candidate): number {
    const key = poolsOf(candidate)
      .map(({ worker }) => worker.id)
      .join("+")
    return remembered(this.#most, key, () => mostOfEachWorker(settingsOf(candidate), costOf(candidate), this.question.lengths))
  }
}

function loadKey(candidate: Candidate, demand: Demand): string {
  return `${keyOf(candidate)} ${demand.kind} ${demand.kind === "rate" ? demand.requestsPerSecond : demand.clients}`
}

function boundOfEntry(candidate: Candidate): number {
  if (candidate.kind === "split") return candidate.prefill.bounds.promptsPerSecond
  const { promptsPerSecond, decodesPerSecond } = candidate.worker.bounds
  return Math.min(promptsPerSecond, decodesPerSecond)
}

function remembered<T>(known: Map<string, T>, key: string, made: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = made()
  known.set(key, value)
  return value
}

/** A few rounds of the batch settle a scheduler that has no steady mix; the simulation is cheap for such, having few steps. */
const screeningRequests = 1000

/** The request-level scheduler has no steady state: its means are those of a short simulation of mean lengths, always of the same seed. */
function simulatedMeans(candidate: Candidate, demand: Demand, { lengths }: Question): SteadyState {
  const settings = settingsOf(candidate)
  const means = {
    kind: "apart" as const,
    input: { kind: "fixed" as const, tokens: Math.max(1, Math.round(lengths.input)) },
    output: { kind: "fixed" as const, tokens: Math.max(1, Math.round(lengths.output)) },
  }
  const shared = { lengths: means, requests: screeningRequests }
  const load =
    demand.kind === "rate"
      ? {
          ...shared,
          kind: "open" as const,
          arrivals: { kind: "gamma" as const, requestsPerSecond: demand.requestsPerSecond, cv: Math.sqrt(demand.squareCv) },
        }
      : { ...shared, kind: "closed loop" as const, concurrency: demand.clients, thinkSeconds: demand.thinkSeconds }
  const run = simulate(load, settings, costOf(candidate), { seed: 1, warmUpShare: 0.2, horizonSeconds: null, slo: null })
  const full = simulate({ ...shared, kind: "open", arrivals: { kind: "offline" } }, settings, costOf(candidate), {
    ...{ seed: 1, warmUpShare: 0, horizonSeconds: null, slo: null },
  })
  const most = full.throughput.requestsPerSecond
  const isSaturated = demand.kind === "rate" && demand.requestsPerSecond >= most
  const waiting = isSaturated ? Number.POSITIVE_INFINITY : 0
  const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond } = run.throughput
  return {
    ttftSeconds: run.ttft.mean + waiting,
    tpotSeconds: Number.isNaN(run.tpot.mean) ? 0 : run.tpot.mean,
    latencySeconds: run.latency.mean + waiting,
    stepSeconds: run.utilisation.busy / Math.max(1e-9, run.steps / run.windowSeconds),
    ...{ requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond },
    mostRequestsPerSecond: most,
    batch: run.utilisation.batch,
    isSaturated,
  }
}
