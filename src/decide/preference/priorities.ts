/** Weights from judgements in pairs (the analytic hierarchy process), and how far the judgements agree with each other. */

export type Priorities = {
  /** Sum to 1, in the order of the rows. */
  readonly weights: readonly number[]
  /** The principal eigenvalue: as many as there are rows where all judgements agree, more where they do not. */
  readonly eigenvalue: number
  /** (eigenvalue - n) / (n - 1); 0 of fewer than three. */
  readonly index: number
  /** The index as a part of that of judgements made at random; null beyond the table of those. */
  readonly ratio: number | null
  /** The judgement that fits least to the others: its row and column, and what the weights would say. */
  readonly worst: { readonly row: number; readonly column: number; readonly implied: number } | null
}

/** Beyond this ratio judgements should be made anew (Saaty 1980, page 21). */
export const mostRatio = 0.1

/**
 * Mean index of random judgements, by the number of rows.
 * Source: T. L. Saaty, "Relative measurement and its generalization in decision making", RACSAM 102 (2008) 251-318,
 * doi:10.1007/BF03191825, table of random indices; priorities.test.ts finds them again by simulation.
 */
const randomIndex = [0, 0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49] as const

const rounds = 1000
const exact = 1e-14

/**
 * The principal eigenvector of a reciprocal matrix by repeated multiplication.  Shape: matrix [rows][rows], above zero.
 * Source: T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980; "A scaling method for priorities in hierarchical
 * structures", Journal of Mathematical Psychology 15 (1977) 234-281, doi:10.1016/0022-2496(77)90033-5.
 */
export function prioritiesOf(matrix: readonly (readonly number[])[]): Priorities {
  const size = matrix.length
  let weights = matrix.map(() => 1 / size)
  let eigenvalue = size
  for (let round = 0; round < rounds; round++) {
    const next = matrix.map((row) => row.reduce((sum, x, k) => sum + x * weights[k]!, 0))
    eigenvalue = next.reduce((sum, x) => sum + x, 0)
    const moved = Math.max(...next.map((x, k) => Math.abs(x / eigenvalue - weights[k]!)))
    weights = next.map((x) => x / eigenvalue)
    if (moved < exact) break
  }
  const index = size < 3 ? 0 : Math.max(0, (eigenvalue - size) / (size - 1))
  return { weights, eigenvalue, index, ratio: ratioOf(index, size), worst: worstOf(matrix, weights) }
}

/** Of fewer than three judgements none can contradict another. */
function ratioOf(index: number, size: number): number | null {
  const random = randomIndex[size]
  if (random === undefined) return null
  return random === 0 ? 0 : index / random
}

/**
 * That with the largest error ratio a_ij w_j / w_i, up or down.
 * Source: Saaty, "Decision-making with the AHP: why is the principal eigenvector necessary", European Journal of
 * Operational Research 145 (2003) 85-91, doi:10.1016/S0377-2217(02)00227-8.
 */
function worstOf(matrix: readonly (readonly number[])[], weights: readonly number[]): Priorities["worst"] {
  let [worst, most]: [Priorities["worst"], number] = [null, 1 + 1e-9]
  for (const [row, judged] of matrix.entries()) {
    for (const [column, value] of judged.entries()) {
      const implied = weights[row]! / weights[column]!
      const error = Math.max(value / implied, implied / value)
      if (column > row && error > most) [worst, most] = [{ row, column, implied }, error]
    }
  }
  return worst
}
