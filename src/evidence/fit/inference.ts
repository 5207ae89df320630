/** How sure the coefficients of a fit are: standard errors, tests, intervals, and what the fit explains altogether. */
import { chiSquareP, fisherP, normalP, normalQuantile, studentP, studentQuantile } from "../distributions.ts"
import type { Interval } from "../proportions.ts"
import { familyOf } from "./families.ts"
import { clusteredOf, type Fitted, leveragesOf } from "./fitted.ts"
import { profileInterval } from "./profile-interval.ts"
import { fitGlm } from "./weighted-steps.ts"

/**
 * `student`: t of a line. `profile`: where the likelihood ratio is at its limit. `wald`: estimate ± z errors. `quasi`: profile or
 * Wald, widened by the dispersion. `clustered`: estimate ± t errors that allow for several rows of one respondent.
 */
export type IntervalKind = "student" | "profile" | "wald" | "quasi" | "clustered"

export type Coefficient = {
  /** "" for the constant. */
  readonly column: string
  readonly level: string | null
  readonly isLog: boolean
  readonly estimate: number
  readonly error: number
  /** t or z. */
  readonly statistic: number
  readonly p: number
  readonly interval: Interval
  /** Of a line: error and interval that hold where the spread is unequal (HC3). */
  readonly robust: { readonly error: number; readonly interval: Interval } | null
}

export type Explained =
  | {
      readonly kind: "linear"
      readonly rSquared: number
      readonly adjusted: number
      /** Of the residuals. */
      readonly deviation: number
      readonly degrees: number
      readonly f: number
      readonly p: number
    }
  | {
      readonly kind: "logistic" | "poisson"
      readonly deviance: number
      /** Of the constant alone. */
      readonly nullDeviance: number
      readonly degrees: number
      readonly likelihoodRatio: number
      readonly p: number
    }

/** A profile takes some ten fits for each end; larger tables are well told by the normal law. */
const mostProfiled = 300_000

/** With rows of one respondent alike, whatever the law says of single ones. */
export function clusteredCoefficients(
  fitted: Fitted,
  respondents: readonly string[],
  alpha: number,
): { readonly coefficients: Coefficient[]; readonly intervals: IntervalKind } {
  const { covariance, respondents: count } = clusteredOf(fitted, respondents)
  const degrees = Math.max(1, count - 1)
  const reach = studentQuantile(1 - alpha / 2, degrees)
  const coefficients = fitted.terms.terms.map((term, k): Coefficient => {
    const [estimate, error] = [fitted.coefficients[k]!, Math.sqrt(covariance[k]![k]!)]
    const statistic = estimate === 0 ? 0 : estimate / error
    const interval: Interval = [estimate - reach * error, estimate + reach * error]
    return { ...term, estimate, error, statistic, p: studentP(statistic, degrees), interval, robust: null }
  })
  return { coefficients, intervals: "clustered" }
}

/** `dispersion`: 1 where the law is believed. */
export function coefficientsOf(
  fitted: Fitted,
  dispersion: number,
  alpha: number,
): { readonly coefficients: Coefficient[]; readonly intervals: IntervalKind } {
  const isLine = fitted.law === "linear"
  const isQuasi = !isLine && dispersion !== 1
  const isStudent = isLine || isQuasi
  const reach = isStudent ? studentQuantile(1 - alpha / 2, fitted.degrees) : normalQuantile(1 - alpha / 2)
  const robust = isLine ? robustErrors(fitted) : null
  const isProfiled = !isLine && fitted.outcome.length * fitted.columns.length ** 2 <= mostProfiled
  let isWald = !isProfiled
  const coefficients = fitted.terms.terms.map((term, k): Coefficient => {
    const estimate = fitted.coefficients[k]!
    const error = Math.sqrt(dispersion * fitted.unscaled[k]![k]!)
    // Of rows that lie on the line to the last digit nothing is by chance.
    const statistic = estimate === 0 ? 0 : estimate / error
    const around = (errors: number): Interval => [estimate - reach * errors, estimate + reach * errors]
    const profiled = isProfiled ? profileInterval(fitted, k, { error, reach, dispersion }) : null
    if (profiled === null && !isLine) isWald = true
    return {
      ...term,
      estimate,
      error,
      statistic,
      p: isStudent ? studentP(statistic, fitted.degrees) : normalP(statistic),
      interval: profiled ?? around(error),
      robust: robust === null ? null : { error: robust[k]!, interval: around(robust[k]!) },
    }
  })
  return { coefficients, intervals: isLine ? "student" : isQuasi ? "quasi" : isWald ? "wald" : "profile" }
}

/**
 * Source: MacKinnon and White, Some heteroskedasticity-consistent covariance matrix estimators … (Journal of Econometrics 29,
 * 1985), of which HC3 is the one for small samples (Long and Ervin, The American Statistician 54, 2000).
 */
function robustErrors(fitted: Fitted): number[] {
  const { factors, outcome, means } = fitted
  const leverage = leveragesOf(fitted)
  const spread = outcome.map((each, row) => (each - means[row]!) / Math.max(1e-12, 1 - leverage[row]!))
  // Rows of (X'X)⁻¹X' are those of the triangle's inverse times the basis.
  return fitted.terms.terms.map((_, k) => {
    const inverseRow = rowOfInverse(factors.upper, k)
    const influence = new Float64Array(outcome.length)
    for (const [i, direction] of factors.basis.entries())
      for (let row = 0; row < influence.length; row++) influence[row]! += inverseRow[i]! * direction[row]!
    return Math.sqrt(influence.reduce((sum, each, row) => sum + (each * spread[row]!) ** 2, 0))
  })
}

/** Row k of the inverse of the triangle, whose columns are stored. */
function rowOfInverse(upper: readonly Float64Array[], k: number): Float64Array {
  const row = new Float64Array(upper.length)
  row[k] = 1 / upper[k]![k]!
  for (let j = k + 1; j < upper.length; j++) {
    const column = upper[j]!
    let sum = 0
    for (let i = k; i < j; i++) sum += row[i]! * column[i]!
    row[j] = -sum / column[j]!
  }
  return row
}

export function explainedBy(fitted: Fitted, dispersion: number): Explained {
  const { law, outcome, degrees, deviance } = fitted
  const others = fitted.columns.length - 1
  if (law === "linear") {
    const mean = outcome.reduce((sum, each) => sum + each, 0) / outcome.length
    const all = outcome.reduce((sum, each) => sum + (each - mean) ** 2, 0)
    const rSquared = 1 - deviance / all
    const f = (all - deviance) / others / (deviance / degrees)
    return {
      kind: law,
      rSquared,
      adjusted: 1 - (1 - rSquared) * ((outcome.length - 1) / degrees),
      deviation: Math.sqrt(deviance / degrees),
      degrees,
      f,
      p: fisherP(f, others, degrees),
    }
  }
  const nullDeviance = constantDeviance(fitted)
  const likelihoodRatio = nullDeviance - deviance
  const p =
    dispersion === 1 ? chiSquareP(likelihoodRatio, others) : fisherP(likelihoodRatio / others / dispersion, others, degrees)
  return { kind: law, deviance, nullDeviance, degrees, likelihoodRatio, p }
}

function constantDeviance({ law, outcome, offset, columns }: Fitted): number {
  const result = fitGlm({ columns: columns.slice(0, 1), outcome, offset, family: familyOf(law) })
  return result.kind === "fitted" ? result.deviance : Number.NaN
}
