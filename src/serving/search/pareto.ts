/** Deployments that none other is both cheaper and quicker than, over mean latency. */
import type { Demand } from "../simulate/simulate.ts"
import { type Candidate, hourlyOf } from "./candidate.ts"
import { type Found, fitsFleet, givenReplicas, keepsAt, leastReplicas, mostReplicas } from "./cheapest.ts"
import { fewest } from "./fewest.ts"
import { carriedBy, scoreOf } from "./most-carried.ts"
import { keeps, mayKeep, type Screening, type Spread, strainOf } from "./screening.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** The set holds deployments of so many times the least cost at most. */
export const paretoHorizon = 4

/** Beyond the fewest workers, each number tried is a quarter more: more of them are hardly quicker, and differ little in cost. */
const growth = 1.25

/** By rising cost and falling latency. */
export class Front {
  #points: Found[] = []

  get points(): readonly Found[] {
    return this.#points
  }

  /** Something costs no more and takes no longer. Bounds from below ask as well: what they bound is then covered too. */
  covers(cost: number, latencySeconds: number): boolean {
    return this.#points.some((point) => point.cost <= cost && point.state.latencySeconds <= latencySeconds)
  }

  add(found: Found): void {
    const { cost, state } = found
    if (this.covers(cost, state.latencySeconds)) return
    const kept = this.#points.filter((point) => point.cost < cost || point.state.latencySeconds < state.latencySeconds)
    this.#points = [...kept, found].toSorted((a, b) => a.cost - b.cost)
  }
}

/**
 * At a given load, those that keep the promise: of each kind of worker the fewest that hope to, one more, and ever a quarter more. What is covered at a glance or in
 * hope (screening.ts) is left out; the others are weighed by rising cost, the most hopeful first, so that few are weighed that are covered in the end. Workers of one layout
 * are weighed together, the quickest at a glance first, so that the front covers most others before their hope is asked.
 */
export function paretoAt(
  screening: Screening,
  front: Front,
  workers: readonly WorkerKind[],
  demand: Demand,
  spread: Spread,
  ceiling: number,
): void {
  const started: Started[] = []
  // The fewest first: they cover most of the others.
  for (const glanced of byLayout(glancedAt(screening, workers, demand, spread, ceiling))) {
    const open = glanced.filter((each) => !areCovered(screening, front, each, demand))
    const some = open.flatMap((each) => startedAt(screening, each, demand, spread))
    weigh(
      screening,
      front,
      some.flatMap(({ worker, first }) => hopefulOf(screening, front, worker, [first], demand)),
      demand,
      spread,
    )
    started.push(...some)
  }
  for (const { worker, first, upTo } of started)
    weigh(screening, front, hopefulOf(screening, front, worker, numbersBehind(first, upTo), demand), demand, spread)
}

/** Fewer than `from` do not keep the promise at a glance; `seconds`: the latency of `from` at a glance. */
type Glanced = {
  readonly worker: WorkerKind
  readonly from: number
  readonly upTo: number
  readonly seconds: number
  readonly cost: number
}
type Started = { readonly worker: WorkerKind; readonly first: number; readonly upTo: number }

function glancedAt(
  screening: Screening,
  workers: readonly WorkerKind[],
  demand: Demand,
  spread: Spread,
  ceiling: number,
): readonly Glanced[] {
  const { question } = screening
  return workers
    .filter((worker) => strainOf(worker.bounds, question.slo, spread) <= 1 && givenReplicas(question, worker) !== 0)
    .flatMap((worker) => {
      const given = givenReplicas(question, worker)
      const upTo = Math.min(given ?? Number.POSITIVE_INFINITY, mostReplicas(question, worker, ceiling))
      const holds = (replicas: number): boolean => mayKeep(screening.glanceAt(worker, replicas, demand), worker, question, spread)
      const from = fewest(holds, given ?? leastReplicas(question, worker), upTo)
      if (from === null) return []
      const seconds = screening.glanceAt(worker, from, demand).latencySeconds
      return [{ worker, from, upTo, seconds, cost: hourlyOf({ kind: "joint", worker, replicas: from }, question.reserve) }]
    })
}

function byLayout(glanced: readonly Glanced[]): readonly (readonly Glanced[])[] {
  const groups = new Map<WorkerKind["model"], Glanced[]>()
  for (const each of glanced.toSorted((a, b) => a.cost - b.cost || a.seconds - b.seconds)) {
    const group = groups.get(each.worker.model)
    if (group === undefined) groups.set(each.worker.model, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

/** Whether something costs no more and is no slower than any number of a worker at a glance: costs rise with numbers, and times fall. */
function areCovered(screening: Screening, front: Front, { worker, from, upTo }: Glanced, demand: Demand): boolean {
  const isCovered = (low: number, high: number): boolean => {
    const cost = (replicas: number): number => hourlyOf({ kind: "joint", worker, replicas }, screening.question.reserve)
    const seconds = screening.glanceAt(worker, high, demand).latencySeconds
    if (front.covers(cost(low), seconds)) return true
    if (low === high || !front.covers(cost(high), seconds)) return false
    const middle = Math.floor((low + high) / 2)
    return isCovered(low, middle) && isCovered(middle + 1, high)
  }
  return isCovered(from, upTo)
}

function startedAt(screening: Screening, { worker, from, upTo }: Glanced, demand: Demand, spread: Spread): readonly Started[] {
  const { slo } = screening.question
  const holds = (replicas: number): boolean =>
    keeps(screening.hopeOf({ kind: "joint", worker, replicas }, demand), demand, slo, spread)
  const first = fewest(holds, from, upTo)
  return first === null ? [] : [{ worker, first, upTo }]
}

type Hopeful = { readonly candidate: Candidate; readonly cost: number; readonly seconds: number }

function weigh(screening: Screening, front: Front, hopeful: readonly Hopeful[], demand: Demand, spread: Spread): void {
  for (const { candidate, cost, seconds } of hopeful.toSorted((a, b) => a.cost - b.cost || a.seconds - b.seconds))
    if (!front.covers(cost, seconds) && keepsAt(screening, candidate, demand, spread))
      front.add({ candidate, state: screening.stateOf(candidate, demand), cost })
}

function numbersBehind(first: number, upTo: number): readonly number[] {
  const numbers: number[] = []
  for (let count = first + 1; count <= upTo; count = Math.max(count + 1, Math.ceil(count * growth))) numbers.push(count)
  return numbers
}

function hopefulOf(
  screening: Screening,
  front: Front,
  worker: WorkerKind,
  numbers: readonly number[],
  demand: Demand,
): readonly Hopeful[] {
  const hopeful: Hopeful[] = []
  for (const replicas of numbers) {
    const candidate: Candidate = { kind: "joint", worker, replicas }
    const cost = hourlyOf(candidate, screening.question.reserve)
    // More of them cost more, and are no quicker than one that is alone.
    if (front.covers(cost, worker.bounds.latencySeconds)) break
    if (front.covers(cost, screening.glanceAt(worker, replicas, demand).latencySeconds)) continue
    const seconds = screening.hopeOf(candidate, demand).latencySeconds
    if (!front.covers(cost, seconds)) hopeful.push({ candidate, cost, seconds })
  }
  return hopeful
}

/** Where the load is open: by what a request costs when each carries as much as it can within the promise. One worker stands for all numbers of it. */
export function paretoOfMost(
  screening: Screening,
  front: Front,
  workers: readonly WorkerKind[],
  spread: Spread,
  ceiling: number,
): void {
  const { question } = screening
  const bounded = workers
    .flatMap((worker) => {
      const held = mostReplicas(question, worker, Number.POSITIVE_INFINITY)
      const replicas = question.fixed.replicas ?? (question.fleet === null ? 1 : held)
      const candidate: Candidate = { kind: "joint", worker, replicas }
      if (replicas < 1 || !fitsFleet(candidate, question) || strainOf(worker.bounds, question.slo, spread) > 1) return []
      const bound = scoreOf(question, candidate, replicas * screening.mostAtGlance(worker, spread))
      return bound > ceiling ? [] : [{ candidate, worker, bound }]
    })
    // The best at a glance first: they cover most of the others.
    .toSorted((a, b) => a.bound - b.bound)
  for (const { candidate, worker, bound } of bounded) {
    if (front.covers(bound, worker.bounds.latencySeconds)) continue
    const isOutdone = (rate: number, latencySeconds: number): boolean =>
      front.covers(scoreOf(question, candidate, rate), latencySeconds)
    const carried = carriedBy(screening, candidate, spread, isOutdone)
    if (carried === null) continue
    const cost = scoreOf(question, candidate, carried.requestsPerSecond)
    if (cost <= ceiling) front.add({ candidate, state: carried.state, cost })
  }
}
