/** Deployments that none other is both cheaper and quicker than, over mean latency. */
import type { Demand } from "../simulate/simulate.ts"
import { type Candidate, hourlyOf } from "./candidate.ts"
import { type Found, fitsFleet, keepsAt, leastReplicas, mostReplicas } from "./cheapest.ts"
import { fewest } from "./fewest.ts"
import { carriedBy, scoreOf } from "./most-carried.ts"
import { slackOf } from "./question.ts"
import { keeps, type Screening, type Spread, strainOf } from "./screening.ts"
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
 * At a given load, those that keep the promise: of each kind of worker the fewest that do, and ever a quarter more. They end where the cost alone, with the least
 * latency that the worker could have (steadyBounds), is covered: more of them cost more.
 */
export function paretoAt(
  screening: Screening,
  front: Front,
  workers: readonly WorkerKind[],
  demand: Demand,
  spread: Spread,
  ceiling: number,
): void {
  const { question } = screening
  for (const worker of workers) {
    if (strainOf(worker.bounds, question.slo, spread) > 1) continue
    const upTo = Math.min(question.fixed.replicas ?? Number.POSITIVE_INFINITY, mostReplicas(question, worker, ceiling))
    let replicas = fewestHopeful(screening, worker, demand, spread, upTo) ?? Number.POSITIVE_INFINITY
    // The fewest that hope to keep the promise, or one more of them, keep it.
    let ones = 1
    while (replicas <= upTo) {
      const candidate: Candidate = { kind: "joint", worker, replicas }
      const cost = hourlyOf(candidate, question.reserve)
      if (front.covers(cost, worker.bounds.latencySeconds)) break
      const isCovered = front.covers(cost, screening.hopeOf(candidate, demand).latencySeconds)
      const isKept = !isCovered && keepsAt(screening, candidate, demand, spread)
      if (isKept) front.add({ candidate, state: screening.stateOf(candidate, demand), cost })
      const isOne = ones > 0 && !isKept
      replicas = isOne ? replicas + 1 : Math.max(replicas + 1, Math.ceil(replicas * growth))
      if (isCovered || isKept) ones--
    }
  }
}

/** Fewer do not keep the promise even at best. */
function fewestHopeful(screening: Screening, worker: WorkerKind, demand: Demand, spread: Spread, upTo: number): number | null {
  const { question } = screening
  const holds = (replicas: number): boolean =>
    keeps(screening.hopeOf({ kind: "joint", worker, replicas }, demand), demand, question.slo, spread)
  return fewest(holds, question.fixed.replicas ?? leastReplicas(question, worker), upTo)
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
  for (const worker of workers) {
    const held = mostReplicas(question, worker, Number.POSITIVE_INFINITY)
    const replicas = question.fixed.replicas ?? (question.fleet === null ? 1 : held)
    const candidate: Candidate = { kind: "joint", worker, replicas }
    if (replicas < 1 || !fitsFleet(candidate, question) || strainOf(worker.bounds, question.slo, spread) > 1) continue
    const most = Math.min(worker.bounds.promptsPerSecond, worker.bounds.decodesPerSecond) * slackOf(null) * replicas
    const bound = scoreOf(question, candidate, most)
    if (bound > ceiling || front.covers(bound, worker.bounds.latencySeconds)) continue
    const carried = carriedBy(screening, candidate, spread)
    if (carried === null) continue
    const cost = scoreOf(question, candidate, carried.requestsPerSecond)
    if (cost <= ceiling) front.add({ candidate, state: carried.state, cost })
  }
}
