/** The condition of `solve` in a project: what is compared with what, and how it stands in samples. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { average, type SamplePlan } from "../../engine/index.ts"
import type { Comparison, Constraint, Project, Venture } from "../../venture/index.ts"
import { atEnd, monthOf } from "../batches.ts"
import { byReplicate } from "../by-replicate.ts"
import { checkLimit, type Limit, shortfallAt } from "../choose/limits.ts"
import { limitOn } from "../choose/subject.ts"
import { reachOf } from "../dependence.ts"
import { isTime } from "../figures.ts"
import { halfWidth } from "../worth/student.ts"
import { notThere, quantityOf } from "./condition-quantity.ts"
import type { Wish } from "./wish.ts"

export type Condition = {
  readonly text: string
  readonly limit: Limit
  /** What is compared: the probability, the mean, or the quantity itself where it is the same in every sample. */
  readonly measure: "probability" | "mean" | "figure"
}

/** Figures in base units. */
export type Standing = {
  readonly figure: number
  readonly error: number
  readonly isMet: boolean
  readonly lack: number
  /** By how much samples miss the value of the condition on average: tells where to look where the probability is nothing all around. */
  readonly miss: number
}

/** What it means in a project, or in a file without any. */
export function conditionIn(venture: Venture, project: Project | null, wish: Wish, diagnostics: Diagnostic[]): Condition | null {
  const { constraint, text } = wish
  const quantity = quantityOf(venture, project, constraint.quantity)
  if (quantity === null) {
    diagnostics.push(notThere(venture, project, constraint))
    return null
  }
  const [limit] = limitOn(quantity, constraint, diagnostics)
  return limit === undefined ? null : { text, limit, measure: measureOf(venture, limit, wish) }
}

function measureOf({ model }: Venture, { quantity, constraint, isTruth }: Limit, { isMean }: Wish): Condition["measure"] {
  // The mean of a truth is its probability, which is compared anyway.
  if (isTruth) return "probability"
  if (isMean) return "mean"
  const isSure = reachOf(model, [quantity.node]).inputs.size === 0
  // A moment may never come, which is no figure.
  return isSure && (constraint.comparison === "==" || !isTime(quantity.dimension)) ? "figure" : "probability"
}

/** Shape: values [samples] or [months][samples], in base units. */
export function standingOf(condition: Condition, values: Float64Array, plan: SamplePlan): Standing {
  const { samples } = plan
  const votes =
    condition.measure === "probability"
      ? checkLimit(condition.limit, values, samples).votes
      : worstMonth(condition, values, samples)
  const figure = middleOf(condition, votes)
  const parts = byReplicate(votes, plan, average)
  const error = halfWidth(Float64Array.from(parts), 95)
  const lack = lackAt(condition, figure)
  const miss = lack === 0 ? 0 : missOf(condition, values, samples)
  return { figure, error: Number.isFinite(error) ? error : 0, isMet: lack === 0, lack, miss }
}

/** Infinite too where every sample says the same. */
function middleOf({ measure }: Condition, values: Float64Array): number {
  return measure === "figure" ? (values[0] ?? Number.NaN) : average(values)
}

/** The months that are asked for.  Shape: [months][samples]. */
export function monthsOf({ limit }: Condition, values: Float64Array, samples: number): Float64Array[] {
  const { when } = limit.constraint
  const last = values.length / samples - 1
  if (when.kind === "end") return [atEnd(values, samples)]
  if (when.kind === "month") return [monthOf(values, Math.min(when.month, last), samples)]
  return Array.from({ length: last + 1 }, (_, month) => monthOf(values, month, samples))
}

/** Of the months asked for, the one whose mean lacks most. */
function worstMonth(condition: Condition, values: Float64Array, samples: number): Float64Array {
  const room = (month: Float64Array): number => roomAt(condition, middleOf(condition, month))
  return monthsOf(condition, values, samples).reduce((worst, month) => (room(month) < room(worst) ? month : worst))
}

/** In the worst month of each sample; of truths and means the figure itself tells. */
function missOf(condition: Condition, values: Float64Array, samples: number): number {
  const { limit, measure } = condition
  if (limit.isTruth || measure !== "probability") return 0
  const worst = new Float64Array(samples)
  for (const month of monthsOf(condition, values, samples))
    for (let s = 0; s < samples; s++) worst[s] = Math.max(worst[s]!, -roomAt(condition, month[s]!))
  return average(worst)
}

/** How much is missing at such a figure; 0 when the condition holds, NaN where the figure is not known. */
export function lackAt(condition: Condition, figure: number): number {
  // A figure is compared as the probability of a truth is: itself with the value.
  return shortfallAt({ ...condition.limit, isTruth: isItself(condition) }, figure)
}

/** The figure is compared with the value of the condition; else with the probability that is asked for. */
function isItself({ limit, measure }: Condition): boolean {
  return limit.isTruth || measure !== "probability"
}

/** Negative where it does not hold, by how much. */
function roomAt({ limit: { constraint } }: Condition, figure: number): number {
  const side = sideOf(constraint)
  const over = figure - constraint.value
  if (side !== 0) return side * over
  return constraint.comparison === "==" ? -Math.abs(over) : Math.abs(over)
}

/** 1 where a higher figure holds better, -1 where a lower one does, 0 where neither. */
export function betterSide(condition: Condition): 1 | -1 | 0 {
  return isItself(condition) ? sideOf(condition.limit.constraint) : 1
}

/** Of an equality: what the figure must be, in base units. */
export function equalTo(condition: Condition): number | null {
  const { comparison, value } = condition.limit.constraint
  return comparison === "==" && isItself(condition) ? value : null
}

function sideOf({ comparison }: Constraint): 1 | -1 | 0 {
  if (comparison === ">" || comparison === ">=") return 1
  return comparison === "<" || comparison === "<=" ? -1 : 0
}

/** What the figure is compared with, in base units: a probability, or the value of the condition. */
export function boundOf(condition: Condition): number {
  const { value, probability } = condition.limit.constraint
  return isItself(condition) ? value : probability
}

/** What the figure is compared with by: that the comparison holds, with at least the probability. */
export function comparisonOf(condition: Condition): Comparison {
  return isItself(condition) ? condition.limit.constraint.comparison : ">="
}
