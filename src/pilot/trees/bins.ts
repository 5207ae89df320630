/** Features cut into few pieces of about equal count, once: a split is then looked for among pieces instead of rows. */

/** Bin 0 holds what is missing; bin k > 0 the values from edges[k - 1] (the first: from below) and below edges[k].  Shape: codes [features, rows]. */
export type Binned = {
  readonly rows: number
  readonly codes: readonly Uint8Array[]
  /** A row goes left of the split after bin k where its value is below edges[k - 1]. */
  readonly edges: readonly Float64Array[]
}

/** Values of each feature; NaN is missing.  Shape: [features][rows]. */
export type Columns = readonly ArrayLike<number>[]

/** At most 255 pieces. A feature of fewer values has a piece for each, its edges half way between them. */
export function binned(columns: Columns, most: number): Binned {
  const edges = columns.map((column) => edgesOf(column, Math.min(255, most)))
  return {
    rows: columns[0]?.length ?? 0,
    edges,
    codes: columns.map((column, feature) => Uint8Array.from(column, (value) => codeOf(value, edges[feature]!))),
  }
}

function edgesOf(column: ArrayLike<number>, most: number): Float64Array {
  const sorted = Float64Array.from(column).sort()
  let known = sorted.length
  while (known > 0 && Number.isNaN(sorted[known - 1]!)) known -= 1
  const distinct = [...new Set(sorted.subarray(0, known))]
  if (distinct.length <= most) return Float64Array.from(distinct.slice(1), (above, k) => middleOf(distinct[k]!, above))
  // The edge is the first row of its value, so that equal values are never parted.
  const edges = Array.from({ length: most - 1 }, (_, k) => sorted[Math.floor(((k + 1) * known) / most)]!)
  return Float64Array.from(new Set(edges.filter((edge) => edge > sorted[0]!)))
}

/** Between both; above the lower one whatever rounding does. */
function middleOf(below: number, above: number): number {
  const middle = below / 2 + above / 2
  return middle > below ? middle : above
}

export function codeOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}
