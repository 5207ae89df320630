/** Whether two categories go together: observed counts beside those of independence. */
import { chiSquareP } from "./distributions.ts"

export type ChiSquareTest = {
  /** [groups, levels] */
  readonly expected: readonly (readonly number[])[]
  readonly leastExpected: number
  readonly chiSquare: number
  readonly degrees: number
  readonly p: number
}

/**
 * Shape: counts [groups, levels], none of whose rows and columns is all zero. Without the correction for continuity.
 * Source: Pearson, On the criterion … (Philosophical Magazine 50, 1900).
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): ChiSquareTest {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (counts[0] ?? []).map((_, k) => counts.reduce((sum, row) => sum + (row[k] ?? 0), 0))
  const all = rows.reduce((sum, count) => sum + count, 0)
  const expected = rows.map((row) => columns.map((column) => (row * column) / all))
  const chiSquare = counts
    .flatMap((row, i) => row.map((count, k) => distance(count, expected[i]?.[k] ?? Number.NaN)))
    .reduce((sum, each) => sum + each, 0)
  const degrees = (rows.length - 1) * (columns.length - 1)
  return { expected, leastExpected: Math.min(...expected.flat()), chiSquare, degrees, p: chiSquareP(chiSquare, degrees) }
}

function distance(observed: number, expected: number): number {
  return (observed - expected) ** 2 / expected
}
