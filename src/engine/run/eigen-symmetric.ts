/** Eigenvalues and eigenvectors of a small symmetric matrix, for the repair of correlations. */

/**
 * Jacobi's cyclic rotations. Vectors stand in columns.  Shape: matrix and vectors [size, size], by rows; values [size], in no order.
 * Source: Golub & Van Loan, Matrix Computations, 4th edition, section 8.5.
 */
export function eigenSymmetric(
  matrix: Float64Array,
  size: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = Float64Array.from(matrix)
  const vectors = new Float64Array(size * size)
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        off += a[p * size + q]! ** 2
        rotate(a, vectors, size, p, q)
      }
    }
    if (off < 1e-24) break
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors }
}

/** Makes a[p, q] zero. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!
  if (apq === 0) return
  const tau = (a[q * size + q]! - a[p * size + p]!) / (2 * apq)
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  const sine = tangent * cosine
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine)
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine)
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, cosine, sine)
}

function turn(x: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const xi = x[i]!
  const xj = x[j]!
  x[i] = cosine * xi - sine * xj
  x[j] = sine * xi + cosine * xj
}
