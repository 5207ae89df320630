/** What speaks against a fit: residuals that still have a shape, rows that pull, columns that tell the same. Each test is told with its figure. */
import { chiSquareP, normalP } from "../distributions.ts"
import { curvatures } from "./curvature.ts"
import { type Fitted, leveragesOf, pearsonResiduals } from "./fitted.ts"
import type { Frame } from "./frame.ts"
import { inflations } from "./inflation.ts"
import { combined, nearestTo } from "./orthogonal.ts"

export type Check = { readonly isWrong: boolean } & (
  | { readonly kind: "curvature"; readonly column: string; readonly p: number; readonly isUpward: boolean }
  /** Breusch–Pagan in Koenker's form. */
  | { readonly kind: "spread"; readonly chiSquare: number; readonly degrees: number; readonly p: number }
  | { readonly kind: "autocorrelation"; readonly durbinWatson: number; readonly correlation: number; readonly p: number }
  | { readonly kind: "dispersion"; readonly factor: number; readonly p: number }
  /** `row`: its number in the table from 1. */
  | { readonly kind: "influence"; readonly row: number; readonly distance: number }
  | { readonly kind: "collinear"; readonly column: string; readonly inflation: number }
  /** Of the rarer outcome, or of all rows, for each term. */
  | { readonly kind: "few"; readonly events: number; readonly terms: number }
)

/** A test of what was not asked for speaks up late. */
const suspicious = 0.01

export function checksOf(frame: Frame, fitted: Fitted): Check[] {
  return [
    ...few(fitted),
    // Errors by respondent hold whatever the spread is.
    ...(fitted.law === "linear" && frame.respondent === null ? [spread(fitted)] : []),
    ...(fitted.law === "poisson" && frame.respondent === null ? [dispersion(fitted)] : []),
    ...curved(frame, fitted),
    ...(frame.time === null ? [] : [autocorrelation(fitted)]),
    ...influential(frame, fitted),
    ...collinear(fitted),
  ]
}

/** Source: Peduzzi and others, A simulation study of the number of events per variable … (J Clin Epidemiol 49, 1996): ten. */
const leastEvents = 10

function few({ law, outcome, columns }: Fitted): Check[] {
  const yes = outcome.reduce((sum, each) => sum + each, 0)
  const events = law === "logistic" ? Math.min(yes, outcome.length - yes) : outcome.length
  const terms = columns.length - 1
  return [{ kind: "few", isWrong: events < leastEvents * terms, events, terms }]
}

/** Source: Koenker, A note on studentizing a test for heteroscedasticity (Journal of Econometrics 17, 1981). */
function spread({ factors, columns, outcome, means }: Fitted): Check {
  const squares = outcome.map((each, row) => (each - means[row]!) ** 2)
  const line = combined(columns, nearestTo(factors, squares))
  const mean = squares.reduce((sum, each) => sum + each, 0) / squares.length
  const all = squares.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  const left = squares.reduce((sum, each, row) => sum + (each - line[row]!) ** 2, 0)
  const chiSquare = all === 0 ? 0 : squares.length * (1 - left / all)
  const degrees = columns.length - 1
  const p = chiSquareP(Math.max(0, chiSquare), degrees)
  return { kind: "spread", isWrong: p < suspicious, chiSquare, degrees, p }
}

/** Above it a spread beyond that of counts is worth a word. */
const muchWider = 1.2

function dispersion({ dispersion: factor, degrees }: Fitted): Check {
  const p = chiSquareP(factor * degrees, degrees)
  return { kind: "dispersion", isWrong: factor > muchWider && p < suspicious, factor, p }
}

function curved(frame: Frame, fitted: Fitted): Check[] {
  const found = curvatures(frame, fitted)
  // Asked of every column: the limit is shared by all.
  return found.map((one) => ({ kind: "curvature", isWrong: one.p < suspicious / found.length, ...one }))
}

/**
 * Of residuals in the order of time. Of a line by the moments of d under independence: Durbin and Watson, Testing for serial
 * correlation in least squares regression I (Biometrika 37, 1950), and the normal law; of the others by the lag-1 correlation.
 * Residuals that take turns make intervals too wide, which is no doubt.
 */
function autocorrelation(fitted: Fitted): Check {
  const residuals = pearsonResiduals(fitted)
  const all = residuals.reduce((sum, each) => sum + each ** 2, 0)
  if (all === 0) return { kind: "autocorrelation", isWrong: false, durbinWatson: 2, correlation: 0, p: 1 }
  const steps = residuals.reduce((sum, each, row) => (row === 0 ? 0 : sum + (each - residuals[row - 1]!) ** 2), 0)
  const products = residuals.reduce((sum, each, row) => (row === 0 ? 0 : sum + each * residuals[row - 1]!), 0)
  const durbinWatson = steps / all
  const correlation = products / all
  const z = fitted.law === "linear" ? distanceOfSteps(fitted, durbinWatson) : correlation * Math.sqrt(residuals.length)
  const p = normalP(z)
  return { kind: "autocorrelation", isWrong: correlation > 0 && p < suspicious, durbinWatson, correlation, p }
}

/** How many of its deviations d is from its mean; with one degree of freedom it cannot be elsewhere. */
function distanceOfSteps(fitted: Fitted, durbinWatson: number): number {
  const { mean, variance } = momentsOfSteps(fitted)
  return variance > 1e-9 ? (durbinWatson - mean) / Math.sqrt(variance) : 0
}

/** Mean and variance of d where the errors are independent. */
function momentsOfSteps({ factors: { basis }, degrees, outcome }: Fitted): { readonly mean: number; readonly variance: number } {
  const rows = outcome.length
  const stepped = basis.map(secondDifference)
  const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, each, row) => sum + each * b[row]!, 0)
  const small = stepped.map((one) => basis.map((other) => product(one, other)))
  const trace = small.reduce((sum, row, k) => sum + row[k]!, 0)
  const squares = stepped.reduce((sum, one) => sum + product(one, one), 0)
  const traceOfSquare = small.reduce((sum, row, i) => sum + row.reduce((inner, each, j) => inner + each * small[j]![i]!, 0), 0)
  const p = 2 * (rows - 1) - trace
  const q = 2 * (3 * rows - 4) - 2 * squares + traceOfSquare
  const mean = p / degrees
  return { mean, variance: (2 * (q - p * mean)) / (degrees * (degrees + 2)) }
}

/** The matrix of squared steps times a column. */
function secondDifference(column: Float64Array): Float64Array {
  const last = column.length - 1
  return column.map((each, row) => {
    const before = row === 0 ? 0 : each - column[row - 1]!
    return before + (row === last ? 0 : each - column[row + 1]!)
  })
}

const mostTold = 3

/** Rows without which the fit would be another. Source: Cook, Detection of influential observation … (Technometrics 19, 1977): 1. */
function influential({ rows }: Frame, fitted: Fitted): Check[] {
  const leverage = leveragesOf(fitted)
  const residuals = pearsonResiduals(fitted)
  const scale = fitted.law === "linear" ? fitted.dispersion : Math.max(1, fitted.dispersion)
  const distances = residuals.map((each, row) => {
    const own = leverage[row]!
    return own > 1 - 1e-9 ? 0 : (each ** 2 * own) / (fitted.columns.length * scale * (1 - own) ** 2)
  })
  return [...distances]
    .map((distance, row) => ({ kind: "influence" as const, isWrong: distance > 1, row: rows[row] ?? 0, distance }))
    .filter(({ distance }) => distance > 1)
    .sort((a, b) => b.distance - a.distance)
    .slice(0, mostTold)
}

/** Source: Marquardt, Generalized inverses, ridge regression … (Technometrics 12, 1970): ten. */
const muchInflated = 10

function collinear(fitted: Fitted): Check[] {
  return inflations(fitted).map(({ column, inflation }) => ({
    kind: "collinear",
    isWrong: inflation > muchInflated,
    column,
    inflation,
  }))
}
