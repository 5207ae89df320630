/** In which month the best project takes most of each resource: where a plan meets its bounds. */
import { average, type Sampler } from "../../engine/index.ts"
import { loadsOf } from "../allocation/loads.ts"
import { atEnd, meansByMonth, monthOf } from "../batches.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import type { Ground } from "../plan/ground.ts"
import { ruinedBy } from "../ruin.ts"
import type { Fullest } from "./answer.ts"

/** By the name of the resource: GPUs, people, and the cash. */
export function fullestOf(ground: Ground): ReadonlyMap<string, Fullest> {
  const { venture, best, samplers } = ground
  const sampler = samplers.coarse
  const found = new Map<string, Fullest>()
  for (const { shared, taken, there } of loadsOf(venture, best, sampler)) {
    const fullest = fullestMonth(taken, there, sampler)
    for (const { name } of shared.resources) found.set(name, fullest)
  }
  const cash = lowestCash(ground, sampler)
  if (cash !== null) found.set("cash", cash)
  return found
}

/** The first month in which most is taken.  Shape: taken [months][samples], there [samples]. */
function fullestMonth(taken: Float64Array, there: Float64Array, sampler: Sampler): Fullest {
  const { samples } = sampler.plan
  const held = average(there)
  const means = meansByMonth(taken, sampler)
  const month = means.indexOf(Math.max(...means))
  const isFull = there.map((amount, s) => {
    for (let m = 0; m < means.length; m++) if (amount > 0 && taken[m * samples + s]! >= amount) return 1
    return 0
  })
  return { month, share: held === 0 ? 0 : (means[month] ?? 0) / held, probability: average(isFull) }
}

/** Null where the project has no cash by month, or began with none. */
function lowestCash({ venture, best }: Ground, sampler: Sampler): Fullest | null {
  const { name } = best.subject.project
  const [cash, opening] = [ofProject(venture, name, "cash"), inProject(venture, name, "resources.cash")]
  if (cash === null || opening === null || !cash.isMonthly) return null
  const [values, first] = sampler.run([cash.node, opening.node], best.best.parameters)
  if (values === undefined || first === undefined) return null
  const { samples } = sampler.plan
  const ruined = ruinedBy(values, samples)
  // What ruined ventures lack counts no more.
  const means = meansByMonth(
    values.map((money, k) => (ruined[k] === 0 ? money : 0)),
    sampler,
  )
  const month = means.indexOf(Math.min(...means))
  const isOut = atEnd(ruined, samples)
  const start = average(monthOf(first, 0, samples))
  return start > 0 ? { month, share: (means[month] ?? 0) / start, probability: average(isOut) } : null
}
