/** Weights of which nothing is known, or only their order: each set as likely as any other. */
import { scrambleSeed, uniformStream } from "../../engine/index.ts"

/** Uniform on all weights that sum to 1.  Shape: [criteria][samples]. */
export type WeightDraws = readonly Float64Array[]

/**
 * The gaps between sorted uniform numbers are uniform on the simplex; divided random numbers would not be. Each number falls
 * once in each of as many equal parts as there are samples.
 * Source: L. Devroye, Non-Uniform Random Variate Generation, Springer 1986, chapter V, theorem 2.1; strata: McKay, Beckman and
 * Conover, Technometrics 21 (1979) 239-245, doi:10.2307/1268522.
 */
export function anyWeights(criteria: number, samples: number, seed: number): WeightDraws {
  const cuts = Array.from({ length: Math.max(0, criteria - 1) }, (_, c) =>
    strata(samples, scrambleSeed(`criteria ${c}`, seed, 0)),
  )
  const weights = Array.from({ length: criteria }, () => new Float64Array(samples))
  const row = new Float64Array(cuts.length)
  for (let s = 0; s < samples; s++) {
    for (const [c, cut] of cuts.entries()) row[c] = cut[s]!
    row.sort()
    let before = 0
    for (const [c, column] of weights.entries()) {
      const next = c < row.length ? row[c]! : 1
      column[s] = next - before
      before = next
    }
  }
  return weights
}

/**
 * The same, where only the order of importance is known: 1 is the first; equal places are not ordered among themselves.
 * Shape: places [criteria].
 */
export function orderedWeights(draws: WeightDraws, places: readonly number[]): WeightDraws {
  const samples = draws[0]?.length ?? 0
  const result = draws.map(() => new Float64Array(samples))
  for (let s = 0; s < samples; s++) {
    const own = draws.map((column) => column[s]!)
    const falling = own.toSorted((a, b) => b - a)
    // Among equals the one that was drawn larger stays larger: they change places as often as not.
    const order = places.map((_, c) => c).toSorted((a, b) => places[a]! - places[b]! || own[b]! - own[a]!)
    for (const [rank, c] of order.entries()) result[c]![s] = falling[rank]!
  }
  return result
}

/**
 * The mean of these weights: equal ones where nothing is known, the centroid of the order where that is.
 * Source: F. H. Barron and B. E. Barrett, "Decision quality using ranked attribute weights", Management Science 42 (1996)
 * 1515-1523, doi:10.1287/mnsc.42.11.1515 (rank order centroid); among equal places the mean of theirs.
 */
export function centralWeights(places: readonly number[]): number[] {
  const size = places.length
  const sorted = places.toSorted((a, b) => a - b)
  const centroid = sorted.map((_, k) => sorted.slice(k).reduce((sum, _one, j) => sum + 1 / (k + j + 1), 0) / size)
  return places.map((place) => {
    const same = centroid.filter((_, k) => sorted[k] === place)
    return same.reduce((sum, x) => sum + x, 0) / same.length
  })
}

/** One number in each of `samples` equal parts of (0, 1), in random order. */
function strata(samples: number, seed: number): Float64Array {
  const random = uniformStream(seed)
  const numbers = Float64Array.from({ length: samples }, (_, k) => k)
  for (let k = samples - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1))
    const kept = numbers[k]!
    numbers[k] = numbers[other]!
    numbers[other] = kept
  }
  return numbers.map((part) => (part + random()) / samples)
}
