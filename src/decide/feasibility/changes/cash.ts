/**
 * The money runs out: the cash at which it does so no more often than is allowed. Cash that is there from the start lifts every month by
 * the same, so that the lowest month tells how much is missing; what hangs on it besides (interest, tax) is met by trying it.
 */
import { atEnd, monthOf } from "../../batches.ts"
import { ofProject } from "../../find-quantity.ts"
import { quantiles } from "../../quantiles.ts"
import { lowestOf } from "../../ruin.ts"
import { candidateOf, medianOf } from "../amounts.ts"
import { type Bench, columnOf } from "../bench.ts"
import { firstThat, type Tried } from "../change.ts"
import { roundedUp } from "../least.ts"
import { limitsFor, standingOf } from "../limits.ts"

const limit = "cash"

/** How much of what is missing is added, until it is enough. */
const shares = [1, 1.02, 1.1, 1.3, 1.7, 2.5]

export function cashChanges(bench: Bench): Tried[] {
  const { venture, project, sampler } = bench
  const opening = venture.model.quantities.get("resources.cash")
  const cash = ofProject(venture, project.name, "cash")
  const standing = standingOf(limit, bench)
  if (opening === undefined || cash === null || standing === null) return []
  const { samples } = sampler.plan
  const [there, left] = [columnOf(bench, opening), columnOf(bench, cash)]
  const start = atEnd(there, samples)
  const lowest = lowestOf(asked(bench, left, samples), samples)
  // A founder's condition on the cash itself may want more than nothing.
  const floor = Math.max(0, ...limitsFor(limit, bench).map(({ isTruth, constraint }) => (isTruth ? 0 : constraint.value)))
  const needs = lowest.map((low, s) => start[s]! - low + floor)
  const [need = Number.NaN] = quantiles(needs, [Math.min(1, standing.required)])
  const today = medianOf(bench, opening)
  const missing = need / opening.factor - today
  if (!Number.isFinite(missing) || missing <= 0) return []
  const candidates = shares.map((share) =>
    candidateOf({ kind: "cash", quantity: opening }, today, roundedUp(today + share * missing)),
  )
  return firstThat(limit, bench, candidates)
}

/** Up to the last month that a condition looks at. */
function asked(bench: Bench, values: Float64Array, samples: number): Float64Array {
  const months = limitsFor(limit, bench).map(({ constraint: { when } }) => (when.kind === "month" ? when.month : null))
  const last = Math.max(0, ...months.map((month) => month ?? 0))
  return months.includes(null) || values.length === samples
    ? values
    : values.subarray(0, monthOf(values, last, samples).length * (last + 1))
}
