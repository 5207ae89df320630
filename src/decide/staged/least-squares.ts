/** Least squares on sums of products, kept by replicate, so that a fit on all others costs no second pass. */

/** Σ x xᵀ, the lower half, row after row.  Shape: rows n × [size]. */
export function addProducts(sums: Float64Array, row: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) sums[i * size + j]! += row[i]! * row[j]!
}

/** Relative to the pivot as it was: below it a term says nothing that those before it do not. */
const leastPivot = 1e-9

/**
 * Solves A b = c, A symmetric and positive semidefinite by its lower half; a term that others already say gets nothing.
 * Shape: lower [size × size], right [size]; neither is changed.
 * Source: L D Lᵀ without square roots, Golub and Van Loan, Matrix Computations, 4th edition, section 4.1.
 */
export function solved(lower: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const l = lower.slice()
  const pivots = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    let pivot = l[j * size + j]!
    for (let k = 0; k < j; k++) pivot -= l[j * size + k]! ** 2 * pivots[k]!
    const isNew = pivot > leastPivot * lower[j * size + j]!
    pivots[j] = isNew ? pivot : 0
    for (let i = j + 1; i < size; i++) {
      let sum = l[i * size + j]!
      for (let k = 0; k < j; k++) sum -= l[i * size + k]! * l[j * size + k]! * pivots[k]!
      l[i * size + j] = isNew ? sum / pivot : 0
    }
  }
  const x = right.slice()
  for (let i = 0; i < size; i++) for (let k = 0; k < i; k++) x[i]! -= l[i * size + k]! * x[k]!
  for (let i = 0; i < size; i++) x[i] = pivots[i]! > 0 ? x[i]! / pivots[i]! : 0
  for (let i = size - 1; i >= 0; i--) for (let k = i + 1; k < size; k++) x[i]! -= l[k * size + i]! * x[k]!
  return x
}
