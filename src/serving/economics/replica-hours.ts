/** Replicas through the day or week: as many as each hour needs, there before they are needed, and what they cost. */
import { type Reserve, sparesFor } from "./reserve.ts"

/** How much comes in each hour, over the mean: 24 make a day, 168 a week; after the last comes the first. Their mean is made 1. */
export type TrafficCurve = readonly number[]

/** fixed: as many as the busiest hour needs, always. automatic: [s] from the decision to a replica that answers, and never fewer than so many. */
export type Scaling =
  | { readonly kind: "fixed" }
  | { readonly kind: "automatic"; readonly lagSeconds: number; readonly least: number }

/** How a load comes, and how replicas follow it. */
export type Traffic = { readonly curve: TrafficCurve; readonly scaling: Scaling }

/** The same at all hours. */
export const evenTraffic: Traffic = { curve: [1], scaling: { kind: "fixed" } }

export type Deployable = {
  /** [1/s] of one replica within the promise, and [USD/hour] of one. */
  readonly capacityRequestsPerSecond: number
  readonly hourly: number
  readonly reserve: Reserve
}

/** A stretch of an hour with one number of replicas. */
export type Stretch = { readonly hour: number; readonly hours: number; readonly replicas: number }

export type ServedHour = {
  readonly requestsPerSecond: number
  /** Paid, on average over the hour, with those that stand by. */
  readonly replicas: number
  /** [USD/hour], [USD/request]; Infinity where nothing comes. */
  readonly perHour: number
  readonly perRequest: number
}

export type ServedDay = {
  readonly hours: readonly ServedHour[]
  /** At the most. */
  readonly peakReplicas: number
  /** [USD/hour] on average, [USD/request] of all. */
  readonly perHour: number
  readonly perRequest: number
  readonly stretches: readonly Stretch[]
}

const hour = 3600

/** Errors: none; a curve without any traffic counts as an even one. */
export function servedDay(requestsPerSecond: number, curve: TrafficCurve, scaling: Scaling, deployable: Deployable): ServedDay {
  const total = curve.reduce((sum, factor) => sum + factor, 0)
  const rates = curve.map((factor) => (total > 0 ? (requestsPerSecond * factor * curve.length) / total : requestsPerSecond))
  const needed = rates.map((rate) => replicasFor(rate, deployable))
  const stretches = stretchesOf(needed, scaling)
  const replicas = rates.map((_, h) =>
    sumOf(stretches.filter((each) => each.hour === h).map((each) => each.hours * each.replicas)),
  )
  const hours = rates.map((rate, h): ServedHour => {
    const perHour = (replicas[h] ?? 0) * deployable.hourly
    return { requestsPerSecond: rate, replicas: replicas[h] ?? 0, perHour, perRequest: perHour / (hour * rate) }
  })
  const perHour = sumOf(hours.map((each) => each.perHour)) / hours.length
  const peakReplicas = Math.max(...stretches.map((each) => each.replicas))
  return { hours, peakReplicas, perHour, perRequest: perHour / (hour * requestsPerSecond), stretches }
}

/** As many as carry a rate, and those that stand by. */
export function replicasFor(requestsPerSecond: number, { capacityRequestsPerSecond, reserve }: Deployable): number {
  const carrying = Math.ceil(requestsPerSecond / capacityRequestsPerSecond)
  return carrying + sparesFor(reserve, carrying)
}

/**
 * At any moment there are as many as are needed from then until the lag has passed: who is started later comes too late. What is no longer needed
 * goes at once. With hours of even traffic that is two stretches an hour: the end of it looks one hour further ahead.
 */
function stretchesOf(needed: readonly number[], scaling: Scaling): readonly Stretch[] {
  if (scaling.kind === "fixed") return needed.map((_, h) => ({ hour: h, hours: 1, replicas: Math.max(...needed) }))
  const lag = scaling.lagSeconds / hour
  const whole = Math.floor(lag)
  const most = (from: number, ahead: number): number =>
    Math.max(scaling.least, ...Array.from({ length: ahead + 1 }, (_, k) => needed[(from + k) % needed.length] ?? 0))
  return needed.flatMap((_, h) => [
    { hour: h, hours: 1 - (lag - whole), replicas: most(h, whole) },
    { hour: h, hours: lag - whole, replicas: most(h, whole + 1) },
  ])
}

export type Commitment = {
  /** Replicas that are committed to; the others are paid by the hour. */
  readonly replicas: number
  /** [USD/hour] of all, on average. */
  readonly perHour: number
}

/** How many replicas are worth a commitment, at its price and at that by the hour [USD/replica/hour]: the best of all numbers, the fewest of the best. */
export function bestCommitment({ stretches, peakReplicas }: ServedDay, committed: number, byHour: number): Commitment {
  const hours = sumOf(stretches.map((each) => each.hours))
  const costOf = (replicas: number): number =>
    replicas * committed + (byHour * sumOf(stretches.map((each) => each.hours * Math.max(0, each.replicas - replicas)))) / hours
  let best: Commitment = { replicas: 0, perHour: costOf(0) }
  for (let replicas = 1; replicas <= peakReplicas; replicas++) {
    const perHour = costOf(replicas)
    if (perHour < best.perHour) best = { replicas, perHour }
  }
  return best
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
