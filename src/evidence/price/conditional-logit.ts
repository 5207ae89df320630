/**
 * Choices among alternatives: the chance of each is the exponential of its worth over the sum of those beside it.
 * Source: McFadden, Conditional logit analysis of qualitative choice behavior (Frontiers in Econometrics, 1974); Newton's method on the
 * likelihood, which has one top.
 */
import { triangleOf } from "../fit/centred.ts"

export type Choices = {
  /** Shape: [terms, rows]. */
  readonly columns: readonly Float64Array[]
  /** Begin and end of each task's rows. */
  readonly tasks: readonly (readonly [from: number, to: number])[]
  /** The row that was chosen in each task. */
  readonly chosen: readonly number[]
}

export type ChoiceFit = {
  readonly kind: "fitted"
  readonly worths: readonly number[]
  /** Shape: [terms, terms]. */
  readonly covariance: readonly (readonly number[])[]
  readonly logLikelihood: number
  /** What each task adds to the slope of the likelihood at its top.  Shape: [tasks][terms]. */
  readonly scores: readonly Float64Array[]
  /** Share of the tasks whose likeliest alternative was chosen. */
  readonly hits: number
}

const mostSteps = 50

/** Or the number of the column that others give already (`dependent`), or whose worth grows without end (`separated`). */
export function fitChoices(choices: Choices): ChoiceFit | { readonly kind: "dependent" | "separated"; readonly column: number } {
  const size = choices.columns.length
  let worths: number[] = Array<number>(size).fill(0)
  let top = topOf(choices, worths)
  for (let step = 0; step < mostSteps; step++) {
    const lower = triangleOf(top.information)
    const flat = lower.findIndex((row, k) => !(row[k]! > 1e-7 * Math.sqrt(top.information[k]![k]! + 1e-300)))
    if (flat >= 0) return { kind: step < 3 ? "dependent" : "separated", column: step < 3 ? flat : steepest(choices, worths) }
    const direction = solved(lower, top.slope)
    let next = worths.map((each, k) => each + direction[k]!)
    let reached = topOf(choices, next)
    for (let halving = 0; reached.logLikelihood < top.logLikelihood - 1e-12 && halving < 30; halving++) {
      next = next.map((each, k) => (each + worths[k]!) / 2)
      reached = topOf(choices, next)
    }
    const gain = reached.logLikelihood - top.logLikelihood
    const moved = choices.columns.reduce((most, column, k) => Math.max(most, Math.abs(direction[k]!) * spreadOf(column)), 0)
    worths = next
    top = reached
    if (gain < 1e-10 * (Math.abs(top.logLikelihood) + 1e-3) && moved < 1e-6) return fitted(top, worths)
  }
  return { kind: "separated", column: steepest(choices, worths) }
}

type Top = {
  readonly logLikelihood: number
  readonly slope: readonly number[]
  readonly information: readonly (readonly number[])[]
  readonly scores: readonly Float64Array[]
  readonly hits: number
}

/** The likelihood with its slope and curvature, task by task. */
function topOf({ columns, tasks, chosen }: Choices, worths: readonly number[]): Top {
  const size = columns.length
  const information = Array.from({ length: size }, () => Array<number>(size).fill(0))
  const slope = Array<number>(size).fill(0)
  const scores: Float64Array[] = []
  let [logLikelihood, hits] = [0, 0]
  for (const [number, [from, to]] of tasks.entries()) {
    const utilities = Array.from({ length: to - from }, (_, j) =>
      columns.reduce((sum, column, k) => sum + column[from + j]! * worths[k]!, 0),
    )
    const highest = Math.max(...utilities)
    const weights = utilities.map((each) => Math.exp(each - highest))
    const all = weights.reduce((sum, each) => sum + each, 0)
    const own = chosen[number]! - from
    logLikelihood += utilities[own]! - highest - Math.log(all)
    // Several that are alike share the hit.
    const leaders = utilities.filter((each) => each === highest).length
    hits += utilities[own] === highest ? 1 / leaders : 0
    const means = columns.map((column) => weights.reduce((sum, weight, j) => sum + (weight / all) * column[from + j]!, 0))
    const score = Float64Array.from(columns, (column, k) => column[from + own]! - means[k]!)
    scores.push(score)
    for (let i = 0; i < size; i++) {
      slope[i]! += score[i]!
      for (let k = 0; k <= i; k++) {
        const [a, b] = [columns[i]!, columns[k]!]
        let sum = 0
        for (let j = 0; j < weights.length; j++)
          sum += (weights[j]! / all) * (a[from + j]! - means[i]!) * (b[from + j]! - means[k]!)
        information[i]![k]! += sum
        if (i !== k) information[k]![i]! += sum
      }
    }
  }
  return { logLikelihood, slope, information, scores, hits: hits / tasks.length }
}

function fitted({ information, logLikelihood, scores, hits }: Top, worths: readonly number[]): ChoiceFit {
  const lower = triangleOf(information)
  const covariance = worths.map((_, k) =>
    solved(
      lower,
      worths.map((__, other) => (other === k ? 1 : 0)),
    ),
  )
  return { kind: "fitted", worths, covariance, logLikelihood, scores, hits }
}

/** Solves the product of the triangle and its transpose. */
function solved(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const half = [...right]
  for (let i = 0; i < half.length; i++) {
    for (let k = 0; k < i; k++) half[i]! -= lower[i]![k]! * half[k]!
    half[i]! /= lower[i]![i]!
  }
  for (let i = half.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < half.length; k++) half[i]! -= lower[k]![i]! * half[k]!
    half[i]! /= lower[i]![i]!
  }
  return half
}

function spreadOf(column: Float64Array): number {
  const mean = column.reduce((sum, each) => sum + each, 0) / column.length
  return Math.sqrt(column.reduce((sum, each) => sum + (each - mean) ** 2, 0) / column.length)
}

function steepest({ columns }: Choices, worths: readonly number[]): number {
  const sizes = columns.map((column, k) => Math.abs(worths[k]!) * spreadOf(column))
  return sizes.indexOf(Math.max(...sizes))
}
