/** Each holding beside its market price: what of it a newcomer lacks, and cannot simply buy. */
import { finite, type Sampler } from "../../engine/index.ts"
import { isSame } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { ResourceAnswer } from "../answer.ts"
import { meansByMonth } from "../batches.ts"
import { ofProject } from "../find-quantity.ts"
import type { Ground } from "../plan/ground.ts"
import type { AdvantageAnswer, HoldingAnswer } from "./answer.ts"
import type { Contest } from "./contest.ts"
import { fullestOf } from "./fullest.ts"
import { marketPrice } from "./market-price.ts"
import { heldOf, holdingOf } from "./resource-answers.ts"
import { spareOf } from "./spare.ts"

/** Null where what is maximised is no money of the books, or nothing is held. */
export function advantageOf(
  ground: Ground,
  resources: Readonly<Record<string, ResourceAnswer>>,
  contest: Contest,
): AdvantageAnswer | null {
  const { venture, best, unit, samplers, score } = ground
  const { objective } = best.subject
  const held = venture.resources.flatMap((resource) => heldOf(venture.model, resource))
  if (held.length === 0 || !isSame(objective.dimension, { [venture.header.currency]: 1 })) return null
  const sampler = samplers.coarse
  const purse = { venture, sampler, months: paidMonths(venture, ground, sampler) }
  const worth = finite(score.back(best.best.score) / unit.factor)
  const fullest = fullestOf(ground)
  const holdings = held.map((one): readonly [string, HoldingAnswer] => {
    const { name } = one.resource
    const { amount, inBase } = holdingOf(one, sampler)
    const { beyond, price, ...market } = marketPrice(one.resource, amount * inBase, purse)
    const inUnit = (money: number | null): number | null => (money === null ? null : money / unit.factor)
    const ahead = aheadOf(resources[name], worth, inUnit(beyond))
    const equity = ahead === null || worth === null || worth <= 0 ? null : ahead / worth
    const spare = spareOf(one, contest, ground)
    return [
      name,
      { ...market, price: inUnit(price), beyond: inUnit(beyond), ahead, equity, fullest: fullest.get(name) ?? null, spare },
    ]
  })
  const ranked = holdings.filter(([, { ahead }]) => (ahead ?? 0) > 0).toSorted(([, a], [, b]) => (b.ahead ?? 0) - (a.ahead ?? 0))
  const names = ranked.map(([name]) => name)
  const leading = names.find((name) => name !== "cash") ?? names[0] ?? null
  return { unit: unit.unit, holdings: Object.fromEntries(holdings), ranked: names, leading }
}

/** Nobody pays more for a thing than is lost without it. */
function aheadOf(resource: ResourceAnswer | undefined, worth: number | null, beyond: number | null): number | null {
  if (resource === undefined || resource.usedBy.length === 0) return 0
  const lost = resource.holding ?? worth
  if (lost === null) return null
  return Math.max(0, beyond === null ? lost : Math.min(lost, beyond))
}

/** Payments made in every month in money of today: discounted where the venture says how. */
function paidMonths(venture: Venture, { best }: Ground, sampler: Sampler): number {
  const { months } = venture.model
  const factor = ofProject(venture, best.subject.project.name, "business.discount_factor")
  if (factor === null) return months
  const [values] = sampler.run([factor.node], best.best.parameters)
  if (values === undefined) return months
  return meansByMonth(values, sampler).reduce((sum, share) => sum + share, 0)
}
