/** The answer without events for candidates under a load, each computed once, and what it can be at best. */
import { clientTimes, type Demand, loadedTimes, mostOfEachWorker, type SteadyState, steadyState } from "../simulate/simulate.ts"
import { type Candidate, costOf, keyOf, poolsOf, settingsOf } from "./candidate.ts"
import { promisesNothing, type Question, slackOf } from "./question.ts"
import type { SloMetric } from "./serving-plan.ts"
import type { ServingSlo } from "./serving-request.ts"
import { isSimulated, mostSimulated, simulatedMeans } from "./simulated-means.ts"
import type { WorkerKind } from "./worker-kind.ts"

export const sloMetrics: readonly SloMetric[] = ["ttft", "tpot", "latency"]

/**
 * What a promised quantile is over the mean, and the most that a deployment must carry over what it is asked, as far as simulations have told; 1: nothing is known but
 * that it is no less.
 */
export type Spread = Readonly<Record<SloMetric | "load", number>>
export const noSpread: Spread = { ttft: 1, tpot: 1, latency: 1, load: 1 }

/** What either of two simulations has told. */
export function widest(one: Spread, other: Spread): Spread {
  return {
    ttft: Math.max(one.ttft, other.ttft),
    tpot: Math.max(one.tpot, other.tpot),
    latency: Math.max(one.latency, other.latency),
    load: one.load * other.load,
  }
}

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
    strainOf(
      means,
      { ...slo, ...{ ttftSeconds: null, tpotSeconds: null, latencySeconds: null }, ...promiseOf(slo, metric) },
      spread,
    )
  return sloMetrics.reduce((worst, metric) => (only(metric) > only(worst) ? metric : worst))
}

/** What is promised of one metric. */
export function promiseOf({ ttftSeconds, tpotSeconds, latencySeconds }: ServingSlo, metric: SloMetric): Partial<ServingSlo> {
  return { ttft: { ttftSeconds }, tpot: { tpotSeconds }, latency: { latencySeconds } }[metric]
}

export class Screening {
  readonly question: Question
  readonly #states: Map<string, SteadyState> = new Map()
  readonly #hopes: Map<string, SteadyState> = new Map()
  /** By step model: hopes of clients who all have a place. */
  readonly #roomy: Map<WorkerKind["model"], Map<string, SteadyState>> = new Map()
  /** By workers, however many: what each of those carries that requests enter by. */
  readonly #most: Map<string, number> = new Map()

  constructor(question: Question) {
    this.question = question
  }

  /** Candidates and loads that a balance was computed for. */
  get count(): number {
    const roomy = [...this.#roomy.values()].reduce((sum, { size }) => sum + size, 0)
    return Math.max(this.#hopes.size + roomy, this.#states.size)
  }

  stateOf(candidate: Candidate, demand: Demand): SteadyState {
    return remembered(this.#states, loadKey(candidate, demand), () => this.#computed(candidate, demand, this.#mostOf(candidate)))
  }

  /** No time of it is longer than that of hopeOf, for a tenth of the work: see bounds.ts of the simulation. Of what carries less than comes it may. */
  glanceAt({ settings, model: { cost }, bounds }: WorkerKind, replicas: number, demand: Demand): Means {
    const { lengths } = this.question
    if (demand.kind === "rate") return loadedTimes(settings, cost, lengths, bounds, demand.requestsPerSecond / replicas)
    return clientTimes(settings, cost, lengths, bounds, { ...demand, clients: demand.clients / replicas })
  }

  /** [1/s] That one worker cannot carry more than within the promise; where there is none, that its places cannot get more than. */
  mostAtGlance(worker: WorkerKind, spread: Spread): number {
    const { settings, model, bounds } = worker
    const { lengths } = this.question
    const most = Math.min(bounds.promptsPerSecond, bounds.decodesPerSecond)
    if (promisesNothing(this.question.slo)) {
      const full = { clients: Math.max(1, Math.floor(bounds.places)), thinkSeconds: 0 }
      return Math.min(slackOf(null) * most, clientTimes(settings, model.cost, lengths, bounds, full).requestsPerSecond)
    }
    const isKept = (rate: number): boolean => mayKeep(this.glanceAt(worker, 1, byChance(rate)), worker, this.question, spread)
    if (isKept(most)) return most
    let [low, high] = [0, most]
    for (let k = 0; k < halvings; k++) {
      const middle = (low + high) / 2
      if (isKept(middle)) low = middle
      else high = middle
    }
    return high
  }

  /**
   * No time of it is longer than that of stateOf, for a tenth of the work: each worker is taken to carry as much as its bounds say. Proof: the most that is carried comes in by the
   * wait for a place only, which falls as it rises, and by what is saturated, where times are endless (steady-state.ts, steady-places.ts).
   */
  hopeOf(candidate: Candidate, demand: Demand): SteadyState {
    if (isSimulated(candidate)) return this.stateOf(candidate, demand)
    if (hasRoom(candidate, demand, this.question)) return this.#hopeWithRoom(candidate, demand)
    return remembered(this.#hopes, loadKey(candidate, demand), () => this.#computed(candidate, demand, boundOfEntry(candidate)))
  }

  /** Of clients who all have a place: the same for all numbers of places, those of the engine among them. */
  #hopeWithRoom({ worker, replicas }: JointCandidate, demand: Demand): SteadyState {
    const { model, settings } = worker
    const { maxSequences } = model.settings
    const known = remembered(this.#roomy, model, () => new Map<string, SteadyState>())
    const wide = { kind: "joint" as const, worker: { ...worker, settings: { ...settings, maxSequences } }, replicas }
    return remembered(known, `${settings.maxBatchedTokens} ${replicas} ${demandKey(demand)}`, () =>
      this.#computed(wide, demand, Number.POSITIVE_INFINITY),
    )
  }

  #computed(candidate: Candidate, demand: Demand, each: number): SteadyState {
    const { lengths } = this.question
    const [settings, cost] = [settingsOf(candidate), costOf(candidate)]
    return steadyState(demand, settings, cost, lengths, each) ?? simulatedMeans(candidate, demand, lengths, each)
  }

  #mostOf(candidate: Candidate): number {
    const key = poolsOf(candidate)
      .map(({ worker }) => worker.id)
      .join("+")
    const { lengths } = this.question
    return remembered(this.#most, key, () =>
      isSimulated(candidate)
        ? mostSimulated(candidate, lengths)
        : mostOfEachWorker(settingsOf(candidate), costOf(candidate), lengths),
    )
  }
}

const halvings = 10

/** A Poisson process. */
export function byChance(requestsPerSecond: number): Demand {
  return { kind: "rate", requestsPerSecond, squareCv: 1 }
}

/**
 * Whether a worker of no shorter times may keep the promise. Of a time to the first token and one per token the promise of a latency follows, since the mean time of the
 * tokens behind the first is no more than their mean number times the mean of the time per token (which weighs short answers alike).
 */
export function mayKeep(least: Means, { model }: WorkerKind, { slo, lengths }: Question, spread: Spread): boolean {
  if (strainOf(least, slo, spread) > 1) return false
  const { ttftSeconds, tpotSeconds } = slo
  if (ttftSeconds === null || tpotSeconds === null) return true
  const longest = ttftSeconds / spread.ttft + (lengths.output - 1) * (tpotSeconds / spread.tpot) + model.cost.endSeconds
  return least.latencySeconds <= longest
}

type JointCandidate = Candidate & { readonly kind: "joint" }

/**
 * Whether clients of equal workers all have a place, and steps can be full of prompts. The number of places then comes into the balance nowhere: no queue forms for
 * one, and others that share a step are no more than there are clients (Little's law), fewer than places.
 */
function hasRoom(candidate: Candidate, demand: Demand, { lengths }: Question): candidate is JointCandidate {
  if (candidate.kind === "split" || demand.kind === "rate") return false
  const { settings, bounds, model } = candidate.worker
  const { maxSequences, maxBatchedTokens, prefix } = settings
  const isFilled = prefix === null && maxSequences > 1 && maxSequences * lengths.input >= maxBatchedTokens
  return isFilled && maxSequences <= model.settings.maxSequences && demand.clients / candidate.replicas <= bounds.places
}

function loadKey(candidate: Candidate, demand: Demand): string {
  return `${keyOf(candidate)} ${demandKey(demand)}`
}

function demandKey(demand: Demand): string {
  return demand.kind === "rate" ? `${demand.requestsPerSecond}/s ${demand.squareCv}` : `${demand.clients} ${demand.thinkSeconds}`
}

function boundOfEntry(candidate: Candidate): number {
  if (candidate.kind === "split") return candidate.prefill.bounds.promptsPerSecond
  const { promptsPerSecond, decodesPerSecond } = candidate.worker.bounds
  return Math.min(promptsPerSecond, decodesPerSecond)
}

function remembered<K, T>(known: Map<K, T>, key: K, made: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = made()
  known.set(key, value)
  return value
}
