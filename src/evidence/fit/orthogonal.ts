/**
 * Least squares by an orthogonal basis of the columns (QR), never by normal equations, which square the condition number. Columns
 * lie one after the other in memory, so that a million rows take a moment; scaling a column changes nothing.
 */

/** Shape: basis [terms, rows], upper [terms, terms]: column j is the sum over i ≤ j of upper[j][i] × basis[i]. */
export type Factors = { readonly basis: readonly Float64Array[]; readonly upper: readonly Float64Array[] }

/** A column is a combination of those before it where less of its spread than this is its own. R's `lm` says 1e-7. */
const leastOwnPart = 1e-8

/**
 * The factors, or the number of the first column that the ones before it give already.
 * Source: each column is made orthogonal twice, which is enough: Giraud, Langou, Rozložník, van den Eshof, Rounding error analysis
 * of the classical Gram-Schmidt orthogonalization process (Numerische Mathematik 101, 2005, doi:10.1007/s00211-005-0615-4).
 */
export function factorsOf(columns: readonly Float64Array[]): Factors | { readonly dependent: number } {
  const basis: Float64Array[] = []
  const upper: Float64Array[] = []
  for (const [k, column] of columns.entries()) {
    const own = Float64Array.from(column)
    const parts = new Float64Array(columns.length)
    // What the first column (the constant) leaves is the spread; the offset of years or prices is none.
    let spread = lengthOf(own)
    for (let pass = 0; pass < 2; pass++) {
      for (const [i, direction] of basis.entries()) {
        const part = dot(direction, own)
        parts[i] = (parts[i] ?? 0) + part
        addTo(own, direction, -part)
        if (pass === 0 && i === 0) spread = Math.min(spread, lengthOf(own))
      }
    }
    const length = lengthOf(own)
    const isNothing = spread <= lengthOf(column) * 1e-14
    if (isNothing || !(length > leastOwnPart * spread)) return { dependent: k }
    parts[k] = length
    for (let row = 0; row < own.length; row++) own[row]! /= length
    basis.push(own)
    upper.push(parts)
  }
  return { basis, upper }
}

/** Coefficients that bring the columns nearest to `target`.  Shape: target [rows] → [terms]. */
export function nearestTo({ basis, upper }: Factors, target: Float64Array): Float64Array {
  const left = Float64Array.from(target)
  const parts = new Float64Array(basis.length)
  for (let pass = 0; pass < 2; pass++) {
    for (const [i, direction] of basis.entries()) {
      const part = dot(direction, left)
      parts[i] = (parts[i] ?? 0) + part
      addTo(left, direction, -part)
    }
  }
  return backwards(upper, parts)
}

/** The inverse of the columns' products with each other.  Shape: [terms, terms], symmetric. */
export function inverseOfProducts({ upper }: Factors): Float64Array[] {
  const size = upper.length
  const inverse = Array.from({ length: size }, (_, k) => {
    const unit = new Float64Array(size)
    unit[k] = 1
    return backwards(upper, unit)
  })
  // inverse[k] is column k of the inverse of the triangle: nothing below k.
  return Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => inverse.reduce((sum, column) => sum + (column[i] ?? 0) * (column[j] ?? 0), 0)),
  )
}

/** How much each row determines its own fitted value.  Shape: [rows], between 0 and 1; they sum to the number of terms. */
export function leverages({ basis }: Factors): Float64Array {
  const result = new Float64Array(basis[0]?.length ?? 0)
  for (const direction of basis) for (let row = 0; row < result.length; row++) result[row]! += direction[row]! ** 2
  return result
}

/** What the columns give with these coefficients.  Shape: [rows]. */
export function combined(columns: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const result = new Float64Array(columns[0]?.length ?? 0)
  for (const [k, column] of columns.entries()) addTo(result, column, coefficients[k] ?? 0)
  return result
}

/** Each column times the weight of its row. */
export function weighted(columns: readonly Float64Array[], weights: Float64Array): Float64Array[] {
  return columns.map((column) => column.map((value, row) => value * weights[row]!))
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let row = 0; row < a.length; row++) sum += a[row]! * b[row]!
  return sum
}

function lengthOf(column: Float64Array): number {
  return Math.sqrt(dot(column, column))
}

function addTo(target: Float64Array, column: Float64Array, times: number): void {
  for (let row = 0; row < target.length; row++) target[row]! += times * column[row]!
}

/** Solves the triangle from its last row upwards. */
function backwards(upper: readonly Float64Array[], right: Float64Array): Float64Array {
  const result = Float64Array.from(right)
  for (let k = upper.length - 1; k >= 0; k--) {
    const column = upper[k] ?? new Float64Array()
    result[k]! /= column[k]!
    for (let i = 0; i < k; i++) result[i]! -= column[i]! * result[k]!
  }
  return result
}
