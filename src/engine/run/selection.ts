/**
 * Order statistics of many columns, one after the other: values are sorted into equal bins, and only the bins that hold a
 * wanted place are looked into. Months times quantities make thousands of columns, so that a full sort of each is too slow.
 */
import { selectPlaces } from "./order-statistics.ts"

const bins = 2048
/** The first bin holds -Infinity, the last +Infinity. */
const inner = bins - 2

/** What a full sort of all pieces together would put in a place; places come upwards within a call. */
export type Selection = (places: readonly number[]) => readonly number[]

/** Shared by all columns: new memory for each would cost more than the work. */
const shared = { values: new Float64Array(), binOf: new Uint16Array(), ends: new Uint32Array(bins + 1) }

/**
 * Pieces must hold no NaN, and are not changed; `least` and `most` are their finite ends. A selection holds until the next one is made.
 */
export function selectionOf(pieces: readonly Float64Array[], least: number, most: number): Selection {
  const count = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (shared.values.length < count) {
    shared.values = new Float64Array(count)
    shared.binOf = new Uint16Array(count)
  }
  const scale = inner / (most - least)
  // One value, or a range beyond what can be divided: a single bin.
  const isDivided = scale > 0 && Number.isFinite(scale)
  if (isDivided) sortIntoBins(pieces, least, scale)
  else shared.ends.fill(count).fill(0, 0, 1)
  if (!isDivided) copyAll(pieces)
  return (places) => placesIn(places)
}

function copyAll(pieces: readonly Float64Array[]): void {
  let at = 0
  for (const piece of pieces) {
    shared.values.set(piece, at)
    at += piece.length
  }
}

/** Afterwards bin b stands in values[ends[b] … ends[b + 1] - 1]. */
function sortIntoBins(pieces: readonly Float64Array[], least: number, scale: number): void {
  const { values, binOf, ends } = shared
  ends.fill(0)
  let at = 0
  for (const piece of pieces)
    for (let s = 0; s < piece.length; s++) {
      const height = (piece[s]! - least) * scale
      const bin = height >= 0 ? (height < inner ? (height | 0) + 1 : height === Number.POSITIVE_INFINITY ? bins - 1 : inner) : 0
      binOf[at++] = bin
      ends[bin + 1]!++
    }
  for (let bin = 0; bin < bins; bin++) ends[bin + 1]! += ends[bin]!
  const next = ends.slice(0, bins)
  at = 0
  for (const piece of pieces) for (let s = 0; s < piece.length; s++) values[next[binOf[at++]!]!++] = piece[s]!
}

function placesIn(places: readonly number[]): number[] {
  const { values, ends } = shared
  for (let k = 0; k < places.length; ) {
    const bin = binHolding(places[k]!)
    const [first, end] = [ends[bin]!, ends[bin + 1]!]
    const inside: number[] = []
    for (; k < places.length && places[k]! < end; k++) inside.push(places[k]! - first)
    selectPlaces(values.subarray(first, end), end - first, inside)
  }
  return places.map((place) => values[place] ?? Number.NaN)
}

/** The last bin that begins at or before a place. */
function binHolding(place: number): number {
  let [low, high] = [0, bins - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (shared.ends[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}
