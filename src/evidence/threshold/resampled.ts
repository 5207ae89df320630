/**
 * How sure the best threshold is: chosen anew on resamples of the rows, and each choice judged on the rows themselves, which
 * tells how much it flatters.
 * Source: counts of rows as Poisson draws: Hanley and MacGibbon, Creating non-parametric bootstrap samples using Poisson
 * frequencies (Computer Methods and Programs in Biomedicine 83, 2006); what the choice flatters: Efron, Estimating the error rate of
 * a prediction rule (JASA 78, 1983).
 */
import { quantileOf } from "../moments.ts"
import type { Interval } from "../proportions.ts"
import { poissonDraw, uniforms } from "../random.ts"
import { type Costs, cheapest, costCurve, type Rule, type ScoreGroup } from "./cost-curve.ts"

export type Resampled = {
  readonly threshold: Interval
  /** What the chosen rule saves against the better of flagging none and all, of a row. */
  readonly saving: Interval
  /** By how much its cost on the rows that chose it is too low. */
  readonly flattery: number
}

const times = 1000
const seed = 20261124

/** `rules`: the curve of the groups themselves. */
export function resampled(groups: readonly ScoreGroup[], rules: readonly Rule[], costs: Costs, alpha: number): Resampled {
  const uniform = uniforms(seed)
  const chosen = cheapest(rules).threshold
  const thresholds: number[] = []
  const savings: number[] = []
  let flattery = 0
  for (let time = 0; time < times; time++) {
    const drawn = groups.map(({ score, yes, no }) => ({
      score,
      yes: yes === 0 ? 0 : poissonDraw(yes, uniform),
      no: no === 0 ? 0 : poissonDraw(no, uniform),
    }))
    const curve = costCurve(drawn, costs)
    if (!Number.isFinite(curve[0]?.cost)) continue
    const best = cheapest(curve)
    const atBest = rules[curve.indexOf(best)]?.cost ?? best.cost
    const atChosen = curve[rules.findIndex(({ threshold }) => threshold === chosen)]?.cost ?? best.cost
    thresholds.push(best.threshold)
    savings.push(Math.min(curve[0]?.cost ?? 0, curve.at(-1)?.cost ?? 0) - atChosen)
    flattery += (atBest - best.cost) / times
  }
  const interval = (values: number[]): Interval => {
    const sorted = values.toSorted((a, b) => a - b)
    return [quantileOf(sorted, alpha / 2), quantileOf(sorted, 1 - alpha / 2)]
  }
  return { threshold: ends(thresholds, alpha), saving: interval(savings), flattery: Math.max(0, flattery) }
}

/** Thresholds are values of the score, or infinity: nothing lies between two. */
function ends(values: readonly number[], alpha: number): Interval {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  return [at(alpha / 2), at(1 - alpha / 2)]
}
