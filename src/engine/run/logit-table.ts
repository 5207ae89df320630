/**
 * A slow quantile function on (0, 1) made quick: the logit of x over the normal score is nearly a straight line and analytic, so
 * that short Chebyshev series between close points give it to the last digits.
 * Source: L. N. Trefethen, Approximation Theory and Approximation Practice (2013), chapters 3 and 8.
 */

/** Beyond it lies no Sobol point of 32 bits. */
export const reach = 6.5
export const pieces = 26
/** Of each series; as many points as it goes through. */
export const terms = 11
export const width: number = (2 * reach) / pieces

export type LogisticTable = {
  /** Coefficients.  Shape: [pieces][terms]. */
  readonly table: Float64Array
  /** x at a normal score. */
  readonly value: (z: number) => number
}

/**
 * `logit` gives log(x / (1 - x)) for a normal score. Returns x, to 1e-12 where `logit` is that exact. Null where a figure on
 * the way leaves the range of numbers; scores beyond the table are asked of `logit` itself.
 */
export function logisticTable(logit: (z: number) => number): LogisticTable | null {
  const table = new Float64Array(pieces * terms)
  for (let piece = 0; piece < pieces; piece++) {
    const centre = -reach + (piece + 0.5) * width
    const values = Array.from({ length: terms }, (_, k) => logit(centre + (width / 2) * chebyshevPoint(k)))
    if (!values.every(Number.isFinite)) return null
    table.set(series(values), piece * terms)
  }
  const value = (z: number): number => {
    const at = (z + reach) / width
    const piece = Math.floor(at)
    return logistic(piece >= 0 && piece < pieces ? clenshaw(table, piece * terms, 2 * (at - piece) - 1) : logit(z))
  }
  return { table, value }
}

function chebyshevPoint(k: number): number {
  return Math.cos((Math.PI * (k + 0.5)) / terms)
}

/** Coefficients of the interpolating series: a cosine transform of the values. */
function series(values: readonly number[]): number[] {
  return values.map((_, j) => {
    const sum = values.reduce((total, value, k) => total + value * Math.cos((Math.PI * j * (k + 0.5)) / terms), 0)
    return (sum * (j === 0 ? 1 : 2)) / terms
  })
}

/** The sum of c[j] · T_j(x). Source: C. W. Clenshaw, Mathematical Tables and Other Aids to Computation 9 (1955). */
function clenshaw(table: Float64Array, from: number, x: number): number {
  const double = 2 * x
  let b1 = 0
  let b2 = 0
  for (let j = terms - 1; j > 0; j--) {
    const b = table[from + j]! - b2 + double * b1
    b2 = b1
    b1 = b
  }
  return table[from]! - b2 + x * b1
}

function logistic(y: number): number {
  const small = Math.exp(-Math.abs(y))
  return (y < 0 ? small : 1) / (1 + small)
}
