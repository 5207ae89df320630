/**
 * What two columns of the same draws have up to each of some thresholds: the share of samples, and the mean shortfall
 * E max(x - A, 0), whose differences decide on dominance; with the standard errors of the differences, draw by draw.
 */

/** A column counted by the thresholds that it reaches.  Shape: bins [samples], all others [thresholds]. */
export type Stretch = {
  /** Number of the least threshold that is not below the sample. */
  readonly bins: Uint16Array
  /** Up to each threshold: samples, their sum and their sum of squares, measured from the first threshold. */
  readonly counts: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
}

export type Differences = readonly { readonly by: number; readonly error: number }[]

/** Shape: thresholds rising, the last not below any sample; at most 65536. */
export function stretched(column: Float64Array, thresholds: Float64Array): Stretch {
  const { length } = thresholds
  const [bins, counts] = [new Uint16Array(column.length), new Float64Array(length)]
  const [sums, squares] = [new Float64Array(length), new Float64Array(length)]
  const origin = thresholds[0] ?? 0
  for (let s = 0; s < column.length; s++) {
    const bin = binOf(column[s]!, thresholds)
    const from = column[s]! - origin
    bins[s] = bin
    counts[bin]! += 1
    sums[bin]! += from
    squares[bin]! += from * from
  }
  for (const parts of [counts, sums, squares]) accumulate(parts)
  return { bins, counts, sums, squares }
}

/** How much less often the first column stays at or below each threshold, and how much less it falls short of it. */
export function meetings(
  [a, b]: readonly [Float64Array, Float64Array],
  [mine, its]: readonly [Stretch, Stretch],
  thresholds: Float64Array,
): { readonly shares: Differences; readonly shortfalls: Differences } {
  const both = together([a, b], [mine, its], thresholds)
  const origin = thresholds[0] ?? 0
  const samples = a.length
  const told = [...thresholds].map((threshold, k) => {
    const x = threshold - origin
    const [nA, nB, nBoth] = [mine.counts[k]!, its.counts[k]!, both.counts[k]!]
    const [short, itsShort] = [nA * x - mine.sums[k]!, nB * x - its.sums[k]!]
    const own = (stretch: Stretch): number => x * x * stretch.counts[k]! - 2 * x * stretch.sums[k]! + stretch.squares[k]!
    const shared = x * x * nBoth - x * both.sums[k]! + both.products[k]!
    return {
      share: difference(nB - nA, nA + nB - 2 * nBoth, samples),
      shortfall: difference(itsShort - short, own(mine) + own(its) - 2 * shared, samples),
    }
  })
  const shortfalls = told.map(({ shortfall }) => shortfall)
  return { shares: told.map(({ share }) => share), shortfalls: scaled(shortfalls, (thresholds.at(-1) ?? 0) - origin) }
}

/** In parts of the whole range, so that rounding can be told from a difference. */
function scaled(differences: Differences, range: number): Differences {
  return range > 0 ? differences.map(({ by, error }) => ({ by: by / range, error: error / range })) : differences
}

/** The mean of a difference that sums to `sum`, its squares to `squares`. */
function difference(sum: number, squares: number, samples: number): { readonly by: number; readonly error: number } {
  const by = sum / samples
  return { by, error: Math.sqrt(Math.max(0, squares / samples - by * by) / samples) }
}

type Together = Pick<Stretch, "counts" | "sums"> & { readonly products: Float64Array }

/** Of the samples in which both columns stay at or below each threshold: the sums of both, and of their products. */
function together(
  [a, b]: readonly [Float64Array, Float64Array],
  [mine, its]: readonly [Stretch, Stretch],
  { length, 0: origin = 0 }: Float64Array,
): Together {
  const [counts, sums, products] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)]
  for (let s = 0; s < a.length; s++) {
    const bin = Math.max(mine.bins[s]!, its.bins[s]!)
    const [fromA, fromB] = [a[s]! - origin, b[s]! - origin]
    counts[bin]! += 1
    sums[bin]! += fromA + fromB
    products[bin]! += fromA * fromB
  }
  for (const parts of [counts, sums, products]) accumulate(parts)
  return { counts, sums, products }
}

function accumulate(parts: Float64Array): void {
  for (let k = 1; k < parts.length; k++) parts[k]! += parts[k - 1]!
}

function binOf(x: number, thresholds: Float64Array): number {
  let [low, high] = [0, thresholds.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (thresholds[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}
