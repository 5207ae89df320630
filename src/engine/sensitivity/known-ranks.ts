/** Ranks of columns that are asked for again and again, computed once, and what follows from them. */
import { correlation, ranks } from "../run/ranks.ts"
import type { SamplePlan } from "../run/replicates.ts"
import { type Estimate, jackknife, sumsByReplicate } from "./estimate.ts"

const known = new WeakMap<Float64Array, Float64Array>()

/** Of a column that nobody changes.  Shape: as the column. */
function ranksOf(column: Float64Array): Float64Array {
  const found = known.get(column) ?? ranks(column)
  known.set(column, found)
  return found
}

/** The bin of each sample, from 0, of bins with equal parts of the ranks: equal values share one.  Shape: as the column. */
export function rankBins(column: Float64Array, bins: number): Uint32Array {
  return Uint32Array.from(ranksOf(column), (rank) => Math.min(bins - 1, Math.floor(((rank - 0.5) / column.length) * bins)))
}

/** Spearman's rank correlation with a result; 0 where one of them does not vary or holds NaN. */
export function pullOf(column: Float64Array, result: Float64Array): number {
  return correlation(ranksOf(column), ranksOf(result)) ?? 0
}

/**
 * The same with its error: the ranks are those among all samples, whatever replicate is left out.
 * Null where one of the columns does not vary or holds NaN.
 */
export function pullEstimate(column: Float64Array, result: Float64Array, plan: SamplePlan): Estimate | null {
  const [x, y] = [ranksOf(column), ranksOf(result)]
  const middle = (x.length + 1) / 2
  const sums = (of: (s: number) => number): Float64Array => sumsByReplicate(x.length, plan, of)
  const xs = sums((s) => x[s]! - middle)
  const ys = sums((s) => y[s]! - middle)
  const xx = sums((s) => (x[s]! - middle) ** 2)
  const yy = sums((s) => (y[s]! - middle) ** 2)
  const xy = sums((s) => (x[s]! - middle) * (y[s]! - middle))
  const pull = jackknife(plan.replicates, (without) => {
    const sum = (parts: Float64Array): number => parts.reduce((all, part, r) => (r === without ? all : all + part), 0)
    const n = x.length - (without === null ? 0 : plan.perReplicate)
    const [meanX, meanY] = [sum(xs) / n, sum(ys) / n]
    const spread = Math.sqrt((sum(xx) - n * meanX * meanX) * (sum(yy) - n * meanY * meanY))
    return (sum(xy) - n * meanX * meanY) / spread
  })
  return Number.isFinite(pull.value) ? { ...pull, value: Math.max(-1, Math.min(1, pull.value)) } : null
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
