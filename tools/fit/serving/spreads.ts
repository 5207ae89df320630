/** Intervals from misses of rows that were held out: their spreads, and quantiles of the misses in units of spreads that were fitted without them. */
import {
  type IntervalTable,
  type MetricName,
  type Misses,
  metricNames,
  type Nearness,
  nearnesses,
  type Spread,
} from "../../../src/serving/calibration/interval.ts"
import { groupBy } from "../statistics.ts"
import type { knownOf, NearMiss } from "./near-misses.ts"
import { type SpreadProblem, spreadProblem, sumOf } from "./spread-problem.ts"
import { solveSpreads, startOf } from "./spread-solve.ts"

export function intervalTable(pool: readonly NearMiss[], known: ReturnType<typeof knownOf>): IntervalTable {
  const ofMetrics = metricNames.map((metric) => ofMetric(metric, pool))
  return { misses: ofMetrics.flatMap(({ misses }) => misses), spreads: ofMetrics.flatMap(({ spreads }) => spreads), ...known }
}

function ofMetric(metric: MetricName, pool: readonly NearMiss[]): Pick<IntervalTable, "misses" | "spreads"> {
  const problem = spreadProblem(pool, metric)
  const all = [...problem.misses.keys()]
  const { values, misses } = intervalFit(problem, all, startOf(problem), 25)
  const spreads = problem.unknowns.flatMap(({ factor, level }, k): readonly Spread[] =>
    factor === "nearness" ? [] : [{ metric, factor, level, value: values[k]! }],
  )
  return { spreads, misses: nearnesses.map((nearness) => ({ metric, nearness, ...misses[nearness] })) }
}

export type IntervalFit = { readonly values: Float64Array; readonly misses: Readonly<Record<Nearness, Misses>> }

/** `used`: indices of the misses that intervals are made of. */
export function intervalFit(problem: SpreadProblem, used: readonly number[], from: Float64Array, steps: number): IntervalFit {
  const values = solveSpreads(problem, used, from, steps)
  return { values, misses: quantilesOf(problem, scaledOf(problem, used, values)) }
}

/** A miss in units of the spread of its levels and nearness, and of what could be known of it. */
type Scaled = { readonly index: number; readonly whole: number; readonly foretold: number }

/** Each group by spreads of all others: drawn parts of several groups would make ends that hang on the draw. */
function scaledOf(problem: SpreadProblem, used: readonly number[], values: Float64Array): readonly Scaled[] {
  const groupOf = (index: number): string => problem.misses[index]!.one.group
  return [...groupBy(used, groupOf)].flatMap(([group, own]) => {
    const others = used.filter((index) => groupOf(index) !== group)
    const fitted = solveSpreads(problem, others, values, 3)
    return own.map((index) => scaled(problem, index, fitted))
  })
}

function scaled({ misses, reads, foretold }: SpreadProblem, index: number, values: Float64Array): Scaled {
  const { error } = misses[index]!
  const inUnits = (own: readonly number[]): number => error / Math.exp(sumOf(own, values))
  return { index, whole: inUnits(reads[index]!), foretold: inUnits(foretold[index]!) }
}

/** Fewer misses tell nothing of the ends. */
const fewest = 30

/** Of the nearest from all misses; of those farther away from their own, and never narrower than those nearer. */
function quantilesOf({ misses }: SpreadProblem, all: readonly Scaled[]): IntervalFit["misses"] {
  let ends = endsOf(all.map(({ whole }) => whole))
  const told = nearnesses.map((nearness, k) => {
    const own = all.filter(({ index }) => misses[index]!.nearness === nearness)
    if (k > 0 && own.length >= fewest) {
      const { low, high } = endsOf(own.map(({ foretold }) => foretold))
      ends = { low: Math.min(ends.low, low), high: Math.max(ends.high, high) }
    }
    return [nearness, ends] as const
  })
  return Object.fromEntries(told) as Record<Nearness, Misses> // one of each
}

function endsOf(scaled: readonly number[]): Misses {
  const sorted = scaled.toSorted((a, b) => a - b)
  return { low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) }
}

export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return share < 0.5 ? -1.65 : 1.65
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (at - Math.floor(at)) * (above - below)
}
