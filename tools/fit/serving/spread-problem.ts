/** How far misses of one metric spread, as a sum of logarithms: what all have in common, the nearness, and levels that are drawn towards 0. */
import { type MetricName, nearnesses } from "../../../src/serving/calibration/interval.ts"
import { type NearMiss, type SpreadFactor, spreadFactors } from "./near-misses.ts"

export type SpreadUnknown = {
  /** Null: of all. `nearness`: of all that are so far or farther. */
  readonly factor: SpreadFactor | "nearness" | null
  readonly level: string | null
  /** How far it may stray from 0 [ln]. */
  readonly spread: number
}

export type SpreadProblem = {
  readonly misses: readonly NearMiss[]
  readonly unknowns: readonly SpreadUnknown[]
  /** Of each miss: the unknowns that it reads; and those that were known when it was foretold, nearness apart. */
  readonly reads: readonly (readonly number[])[]
  readonly foretold: readonly (readonly number[])[]
  /** ln |miss| within bounds. */
  readonly sizes: Float64Array
}

type Strays = Partial<Record<SpreadFactor, number>>

const ofTokens: Strays = { structure: 0.4, engine: 0.4, engineStructure: 0.3, sharing: 0.3, model: 0.3 }

/** Of times to first token: queues in front of two pools and the clients of small models are known far worse than others. */
const ofFirstTokens: Strays = { structure: 0.8, engineStructure: 0.4, pools: 1, size: 1 }

/**
 * How far levels stray; chosen once, by width and coverage of intervals of groups that were held out. What one device misses, and of times to first
 * token one model, is that of a few groups, which says nothing of the next; an engine that answers one structure badly answers others well.
 */
const strays: Record<MetricName, Strays> = { tpot: ofTokens, ttft: ofFirstTokens, throughput: ofTokens }

/** What misses less than 3 % is as good as anything; what misses by a factor of 12 is another server than was told. */
const [least, most] = [0.03, 2.5]

/** `all`: misses of any metric. */
export function spreadProblem(all: readonly NearMiss[], metric: MetricName): SpreadProblem {
  const misses = all.filter((miss) => miss.metric === metric)
  const unknowns: readonly SpreadUnknown[] = [
    { factor: null, level: null, spread: 1000 },
    ...nearnesses.slice(1).map((level): SpreadUnknown => ({ factor: "nearness", level, spread: 1 })),
    ...spreadFactors.flatMap((factor) => {
      const spread = strays[metric][factor]
      if (spread === undefined) return []
      const levels = new Set(misses.flatMap(({ one }) => one.setting.levels[factor] ?? []))
      return [...levels].map((level): SpreadUnknown => ({ factor, level, spread }))
    }),
  ]
  const places = new Map(unknowns.map(({ factor, level }, k) => [`${factor} ${level}`, k]))
  const read = ({ one, nearness }: NearMiss): readonly number[] => [
    0,
    ...nearnesses.slice(1, nearnesses.indexOf(nearness) + 1).map((level) => places.get(`nearness ${level}`)!),
    ...spreadFactors.flatMap((factor) => places.get(`${factor} ${one.setting.levels[factor]}`) ?? []),
  ]
  const reads = misses.map(read)
  const isForetold = (miss: NearMiss, { factor }: SpreadUnknown): boolean =>
    factor === null || (factor !== "nearness" && miss.known.has(factor))
  return {
    ...{ misses, unknowns, reads },
    foretold: misses.map((miss, i) => reads[i]!.filter((k) => isForetold(miss, unknowns[k]!))),
    sizes: Float64Array.from(misses, ({ error }) => Math.log(Math.min(most, Math.max(least, Math.abs(error))))),
  }
}

export function sumOf(reads: readonly number[], values: Float64Array): number {
  return reads.reduce((sum, k) => sum + values[k]!, 0)
}
