/** Deployments that carry a load by themselves: what one can begin with, beside what a plan takes in all. */
import { type Candidate, hourlyOf, isPriced } from "./candidate.ts"
import { type Found, fitsFleet, keepsAt } from "./cheapest.ts"
import type { Families } from "./choice.ts"
import { plannedServing } from "./figures.ts"
import { boundOf, carriedBy } from "./most-carried.ts"
import { slackOf } from "./question.ts"
import { byChance, type Screening, type Spread, strainOf } from "./screening.ts"
import type { ServingUnit } from "./serving-plan.ts"

type Unit = { readonly candidate: Candidate; readonly hourly: number; readonly most: number }

const withoutSpares = { kind: "none" } as const

/**
 * Single replicas of all families, and the pools that `found` matched; of those the ones than which no other is cheaper both by the hour and by the
 * request, each as full as the promise allows. By rising price of an hour. Exact: one is left out where its bound, or the rate at which it would be the
 * cheapest by the request, tells that it is not.
 * Units: [USD/hour], [request/s].  Errors: none; what has no price is left out.
 */
export function unitsOf(
  screening: Screening,
  families: Families,
  found: readonly Found[],
  spread: Spread,
): readonly ServingUnit[] {
  const { question } = screening
  const [units, candidates]: [ServingUnit[], readonly Unit[]] = [[], unitsIn(screening, families, found, spread)]
  let perDollar = 0 // [request/s] for each USD of an hour, of the best so far
  for (const { candidate, hourly, most } of candidates) {
    const enough = perDollar * hourly
    if (most <= enough || (enough > 0 && !keepsAt(screening, candidate, byChance(enough), spread))) continue
    const carried = carriedBy(screening, candidate, spread)
    if (carried === null || carried.requestsPerSecond <= enough) continue
    if (units.at(-1)?.hourly === hourly) units.pop()
    units.push({
      plan: plannedServing(candidate, { ...question, reserve: withoutSpares }),
      hourly,
      capacityRequestsPerSecond: carried.requestsPerSecond,
    })
    perDollar = carried.requestsPerSecond / hourly
  }
  return units
}

/** The cheapest by the hour first; of equal ones the one that may carry most, so that few behind it are weighed. */
function unitsIn(screening: Screening, families: Families, found: readonly Found[], spread: Spread): readonly Unit[] {
  const { question } = screening
  const single = families.flat().map((worker): Candidate => ({ kind: "joint", worker, replicas: 1 }))
  const pools = found.map(({ candidate }) => candidate).filter(({ kind }) => kind === "split")
  return [...single, ...pools]
    .filter((candidate) => fitsFleet(candidate, question) && isPriced(candidate))
    .filter((candidate) => candidate.kind === "split" || strainOf(candidate.worker.bounds, question.slo, spread) <= 1)
    .map((candidate) => ({ candidate, hourly: hourlyOf(candidate, withoutSpares), most: slackOf(null) * boundOf(candidate) }))
    .toSorted((a, b) => a.hourly - b.hourly || b.most - a.most)
}
