/** The triangular factor of a matrix of correlations. */

export type TriangularFactor = {
  /** Lower triangular; what follows wholly from what stands before it has 0 on the diagonal.  Shape: [size, size]. */
  readonly factor: Float64Array
  /** factor × its transpose is the matrix; not so where that has a negative eigenvalue. */
  readonly isExact: boolean
}

/** Less is left of what follows wholly from the others, by rounding. */
const leastVariance = 1e-9

/** Row by row (Cholesky and Banachiewicz); symmetric, of which only the lower half is read.  Shape: matrix [size, size]. */
export function cholesky(matrix: Float64Array, size: number): TriangularFactor {
  const factor = new Float64Array(size * size)
  let isExact = true
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!
      for (let k = 0; k < j; k++) rest -= factor[i * size + k]! * factor[j * size + k]!
      const diagonal = factor[j * size + j]!
      if (i === j) {
        if (!(rest > -1e-12)) isExact = false
        factor[i * size + i] = rest > leastVariance ? Math.sqrt(rest) : 0
      } else if (diagonal > 0) factor[i * size + j] = rest / diagonal
      else if (!(Math.abs(rest) <= 1e-7)) isExact = false
    }
  }
  return { factor, isExact }
}
