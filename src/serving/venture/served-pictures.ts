/**
 * How the server of a venture does in one month: the planned set-up under other loads, what else its GPUs could be set up as, and what a model behind an
 * API would cost. By the steady state, without a simulation: means.
 */
import { screenedAlternative } from "../answer/alternative-of.ts"
import { pointOf } from "../answer/answer-of.ts"
import { comparedToBuy } from "../answer/made-or-bought.ts"
import { servedPlan } from "../answer/served-plan.ts"
import type { ServedAlternative, ServedMakeOrBuy, ServedPoint, ServedPromise } from "../answer/serving-answer.ts"
import { evenTraffic } from "../economics/replica-hours.ts"
import { type Candidate, hourlyOf } from "../search/candidate.ts"
import type { Found } from "../search/cheapest.ts"
import { bestIn } from "../search/choice.ts"
import { curveOf } from "../search/curve.ts"
import { screenedServing } from "../search/figures.ts"
import { type Carried, carriedBy } from "../search/most-carried.ts"
import { Front, paretoAt, paretoHorizon } from "../search/pareto.ts"
import { questionOf } from "../search/question.ts"
import { noSpread, Screening } from "../search/screening.ts"
import type { CurvePoint, ScreenedServing } from "../search/serving-plan.ts"
import type { FixedSetup, ServingRequest } from "../search/serving-request.ts"
import { type WorkerKind, workersFor } from "../search/worker-kind.ts"
import { stepModel } from "../step/model.ts"
import { laidPasses, planPasses } from "./plan-passes.ts"
import { graphOf, planReplica } from "./plan-replica.ts"
import { askOf } from "./planned-decoder.ts"
import { passAsk } from "./planned-passes.ts"
import { usualLayout } from "./replica-setup.ts"
import {
  type CheaperSetup,
  cheaperThan,
  evenBreakEven,
  type LoadShares,
  loadShares,
  type ServedCosts,
  servedCosts,
} from "./served-costs.ts"
import { type Laid, type ServedFigures, servedRequest } from "./served-request.ts"
import { type ServedSetup, servedSetups, type Weighed, weighedSetups } from "./served-setups.ts"
import type { VentureServer } from "./venture-server.ts"

export type ServedPictures = {
  readonly kind: "tokens" | "samples"
  readonly promise: ServedPromise
  /** [1/s] Of the busiest hour; samples of what takes samples. */
  readonly requestsPerSecond: number
  /** The planned set-up at that load. */
  readonly chosen: ServedAlternative
  /** By rising load. */
  readonly curve: readonly ServedPoint[]
  /** Set-ups of the same GPUs of which none is both cheaper and quicker at that load. */
  readonly front: readonly ServedAlternative[]
  /** These and the planned one, by rising cost, with what keeps the plan from each. */
  readonly setups: readonly ServedSetup[]
  /** At the mean of the month; null where nothing comparable is offered, and of samples. */
  readonly makeOrBuy: ServedMakeOrBuy | null
  /** [USD] Of a thousand requests, bought; null where nothing comparable is offered. */
  readonly buyPerThousand: number | null
  /** Of a thousand requests or samples on the planned set-up. */
  readonly costs: ServedCosts
  /** Null where the targets cannot be kept. */
  readonly load: LoadShares | null
  /** [request/s] From where on making pays if requests came evenly at all hours. */
  readonly evenBreakEven: number | null
  readonly cheaper: CheaperSetup | null
}

/** Null where nothing is asked for, or the planned set-up does not fit. */
export function servedPictures(server: VentureServer, figures: ServedFigures): ServedPictures | null {
  const planned = plannedOf(server, figures)
  if (planned === null || !(figures.busiest > 0)) return null
  const request = servedRequest(server, figures, planned.laid, planned.fixed)
  const screening = new Screening(questionOf(request))
  const found = foundOf(request, screening, figures.replicas)
  if (found === null) return null
  const isDecoder = server.model.facts.role === "decoder"
  const { maxBatchedTokens } = planned.fixed
  const { quantile, ttftSeconds, tpotSeconds, latencySeconds } = request.slo
  const carried = carriedBy(screening, found.candidate, noSpread)
  const makeOrBuy = isDecoder && carried !== null ? makeOrBuyOf(server, figures, { found, carried, screening }) : null
  const costs = servedCosts(found.cost, carried, figures)
  const chosen = screenedAlternative(screenedServing(found, screening.question))
  const others = servedRequest(server, figures, planned.laid, { maxBatchedTokens })
  const weighed = frontOf(others, figures.ready)
  const front = weighed.map(({ setup }) => setup)
  return {
    kind: isDecoder ? "tokens" : "samples",
    promise: { quantile, ttft: ttftSeconds, tpot: tpotSeconds, latency: latencySeconds },
    requestsPerSecond: figures.busiest * figures.portion,
    chosen,
    curve: everySecond(curveOf(found, [], screening))
      .filter(isBalanced)
      .map(pointOf),
    front,
    setups: servedSetups(chosen, weighed),
    makeOrBuy,
    buyPerThousand: makeOrBuy === null ? null : 1000 * makeOrBuy.buyPerRequest,
    costs,
    load: loadShares(costs, figures.ready),
    evenBreakEven: evenBreakEven(found.cost, costs, makeOrBuy),
    cheaper: cheaperThan(chosen, cheapestReady(others, figures.ready), front),
  }
}

type Planned = { readonly laid: Laid; readonly fixed: FixedSetup & { readonly maxBatchedTokens: number } }

/** Set up as the file's formulas have it. */
function plannedOf({ model, gpu, section, hasRetrieval }: VentureServer, figures: ServedFigures): Planned | null {
  const { replicaGpus: gpus, replicas, batch, portion } = figures
  const isDecoder = model.facts.role === "decoder"
  const ask = passAsk(model, gpu, section, hasRetrieval, gpus)
  const replica = isDecoder ? planReplica(askOf(model, gpu, section, hasRetrieval, gpus)) : planPasses(ask)
  if (replica === null) return null
  const { maxBatchedTokens, maxSequences } = replica.step.settings
  const most = Math.max(1, Math.min(maxSequences, Math.round(batch * portion)))
  return {
    laid: isDecoder ? { graph: graphOf(model), sequence: model.facts.sequence } : laidPasses(ask),
    fixed: { ...usualLayout(gpus, gpu), replicas, maxSequences: most, maxBatchedTokens },
  }
}

function foundOf(request: ServingRequest, screening: Screening, replicas: number): Found | null {
  const { families } = workersFor(request, screening.question.lengths, stepModel)
  const worker = families[0]?.[0]
  const { demand } = screening.question
  if (worker === undefined || demand === null) return null
  const candidate: Candidate = { kind: "joint", worker, replicas }
  return { candidate, state: screening.stateOf(candidate, demand), cost: hourlyOf(candidate, screening.question.reserve) }
}

type Cheapest = { readonly screening: Screening; readonly workers: readonly WorkerKind[]; readonly best: Found }

/** Layouts, sequences at a time and numbers of replicas compete. */
function cheapestOf(request: ServingRequest): Cheapest | null {
  const screening = new Screening(questionOf(request))
  const [workers] = workersFor(request, screening.question.lengths, stepModel).families
  const best = workers === undefined ? null : bestIn(screening, workers, "joint", noSpread, Number.POSITIVE_INFINITY)
  return workers === undefined || best === null ? null : { screening, workers, best }
}

/** The cheapest for what the replicas are to be ready for. */
function cheapestReady(request: ServingRequest, ready: number): ScreenedServing | null {
  const { load } = request
  if (load.kind !== "rate") return null
  const cheapest = cheapestOf({ ...request, load: { ...load, requestsPerSecond: load.requestsPerSecond * ready } })
  return cheapest === null ? null : screenedServing(cheapest.best, cheapest.screening.question)
}

function frontOf(request: ServingRequest, ready: number): readonly Weighed[] {
  const cheapest = cheapestOf(request)
  if (cheapest === null) return []
  const { screening, workers, best } = cheapest
  const { demand } = screening.question
  if (demand === null) return []
  const front = new Front()
  front.add(best)
  paretoAt(screening, front, workers, demand, noSpread, paretoHorizon * best.cost)
  return weighedSetups(front.points, screening, ready)
}

type Served = { readonly found: Found; readonly carried: Carried; readonly screening: Screening }

/** A replica carries what is ready for the busiest hour, and all are paid in all hours; an API is paid by the request. */
function makeOrBuyOf(
  { model }: VentureServer,
  { mean, busiest, ready, replicas, cached }: ServedFigures,
  { found, carried, screening }: Served,
): ServedMakeOrBuy | null {
  if (!(mean > 0)) return null
  const each = carried.requestsPerSecond / replicas / ((busiest / mean) * ready)
  const { plan } = screenedServing({ ...found, candidate: oneOf(found.candidate) }, screening.question)
  const unit = {
    capacityRequestsPerSecond: each,
    hourly: found.cost / replicas,
    reserve: { kind: "none" },
    plan: servedPlan(plan),
  } as const
  const { input, output } = screening.question.lengths
  return comparedToBuy(
    { perHour: found.cost, perRequest: found.cost / (3600 * mean) },
    {
      units: [unit],
      traffic: evenTraffic,
      model: { name: model.name, graph: graphOf(model) },
      tokens: { input, output, found: cached },
    },
  )
}

function oneOf(candidate: Candidate): Candidate {
  return candidate.kind === "joint" ? { ...candidate, replicas: 1 } : candidate
}

/** Where requests come faster than they are answered nothing can be drawn. */
function isBalanced({ ttftSeconds, latencySeconds }: CurvePoint): boolean {
  return Number.isFinite(ttftSeconds) && Number.isFinite(latencySeconds)
}

function everySecond<T>(points: readonly T[]): readonly T[] {
  return points.filter((_, k) => k % 2 === 1)
}
