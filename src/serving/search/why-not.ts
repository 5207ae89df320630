/** Why no deployment was found, with the nearest that there is. */
import { unreachable } from "../../engine/index.ts"
import type { Demand } from "../simulate/simulate.ts"
import type { Candidate } from "./candidate.ts"
import { leastReplicas, mostReplicas, mostSpare } from "./cheapest.ts"
import { bestIn, type Choice, type Families } from "./choice.ts"
import { screenedServing } from "./figures.ts"
import { promisesNothing } from "./question.ts"
import { byChance, type Means, noSpread, Screening, strainOf, worstMetric } from "./screening.ts"
import type { ServingFault, SloMetric } from "./serving-plan.ts"
import type { ServingSlo } from "./serving-request.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** After a simulation: the promise is missed by what comes nearest. */
export function missedBy({ found, trial }: Choice, { question }: Screening): ServingFault {
  const metric = worstMetric(trial.seen, question.slo, noSpread)
  return {
    kind: "slo",
    metric,
    wanted: promised(question.slo, metric),
    reachable: secondsOf(trial.seen, metric),
    nearest: screenedServing(found, question),
  }
}

/** By screening alone: too little for the load, or nothing quick enough however many there are. */
export function whyNot(screening: Screening, families: Families): ServingFault {
  const { question } = screening
  const { demand, fleet, fixed, slo } = question
  const quickest = quickestOf(families, slo)
  const isBounded = fleet !== null || fixed.replicas !== undefined
  if (promisesNothing(slo) || (strainOf(quickest.bounds, slo, noSpread) <= 1 && isBounded && demand !== null))
    return tooMuch(screening, families)
  const upTo = Math.min(mostReplicas(question, quickest, Number.POSITIVE_INFINITY), mostSpare * leastReplicas(question, quickest))
  const candidate: Candidate = { kind: "joint", worker: quickest, replicas: fixed.replicas ?? Math.max(1, upTo) }
  const state = screening.stateOf(candidate, demand ?? byChance(nearlyNothing))
  const metric = worstMetric(state, slo, noSpread)
  return {
    kind: "slo",
    metric,
    wanted: promised(slo, metric),
    reachable: secondsOf(state, metric),
    nearest: screenedServing({ candidate, state, cost: 0 }, question),
  }
}

/** [1/s] At which a request is alone. */
const nearlyNothing = 1e-6

function quickestOf(families: Families, slo: ServingSlo): WorkerKind {
  const workers = families.flat()
  const [first] = workers
  if (first === undefined) throw new Error("internal: no workers")
  const strain = ({ bounds }: WorkerKind): number => strainOf(bounds, slo, noSpread)
  return workers.reduce((best, each) => (strain(each) < strain(best) ? each : best), first)
}

/** What the fleet, or the given number, carries at most within the promise. */
function tooMuch({ question }: Screening, families: Families): ServingFault {
  const open = new Screening({ ...question, demand: null })
  let most: ReturnType<typeof bestIn> = null
  for (const workers of families) {
    const found = bestIn(open, workers, "joint", noSpread, Number.POSITIVE_INFINITY)
    if (found !== null && (most === null || found.state.requestsPerSecond > most.state.requestsPerSecond)) most = found
  }
  const nearest = most === null ? null : screenedServing(most, question)
  const rate = most?.state.requestsPerSecond ?? 0
  return { kind: "load", ...inDemand(question.demand, rate, most?.state.latencySeconds ?? 0), nearest }
}

/** Of clients by Little's law: those that are in the server or thinking. */
function inDemand(
  demand: Demand | null,
  rate: number,
  latencySeconds: number,
): { readonly wanted: number; readonly reachable: number } {
  if (demand === null) return { wanted: 0, reachable: rate }
  switch (demand.kind) {
    case "rate":
      return { wanted: demand.requestsPerSecond, reachable: rate }
    case "concurrency":
      return { wanted: demand.clients, reachable: Math.floor(rate * (latencySeconds + demand.thinkSeconds)) }
    default:
      return unreachable(demand)
  }
}

function promised(slo: ServingSlo, metric: SloMetric): number {
  return { ttft: slo.ttftSeconds, tpot: slo.tpotSeconds, latency: slo.latencySeconds }[metric] ?? Number.POSITIVE_INFINITY
}

function secondsOf(means: Means, metric: SloMetric): number {
  return { ttft: means.ttftSeconds, tpot: means.tpotSeconds, latency: means.latencySeconds }[metric]
}
