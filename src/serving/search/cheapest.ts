/** The cheapest deployment of equal workers that keeps a promise at a load, exactly. */
import { sparesFor } from "../economics/reserve.ts"
import { devicesOf } from "../plan/setup.ts"
import type { Demand, SteadyState } from "../simulate/simulate.ts"
import { type Candidate, devicesIn, hourlyOf } from "./candidate.ts"
import { fewest, mostWithin } from "./fewest.ts"
import { leastRate, type Question, slackOf } from "./question.ts"
import { keeps, mayKeep, type Screening, type Spread, strainOf } from "./screening.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** `cost`: what is made least; [USD/hour] at a given load. */
export type Found = { readonly candidate: Candidate; readonly state: SteadyState; readonly cost: number }

/** Less cost, then less latency. */
export function isBetter(one: Pick<Found, "cost" | "state">, other: Pick<Found, "cost" | "state"> | null): boolean {
  if (other === null || one.cost < other.cost) return true
  return one.cost === other.cost && one.state.latencySeconds < other.state.latencySeconds
}

/** So many times as many workers as carry the load are tried: beyond, fewer requests in each no longer make it quicker. An assumption. */
export const mostSpare = 64

/**
 * Of one family. Workers are gone through by rising bound of their cost, so that the first whose bound is above the best found ends the search. The
 * bound is the price of as many workers as carry the rate, each as much as its bound says (steadyBounds). A worker whose least times (ibid.) break the promise is
 * left out. Costs rise with the number of workers and times fall, so that the fewest that keep the promise are the cheapest.
 */
export function cheapestJoint(
  screening: Screening,
  workers: readonly WorkerKind[],
  demand: Demand,
  spread: Spread,
  ceiling: number,
): Found | null {
  const { reserve } = screening.question
  let best: Found | null = null
  for (const { worker, given, least, bound } of byBound(screening, workers, demand, spread)) {
    const limit = best === null ? ceiling : Math.min(ceiling, best.cost)
    if (bound > limit) break
    if (best !== null && bound === best.cost && !isHopeful(screening, worker, least, demand, best)) continue
    const upTo = Math.min(given ?? mostSpare * least, mostReplicas(screening.question, worker, limit))
    const replicas = fewest((count) => keepsWith(screening, worker, count, demand, spread), least, upTo)
    if (replicas === null) continue
    const candidate: Candidate = { kind: "joint", worker, replicas }
    const found = { candidate, state: screening.stateOf(candidate, demand), cost: hourlyOf(candidate, reserve) }
    if (isBetter(found, best)) best = found
  }
  return best
}

type Bounded = {
  readonly worker: WorkerKind
  /** How many there have to be; null: open. */
  readonly given: number | null
  readonly least: number
  readonly bound: number
  readonly seconds: number
}

/** Of equal bounds the one that looks quickest first, so that a look is enough for those behind it. */
function byBound(screening: Screening, workers: readonly WorkerKind[], demand: Demand, spread: Spread): readonly Bounded[] {
  const { question } = screening
  return workers
    .filter(({ bounds }) => strainOf(bounds, question.slo, spread) <= 1)
    .map((worker) => ({ worker, given: givenReplicas(question, worker) }))
    .filter(({ given }) => given !== 0)
    .map(({ worker, given }) => {
      const least = given ?? leastReplicas(question, worker)
      const bound = hourlyOf({ kind: "joint", worker, replicas: least }, question.reserve)
      return { worker, given, least, bound, seconds: screening.glanceAt(worker, least, demand).latencySeconds }
    })
    .toSorted((a, b) => a.bound - b.bound || a.seconds - b.seconds)
}

/** Whether it may be quicker at the same cost. */
function isHopeful(screening: Screening, worker: WorkerKind, replicas: number, demand: Demand, { state }: Found): boolean {
  const { latencySeconds } = state
  return (
    screening.glanceAt(worker, replicas, demand).latencySeconds < latencySeconds &&
    screening.hopeOf({ kind: "joint", worker, replicas }, demand).latencySeconds < latencySeconds
  )
}

/** Whether so many keep the promise, asked of a glance first. */
export function keepsWith(screening: Screening, worker: WorkerKind, replicas: number, demand: Demand, spread: Spread): boolean {
  const glance = screening.glanceAt(worker, replicas, demand)
  if (!mayKeep(glance, worker, screening.question, spread)) return false
  return keepsAt(screening, { kind: "joint", worker, replicas }, demand, spread)
}

/** Whether a candidate keeps the promise; asked of its hope first, which is quick to tell that it does not. */
export function keepsAt(screening: Screening, candidate: Candidate, demand: Demand, spread: Spread): boolean {
  const { slo } = screening.question
  const isKept = (state: SteadyState): boolean => keeps(state, demand, slo, spread)
  return isKept(screening.hopeOf(candidate, demand)) && isKept(screening.stateOf(candidate, demand))
}

export function leastReplicas(question: Question, { bounds, model }: WorkerKind): number {
  const each = Math.min(bounds.promptsPerSecond, bounds.decodesPerSecond) * slackOf(question.demand)
  return Math.max(1, Math.ceil(leastRate(question, model.cost.endSeconds) / each))
}

/** Those that the fleet holds and a limit of cost pays, with those that stand by. */
export function mostReplicas({ reserve, fleet }: Question, { hourly, layout }: WorkerKind, limit: number): number {
  const withSpares = (count: number): number => count + sparesFor(reserve, count)
  const byCost = Number.isFinite(limit)
    ? mostWithin((count) => withSpares(count) * hourly, limit, Math.ceil(limit / hourly))
    : Number.POSITIVE_INFINITY
  if (fleet === null) return byCost
  const devices = devicesOf(layout)
  return Math.min(
    byCost,
    mostWithin((count) => withSpares(count) * devices, fleet, fleet / devices),
  )
}

/** Those that are given, or as many as use up a fleet that serves as a whole, 0 where none do; null where the search is free. */
export function givenReplicas(question: Question, worker: WorkerKind): number | null {
  const { fleet, isFleetWhole, fixed, reserve } = question
  if (fleet === null || !isFleetWhole) return fixed.replicas ?? null
  const replicas = fixed.replicas ?? mostReplicas(question, worker, Number.POSITIVE_INFINITY)
  return replicas > 0 && devicesIn({ kind: "joint", worker, replicas }, reserve) === fleet ? replicas : 0
}

export function fitsFleet(candidate: Candidate, { fleet, reserve }: Question): boolean {
  return fleet === null || devicesIn(candidate, reserve) <= fleet
}
