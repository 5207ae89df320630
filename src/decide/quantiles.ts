/**
 * Quantiles of many samples in three passes: count in equal bins, gather the bins that hold a wanted
 * place, sort those alone. Months times quantities make thousands of columns, so a full sort is too slow.
 */

const bins = 2048

/**
 * Quantiles with linear interpolation, h = (n - 1) p.  Units: those of values.  Shape: values [n], no NaN; not changed.
 * Source: Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361-365, type 7.
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  const heights = probabilities.map((p) => (values.length - 1) * p)
  const places = [...new Set(heights.flatMap((h) => [Math.floor(h), Math.ceil(h)]))].sort((a, b) => a - b)
  const found = atPlaces(values, places)
  return heights.map((h) => {
    const below = found.get(Math.floor(h)) ?? Number.NaN
    const above = found.get(Math.ceil(h)) ?? Number.NaN
    // Equal ends first: they may be infinite.
    return below === above ? below : below + (h - Math.floor(h)) * (above - below)
  })
}

/** What a full sort would put in each place; `places` go upwards. */
function atPlaces(values: Float64Array, places: readonly number[]): Map<number, number> {
  const { low, high } = rangeOf(values)
  if (low === high) return new Map(places.map((place) => [place, low]))
  const scale = (bins - 1) / (high - low)
  // An infinite end, or a range beyond what can be divided: sort it all.
  if (!(scale > 0) || !Number.isFinite(scale)) return fromSorted(values.slice().sort(), 0, places)
  const counts = new Uint32Array(bins)
  for (let i = 0; i < values.length; i++) counts[((values[i]! - low) * scale) | 0]! += 1
  return gather(values, (value) => ((value - low) * scale) | 0, counts, places)
}

function rangeOf(values: Float64Array): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

/** Sorts only the bins in which a wanted place lies. */
function gather(
  values: Float64Array,
  binOf: (value: number) => number,
  counts: Uint32Array,
  places: readonly number[],
): Map<number, number> {
  const slot = new Int32Array(bins).fill(-1)
  const wanted: { readonly first: number; readonly places: number[]; readonly held: Float64Array }[] = []
  for (let bin = 0, first = 0, k = 0; bin < bins && k < places.length; first += counts[bin]!, bin++) {
    const mine: number[] = []
    for (; k < places.length && places[k]! < first + counts[bin]!; k++) mine.push(places[k]!)
    if (mine.length === 0) continue
    slot[bin] = wanted.length
    wanted.push({ first, places: mine, held: new Float64Array(counts[bin]!) })
  }
  const filled = new Uint32Array(wanted.length)
  for (let i = 0; i < values.length; i++) {
    const s = slot[binOf(values[i]!)]!
    if (s >= 0) wanted[s]!.held[filled[s]!++] = values[i]!
  }
  return new Map(wanted.flatMap(({ first, places: mine, held }) => [...fromSorted(held.sort(), first, mine)]))
}

function fromSorted(sorted: Float64Array, first: number, places: readonly number[]): Map<number, number> {
  return new Map(places.map((place) => [place, sorted[place - first] ?? Number.NaN]))
}
