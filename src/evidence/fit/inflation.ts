/** How much wider a coefficient is for what its column shares with the others. */
import type { Fitted } from "./fitted.ts"
import { factorsOf } from "./orthogonal.ts"

export type Inflation = { readonly column: string; readonly inflation: number }

/**
 * Of a category, all its levels together, for each of them: the factor of the volume of their ellipsoid, to the power 1/levels.
 * Source: Fox and Monette, Generalized collinearity diagnostics (JASA 87, 1992, doi:10.1080/01621459.1992.10475190).
 */
export function inflations({ terms: { terms }, columns }: Fitted): Inflation[] {
  const names = [...new Set(terms.map(({ column }) => column))].filter((name) => name !== "")
  if (names.length < 2) return []
  return names.map((name) => {
    const own = columns.filter((_, k) => terms[k]?.column === name)
    const others = columns.filter((_, k) => terms[k]?.column !== name)
    // What the constant leaves of them, over what all the others leave.
    const alone = leftOf([...others.slice(0, 1), ...own], own.length)
    const beside = leftOf([...others, ...own], own.length)
    return { column: name, inflation: Math.exp((2 * (alone - beside)) / own.length) }
  })
}

/** The logarithm of the volume that the last columns have of their own. */
function leftOf(columns: readonly Float64Array[], last: number): number {
  const factors = factorsOf(columns)
  if ("dependent" in factors) return Number.NEGATIVE_INFINITY
  return factors.upper.slice(-last).reduce((sum, column, k) => sum + Math.log(column[columns.length - last + k]!), 0)
}
