/** Whether there are more people of a role than the work needs: with one less, chosen anew, the plan is worth more. */
import type { Ground } from "../plan/ground.ts"
import type { Contest } from "./contest.ts"
import { type Held, holdingOf } from "./resource-answers.ts"

/** What one less is worth; null where that is less, and of what is no people. Units: as the objective is shown. */
export function spareOf(held: Held, contest: Contest, { score, unit, chosen }: Ground): number | null {
  if (held.resource.kind !== "people" || !chosen.some(({ subject }) => subject.reach.parameters.has(held.more))) return null
  const { amount, inBase } = holdingOf(held, contest.sampler)
  if (amount < 2) return null
  const [less, now] = contest.both(new Map([[held.more, -inBase]]))
  const gain = (score.back(less.score) - score.back(now.score)) / unit.factor
  return less.shortfall <= now.shortfall && gain > 0 ? gain : null
}
