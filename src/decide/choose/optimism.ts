/**
 * The optimiser's curse: what looks best on some draws owes part of it to them. The same decisions on draws of their own tell
 * how much.
 * Source: J. E. Smith, R. L. Winkler, "The optimizer's curse", Management Science 52 (2006) 311-322, doi:10.1287/mnsc.1050.0451.
 */
import { momentsOf, standardDeviation, studentHalfWidth } from "../../engine/index.ts"

/**
 * By how much the mean of some parts is above that of others, with half of its 95 % interval; null where that is no more than chance.
 * Units: those of the parts.  Shape: each [replicates], the mean of one.
 * Source: B. L. Welch, Biometrika 34 (1947) 28-35, doi:10.1093/biomet/34.1-2.28; the fewer degrees of freedom of the two.
 */
export function excess(shown: Float64Array, fresh: Float64Array): { readonly value: number; readonly error: number } | null {
  const [a, b] = [momentsOf(shown), momentsOf(fresh)]
  const value = a.mean - b.mean
  const variance = [a, b].reduce((sum, moments) => sum + standardDeviation(moments) ** 2 / moments.n, 0)
  const error = studentHalfWidth(Math.min(a.n, b.n) - 1) * Math.sqrt(variance)
  return value > error ? { value, error } : null
}
