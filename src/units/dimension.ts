/**
 * Dimensions: products of base names with rational exponents, `{ USD: 1, month: -1 }`.
 * The set of bases is open (a founder declares `bed`); every currency is a base of its own.
 */

export type Dimension = Readonly<Record<string, number>>

export const plain: Dimension = Object.freeze({})

/** Exponents meet within this much; halves and thirds of whole exponents stay apart. */
const tolerance = 1e-9

export function multiply(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, 1)
}

export function divide(a: Dimension, b: Dimension): Dimension {
  return combine(a, b, -1)
}

export function power(a: Dimension, exponent: number): Dimension {
  return tidy(Object.entries(a).map(([base, e]) => [base, e * exponent]))
}

export function isSame(a: Dimension, b: Dimension): boolean {
  const quotient = divide(a, b)
  return Object.keys(quotient).length === 0
}

export function isPlain(a: Dimension): boolean {
  return Object.keys(a).length === 0
}

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const sum = new Map(Object.entries(a))
  for (const [base, e] of Object.entries(b)) sum.set(base, (sum.get(base) ?? 0) + sign * e)
  return tidy([...sum])
}

function tidy(entries: readonly (readonly [string, number])[]): Dimension {
  const kept = entries.filter(([, e]) => Math.abs(e) > tolerance)
  return Object.freeze(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))))
}
