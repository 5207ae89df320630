/** How far steps that were measured move every plan on such GPUs, and how much surer it becomes. */
import { shiftedFactors, spreadOfInterval, updateWith } from "../calibration/update.ts"
import type { TrainingEstimate } from "../estimate.ts"

/** A run that was measured. */
export type MeasuredRun = {
  readonly count: number
  /** [s] The step as measured, and what was expected. */
  readonly seconds: number
  readonly expected: number
}

/** Factors on the time of a step: its middle and the ends of a 90 % interval around that. */
export type Shift = { readonly factor: number; readonly low: number; readonly high: number }

/** [ln] No plan is surer than two measured steps agree (../calibration/update.ts): one that waits for its data alone has an interval of no width. */
const leastSpread = 0.06

/** The prior is the interval of the plan, which measuring never widens. */
export function shiftBy(
  runs: readonly MeasuredRun[],
  { stepSeconds, interval }: Pick<TrainingEstimate, "stepSeconds" | "interval">,
): Shift {
  const [low, high] = [interval[0] / stepSeconds, interval[1] / stepSeconds]
  if (runs.length === 0) return { factor: 1, low, high }
  const shift = updateWith(
    runs.map(({ seconds }) => seconds),
    runs.map((run) => run.expected),
    Math.max(leastSpread, spreadOfInterval(low, high)),
  )
  const [below, above] = shiftedFactors(shift)
  return above / below < high / low ? { factor: shift.factor, low: below, high: above } : { factor: shift.factor, low, high }
}
