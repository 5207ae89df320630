/**
 * Distributions over single values: discrete, bernoulli, observed data, poisson. The quantile is the
 * step inverse, the least value whose cumulated probability reaches u, so draws are values that
 * occur: whole counts stay whole, and the mean of observed data is that of the column.
 */
import { logGamma } from "./beta.ts"
import { normalLaw } from "./continuous-laws.ts"
import { constant, type Law } from "./law.ts"
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

export function poissonLaw(mean: number): Law {
  if (mean === 0) return constant(0)
  if (mean > largestTabledMean) return wholeLaw(normalLaw(mean, Math.sqrt(mean)))
  return { ...poissonBetween(mean, 0, Infinity), mean, sd: Math.sqrt(mean) }
}

/** Conditioned on least <= X <= most, both whole. */
function poissonBetween(mean: number, least: number, most: number): Law {
  const { counts, weights, logTotal } = poissonTable(mean, least, most)
  const between = (from: number, to: number): readonly [number, number] => [
    Math.max(least, Math.ceil(from)),
    Math.min(most, Math.floor(to)),
  ]
  return {
    ...stepLaw(counts, weights),
    logMass: (from, to) => {
      const [first, last] = between(from, to)
      return first > last ? -Infinity : poissonTable(mean, first, last).logTotal - logTotal
    },
    truncated: (from, to) => {
      const [first, last] = between(from, to)
      return first > last ? constant(from > mean ? from : to) : poissonBetween(mean, first, last)
    },
  }
}

/**
 * Probabilities by the ratio of neighbours from the likeliest count outwards, as parts of that one's: no loss of digits, and
 * none in a tail either, since there the likeliest count is the bound. `logTotal` is log P(least <= X <= most).
 */
function poissonTable(
  mean: number,
  least: number,
  most: number,
): { readonly counts: Float64Array; readonly weights: Float64Array; readonly logTotal: number } {
  const likeliest = Math.min(most, Math.max(least, Math.floor(mean)))
  const reach = 9 * Math.sqrt(mean)
  const low = Math.max(least, Math.floor(likeliest - reach - 10))
  const high = Math.min(most, Math.ceil(likeliest + reach + 40))
  const counts = Float64Array.from({ length: high - low + 1 }, (_, k) => low + k)
  const weights = new Float64Array(counts.length)
  weights[likeliest - low] = 1
  for (let n = likeliest; n > low; n--) weights[n - 1 - low] = (weights[n - low]! * n) / mean
  for (let n = likeliest + 1; n <= high; n++) weights[n - low] = (weights[n - 1 - low]! * mean) / n
  const logLikeliest = likeliest * Math.log(mean) - mean - logGamma(likeliest + 1)
  return { counts, weights, logTotal: logLikeliest + Math.log(weights.reduce((sum, weight) => sum + weight, 0)) }
}

/** The normal approximation with continuity correction, for whole counts; steps of one are not seen at its size. */
function wholeLaw(of: Law): Law {
  const cdf = (x: number): number => of.cdf(Math.floor(x) + 0.5)
  return {
    quantile: (u) => Math.ceil(of.quantile(u) - 0.5),
    cdf,
    below: cdf,
    atoms: [],
    mean: of.mean,
    sd: of.sd,
    logMass: (low, high) => of.logMass(Math.ceil(low) - 0.5, Math.floor(high) + 0.5),
    truncated: (low, high) => wholeLaw(of.truncated(Math.ceil(low) - 0.5, Math.floor(high) + 0.5)),
  }
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
    logMass: (low, high) => {
      let inside = 0
      for (let i = countBelow(values, low); i < countAtMost(values, high); i++) inside += weights[i]!
      return Math.log(inside / total)
    },
    truncated: (low, high) => {
      const [from, to] = [countBelow(values, low), countAtMost(values, high)]
      if (from >= to) return constant(reachedBefore(values, reached, from) > 0.5 ? low : high)
      return stepLaw(Array.from(values).slice(from, to), Array.from(weights).slice(from, to))
    },
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
