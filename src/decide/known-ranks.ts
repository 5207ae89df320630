/** Ranks of columns that are asked for again and again, computed once, and what follows from them. */
import { correlation, ranks } from "../engine/index.ts"

const known = new WeakMap<Float64Array, Float64Array>()

/** Of a column that nobody changes.  Shape: as the column. */
export function ranksOf(column: Float64Array): Float64Array {
  const found = known.get(column) ?? ranks(column)
  known.set(column, found)
  return found
}

/** Spearman's rank correlation with a result; 0 where one of them does not vary or holds NaN. */
export function pullOf(column: Float64Array, result: Float64Array): number {
  return correlation(ranksOf(column), ranksOf(result)) ?? 0
}

/** Ranks of more columns than this take long. */
const mostRanked = 200

/** Of very many columns those that follow one of the results most, in a line: enough to leave out what does not matter. */
export function tellingMost<T>(
  all: readonly T[],
  columnOf: (one: T) => Float64Array | undefined,
  results: readonly Float64Array[],
): readonly T[] {
  if (all.length <= mostRanked) return all
  const strength = (one: T): number => {
    const column = columnOf(one) ?? new Float64Array()
    return Math.max(0, ...results.map((result) => Math.abs(correlation(column, result) ?? 0)))
  }
  return all
    .map((one) => ({ one, strength: strength(one) }))
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, mostRanked)
    .map(({ one }) => one)
}
