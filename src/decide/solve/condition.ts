/** The condition of `solve`: a constraint of the language, or one on the mean of a quantity, and how it stands in samples. */
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import { average, type Quantity, type SamplePlan } from "../../engine/index.ts"
import { type Constraint, type Project, parseConstraint, type Venture } from "../../venture/index.ts"
import { atEnd, monthOf } from "../batches.ts"
import { byReplicate } from "../by-replicate.ts"
import { findQuantity } from "../find-quantity.ts"
import { checkLimit, type Limit, shortfallAt } from "../limits.ts"
import { halfWidth } from "../student.ts"
import { limitOn, meant, namesIn } from "../subject.ts"

export type Condition = {
  readonly text: string
  readonly limit: Limit
  /** The mean is compared, not a probability. */
  readonly isMean: boolean
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

/** Where messages about it say that it stands. */
export const conditionPlace = "--such-that"

const meanForm = /^(\s*mean\s*\()([^()]*)(\))(.*)$/su

export type Wish = { readonly text: string; readonly constraint: Constraint; readonly isMean: boolean }

/** `ruin at end < 5 %`, `cash always > 0 USD with 95 %`, `mean(value) > 2M USD`; null when it is none of them, which is told. */
export function readCondition(text: string, { header }: Venture, diagnostics: Diagnostic[]): Wish | null {
  const [, before = "", inside = "", , after = ""] = meanForm.exec(text) ?? []
  const isMean = before !== ""
  // Blanks in the place of `mean(` and `)`: what is told of the rest is told at its place.
  const plain = isMean ? `${" ".repeat(before.length)}${inside} ${after}` : text
  const constraint = parseConstraint(plain, conditionPlace, header, (d) => void diagnostics.push(d))
  if (constraint === null) return null
  if (isMean && /\swith\s+[\d.]+\s*%\s*$/u.test(after)) {
    diagnostics.push(error("solve-mean-with", constraint.span, { quantity: constraint.quantity }))
    return null
  }
  return { text: text.trim(), constraint: { ...constraint, text: text.trim() }, isMean }
}

/** What it means in a project, or in a file without any. */
export function conditionIn(venture: Venture, project: Project | null, wish: Wish, diagnostics: Diagnostic[]): Condition | null {
  const { constraint, text } = wish
  const quantity = quantityOf(venture, project, constraint.quantity)
  if (quantity === null) {
    const known = project === null ? [...venture.model.quantities.keys()] : namesIn(venture, project)
    const { quantity: name, span } = constraint
    diagnostics.push(error("unknown-quantity", span, { name, nearest: nearest(name, known) }))
    return null
  }
  const [limit] = limitOn(quantity, constraint, diagnostics)
  // The mean of a truth is its probability, which is compared anyway.
  return limit === undefined ? null : { text, limit, isMean: wish.isMean && !limit.isTruth }
}

function quantityOf(venture: Venture, project: Project | null, name: string): Quantity | null {
  const known = project === null ? null : meant(venture, project, name)
  if (known !== null) return known
  const found = findQuantity(venture.model, name)
  if (found.kind === "found") return found.quantity
  // In a file without projects the cash tells of ruin too.
  return project === null && name === "ruin" ? (venture.model.quantities.get("cash") ?? null) : null
}

/** Shape: values [samples] or [months][samples], in base units. */
export function standingOf(condition: Condition, values: Float64Array, plan: SamplePlan): Standing {
  const { samples } = plan
  const votes = condition.isMean ? worstMonth(condition, values, samples) : checkLimit(condition.limit, values, samples).votes
  const figure = average(votes)
  const parts = byReplicate(votes, plan, average)
  const error = halfWidth(Float64Array.from(parts), 95)
  const lack = lackAt(condition, figure)
  const miss = lack === 0 ? 0 : missOf(condition, values, samples)
  return { figure, error: Number.isFinite(error) ? error : 0, isMet: lack === 0, lack, miss }
}

/** The months that are asked for.  Shape: [months][samples]. */
function monthsOf({ limit }: Condition, values: Float64Array, samples: number): Float64Array[] {
  const { when } = limit.constraint
  const last = values.length / samples - 1
  if (when.kind === "end") return [atEnd(values, samples)]
  if (when.kind === "month") return [monthOf(values, Math.min(when.month, last), samples)]
  return Array.from({ length: last + 1 }, (_, month) => monthOf(values, month, samples))
}

/** Of the months asked for, the one whose mean lacks most. */
function worstMonth(condition: Condition, values: Float64Array, samples: number): Float64Array {
  const room = (month: Float64Array): number => roomAt(condition, average(month))
  return monthsOf(condition, values, samples).reduce((worst, month) => (room(month) < room(worst) ? month : worst))
}

/** In the worst month of each sample; of truths and means the figure itself tells. */
function missOf(condition: Condition, values: Float64Array, samples: number): number {
  const { limit, isMean } = condition
  if (limit.isTruth || isMean) return 0
  const worst = new Float64Array(samples)
  for (const month of monthsOf(condition, values, samples))
    for (let s = 0; s < samples; s++) worst[s] = Math.max(worst[s]!, -roomAt(condition, month[s]!))
  return average(worst)
}

/** How much is missing at such a figure; 0 when the condition holds, NaN where the figure is not known. */
export function lackAt({ limit, isMean }: Condition, figure: number): number {
  // A mean is compared as the probability of a truth is: itself with the value.
  return shortfallAt(isMean ? { ...limit, isTruth: true } : limit, figure)
}

/** Negative where it does not hold, by how much. */
function roomAt({ limit: { constraint } }: Condition, figure: number): number {
  const side = sideOf(constraint)
  return side === 0 ? -Math.abs(figure - constraint.value) : side * (figure - constraint.value)
}

/** 1 where a higher figure holds better, -1 where a lower one does, 0 where neither. */
export function betterSide({ limit, isMean }: Condition): 1 | -1 | 0 {
  return limit.isTruth || isMean ? sideOf(limit.constraint) : 1
}

function sideOf({ comparison }: Constraint): 1 | -1 | 0 {
  if (comparison === ">" || comparison === ">=") return 1
  return comparison === "<" || comparison === "<=" ? -1 : 0
}

/** What the figure is compared with, in base units: a probability, or the value of the condition. */
export function boundOf({ limit, isMean }: Condition): number {
  return limit.isTruth || isMean ? limit.constraint.value : limit.constraint.probability
}
