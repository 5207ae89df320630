/**
 * Generalised linear models by least squares, weighted anew at each step.
 * Source: McCullagh and Nelder, Generalized Linear Models (2nd edition, 1989), section 2.5.
 */
import type { Family } from "./families.ts"
import { combined, type Factors, factorsOf, nearestTo, weighted } from "./orthogonal.ts"

export type GlmFit = {
  readonly kind: "fitted"
  readonly coefficients: Float64Array
  /** With the offset.  Shape: [rows]. */
  readonly line: Float64Array
  readonly means: Float64Array
  readonly deviance: number
  /** Of the weighted columns. */
  readonly factors: Factors
}

/** `column`: the number of the column that grows without end, or that those before it give already. */
export type GlmResult =
  | GlmFit
  | { readonly kind: "separated" | "dependent"; readonly column: number }
  | { readonly kind: "unsettled"; readonly column: number }

export type GlmGiven = {
  readonly columns: readonly Float64Array[]
  readonly outcome: Float64Array
  /** Added to the line as it is. */
  readonly offset: Float64Array | null
  readonly family: Family
  /** A line to begin with. */
  readonly begin?: Float64Array
}

const mostSteps = 60
/** Rows whose variance is as small as this, and whose line still moves by half a unit a step, are told by the columns for certain. */
const certain = 1e-6

export function fitGlm(given: GlmGiven): GlmResult {
  const { columns, outcome, family } = given
  const offset = given.offset ?? new Float64Array(outcome.length)
  let line: Float64Array = given.begin ?? outcome.map(family.begin)
  let coefficients: Float64Array = new Float64Array(columns.length)
  let deviance = Number.POSITIVE_INFINITY
  for (let step = 1; step <= mostSteps; step++) {
    const factors = factorsOf(weighted(columns, rootsOf(line, family)))
    if ("dependent" in factors)
      return step === 1 ? { kind: "dependent", column: factors.dependent } : endless(given, coefficients, line)
    const found = nearestTo(factors, workingOutcome(line, outcome, offset, family))
    const next = shortened({ ...given, offset }, { coefficients, line, deviance, isFirst: step === 1 }, found)
    const moved = farthest(next.line, line)
    const isSettled = Math.abs(deviance - next.deviance) <= 1e-11 * (Math.abs(next.deviance) + 0.1)
    // Steep fits pass through certainty too, but go on to gain by it.
    const isFlat = Math.abs(deviance - next.deviance) <= 1e-4 * (Math.abs(next.deviance) + 0.1)
    const isEndless = step > 6 && isFlat && isSeparated(next.line, line, family)
    const before = coefficients
    coefficients = next.coefficients
    if (isEndless) return { kind: "separated", column: growing(columns, coefficients, before) }
    line = next.line
    deviance = next.deviance
    if (isSettled && moved < 1e-6) return settled(given, { coefficients, line, deviance })
  }
  return { kind: "unsettled", column: 0 }
}

/** Weights that have gone to nothing leave columns without a spread of their own. */
function endless({ columns, family }: GlmGiven, coefficients: Float64Array, line: Float64Array): GlmResult {
  const isCertain = line.some((each) => family.variance(each) < certain)
  return {
    kind: isCertain ? "separated" : "unsettled",
    column: growing(columns, coefficients, new Float64Array(coefficients.length)),
  }
}

type State = { readonly coefficients: Float64Array; readonly line: Float64Array; readonly deviance: number }

function settled(given: GlmGiven, { coefficients, line, deviance }: State): GlmResult {
  const factors = factorsOf(weighted(given.columns, rootsOf(line, given.family)))
  if ("dependent" in factors) return { kind: "unsettled", column: factors.dependent }
  return { kind: "fitted", coefficients, line, means: line.map(given.family.mean), deviance, factors }
}

/** The square roots of the weights. */
function rootsOf(line: Float64Array, family: Family): Float64Array {
  return line.map((each) => Math.sqrt(family.variance(each)))
}

/** The outcome on the scale of the line, less the offset, times the root of its weight. */
function workingOutcome(line: Float64Array, outcome: Float64Array, offset: Float64Array, family: Family): Float64Array {
  return line.map((each, row) => {
    const slope = family.variance(each)
    return Math.sqrt(slope) * (each - offset[row]! + (outcome[row]! - family.mean(each)) / slope)
  })
}

/** The step, halved until the fit is no worse than before. */
function shortened(
  { columns, outcome, offset, family }: GlmGiven & { readonly offset: Float64Array },
  from: State & { readonly isFirst: boolean },
  to: Float64Array,
): State {
  let coefficients = to
  for (let halving = 0; ; halving++) {
    const line = combined(columns, coefficients).map((each, row) => each + offset[row]!)
    const deviance = line.reduce((sum, each, row) => sum + family.deviance(outcome[row]!, each), 0)
    const isNoWorse = deviance <= from.deviance * (1 + 1e-10) + 1e-10
    if (from.isFirst || isNoWorse || halving === 20) return { coefficients, line, deviance }
    coefficients = coefficients.map((each, k) => (each + from.coefficients[k]!) / 2)
  }
}

function farthest(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, each, row) => Math.max(most, Math.abs(each - b[row]!)), 0)
}

function isSeparated(next: Float64Array, line: Float64Array, family: Family): boolean {
  return next.some((each, row) => family.variance(each) < certain && Math.abs(each - line[row]!) > 0.5)
}

/** The column, but for the constant, whose part of the line grows most. */
function growing(columns: readonly Float64Array[], to: Float64Array, from: Float64Array): number {
  const growth = columns.map((column, k) => {
    if (k === 0) return 0
    const mean = column.reduce((sum, each) => sum + each, 0) / column.length
    const spread = Math.sqrt(column.reduce((sum, each) => sum + (each - mean) ** 2, 0) / column.length)
    return Math.abs((to[k] ?? 0) - (from[k] ?? 0)) * spread
  })
  return growth.indexOf(Math.max(...growth))
}
