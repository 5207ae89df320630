/** What a plan costs through the hours of the day or week. */
import { type Deployable, evenTraffic, type ServedDay, servedDay, type Traffic } from "../economics/replica-hours.ts"
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ServingOptions } from "../request/serving-options.ts"
import type { ConfirmedServing } from "../search/serving-plan.ts"
import type { Interval, ServedCost, ServedHour } from "./serving-answer.ts"

/** [s] From the decision to a replica that answers: a machine, the weights, the first requests. An assumption. */
const startSeconds = 300

/** Replicas as each hour needs them, and one at least. */
export function trafficOf({ hours }: ServingOptions): Traffic {
  if (hours === undefined) return evenTraffic
  return { curve: hours, scaling: { kind: "automatic", lagSeconds: startSeconds, least: 1 } }
}

/** Null where no hours were asked for or nothing has a price. */
export function dayOf({ request, options }: AskedServing, best: ConfirmedServing): ServedDay | null {
  const deployable = deployableOf(best, request.reserve)
  if (options.hours === undefined || options.rate === undefined || deployable === null) return null
  const { curve, scaling } = trafficOf(options)
  return servedDay(options.rate, curve, scaling, deployable)
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
    perMillionTokens: factor * cost.perMillionTokens,
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

/** One replica; two pools are one whole, since their sizes are matched. What a plan carries within the promise its replicas can carry. */
export function deployableOf({ plan, figures, meetsSlo }: ConfirmedServing, reserve: Deployable["reserve"]): Deployable | null {
  const { capacityRequestsPerSecond, requestsPerSecond, cost } = figures
  const capacity = Math.max(capacityRequestsPerSecond, meetsSlo ? requestsPerSecond : 0)
  if (cost === null || !(capacity > 0)) return null
  if (plan.pools.kind === "split") return { capacityRequestsPerSecond: capacity, hourly: cost.perHour, reserve: { kind: "none" } }
  const { workers, spares } = plan.pools.pool
  return { capacityRequestsPerSecond: capacity / workers, hourly: cost.perHour / (workers + spares), reserve }
}
