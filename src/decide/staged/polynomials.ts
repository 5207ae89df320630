/**
 * Polynomials of what is seen at a gate: Legendre's, in the places that the figures take among all samples, from -1 to 1. Places have
 * no far ends, so that a few very large figures do not bend the fit where the decision lies.
 */
import { ranks } from "../../engine/index.ts"

/** Highest degrees: of one quantity alone, and of each of several, besides their products. */
const [degreeAlone, degreeOfEach] = [5, 3]
/** So many samples at least for each term. */
const samplesPerTerm = 20
/** However much is seen: the work grows with the square of the terms. */
const mostTerms = 40

/**
 * One row for each of the samples named; the first term is 1. What is the same in all of them makes no term.
 * Shape: columns [seen][S], samples [held] → terms × [held], row after row.
 */
export function termsOf(
  columns: readonly Float64Array[],
  samples: Uint32Array,
): { readonly size: number; readonly rows: Float64Array } {
  const places = columns.map((column) => placesOf(column, samples)).filter((one) => one.some((u) => u !== one[0]))
  const most = Math.min(mostTerms, Math.max(1, Math.floor(samples.length / samplesPerTerm)))
  const terms = [...powers(places), ...products(places)].slice(0, most - 1)
  const size = terms.length + 1
  const rows = new Float64Array(size * samples.length)
  for (let i = 0; i < samples.length; i++) {
    rows[i * size] = 1
    for (let j = 1; j < size; j++) rows[i * size + j] = terms[j - 1]![i]!
  }
  return { size, rows }
}

/** Equal figures share a place; what is no number stands in the middle. */
function placesOf(column: Float64Array, samples: Uint32Array): Float64Array {
  const own = Float64Array.from(samples, (s) => column[s]!)
  return ranks(own).map((rank) => (Number.isNaN(rank) ? 0 : (2 * rank - 1) / own.length - 1))
}

/** The first degree of all, then the second of all: where there are too few samples the highest are left out. */
function powers(places: readonly Float64Array[]): Float64Array[] {
  const degree = places.length === 1 ? degreeAlone : degreeOfEach
  return Array.from({ length: degree }, (_, d) => places.map((u) => u.map((x) => legendre(d + 1, x)))).flat()
}

function products(places: readonly Float64Array[]): Float64Array[] {
  return places.flatMap((u, a) => places.slice(a + 1).map((v) => u.map((x, i) => x * v[i]!)))
}

/** By Bonnet's recurrence. */
function legendre(degree: number, x: number): number {
  let [before, now] = [1, x]
  for (let n = 1; n < degree; n++) [before, now] = [now, ((2 * n + 1) * x * now - n * before) / (n + 1)]
  return now
}
