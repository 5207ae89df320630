/** Watch the input that goes with ruin most closely: how much likelier ruin is in its worst fifth. */
import type { Action } from "../answer.ts"
import { figureAt } from "../columns.ts"
import { pullOf } from "../known-ranks.ts"
import { halfWidth } from "../student.ts"
import { type Benches, meanOf } from "./outcome.ts"
import { type Reached, reachedInputs } from "./reached.ts"
import { amountOf, leanestMonth, type Standing } from "./standing.ts"

/** Survival below this deserves a look at what endangers it. */
const safeSurvival = 0.9
const worst = 0.2
const near = 0.5

export function watch(standing: Standing, { coarse, full }: Benches, named: string | null): Action[] {
  const { run, chosen } = standing
  const isRuined = full.stands.isRuined
  const atHand = coarse.stands.isRuined
  if (isRuined === null || atHand === null || (run.answer.survival ?? 1) >= safeSurvival) return []
  const pull = ({ input }: Reached): number => pullOf(coarse.sampler.columns[input] ?? new Float64Array(), atHand)
  // What the library draws, such as luck and the times of events, shows itself to nobody.
  const seen = reachedInputs(standing).filter(({ quantity }) => quantity.definition.origin.kind !== "library")
  const pulls = seen.map((one) => ({ ...one, pull: pull(one) }))
  const [most, ...others] = pulls.toSorted((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
  if (most === undefined || most.pull === 0) return []
  // Another one that is nearly as telling is told instead of one that is named already.
  const isNear = ({ pull: other }: typeof most): boolean => Math.abs(other) >= near * Math.abs(most.pull)
  const top = most.quantity.path === named ? (others.find(isNear) ?? most) : most
  const column = full.sampler.columns[top.input] ?? new Float64Array(1)
  const edge = figureAt(column, top.pull > 0 ? 1 - worst : worst)
  const isWorst = (x: number): boolean => (top.pull > 0 ? x >= edge : x <= edge)
  const { replicates, perReplicate, samples } = full.sampler.plan
  const rise = (from: number, to: number): number => {
    const part = isRuined.subarray(from, to)
    return meanOf(part.filter((_, s) => isWorst(column[from + s]!))) - meanOf(part)
  }
  const mean = rise(0, samples)
  const parts = Float64Array.from({ length: replicates }, (_, r) => rise(r * perReplicate, (r + 1) * perReplicate))
  const error = halfWidth(parts, 95)
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
      by: leanestMonth(standing),
    },
  ]
}
