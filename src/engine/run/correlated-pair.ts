/** Which pairs of inputs may be correlated; the matrices of them are made in correlation.ts. */
import type { Correlation } from "./correlation.ts"

/** Whether it joins two different inputs that none before it joins: a pair has one correlation, an input none with itself. */
export function isNewPair({ a, b }: Correlation, before: readonly Correlation[]): boolean {
  return a !== b && before.every((other) => (other.a !== a || other.b !== b) && (other.a !== b || other.b !== a))
}
