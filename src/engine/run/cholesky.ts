/** The triangular factor of a matrix of correlations. */

type TriangularFactor = {
  /** Lower triangular; what follows wholly from what stands before it has 0 on the diagonal.  Shape: [size, size]. */
  readonly factor: Float64Array
  /** factor × its transpose is the matrix; not so where that has a negative eigenvalue. */
  readonly isExact: boolean
}

/** Less is left of what follows wholly from the others, by rounding. */
const leastVariance = 1e-9

/**
 * A variance that is 0 comes out below it by rounding of sums of products up to 1, and by no more than this. A covariance with a
 * figure without a variance of its own is 0 too, but it may be as large as the root of what rounding left of that variance.
 */
const mostRounding = 1e-12
const mostLeftCovariance = 1e-7

/**
 * Row by row (Cholesky and Banachiewicz); symmetric, of which only the lower half is read.
 * Units: correlations [1].  Shape: matrix and factor [size, size].
 * Errors: none is thrown; of what is no matrix of correlations, NaN in it too, the factor means nothing and `isExact` is false.
 */
export function cholesky(matrix: Float64Array, size: number): TriangularFactor {
  const factor = new Float64Array(size * size)
  let isExact = true
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!
      for (let k = 0; k < j; k++) rest -= factor[i * size + k]! * factor[j * size + k]!
      const diagonal = factor[j * size + j]!
      if (i === j) {
        if (!(rest > -mostRounding)) isExact = false
        factor[i * size + i] = rest > leastVariance ? Math.sqrt(rest) : 0
      } else if (diagonal > 0) factor[i * size + j] = rest / diagonal
      else if (!(Math.abs(rest) <= mostLeftCovariance)) isExact = false
    }
  }
  return { factor, isExact }
}
