/** Intervals from misses of rows that were held out: a spread for each cell, pulled towards its parent's, and quantiles of misses in spreads. */
import {
  type IntervalTable,
  intervalsOf,
  type Misses,
  metricNames,
  type Nearness,
  nearnesses,
  nearnessOf,
  type Spread,
  spreadOf,
} from "../../../src/serving/calibration/interval.ts"
import { groupBy } from "../statistics.ts"
import type { MetricName } from "./figures.ts"
import type { Miss } from "./holdout.ts"
import type { Observation } from "./observations.ts"

/** A held-out prediction, and how near the rest of the rows stood to it. */
export type NearMiss = Miss & { readonly nearness: Nearness }

export function nearMisses(
  observations: readonly Observation[],
  misses: readonly Miss[],
  foldOf: (one: Observation) => string,
): readonly NearMiss[] {
  const folds = [...new Set(observations.map(foldOf))]
  const rest = new Map(folds.map((fold) => [fold, knownOf(observations.filter((other) => foldOf(other) !== fold))]))
  return misses.map((miss) => ({ ...miss, nearness: nearnessOf(miss.one.setting, rest.get(foldOf(miss.one)) ?? nobody) }))
}

type Known = Pick<IntervalTable, "servers" | "engines" | "devices">
const nobody: Known = { servers: [], engines: [], devices: [] }

export function knownOf(observations: readonly Observation[]): Known {
  const all = (levelOf: (one: Observation) => string | null): readonly string[] =>
    [...new Set(observations.flatMap((one) => levelOf(one) ?? []))].toSorted()
  return {
    servers: all(({ setting }) => setting.levels.server),
    engines: all(({ setting }) => setting.levels.engine),
    devices: all(({ setting }) => setting.levels.device),
  }
}

export function intervalTable(misses: readonly NearMiss[], known: Known): IntervalTable {
  const spreads = metricNames.flatMap((metric) =>
    nearnesses.flatMap((nearness) =>
      spreadsOf(
        nearness,
        metric,
        misses.filter((miss) => miss.nearness === nearness && miss.metric === metric),
      ),
    ),
  )
  const quantiles = metricNames.map((metric) => [metric, quantilesOf(metric, misses, spreads)] as const)
  return { misses: Object.fromEntries(quantiles) as Record<MetricName, Misses>, spreads, ...known } // one of each
}

/** Cells of fewer figures than this lean on their parent. */
const trust = 10

function spreadsOf(nearness: Nearness, metric: MetricName, misses: readonly NearMiss[]): readonly Spread[] {
  if (misses.length === 0) return []
  const whole = rootMeanSquare(misses)
  const spreads: Spread[] = [{ nearness, metric, structure: null, engine: null, value: whole }]
  for (const [structure, ofStructure] of groupBy(misses, ({ one }) => one.setting.levels.structure)) {
    const between = pulled(ofStructure, whole)
    spreads.push({ nearness, metric, structure, engine: null, value: between })
    for (const [engine, own] of groupBy(ofStructure, ({ one }) => one.setting.levels.engine))
      spreads.push({ nearness, metric, structure, engine, value: pulled(own, between) })
  }
  return spreads
}

/** A single figure far off shall not widen a whole cell: misses count up to a factor of two. */
function rootMeanSquare(misses: readonly Miss[]): number {
  return Math.sqrt(misses.reduce((sum, { error }) => sum + Math.min(Math.abs(error), Math.LN2) ** 2, 0) / misses.length)
}

function pulled(misses: readonly Miss[], parent: number): number {
  const n = misses.length
  return Math.sqrt((n * rootMeanSquare(misses) ** 2 + trust * parent ** 2) / (n + trust))
}

function quantilesOf(metric: MetricName, misses: readonly NearMiss[], spreads: readonly Spread[]): Misses {
  const scaled = misses
    .filter((miss) => miss.metric === metric)
    .map(({ one, nearness, error }) => error / spreadOf(one.setting, nearness, metric, spreads))
    .toSorted((a, b) => a - b)
  return { low: quantile(scaled, 0.05), high: quantile(scaled, 0.95) }
}

function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return share < 0.5 ? -1.65 : 1.65
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (at - Math.floor(at)) * (above - below)
}

export type Coverage = { readonly covered: number; readonly width: number; readonly figures: number }

/** Each figure against intervals of the misses of all other groups. `pool`: misses that intervals are made of. */
export function coverageOf(
  pool: readonly NearMiss[],
  asked: readonly NearMiss[],
  metric: MetricName,
  foldOf: (one: Observation) => string,
): Coverage {
  const rows = [...groupBy(asked, ({ one }) => foldOf(one))].flatMap(([fold, own]) => {
    const others = pool.filter((miss) => foldOf(miss.one) !== fold)
    const table = intervalTable(others, nobody)
    return own.filter((miss) => miss.metric === metric).map((miss) => ({ miss, factors: factorsFor(miss, table) }))
  })
  const widths = rows.map(({ factors: [low, high] }) => high / low).toSorted((a, b) => a - b)
  const covered = rows.filter(({ miss, factors: [low, high] }) => {
    const off = miss.metric === "throughput" ? Math.exp(miss.error) : Math.exp(-miss.error)
    return off >= low && off <= high
  })
  return { covered: covered.length / rows.length, width: quantile(widths, 0.5), figures: rows.length }
}

function factorsFor({ one, nearness, metric }: NearMiss, table: IntervalTable): readonly [number, number] {
  const { server, engine, device } = one.setting.levels
  const near: Record<Nearness, Known> = {
    "engine on device": { ...nobody, servers: [server ?? ""] },
    engine: { ...nobody, engines: [engine ?? ""] },
    device: { ...nobody, devices: [device ?? ""] },
    other: nobody,
  }
  return intervalsOf(one.setting, { ...table, ...near[nearness] })[metric]
}
