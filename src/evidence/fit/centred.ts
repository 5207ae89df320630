/**
 * A fit as a model of a venture takes it up: its line at the centre of the rows, and what each column adds from there. About the
 * centre the level hardly depends on the effects, so that each of the draws behind them says one thing.
 */
import type { Report } from "../../diagnostics/index.ts"
import { dateOf } from "../cell-values.ts"
import { readTable } from "../read-table.ts"
import { reportUnfitted } from "./failure.ts"
import { clusteredOf, type Fitted, fitRows } from "./fitted.ts"
import { type FitKind, type Frame, type FrameAsked, frameOf, monthMilliseconds, type Predictor } from "./frame.ts"

export type CentredTerm = {
  readonly column: string
  readonly level: string | null
  readonly isLog: boolean
  readonly estimate: number
  /** Where the rows have their centre; of a level, its share. */
  readonly centre: number
}

export type CentredColumn = { readonly name: string } & (
  | { readonly kind: "number"; readonly isLog: boolean; readonly least: number; readonly most: number }
  /** Counted in months from `zero` [ms]. */
  | { readonly kind: "date"; readonly zero: number }
  | { readonly kind: "truth" }
  | { readonly kind: "category"; readonly levels: readonly string[]; readonly baseline: string }
)

export type CentredFit = {
  readonly kind: FitKind
  /** The outcome was taken by its logarithm. */
  readonly isLog: boolean
  readonly rows: number
  /** The last day of a column of dates: `2026-11-24`; null without one. */
  readonly until: string | null
  /** The line at the centre. */
  readonly level: number
  readonly terms: readonly CentredTerm[]
  /** Of the level and the terms.  Shape: [1 + terms, 1 + terms]. */
  readonly covariance: readonly (readonly number[])[]
  /** Of the residuals of a line. */
  readonly deviation: number
  readonly columns: readonly CentredColumn[]
}

/**
 * Null after a report. With few rows the spread itself is uncertain: the covariance is that of Student's t, which is wider; counts that
 * spread more widely than their law widen it too.
 * Errors: those of `readTable`, `frameOf` and `reportUnfitted`.
 */
export function centredFit(text: string, file: string, asked: FrameAsked, report: Report): CentredFit | null {
  const table = readTable(text, file, report)
  const frame = table === null ? null : frameOf(table, asked, report)
  if (frame === null) return null
  const fitted = fitRows(
    frame,
    frame.rows.map((_, row) => row),
  )
  if (fitted.kind !== "fitted") {
    reportUnfitted(frame, fitted, report)
    return null
  }
  const centres = centresOf(fitted)
  const covariance = aboutCentres(covarianceOf(frame, fitted), centres)
  const terms = fitted.terms.terms.slice(1).map((term, k) => ({
    ...term,
    estimate: fitted.coefficients[k + 1]!,
    centre: centres[k + 1]!,
  }))
  return {
    kind: frame.kind,
    isLog: frame.isLog,
    rows: frame.rows.length,
    until: lastDay(frame),
    level: terms.reduce((sum, { estimate, centre }) => sum + estimate * centre, fitted.coefficients[0]!),
    terms,
    covariance,
    deviation: fitted.law === "linear" ? Math.sqrt(fitted.dispersion) : 0,
    columns: frame.predictors.map((predictor) => columnOf(predictor, fitted)),
  }
}

/** Means of the columns, by the weights of the fit: there the level and the effects are independent. */
function centresOf({ columns, factors }: Fitted): number[] {
  // The first direction of the basis is the constant times the roots of the weights.
  const weights = (factors.basis[0] ?? new Float64Array()).map((each) => each ** 2)
  const all = weights.reduce((sum, each) => sum + each, 0)
  return columns.map((column) => column.reduce((sum, each, row) => sum + each * weights[row]!, 0) / all)
}

/** The level is the constant and each effect times its centre. */
function aboutCentres(given: readonly ArrayLike<number>[], centres: readonly number[]): number[][] {
  const size = centres.length
  const weight = (i: number, k: number): number => (i === 0 ? (k === 0 ? 1 : centres[k]!) : i === k ? 1 : 0)
  const half = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => given.reduce((sum, row, k) => sum + weight(i, k) * row[j]!, 0)),
  )
  return half.map((row) => Array.from({ length: size }, (_, j) => row.reduce((sum, each, k) => sum + each * weight(j, k), 0)))
}

function covarianceOf({ respondent }: Frame, fitted: Fitted): readonly ArrayLike<number>[] {
  if (respondent === null) return fitted.unscaled.map((row) => row.map((each) => each * widening(fitted)))
  const { covariance, respondents } = clusteredOf(fitted, respondent.cells)
  return covariance.map((row) => row.map((each) => (each * (respondents - 1)) / Math.max(1, respondents - 3)))
}

function widening({ law, dispersion, degrees }: Fitted): number {
  const isEstimated = law === "linear" || (law === "poisson" && dispersion > 1)
  if (!isEstimated) return 1
  // The variance of Student's t; with two degrees or fewer it has none.
  return dispersion * (degrees / Math.max(1, degrees - 2))
}

function columnOf(predictor: Predictor, { terms: { baselines } }: Fitted): CentredColumn {
  const { name, kind } = predictor
  if (kind === "truth") return { name, kind }
  if (kind === "date") return { name, kind, zero: predictor.zero }
  if (kind === "category")
    return {
      name,
      kind,
      levels: [...new Set(predictor.levels)].sort(),
      baseline: baselines.find(({ column }) => column === name)?.level ?? "",
    }
  const { values, isLog } = predictor
  const [least, most] = values.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [values[0]!, values[0]!],
  )
  const plain = (value: number): number => (isLog ? Math.exp(value) : value)
  return { name, kind, isLog, least: plain(least), most: plain(most) }
}

function lastDay({ predictors }: Frame): string | null {
  const days = predictors.flatMap((p) =>
    p.kind === "date" ? [p.zero + p.values.reduce((most, each) => Math.max(most, each), 0) * monthMilliseconds] : [],
  )
  return days.length === 0 ? null : new Date(Math.max(...days) + 1000).toISOString().slice(0, 10)
}

/** Months from the zero of a column of dates; null where the text is no date. */
export function monthsFrom(zero: number, text: string): number | null {
  const time = dateOf(text.trim())
  return Number.isNaN(time) ? null : (time - zero) / monthMilliseconds
}

/**
 * The lower triangle whose product with its transpose is the matrix.  Shape: [size, size], positive semidefinite.
 * Source: Cholesky's method; what rounding brought below zero counts as nothing.
 */
export function triangleOf(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = matrix.map((row) => row.map(() => 0))
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      const done = lower[i]!.slice(0, j).reduce((sum, each, k) => sum + each * lower[j]![k]!, 0)
      const left = matrix[i]![j]! - done
      lower[i]![j] = i === j ? Math.sqrt(Math.max(0, left)) : lower[j]![j] === 0 ? 0 : left / lower[j]![j]!
    }
  }
  return lower
}
