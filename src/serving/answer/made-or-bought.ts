/** The plan beside a model behind an API, and from which load on making pays, with what. */
import { type LaidModel, type LayerGraph, weightCount } from "../../models/index.ts"
import { comparableApis } from "../economics/comparable-apis.ts"
import { apiCost, type Made, makeOrBuy, type RequestTokens } from "../economics/make-or-buy.ts"
import { priceSource } from "../economics/price-age.ts"
import type { Deployable, Traffic } from "../economics/replica-hours.ts"
import { devicesOf } from "../plan/setup.ts"
import type { AskedServing } from "../request/read-serving-request.ts"
import { momentsOf } from "../search/question.ts"
import type { ServingPlan } from "../search/serving-plan.ts"
import { deployableOf, trafficOf } from "./money.ts"
import { servedPlan } from "./served-plan.ts"
import type { ServedCost, ServedMakeOrBuy, ServedPlan } from "./serving-answer.ts"

/** `cost`: the plan's, through its hours. Null where nothing comparable is offered, nothing has a price, or nothing is carried. */
export function makeOrBuyOf(asked: AskedServing, found: ServingPlan, cost: ServedCost | null): ServedMakeOrBuy | null {
  const { model, kind, request, options } = asked
  if (kind === "samples" || cost === null || cost.perHour === null || !Number.isFinite(cost.perRequest)) return null
  const { input, output } = momentsOf(request)
  const made = { perHour: cost.perHour, perRequest: cost.perRequest }
  const tokens = { input, output, found: options.prefixHit ?? 0 }
  return comparedToBuy(made, { units: unitsOf(asked, found), traffic: trafficOf(options), model, tokens })
}

export type Beginning = {
  /** What making can begin with. */
  readonly units: readonly Unit[]
  readonly traffic: Traffic
  readonly model: Pick<LaidModel, "name" | "graph">
  readonly tokens: RequestTokens
}

/** Null where nothing comparable is offered. */
export function comparedToBuy(made: Made, { units, traffic, model, tokens }: Beginning): ServedMakeOrBuy | null {
  const apis = comparableApis(namesOf(model.name), parametersOf(model.graph))
  const verdict = makeOrBuy(made, units, traffic, apis, tokens)
  if (verdict === null) return null
  const { api, unit, ...rest } = verdict
  return {
    ...rest,
    ...{ api: api.id, provider: api.provider, source: priceSource(api) },
    unit: unit === null ? null : { plan: unit.plan, perHour: unit.hourly, requestsPerSecond: unit.capacityRequestsPerSecond },
    buyPerMillionTokens: (1e6 * apiCost(api, tokens)) / (tokens.input + tokens.output),
  }
}

/** With the maker and without. */
function namesOf(name: string): readonly string[] {
  return [name, name.split("/").at(-1) ?? name]
}

function parametersOf({ nodes }: LayerGraph): number {
  return nodes.reduce((sum, node) => sum + weightCount(node), 0)
}

type Unit = Deployable & { readonly plan: ServedPlan }

/** Those of the search, and a replica of the plan itself, so that what the plan is worth begins at its own load at the latest. */
function unitsOf({ request: { reserve } }: AskedServing, { best, units }: ServingPlan): readonly Unit[] {
  const own = deployableOf(best, reserve)
  return [
    ...units.map(({ plan, hourly, capacityRequestsPerSecond }) => ({
      ...{ hourly, capacityRequestsPerSecond, plan: servedPlan(plan) },
      reserve: plan.pools.kind === "joint" ? reserve : ({ kind: "none" } as const),
    })),
    ...(own === null ? [] : [{ ...own, plan: oneReplica(servedPlan(best.plan)) }]),
  ]
}

/** Two pools are one whole. */
function oneReplica(plan: ServedPlan): ServedPlan {
  return plan.prefill === null ? { ...plan, replicas: 1, spares: 0, gpus: devicesOf(plan) } : plan
}
