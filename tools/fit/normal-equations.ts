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

/**
 * Of a positive definite matrix of which the lower half is filled in. Unknowns that meet few others go first, so that most of what is left stays empty, and
 * empty places cost nothing (minimum degree; Golub and Van Loan, Matrix Computations (4th ed.), 4.2 and 11.1).
 */
export function solved({ matrix, right }: Equations): Float64Array {
  const order = byDegree(matrix)
  const lower = order.map((i, a) => Float64Array.from(order.slice(0, a + 1), (j) => (i > j ? matrix[i]![j]! : matrix[j]![i]!)))
  eliminate(lower)
  const x = Float64Array.from(order, (i) => right[i]!)
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!
    x[i]! /= lower[i]![i]!
  }
  for (let i = x.length - 1; i >= 0; i--) {
    x[i]! /= lower[i]![i]!
    for (let k = 0; k < i; k++) x[k]! -= lower[i]![k]! * x[i]!
  }
  const solution = new Float64Array(x.length)
  order.forEach((i, a) => {
    solution[i] = x[a]!
  })
  return solution
}

function byDegree(matrix: readonly Float64Array[]): readonly number[] {
  const degrees = new Float64Array(matrix.length)
  matrix.forEach((row, i) => {
    for (let j = 0; j < i; j++) {
      if (row[j] === 0) continue
      degrees[i]! += 1
      degrees[j]! += 1
    }
  })
  return [...matrix.keys()].sort((a, b) => degrees[a]! - degrees[b]! || a - b)
}

/** Cholesky, column by column: each takes its share out of the places where two of its own are not empty. */
function eliminate(lower: readonly Float64Array[]): void {
  const n = lower.length
  const filled = new Int32Array(n)
  const column = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    const diagonal = Math.sqrt(lower[j]![j]!)
    lower[j]![j] = diagonal
    let count = 0
    for (let i = j + 1; i < n; i++) {
      if (lower[i]![j] === 0) continue
      lower[i]![j]! /= diagonal
      column[count] = lower[i]![j]!
      filled[count++] = i
    }
    for (let a = 0; a < count; a++) {
      const row = lower[filled[a]!]!
      const share = column[a]!
      for (let b = 0; b <= a; b++) row[filled[b]!]! -= share * column[b]!
    }
  }
}
