/** Whether the outcome bends where the fit is straight: each column of numbers, once more by its square. */
import { chiSquareP, studentP } from "../distributions.ts"
import { familyOf } from "./families.ts"
import type { Fitted } from "./fitted.ts"
import type { Frame } from "./frame.ts"
import { factorsOf, inverseOfProducts, nearestTo } from "./orthogonal.ts"
import { fitGlm } from "./weighted-steps.ts"

export type Curvature = { readonly column: string; readonly p: number; readonly isUpward: boolean }

/** Of every number or date that takes more than two values and whose square tells something new. */
export function curvatures({ predictors }: Frame, fitted: Fitted): Curvature[] {
  return predictors.flatMap((predictor) => {
    if (predictor.kind === "category" || predictor.kind === "truth") return []
    const values = fitted.columns[fitted.terms.terms.findIndex(({ column }) => column === predictor.name)]
    if (values === undefined || new Set(values).size < 3) return []
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    const found = withSquare(
      fitted,
      values.map((each) => (each - mean) ** 2),
    )
    return found === null ? [] : [{ column: predictor.name, ...found }]
  })
}

function withSquare(fitted: Fitted, square: Float64Array): Omit<Curvature, "column"> | null {
  const columns = [...fitted.columns, square]
  const last = columns.length - 1
  if (fitted.outcome.length <= columns.length) return null
  const factors = factorsOf(columns)
  if ("dependent" in factors) return null
  if (fitted.law === "linear") {
    const coefficients = nearestTo(factors, fitted.outcome)
    const degrees = fitted.degrees - 1
    const left = columns.reduce(
      (rest, column, k) => rest.map((each, row) => each - column[row]! * coefficients[k]!),
      fitted.outcome,
    )
    const variance = left.reduce((sum, each) => sum + each ** 2, 0) / degrees
    const t = coefficients[last]! / Math.sqrt(variance * inverseOfProducts(factors)[last]![last]!)
    return { p: variance === 0 ? 1 : studentP(t, degrees), isUpward: t > 0 }
  }
  const family = familyOf(fitted.law)
  const result = fitGlm({ columns, outcome: fitted.outcome, offset: fitted.offset, family, begin: fitted.line })
  if (result.kind !== "fitted") return null
  // Where counts spread more widely than their law, so does this difference.
  const scale = fitted.law === "poisson" ? Math.max(1, fitted.dispersion) : 1
  const ratio = Math.max(0, fitted.deviance - result.deviance) / scale
  return { p: chiSquareP(ratio, 1), isUpward: result.coefficients[last]! > 0 }
}
