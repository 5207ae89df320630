/**
 * What a conditional mean of several inputs is made of: each input by itself (as it is, its normal scores up to the third Hermite
 * polynomial, hinges along its ranks) and pairs of them. Everything has mean 0 and variance 1, so that one ridge fits all.
 * Source: regression in the place of the inner loop of EVPPI, Strong, Oakley, Brennan, Medical Decision Making 34 (2014) 311-326,
 * doi:10.1177/0272989X13505910; hinges are those of MARS, Friedman, The Annals of Statistics 19 (1991) 1-67, doi:10.1214/aos/1176347963.
 */
import { momentsOf, quantile, ranks, standardDeviation, standardNormal } from "../../engine/index.ts"

/** Where hinges bend, as parts of the ranks. */
const bends = [0.1, 0.3, 0.5, 0.7, 0.9] as const
/** So many columns have products of higher degree too. */
const fewColumns = 4
/** Columns beyond the first so many have no pairs: these grow with the square, and few of them would be kept. */
const mostPaired = 16

/** Columns that do not vary, or of which something is not finite, tell nothing.  Shape: columns [inputs][samples], result [features][samples]. */
export function basisOf(columns: readonly Float64Array[], mostFeatures: number): readonly Float64Array[] {
  const parts = columns.filter(isTelling).map(partsOf)
  const paired = parts.slice(0, mostPaired)
  const pairs = paired.flatMap((a, i) => paired.slice(i + 1).flatMap((b) => productsOf(a, b, parts.length <= fewColumns)))
  // What tells most comes first: of few samples not everything can be learnt.
  const plainest = parts.flatMap(({ raw, hermite }) => [raw, hermite[0]])
  const bilinear = pairs.filter((_, k) => k % productsEach(parts.length) < 2)
  const rest = [
    ...parts.flatMap(({ hermite, hinges }) => [...hermite.slice(1), ...hinges]),
    ...pairs.filter((_, k) => k % productsEach(parts.length) >= 2),
  ]
  return [...plainest, ...bilinear, ...rest].slice(0, mostFeatures).flatMap(standardized)
}

type Parts = {
  readonly raw: Float64Array
  readonly hermite: readonly [Float64Array, Float64Array, Float64Array]
  readonly hinges: readonly Float64Array[]
}

function isTelling(column: Float64Array): boolean {
  const first = column[0] ?? 0
  return column.every(Number.isFinite) && column.some((x) => x !== first)
}

function partsOf(column: Float64Array): Parts {
  const place = ranks(column).map((rank) => (rank - 0.5) / column.length)
  const score = quantile(standardNormal)
  const z = place.map((u) => score(u))
  return {
    raw: standardized(column)[0] ?? z,
    hermite: [z, z.map((x) => x * x - 1), z.map((x) => x ** 3 - 3 * x)],
    hinges: bends.map((bend) => place.map((u) => Math.max(0, u - bend))),
  }
}

function productsEach(columns: number): number {
  return columns <= fewColumns ? 7 : 2
}

function productsOf(a: Parts, b: Parts, isFull: boolean): Float64Array[] {
  const times = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, s) => value * y[s]!)
  const [a1, a2, a3] = a.hermite
  const [b1, b2, b3] = b.hermite
  const bilinear = [times(a.raw, b.raw), times(a1, b1)]
  return isFull ? [...bilinear, times(a1, b2), times(a2, b1), times(a2, b2), times(a1, b3), times(a3, b1)] : bilinear
}

function standardized(feature: Float64Array): Float64Array[] {
  const moments = momentsOf(feature)
  const [mean, spread] = [moments.mean, standardDeviation(moments)]
  return spread > 0 && Number.isFinite(spread) ? [feature.map((x) => (x - mean) / spread)] : []
}
