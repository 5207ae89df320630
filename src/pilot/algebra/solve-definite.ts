/** Linear equations with a symmetric positive definite matrix, in place. */

/**
 * Shape: matrix [size, size], row after row, its lower triangle is read and overwritten; right [size] becomes the solution.
 * Source: Cholesky's method.
 */
export function solveDefinite(matrix: Float64Array, right: Float64Array): void {
  const size = right.length
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let left = matrix[i * size + j]!
      for (let k = 0; k < j; k++) left -= matrix[i * size + k]! * matrix[j * size + k]!
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(left, 1e-300)) : left / matrix[j * size + j]!
    }
    for (let k = 0; k < i; k++) right[i]! -= matrix[i * size + k]! * right[k]!
    right[i]! /= matrix[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i]! -= matrix[k * size + i]! * right[k]!
    right[i]! /= matrix[i * size + i]!
  }
}
