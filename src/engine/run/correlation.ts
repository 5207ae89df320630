/**
 * Rank correlations between inputs as a Gaussian copula: the matrices of connected inputs, made
 * possible where the wishes contradict each other, and their Cholesky factors.
 */
import { eigenSymmetric } from "./eigen-symmetric.ts"

/** A wish: inputs number a and b have the rank correlation (Spearman) `rank`. */
export type Correlation = { readonly a: number; readonly b: number; readonly rank: number }

export type CorrelatedGroup = {
  /** Numbers of the inputs, upwards. */
  readonly members: readonly number[]
  /** Lower triangular: factor × independent normals are correlated normals.  Shape: [members, members]. */
  readonly factor: Float64Array
  /** The wishes could not all be met; the factor is that of a possible matrix near them. */
  readonly isRepaired: boolean
}

/**
 * One group for each set of inputs connected by correlations; pairs without a wish are uncorrelated where that is possible.
 * Source: normals correlated by 2 sin(pi r / 6) have rank correlation r (K. Pearson 1907; Kruskal, JASA 53 (1958) 814-861, doi:10.2307/2281954).
 */
export function correlatedGroups(correlations: readonly Correlation[]): readonly CorrelatedGroup[] {
  return connectedMembers(correlations).map((members) => {
    const size = members.length
    const wishes = new Map<number, number>()
    for (const { a, b, rank } of correlations) {
      const i = members.indexOf(a)
      const j = members.indexOf(b)
      if (i < 0 || i === j) continue
      const pearson = 2 * Math.sin((Math.PI * rank) / 6)
      wishes.set(i * size + j, pearson)
      wishes.set(j * size + i, pearson)
    }
    return { members, ...possibleFactor(wishes, size) }
  })
}

function connectedMembers(correlations: readonly Correlation[]): readonly (readonly number[])[] {
  const groups = new Map<number, Set<number>>()
  for (const { a, b } of correlations) {
    if (a === b) continue
    const joined = new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])])
    for (const member of joined) groups.set(member, joined)
  }
  return [...new Set(groups.values())].map((group) => [...group].sort((a, b) => a - b))
}

const rounds = 60

/**
 * The factor of a matrix that holds the wishes exactly, found by alternately removing what is not positive and
 * restoring the wishes (von Neumann's projections; N. Higham, IMA J. Numer. Anal. 22 (2002) 329-343,
 * doi:10.1093/imanum/22.3.329); where there is none, the last positive one (Rebonato & Jäckel 1999).
 */
function possibleFactor(
  wishes: ReadonlyMap<number, number>,
  size: number,
): { readonly factor: Float64Array; readonly isRepaired: boolean } {
  let matrix = new Float64Array(size * size)
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < size; i++) matrix[i * size + i] = 1
    for (const [place, pearson] of wishes) matrix[place] = pearson
    const factor = cholesky(matrix, size)
    if (factor) return { factor, isRepaired: false }
    matrix = positivePart(matrix, size)
  }
  const factor = cholesky(matrix, size)
  if (!factor) throw new Error("internal: a repaired correlation matrix is not positive definite")
  return { factor, isRepaired: true }
}

/** Lower triangular L with L Lᵀ = matrix, or null when it is not positive definite. */
function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!
      if (i === j) {
        if (!(sum > 1e-9)) return null
        factor[i * size + i] = Math.sqrt(sum)
      } else factor[i * size + j] = sum / factor[j * size + j]!
    }
  }
  return factor
}

/** The matrix with eigenvalues below a small floor raised to it, scaled back to ones on the diagonal. */
function positivePart(matrix: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const { values, vectors } = eigenSymmetric(matrix, size)
  const part = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += Math.max(values[k]!, 1e-4) * vectors[i * size + k]! * vectors[j * size + k]!
      part[i * size + j] = sum
    }
  }
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(part[i * size + i]!))
  return part.map((value, place) => value * scale[Math.floor(place / size)]! * scale[place % size]!)
}
