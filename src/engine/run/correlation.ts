/**
 * Rank correlations between inputs as a Gaussian copula: the matrices of connected inputs, made
 * possible where the wishes contradict each other, and their Cholesky factors.
 */
import { cholesky } from "./cholesky.ts"
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
      const pearson = Math.abs(rank) === 1 ? rank : 2 * Math.sin((Math.PI * rank) / 6)
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

/** Pearson correlations wished for in a group, under both i * size + j and j * size + i. */
type Wishes = ReadonlyMap<number, number>

/**
 * The factor of the matrix of wishes, with 0 for pairs without one where that is possible; else with what the wishes imply
 * for them (in a chain a - b - c of 0.9 each, a and c cannot be uncorrelated); else of a possible matrix near the wishes.
 */
function possibleFactor(wishes: Wishes, size: number): { readonly factor: Float64Array; readonly isRepaired: boolean } {
  const plain = identity(size)
  for (const [place, pearson] of wishes) plain[place] = pearson
  const asWished = possible(plain, size) ?? completedFactor(wishes, size)
  if (asWished !== null) return { factor: asWished, isRepaired: false }
  const factor = possible(positivePart(plain, size), size)
  if (factor === null) throw new Error("internal: a repaired correlation matrix is not positive definite")
  return { factor, isRepaired: true }
}

const sweeps = 500
/** Within a chain a pair of rank 1 is fitted as this: the regression on two that are the same has no one answer. */
const almostOne = 1 - 1e-8

/**
 * Fills pairs without a wish so that they are correlated through the wishes alone; null where the wishes contradict each other.
 * Source: covariance selection (A. P. Dempster, Biometrics 28 (1972) 157-175, doi:10.2307/2528966) by iterative proportional
 * scaling over the pairs (T. Speed, H. Kiiveri, Annals of Statistics 14 (1986) 138-150, doi:10.1214/aos/1176349846).
 */
function completedFactor(wishes: Wishes, size: number): Float64Array | null {
  const matrix = identity(size)
  const pairs = [...wishes]
    .map(([place, pearson]) => ({ i: Math.floor(place / size), j: place % size, pearson }))
    .filter(({ i, j }) => i < j)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const { i, j, pearson } of pairs) fitPair(matrix, size, i, j, Math.max(-almostOne, Math.min(almostOne, pearson)))
    const gap = Math.max(...pairs.map(({ i, j, pearson }) => Math.abs(matrix[i * size + j]! - pearson)))
    if (gap < 1e-7) return possible(matrix, size)
  }
  return null
}

/** Gives one pair its correlation and unit variances, and the others what follows by regression on the pair. */
function fitPair(matrix: Float64Array, size: number, i: number, j: number, pearson: number): void {
  const ii = matrix[i * size + i]!
  const ij = matrix[i * size + j]!
  const jj = matrix[j * size + j]!
  const determinant = ii * jj - ij * ij
  // G = inverse of the pair's own matrix; M = G (wished - G⁻¹) G.
  const [gi, g, gj] = [jj / determinant, -ij / determinant, ii / determinant]
  const mi = gi * gi + 2 * gi * g * pearson + g * g - gi
  const m = gi * g + (gi * gj + g * g) * pearson + g * gj - g
  const mj = g * g + 2 * g * gj * pearson + gj * gj - gj
  const toI = Float64Array.from({ length: size }, (_, k) => matrix[k * size + i]!)
  const toJ = Float64Array.from({ length: size }, (_, k) => matrix[k * size + j]!)
  for (let p = 0; p < size; p++) {
    const byI = toI[p]! * mi + toJ[p]! * m
    const byJ = toI[p]! * m + toJ[p]! * mj
    for (let q = 0; q < size; q++) matrix[p * size + q]! += byI * toI[q]! + byJ * toJ[q]!
  }
}

function possible(matrix: Float64Array, size: number): Float64Array | null {
  const { factor, isExact } = cholesky(matrix, size)
  return isExact ? factor : null
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1
  return matrix
}

/**
 * The matrix with eigenvalues below a small floor raised to it, scaled back to ones on the diagonal.
 * Source: R. Rebonato, P. Jäckel, "The most general methodology to create a valid correlation matrix", J. of Risk 2(2) 1999, spectral decomposition.
 */
function positivePart(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = eigenSymmetric(matrix, size)
  const part = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += Math.max(values[k]!, 1e-6) * vectors[i * size + k]! * vectors[j * size + k]!
      part[i * size + j] = sum
    }
  }
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(part[i * size + i]!))
  return part.map((value, place) => value * scale[Math.floor(place / size)]! * scale[place % size]!)
}
