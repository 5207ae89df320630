/**
 * Distributions made of others. A mixture's quantile is the true one, got by
 * inverting its distribution function, so it rises with u and one Sobol dimension serves it.
 */
import { constant, type Law } from "./law.ts"
import { risingRoot } from "./rising-root.ts"
import { countBelow } from "./sorted-values.ts"

/** One of the parts with probability proportional to its weight. */
export function mixtureLaw(parts: readonly Law[], weights: readonly number[]): Law {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const used = parts.map((part, i) => ({ part, share: (weights[i] ?? 0) / total })).filter(({ share }) => share > 0)
  const [only] = used
  if (only && used.length === 1) return only.part
  const cdf = (x: number): number => used.reduce((sum, { part, share }) => sum + share * part.cdf(x), 0)
  const below = (x: number): number => used.reduce((sum, { part, share }) => sum + share * part.below(x), 0)
  const atoms = Float64Array.from(new Set(used.flatMap(({ part }) => Array.from(part.atoms)))).sort()
  return {
    ...{ quantile: mixtureQuantile(used, cdf, below, atoms), cdf, below, atoms, ...moments(used) },
    logMass: (low, high) => {
      const logs = logMasses(used, low, high)
      const most = Math.max(...logs)
      return most === -Infinity ? most : most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0))
    },
    truncated: (low, high) => {
      // A mixture of the truncated parts, each with the probability that it has there.
      const logs = logMasses(used, low, high)
      const most = Math.max(...logs)
      if (most === -Infinity) return constant(below(low) > 0.5 ? low : high)
      return mixtureLaw(
        used.map(({ part }) => part.truncated(low, high)),
        logs.map((log) => Math.exp(log - most)),
      )
    },
  }
}

function logMasses(used: readonly Share[], low: number, high: number): number[] {
  return used.map(({ part, share }) => Math.log(share) + part.logMass(low, high))
}

type Share = { readonly part: Law; readonly share: number }

function moments(used: readonly Share[]): { readonly mean: number | null; readonly sd: number | null } {
  let mean = 0
  for (const { part, share } of used) {
    if (part.mean === null) return { mean: null, sd: null }
    mean += share * part.mean
  }
  let variance = 0
  for (const { part, share } of used) {
    if (part.mean === null || part.sd === null) return { mean, sd: null }
    variance += share * (part.sd ** 2 + (part.mean - mean) ** 2)
  }
  return { mean, sd: Math.sqrt(variance) }
}

const knots = 512

/** Single values are looked up; between them the distribution function is continuous and is inverted. */
function mixtureQuantile(
  used: readonly Share[],
  cdf: (x: number) => number,
  below: (x: number) => number,
  atoms: Float64Array,
): (u: number) => number {
  const reached = atoms.map(cdf)
  const before = atoms.map(below)
  const solve = (u: number, low: number, high: number): number => {
    const j = countBelow(reached, u)
    if (j < atoms.length && before[j]! < u) return atoms[j]!
    let lower = Math.max(low, j > 0 ? atoms[j - 1]! : -Infinity)
    let upper = Math.min(high, j < atoms.length ? atoms[j]! : Infinity)
    if (lower === -Infinity || upper === Infinity) {
      // The quantile of a mixture lies between the quantiles of its parts.
      const ends = used.map(({ part }) => part.quantile(u))
      lower = Math.max(lower, Math.min(...ends))
      upper = Math.min(upper, Math.max(...ends))
    }
    return risingRoot((x) => cdf(x) - u, lower, upper)
  }
  const inner = Float64Array.from({ length: knots - 1 }, (_, k) => solve((k + 1) / knots, -Infinity, Infinity))
  const table = Float64Array.of(-Infinity, ...inner, Infinity)
  return (u) => {
    const k = Math.min(knots - 1, Math.floor(u * knots))
    return solve(u, table[k]!, table[k + 1]!)
  }
}
