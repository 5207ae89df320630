/** Ranks of columns that are asked for again and again, computed once, and what follows from them. */
import { ranks } from "../engine/index.ts"

const known = new WeakMap<Float64Array, Float64Array>()

/** Of a column that nobody changes.  Shape: as the column. */
export function ranksOf(column: Float64Array): Float64Array {
  const found = known.get(column) ?? ranks(column)
  known.set(column, found)
  return found
}

/** Spearman's rank correlation with a result; 0 where one of them does not vary or holds NaN. */
export function pullOf(column: Float64Array, result: Float64Array): number {
  const x = ranksOf(column)
  const y = ranksOf(result)
  const middle = (x.length + 1) / 2
  let [xx, yy, xy] = [0, 0, 0]
  for (let s = 0; s < x.length; s++) {
    const dx = x[s]! - middle
    const dy = y[s]! - middle
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const correlation = xy / Math.sqrt(xx * yy)
  return Number.isFinite(correlation) ? correlation : 0
}
