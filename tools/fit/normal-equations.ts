/** Least squares in closed form: sums of squares as a matrix, and its solution. */

export type Equations = { readonly matrix: readonly Float64Array[]; readonly right: Float64Array }

export function emptyEquations(count: number): Equations {
  return { matrix: Array.from({ length: count }, () => new Float64Array(count)), right: new Float64Array(count) }
}

/** Adds one observation that reads the unknowns `own` with these slopes and is `off` by so much. */
export function addObservation(
  { matrix, right }: Equations,
  own: readonly number[],
  slopes: ArrayLike<number>,
  off: number,
  weight: number,
): void {
  for (let a = 0; a < own.length; a++) {
    const weighted = weight * slopes[a]!
    if (weighted === 0) continue
    const row = matrix[own[a]!]!
    right[own[a]!]! += weighted * off
    // Only the lower half is read.
    for (let b = 0; b < own.length; b++) if (own[b]! <= own[a]!) row[own[b]!]! += weighted * slopes[b]!
  }
}

/** Of a positive definite matrix of which the lower half is filled in. Source: A.-L. Cholesky; Golub and Van Loan, Matrix Computations (4th ed.), 4.2. */
export function solved({ matrix, right }: Equations): Float64Array {
  const n = right.length
  const lower = matrix.map((row) => Float64Array.from(row))
  for (let j = 0; j < n; j++) {
    const row = lower[j]!
    for (let k = 0; k < j; k++) row[j]! -= row[k]! * row[k]!
    row[j] = Math.sqrt(row[j]!)
    for (let i = j + 1; i < n; i++) {
      const below = lower[i]!
      let sum = below[j]!
      for (let k = 0; k < j; k++) sum -= below[k]! * row[k]!
      below[j] = sum / row[j]!
    }
  }
  const x = Float64Array.from(right)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  return x
}
