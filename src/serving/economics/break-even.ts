/** Loads at which one's own replicas cost what requests cost elsewhere. */
import { type Deployable, servedDay, type Traffic } from "./replica-hours.ts"

const hour = 3600
const mostReplicas = 1000
/** A whole number of capacities must not round up to one more. */
const rounding = 1e-9

/** [request/s] At which so much is earned as the replicas for a load cost. */
type Even = (requestsPerSecond: number) => number

function evenOf(deployable: Deployable, { curve, scaling }: Traffic, perRequest: number): Even {
  return (rate) => servedDay(rate * (1 - rounding), curve, scaling, deployable).perHour / (hour * perRequest)
}

/**
 * The least mean load that is no dearer on replicas of one's own. Cost rises by steps with the load, and within a step making pays from `even` on: below `even` of
 * a load nothing pays, since no greater load costs less. So going from even to even from below stops at the first load that pays.
 * Units: [USD/request] → [request/s].  Errors: none; null where none pays, as far as a thousand replicas at the busiest hour.
 */
export function breakEven(deployable: Deployable, traffic: Traffic, perRequest: number): number | null {
  const even = evenOf(deployable, traffic, perRequest)
  const most = mostOf(deployable, traffic)
  let rate = rounding * deployable.capacityRequestsPerSecond
  while (rate <= most) {
    const next = even(rate)
    if (next <= rate) return rate
    rate = next
  }
  return null
}

/**
 * The mean load beyond which making is never dearer: from even to even from above, where each load between a load and its `even` pays.
 * Units: [USD/request] → [request/s].  Errors: none; null where it is the dearer at a thousand replicas still.
 */
export function alwaysFrom(deployable: Deployable, traffic: Traffic, perRequest: number): number | null {
  const even = evenOf(deployable, traffic, perRequest)
  let rate = mostOf(deployable, traffic)
  if (even(rate) > rate) return null
  for (let next = even(rate); next < rate * (1 - rounding); next = even(rate)) rate = next
  return rate
}

/** [request/s] In the mean, where the busiest hour takes a thousand replicas. */
function mostOf({ capacityRequestsPerSecond }: Deployable, { curve }: Traffic): number {
  const mean = curve.reduce((sum, factor) => sum + factor, 0) / curve.length
  return (mostReplicas * capacityRequestsPerSecond * mean) / Math.max(...curve)
}
