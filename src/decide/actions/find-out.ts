/** Find out the one input that is worth most to know beforehand, unless another action is about it or nobody can know it. */
import { statsOf } from "../figures.ts"
import { isKnowable } from "../information/knowable.ts"
import { halfWidthOf } from "../worth/student.ts"
import { type Informed, launchMonth, type Proposal } from "./standing.ts"

export function findOut(standing: Informed, named: string | null): Proposal[] {
  const { venture, learned, replicates, unit, chosen } = standing
  // The return that founders require is theirs to say, not to find out.
  const top = learned.find(({ input }) => input !== named && input !== "discount" && isKnowable(venture, input))
  if (top === undefined) return []
  const error = halfWidthOf(top.error, replicates, 95)
  if (!(top.value - error > 0)) return []
  const by = { ...statsOf(top.gains(), { ...unit, isMoment: false }), mean: top.value }
  const moves = { path: chosen.subject.objective.path, by }
  const told = { from: null, to: null, moves, error, survival: null, otherwise: null, cost: null, by: launchMonth(standing) }
  return [{ action: { kind: "find-out", path: top.input, ...told }, worth: top.value }]
}
