/** Ranks, and the rank correlation of Spearman. */
import { countAtMost, countBelow } from "./sorted-values.ts"

/** Ranks from 1; equal values share the mean of theirs; NaN has rank NaN.  Shape: as values. */
export function ranks(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort()
  let known = sorted.length
  while (known > 0 && Number.isNaN(sorted[known - 1]!)) known--
  const ordered = sorted.subarray(0, known)
  return values.map((value) => (Number.isNaN(value) ? value : (countBelow(ordered, value) + 1 + countAtMost(ordered, value)) / 2))
}

/** Spearman's rank correlation, ties by mean ranks; null when a column does not vary or holds NaN. */
export function rankCorrelation(x: Float64Array, y: Float64Array): number | null {
  return correlation(ranks(x), ranks(y))
}

/** Pearson's correlation; null when a column does not vary or is not finite. */
export function correlation(x: Float64Array, y: Float64Array): number | null {
  const n = x.length
  let meanX = 0
  let meanY = 0
  for (let i = 0; i < n; i++) {
    meanX += (x[i]! - meanX) / (i + 1)
    meanY += (y[i]! - meanY) / (i + 1)
  }
  let xx = 0
  let yy = 0
  let xy = 0
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX
    const dy = y[i]! - meanY
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const value = xy / Math.sqrt(xx * yy)
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : null
}
