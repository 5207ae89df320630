/**
 * Distributions over single values: discrete, bernoulli, observed data, poisson. The quantile is the
 * step inverse, the least value whose cumulated probability reaches u, so draws are values that
 * occur: whole counts stay whole, and the mean of observed data is that of the column.
 */
import { constant, continuous, type Law } from "./law.ts"
import { normalCdf, normalQuantile } from "./normal.ts"
import { countAtMost, countBelow } from "./sorted-values.ts"

export function bernoulliLaw(p: number): Law {
  return stepLaw([0, 1], [1 - p, p])
}

/** Values in any order, equal ones taken together; weights count in proportion. */
export function discreteLaw(values: readonly number[], weights: readonly number[]): Law {
  const together = new Map<number, number>()
  for (const [i, value] of values.entries()) together.set(value, (together.get(value) ?? 0) + (weights[i] ?? 0))
  const sorted = [...together].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b)
  return stepLaw(
    sorted.map(([value]) => value),
    sorted.map(([, weight]) => weight),
  )
}

export function observedLaw(values: readonly number[]): Law {
  return discreteLaw(values, new Array<number>(values.length).fill(1))
}

/** Above this mean the table would be long, and the normal approximation is within 1/(6 sqrt(mean)) = 2e-5 of the cdf. */
const largestTabledMean = 1e8

/** Probabilities by the ratio of neighbours from the mode outwards, scaled to one: no factorials, no loss of digits. */
export function poissonLaw(mean: number): Law {
  if (mean === 0) return constant(0)
  if (mean > largestTabledMean) return largePoissonLaw(mean)
  const mode = Math.floor(mean)
  const reach = 9 * Math.sqrt(mean)
  const low = Math.max(0, Math.floor(mean - reach - 10))
  const high = Math.ceil(mean + reach + 40)
  const counts = Float64Array.from({ length: high - low + 1 }, (_, k) => low + k)
  const weights = new Float64Array(counts.length)
  weights[mode - low] = 1
  for (let n = mode; n > low; n--) weights[n - 1 - low] = (weights[n - low]! * n) / mean
  for (let n = mode + 1; n <= high; n++) weights[n - low] = (weights[n - 1 - low]! * mean) / n
  return { ...stepLaw(counts, weights), mean, sd: Math.sqrt(mean) }
}

/** The normal approximation with continuity correction; steps of one are not seen at this size. */
function largePoissonLaw(mean: number): Law {
  const sd = Math.sqrt(mean)
  return continuous({
    quantile: (u) => Math.ceil(mean + sd * normalQuantile(u) - 0.5),
    cdf: (x) => normalCdf((Math.floor(x) + 0.5 - mean) / sd),
    mean,
    sd,
  })
}

/** Values upwards, weights positive or zero. */
function stepLaw(values: ArrayLike<number>, weights: ArrayLike<number>): Law {
  const count = values.length
  const reached = new Float64Array(count) // P(X <= values[i])
  let total = 0
  let weighted = 0
  for (let i = 0; i < count; i++) {
    total += weights[i]!
    weighted += weights[i]! * values[i]!
    reached[i] = total
  }
  const mean = weighted / total
  let squares = 0
  for (let i = 0; i < count; i++) {
    squares += weights[i]! * (values[i]! - mean) ** 2
    reached[i] = reached[i]! / total
  }
  const find = stepFinder(reached)
  return {
    quantile: (u) => values[find(u)]!,
    cdf: (x) => reachedBefore(values, reached, countAtMost(values, x)),
    below: (x) => reachedBefore(values, reached, countBelow(values, x)),
    atoms: values,
    mean,
    sd: Math.sqrt(squares / total),
  }
}

function reachedBefore(values: ArrayLike<number>, reached: Float64Array, count: number): number {
  if (count === 0) return 0
  return count === values.length ? 1 : reached[count - 1]!
}

/**
 * The first index whose cumulated probability is at least u, found from a table of starting places.
 * Source: Chen & Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6 (1974) 163-166.
 */
function stepFinder(reached: Float64Array): (u: number) => number {
  const last = reached.length - 1
  const cells = Math.min(1 << 16, Math.max(16, reached.length))
  const starts = new Uint32Array(cells + 1)
  for (let cell = 0, i = 0; cell <= cells; cell++) {
    while (i < last && reached[i]! < cell / cells) i++
    starts[cell] = i
  }
  return (u) => {
    let i = starts[Math.floor(u * cells)]!
    while (i < last && reached[i]! < u) i++
    return i
  }
}
