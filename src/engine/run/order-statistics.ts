/** Exact order statistics without a full sort: several at once, by selection. */

/**
 * Rearranges values[0 … count - 1] so that each place named in `places` (sorted upwards) holds what a full sort would put there.
 * Values must not hold NaN.  Source: Hoare's quickselect (CACM 4(7) 1961, Algorithm 65), on all places together.
 */
export function selectPlaces(values: Float64Array, count: number, places: readonly number[]): void {
  select(values, 0, count - 1, places, 0, places.length)
}

function select(values: Float64Array, first: number, last: number, places: readonly number[], from: number, to: number): void {
  let low = first
  const high = last
  let start = from
  const end = to
  while (start < end && high > low) {
    if (high - low < 16) {
      sortFew(values, low, high)
      return
    }
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!)
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i <= j) {
        const held = values[i]!
        values[i] = values[j]!
        values[j] = held
        i++
        j--
      }
    }
    // Places up to j lie left, from i on right; between them every value is the pivot.
    let left = start
    while (left < end && places[left]! <= j) left++
    let right = left
    while (right < end && places[right]! < i) right++
    if (left > start) select(values, low, j, places, start, left)
    low = i
    start = right
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function sortFew(values: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const value = values[i]!
    let j = i - 1
    for (; j >= low && values[j]! > value; j--) values[j + 1] = values[j]!
    values[j + 1] = value
  }
}

/**
 * Quantiles with linear interpolation, h = (count - 1) p. Rearranges values[0 … count - 1], which must not hold NaN.
 * Source: Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361-365, type 7.
 */
export function quantilesOf(values: Float64Array, count: number, probabilities: readonly number[]): number[] {
  return quantilesAt(count, probabilities, (places) => {
    selectPlaces(values, count, places)
    return places.map((place) => values[place]!)
  })
}

/** The same from whatever can tell what a full sort would put in some places, which go upwards. */
export function quantilesAt(
  count: number,
  probabilities: readonly number[],
  valuesAt: (places: readonly number[]) => readonly number[],
): number[] {
  const heights = probabilities.map((p) => (count - 1) * Math.min(1, Math.max(0, p)))
  const places = [...new Set(heights.flatMap((h) => [Math.floor(h), Math.ceil(h)]))].sort((a, b) => a - b)
  const values = valuesAt(places)
  return heights.map((h) => {
    const below = values[places.indexOf(Math.floor(h))]!
    const above = values[places.indexOf(Math.ceil(h))]!
    // Equal ends first: they may be infinite.
    return below === above ? below : below + (h - Math.floor(h)) * (above - below)
  })
}
