/** A sum of money over samples, as it is told: its mean and its range. */
import { average, finite } from "../../engine/index.ts"
import { quantiles } from "../quantiles.ts"

/** Mean over the samples, and the range that holds nine of ten; null where it is no number. */
export type CostFigure = { readonly mean: number | null; readonly p5: number | null; readonly p95: number | null }

/** Shape: values [samples]. */
export function figureOf(values: Float64Array): CostFigure {
  if (values.some(Number.isNaN)) return { mean: null, p5: null, p95: null }
  const [p5 = Number.NaN, p95 = Number.NaN] = quantiles(values, [0.05, 0.95])
  return { mean: finite(average(values)), p5: finite(p5), p95: finite(p95) }
}
