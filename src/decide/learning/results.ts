/**
 * What a study would find in each sample: the true figure and what the sample it takes adds to it. To know its result is then a matter of
 * conditional means like any other.
 * Source: EVSI by regression on simulated results, Strong, Oakley, Brennan, Breeze, Medical Decision Making 35 (2015) 570-583,
 * doi:10.1177/0272989X15575286.
 */
import { cdf, drawInputs, type Sampler, scrambleSeed, seatsOf, standardNormal } from "../../engine/index.ts"
import { successes } from "./binomial.ts"

/** One figure that a study looks at. */
export type Looked = {
  /** Shape of both: [samples]. */
  readonly truth: Float64Array
  /** Standard deviation of one observation, in the unit of the truth; null where each says yes or no. */
  readonly spread: Float64Array | null
  /** Standard normal: the luck of the sample.  Shape: [samples]. */
  readonly luck: Float64Array
}

/** The mean of so many observations, or the share of them that says yes. Shares that cannot be count as 0 or 1.  Shape: [samples]. */
export function resultOf({ truth, spread, luck }: Looked, size: number): Float64Array {
  if (spread !== null) return truth.map((x, s) => x + (spread[s]! * luck[s]!) / Math.sqrt(size))
  const probability = cdf(standardNormal)
  return truth.map((share, s) => successes(size, share, probability(luck[s]!)) / size)
}

/** Where no input has its home, unless it was crowded out (see docs/sampling.md). */
const free = { first: 512, size: 512 } as const

/**
 * The luck of each name: a Sobol dimension that nothing else has, the same whatever else the file holds.
 * Shape of each: [samples].
 */
export function luckOf({ model, plan, seed }: Sampler, names: readonly string[]): readonly Float64Array[] {
  const taken = new Set(seatsOf(model).map(({ dimension }) => dimension))
  const seats = names.map((name) => {
    const wish = scrambleSeed(name, 0, 0) % free.size
    const places = Array.from({ length: free.size }, (_, k) => free.first + ((wish + k) % free.size))
    const dimension = places.find((place) => !taken.has(place)) ?? Math.max(...taken, 0) + 1
    taken.add(dimension)
    return { name, dimension }
  })
  const inputs = names.map((path) => ({ path, distribution: standardNormal, factor: 1 }))
  return drawInputs(inputs, [], plan, seed, seats).columns
}
