/** A model fitted to some rows: coefficients and how sure they are, without the distribution functions, which load on demand. */
import { type Clustered, clusteredCovariance } from "../clustered.ts"
import { designOf, pick, type Terms, termsOf } from "./design.ts"
import { familyOf } from "./families.ts"
import type { FitKind, Frame } from "./frame.ts"
import { combined, type Factors, factorsOf, inverseOfProducts, leverages, nearestTo } from "./orthogonal.ts"
import { fitGlm } from "./weighted-steps.ts"

export type Fitted = {
  readonly kind: "fitted"
  readonly law: FitKind
  readonly terms: Terms
  /** Shape: [terms, rows]. */
  readonly columns: readonly Float64Array[]
  readonly outcome: Float64Array
  readonly offset: Float64Array | null
  readonly coefficients: Float64Array
  /** On the scale of the terms.  Shape: [rows]. */
  readonly line: Float64Array
  readonly means: Float64Array
  /** Squares of the residuals of a line, deviance of the others. */
  readonly deviance: number
  readonly factors: Factors
  /** Rows less terms. */
  readonly degrees: number
  /** Sum of the squared residuals, each over the variance of its law, over the degrees: of a line the variance itself. */
  readonly dispersion: number
  /** Covariance of the coefficients for a dispersion of 1.  Shape: [terms, terms]. */
  readonly unscaled: readonly Float64Array[]
}

export type Unfitted = {
  readonly kind: "separated" | "dependent" | "unsettled" | "few"
  readonly column: number
  readonly terms: Terms
}

/** `rows`: which of the frame's. */
export function fitRows(frame: Frame, rows: readonly number[], terms: Terms = termsOf(frame, rows)): Fitted | Unfitted {
  const columns = designOf(frame, terms, rows)
  const outcome = pick(frame.outcome, rows)
  const offset = frame.offset === null ? null : pick(frame.offset, rows)
  if (rows.length <= columns.length) return { kind: "few", column: 0, terms }
  const plain = factorsOf(columns)
  if ("dependent" in plain) return { kind: "dependent", column: plain.dependent, terms }
  const from = { terms, columns, outcome, offset }
  return frame.kind === "linear" ? fitLine(plain, from) : fitLaw(frame.kind, from)
}

type From = Pick<Fitted, "terms" | "columns" | "outcome" | "offset">

function fitLine(factors: Factors, from: From): Fitted {
  const coefficients = nearestTo(factors, from.outcome)
  const line = combined(from.columns, coefficients)
  const deviance = from.outcome.reduce((sum, each, row) => sum + (each - line[row]!) ** 2, 0)
  const degrees = from.outcome.length - from.columns.length
  const dispersion = deviance / degrees
  const found = { coefficients, line, means: line, deviance, factors, degrees, dispersion }
  return { kind: "fitted", law: "linear", ...from, ...found, unscaled: inverseOfProducts(factors) }
}

function fitLaw(law: FitKind, from: From): Fitted | Unfitted {
  const family = familyOf(law)
  const result = fitGlm({ ...from, family })
  if (result.kind !== "fitted") return { ...result, terms: from.terms }
  const { coefficients, line, means, deviance, factors } = result
  const degrees = from.outcome.length - from.columns.length
  const pearson = from.outcome.reduce((sum, each, row) => sum + (each - means[row]!) ** 2 / family.variance(line[row]!), 0)
  const found = { coefficients, line, means, deviance, factors, degrees, dispersion: pearson / degrees }
  return { kind: "fitted", law, ...from, ...found, unscaled: inverseOfProducts(factors) }
}

/** The variance that the law gives to each row, for a dispersion of 1. */
export function varianceOf({ law, line }: Fitted, row: number): number {
  return familyOf(law).variance(line[row]!)
}

/** Residuals in units of what their law lets expect.  Shape: [rows]. */
export function pearsonResiduals(fitted: Fitted): Float64Array {
  return fitted.outcome.map((each, row) => (each - fitted.means[row]!) / Math.sqrt(varianceOf(fitted, row)))
}

export function leveragesOf({ factors }: Fitted): Float64Array {
  return leverages(factors)
}

/** `respondents` names the one of each row. */
export function clusteredOf({ columns, outcome, means, unscaled }: Fitted, respondents: readonly string[]): Clustered {
  return clusteredCovariance(unscaled, (row, term) => columns[term]![row]! * (outcome[row]! - means[row]!), respondents)
}
