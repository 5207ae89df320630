/** Watch the input that goes with ruin most closely: how much likelier ruin is in its worst fifth. */
import { pullOf, type SamplePlan } from "../../engine/index.ts"
import type { Action } from "../answer.ts"
import { figureAt } from "../columns.ts"
import { halfWidth } from "../worth/student.ts"
import { type Bench, type Benches, meanOf } from "./outcome.ts"
import { type Reached, reachedInputs } from "./reached.ts"
import { amountOf, cashDueMonth, type Standing } from "./standing.ts"

/** Survival below this deserves a look at what endangers it. */
const safeSurvival = 0.9
const worst = 0.2
const near = 0.5

/** `named`: the input that is told of already. */
export function watch(standing: Standing, { coarse, full }: Benches, named: () => string | null): Action[] {
  const { run, chosen } = standing
  const { isRuined } = full.stands
  if (isRuined === null || (run.answer.survival ?? 1) >= safeSurvival) return []
  const top = mostTelling(standing, coarse, named())
  if (top === null) return []
  const column = full.sampler.columns[top.input] ?? new Float64Array(1)
  const edge = figureAt(column, top.pull > 0 ? 1 - worst : worst)
  const isWorst = column.map((x) => ((top.pull > 0 ? x >= edge : x <= edge) ? 1 : 0))
  const { mean, error } = riseIn(isWorst, isRuined, full.sampler.plan)
  if (!(mean - error > 0)) return []
  const by = { unit: "", mean, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }
  return [
    {
      kind: "watch",
      path: top.quantity.path,
      from: amountOf(top.quantity, figureAt(column, 0.5)),
      to: amountOf(top.quantity, edge),
      moves: { path: `${chosen.subject.project.name}.ruin`, by },
      error,
      survival: null,
      otherwise: null,
      cost: null,
      by: cashDueMonth(standing),
    },
  ]
}

/** `pull` is the rank correlation with ruin. */
type Pulling = Reached & { readonly pull: number }

function mostTelling(standing: Standing, { sampler, stands }: Bench, named: string | null): Pulling | null {
  const { isRuined } = stands
  if (isRuined === null) return null
  // What the library draws, such as luck and the times of events, shows itself to nobody.
  const seen = reachedInputs(standing).filter(({ quantity }) => quantity.definition.origin.kind !== "library")
  const pulls = seen.map((one) => ({ ...one, pull: pullOf(sampler.columns[one.input] ?? new Float64Array(), isRuined) }))
  const [most, ...others] = pulls.toSorted((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
  if (most === undefined || most.pull === 0) return null
  // Another one that is nearly as telling is told instead of one that is named already.
  const isNear = ({ pull }: Pulling): boolean => Math.abs(pull) >= near * Math.abs(most.pull)
  return most.quantity.path === named ? (others.find(isNear) ?? most) : most
}

/** How much likelier ruin is among the worst samples than among all, and the 95 % half width of that. */
function riseIn(
  isWorst: Float64Array,
  isRuined: Float64Array,
  { replicates, perReplicate, samples }: SamplePlan,
): { readonly mean: number; readonly error: number } {
  const rise = (from: number, to: number): number => {
    const part = isRuined.subarray(from, to)
    return meanOf(part.filter((_, s) => isWorst[from + s] === 1)) - meanOf(part)
  }
  const parts = Float64Array.from({ length: replicates }, (_, r) => rise(r * perReplicate, (r + 1) * perReplicate))
  return { mean: rise(0, samples), error: halfWidth(parts, 95) }
}
