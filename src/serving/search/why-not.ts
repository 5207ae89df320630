/** Why no deployment was found, with the nearest that there is. */
import { unreachable } from "../../engine/index.ts"
import { devicesOf } from "../plan/setup.ts"
import type { Candidate } from "./candidate.ts"
import type { Found } from "./cheapest.ts"
import { type Choice, choose, type Families } from "./choice.ts"
import { screenedServing } from "./figures.ts"
import { nothingPromised, promisesNothing } from "./question.ts"
import { byChance, type Means, noSpread, promiseOf, Screening, sloMetrics, strainOf, worstMetric } from "./screening.ts"
import type { ServingFault, SloMetric } from "./serving-plan.ts"
import type { ServingRequest, ServingSlo } from "./serving-request.ts"
import { tried } from "./trial.ts"

/** The nearest with what it was asked, in place of what nothing can do; null where there is none. */
export type Nearest = { readonly choice: Choice; readonly request: ServingRequest } | null
export type WhyNot = { readonly fault: ServingFault; readonly nearest: Nearest }

/**
 * Too little for the load, or nothing quick enough however many there are. The nearest to a promise that nothing keeps is the cheapest that comes within a few
 * percent of the best that can be reached; the nearest to a load that is too much is what carries most. `missed`: what by screening was enough, and was not in simulation.
 */
export function whyNot(screening: Screening, families: Families, request: ServingRequest, missed: Choice | null): WhyNot {
  const { question } = screening
  const least = promisesNothing(question.slo) ? noSlo : leastTimes(screening, families, request)
  const isBounded = question.fleet !== null || question.fixed.replicas !== undefined
  const nearest = sloMetrics.some((metric) => least[metric] > 1) ? quickEnough(screening, families, request, least) : null
  if (nearest !== null) return promiseMissed(nearest, screening, request)
  if (missed !== null && (!isBounded || question.demand === null)) return promiseMissed(missed, screening, request)
  return tooMuch(screening, families, request)
}

function promiseMissed(choice: Choice, { question }: Screening, request: ServingRequest): WhyNot {
  const { seen } = choice.trial
  const metric = worstMetric(seen, question.slo, noSpread)
  const [wanted, reachable] = [promised(question.slo, metric), secondsOf(seen, metric)]
  const fault = { kind: "slo" as const, metric, wanted, reachable, nearest: screenedServing(choice.found, question) }
  return { fault, nearest: { choice, request } }
}

/** Over the best that can be reached: nearer to it the last percents are paid dearly. A fleet may reach less, and is asked for ever less. */
const within: readonly number[] = [1.05, 1.25, 1.5, 2, 3, 5, 10, 30, 100]

/** The cheapest that keeps the promise in simulation once that is made looser, as far as it must be; null where the load is too much under any. */
function quickEnough({ question }: Screening, families: Families, request: ServingRequest, least: Strains): Choice | null {
  for (const factor of within) {
    const slo = loosened(question.slo, least, factor)
    const choice = choose(new Screening({ ...question, slo }), families, { ...request, slo })
    if (choice?.trial.meetsSlo === true) return { ...choice, trial: { ...choice.trial, meetsSlo: false } }
  }
  return null
}

/** What can be kept stays as it was promised. */
function loosened(slo: ServingSlo, least: Strains, factor: number): ServingSlo {
  const times = (seconds: number | null, strain: number): number | null =>
    seconds === null ? null : seconds * Math.max(1, strain > 1 ? strain * factor : 1)
  return {
    quantile: slo.quantile,
    ttftSeconds: times(slo.ttftSeconds, least.ttft),
    tpotSeconds: times(slo.tpotSeconds, least.tpot),
    latencySeconds: times(slo.latencySeconds, least.latency),
  }
}

/** The least that each time can be, over what is promised. */
type Strains = Readonly<Record<SloMetric, number>>
const noSlo: Strains = { ttft: 0, tpot: 0, latency: 0 }

/** Of requests that are alone in the server that looks quickest in it, at the promised quantile: where lengths differ, times do. */
function leastTimes(screening: Screening, families: Families, request: ServingRequest): Strains {
  const { slo } = screening.question
  const alone: ServingRequest = { ...request, load: { kind: "rate", requestsPerSecond: nearlyNothing, cv: 1 } }
  const of = (metric: SloMetric): number => {
    const only: ServingSlo = { ...slo, ...nothingPromised, ...promiseOf(slo, metric) }
    if (promisesNothing(only)) return 0
    return strainOf(tried(quickestAlone(screening, families, only), alone).seen, only, noSpread)
  }
  return { ttft: of("ttft"), tpot: of("tpot"), latency: of("latency") }
}

/** [1/s] At which a request is alone. */
const nearlyNothing = 1e-6

/** By its mean, exactly: gone through by rising bound, until that is no less than the best. */
function quickestAlone(screening: Screening, families: Families, slo: ServingSlo): Found {
  const bounded = families
    .flat()
    .map((worker) => ({ worker, bound: strainOf(worker.bounds, slo, noSpread) }))
    .toSorted((a, b) => a.bound - b.bound)
  let [best, least]: [Found | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const { worker, bound } of bounded) {
    if (bound >= least) break
    const candidate: Candidate = { kind: "joint", worker, replicas: 1 }
    const state = screening.stateOf(candidate, byChance(nearlyNothing))
    const strain = strainOf(state, slo, noSpread)
    if (strain < least) [best, least] = [{ candidate, state, cost: 0 }, strain]
  }
  if (best === null) throw new Error("internal: no worker answers a request")
  return best
}

/** What the fleet, or the given number, carries at most within the promise; where it keeps none, at most at all. */
function tooMuch({ question }: Screening, families: Families, request: ServingRequest): WhyNot {
  for (const slo of [question.slo, { ...question.slo, ...nothingPromised }]) {
    const open: ServingRequest = { ...request, load: { kind: "most" }, slo }
    const choice = choose(new Screening({ ...question, demand: null, slo }), families, open)
    if (choice === null || !choice.trial.meetsSlo) continue
    const isKept = slo === question.slo
    const fault = { kind: "load" as const, ...inDemand(question.demand, isKept ? choice : null) }
    return {
      fault: { ...fault, isPromised: !promisesNothing(question.slo), nearest: screenedServing(choice.found, question) },
      nearest: { choice, request: open },
    }
  }
  return { fault: fewDevices(question.fleet, families, request), nearest: null }
}

function fewDevices(fleet: number | null, families: Families, request: ServingRequest): ServingFault {
  const least = Math.min(...families.flat().map(({ layout }) => devicesOf(layout)))
  const needed = (request.fixed.replicas ?? 1) * least * (request.pools === "split" ? 2 : 1)
  return { kind: "fleet size", fleet: fleet ?? 0, needed }
}

type Demanded = { readonly unit: "request/s" | "users"; readonly wanted: number; readonly reachable: number }

/** Of clients by Little's law: those that are in the server or thinking. */
function inDemand(demand: Screening["question"]["demand"], choice: Choice | null): Demanded {
  const rate = choice?.trial.carried.requestsPerSecond ?? 0
  if (demand === null) return { unit: "request/s", wanted: 0, reachable: rate }
  switch (demand.kind) {
    case "rate":
      return { unit: "request/s", wanted: demand.requestsPerSecond, reachable: rate }
    case "concurrency": {
      const seconds = (choice?.trial.simulated.latency.mean ?? 0) + demand.thinkSeconds
      return { unit: "users", wanted: demand.clients, reachable: Math.floor(rate * seconds) }
    }
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
