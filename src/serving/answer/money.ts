/** The chosen set-up beside a model behind an API, and through the hours of the day or week. */
import { type LaidModel, type LayerGraph, weightCount } from "../../models/index.ts"
import { comparableApis } from "../economics/comparable-apis.ts"
import { apiCost, makeOrBuy, type RequestTokens } from "../economics/make-or-buy.ts"
import { type Deployable, type ServedDay, servedDay } from "../economics/replica-hours.ts"
import type { AskedServing } from "../request/read-serving-request.ts"
import { momentsOf } from "../search/question.ts"
import type { ConfirmedServing } from "../search/serving-plan.ts"
import type { Interval, ServedCost, ServedHour, ServedMakeOrBuy } from "./serving-answer.ts"

/** Null where nothing comparable is offered, nothing has a price, or nothing is carried. */
export function makeOrBuyOf({ model, kind, request, options }: AskedServing, best: ConfirmedServing): ServedMakeOrBuy | null {
  const deployable = deployableOf(best, request.reserve)
  const { requestsPerSecond } = best.figures
  if (kind === "samples" || deployable === null || !(requestsPerSecond > 0)) return null
  const { input, output } = momentsOf(request)
  return comparedToBuy(requestsPerSecond, deployable, model, { input, output, found: options.prefixHit ?? 0 })
}

/** Null where nothing comparable is offered.  Units: [request/s]. */
export function comparedToBuy(
  requestsPerSecond: number,
  deployable: Deployable,
  { name, graph }: Pick<LaidModel, "name" | "graph">,
  tokens: RequestTokens,
): ServedMakeOrBuy | null {
  const found = makeOrBuy(requestsPerSecond, deployable, comparableApis(namesOf(name), parametersOf(graph)), tokens)
  if (found === null) return null
  const { api, ...rest } = found
  const { where, date } = api.source
  return {
    ...rest,
    ...{ api: api.id, provider: api.provider, source: { where: where ?? "", date } },
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

/** [s] From the decision to a replica that answers: a machine, the weights, the first requests. An assumption. */
const startSeconds = 300

/** Replicas as each hour needs them, and one at least. Null where no hours were asked for or nothing has a price. */
export function dayOf({ request, options }: AskedServing, best: ConfirmedServing): ServedDay | null {
  const deployable = deployableOf(best, request.reserve)
  if (options.hours === undefined || options.rate === undefined || deployable === null) return null
  return servedDay(options.rate, options.hours, { kind: "automatic", lagSeconds: startSeconds, least: 1 }, deployable)
}

/** Paid by the hour, not for the busiest one all day. */
export function throughTheDay(cost: ServedCost | null, day: ServedDay | null): ServedCost | null {
  if (cost === null || day === null) return cost
  const factor = day.perRequest / cost.perRequest
  const times = (x: number | null): number | null => (x === null ? null : factor * x)
  return {
    ...cost,
    perMillionInputTokens: times(cost.perMillionInputTokens),
    perMillionOutputTokens: times(cost.perMillionOutputTokens),
    perThousandImages: times(cost.perThousandImages),
    perRequest: day.perRequest,
    perHour: day.perHour,
    perHourRange:
      cost.perHourRange === null || cost.perHour === null ? null : scaled(cost.perHourRange, day.perHour / cost.perHour),
  }
}

function scaled([low, high]: Interval, factor: number): Interval {
  return [factor * low, factor * high]
}

export function hoursOf(day: ServedDay | null): readonly ServedHour[] {
  return (day?.hours ?? []).map(({ requestsPerSecond, replicas, perHour }, hour) => ({
    hour,
    requestsPerSecond,
    replicas,
    perHour,
  }))
}

/** One replica; two pools are one whole, since their sizes are matched. */
function deployableOf({ plan, figures }: ConfirmedServing, reserve: Deployable["reserve"]): Deployable | null {
  const { capacityRequestsPerSecond: capacity, cost } = figures
  if (cost === null || !(capacity > 0)) return null
  if (plan.pools.kind === "split") return { capacityRequestsPerSecond: capacity, hourly: cost.perHour, reserve: { kind: "none" } }
  const { workers, spares } = plan.pools.pool
  return { capacityRequestsPerSecond: capacity / workers, hourly: cost.perHour / (workers + spares), reserve }
}
