/** Intervals from misses of rows that were held out: a spread for each cell, pulled towards its parent's, and quantiles of misses in spreads. */
import {
  type IntervalTable,
  intervalFactors,
  type Misses,
  type Nearness,
  nearnessOf,
  type Spread,
} from "../../../src/training/calibration/interval.ts"
import type { Errors } from "./holdout.ts"
import type { Observation } from "./observations.ts"

/** One held-out prediction. */
export type Miss = { readonly one: Observation; readonly nearness: Nearness; readonly error: number }

const nearnesses: readonly Nearness[] = ["run", "device", "other"]

/** How near the rest of the rows stood to each row while its fold was held out. */
export function missesOf(
  observations: readonly Observation[],
  errors: Errors,
  foldOf: (one: Observation) => string,
): readonly Miss[] {
  return observations.map((one, k) => {
    const known = knownOf(observations.filter((other) => foldOf(other) !== foldOf(one)))
    return { one, nearness: nearnessOf(one.setting, { misses: noMisses, spreads: [], ...known }), error: errors[k] ?? 0 }
  })
}

const noMisses = { run: { low: 0, high: 0 }, device: { low: 0, high: 0 }, other: { low: 0, high: 0 } }

function knownOf(observations: readonly Observation[]): Pick<IntervalTable, "runs" | "devices"> {
  const all = (levelOf: (one: Observation) => string | null): readonly string[] =>
    [...new Set(observations.flatMap((one) => levelOf(one) ?? []))].toSorted()
  return { runs: all(({ setting }) => setting.levels.run), devices: all(({ setting }) => setting.levels.device) }
}

export function intervalTable(misses: readonly Miss[], observations: readonly Observation[]): IntervalTable {
  const spreads = nearnesses.flatMap((nearness) =>
    spreadsOf(
      nearness,
      misses.filter((miss) => miss.nearness === nearness),
    ),
  )
  const table: IntervalTable = { misses: noMisses, spreads, ...knownOf(observations) }
  const quantiles = Object.fromEntries(nearnesses.map((nearness) => [nearness, quantilesOf(nearness, misses, spreads)]))
  return { ...table, misses: quantiles as Record<Nearness, Misses> } // one of each
}

/** Cells of fewer rows than this lean on their parent. */
const trust = 6

function spreadsOf(nearness: Nearness, misses: readonly Miss[]): readonly Spread[] {
  if (misses.length === 0) return []
  const whole = rootMeanSquare(misses)
  const spreads: Spread[] = [{ nearness, recipe: null, kind: null, value: whole }]
  for (const [kind, ofKind] of grouped(misses, ({ one }) => one.kind)) {
    const middle = pulled(ofKind, whole)
    spreads.push({ nearness, recipe: null, kind, value: middle })
    if (nearness !== "run") continue
    for (const [recipe, own] of grouped(ofKind, ({ one }) => one.setting.levels.recipe ?? ""))
      spreads.push({ nearness, recipe, kind, value: pulled(own, middle) })
  }
  return spreads
}

/** A single row far off shall not widen a whole cell: misses count up to a factor of two. */
function rootMeanSquare(misses: readonly Miss[]): number {
  return Math.sqrt(misses.reduce((sum, { error }) => sum + Math.min(Math.abs(error), Math.LN2) ** 2, 0) / misses.length)
}

function pulled(misses: readonly Miss[], parent: number): number {
  const n = misses.length
  return Math.sqrt((n * rootMeanSquare(misses) ** 2 + trust * parent ** 2) / (n + trust))
}

function grouped(misses: readonly Miss[], keyOf: (miss: Miss) => string): ReadonlyMap<string, readonly Miss[]> {
  const groups = new Map<string, Miss[]>()
  for (const miss of misses) groups.set(keyOf(miss), [...(groups.get(keyOf(miss)) ?? []), miss])
  return groups
}

function quantilesOf(nearness: Nearness, misses: readonly Miss[], spreads: readonly Spread[]): Misses {
  const own = misses.filter((miss) => miss.nearness === nearness)
  const scaled = own.map(({ one, error }) => error / spreadFor(one, nearness, spreads)).toSorted((a, b) => a - b)
  return { low: quantile(scaled, 0.05), high: quantile(scaled, 0.95) }
}

function spreadFor(one: Observation, nearness: Nearness, spreads: readonly Spread[]): number {
  const unit: IntervalTable = { misses: { run: unitMiss, device: unitMiss, other: unitMiss }, spreads, runs: [], devices: [] }
  const own =
    nearness === "run"
      ? { ...unit, runs: [one.setting.levels.run ?? ""] }
      : nearness === "device"
        ? { ...unit, devices: [one.setting.levels.device ?? ""] }
        : unit
  return Math.log(intervalFactors(one.setting, own)[1])
}

const unitMiss: Misses = { low: -1, high: 1 }

export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return share < 0.5 ? -1.65 : 1.65
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (at - Math.floor(at)) * (above - below)
}

export type Coverage = { readonly covered: number; readonly width: number; readonly rows: number }

/** Each row against intervals of the misses of all other groups. */
export function coverageOf(pool: readonly Miss[], asked: readonly Miss[], observations: readonly Observation[]): Coverage {
  const tables = new Map<string, IntervalTable>()
  const rows = asked.map(({ one, nearness, error }) => {
    const table =
      tables.get(one.group) ??
      intervalTable(
        pool.filter((miss) => miss.one.group !== one.group),
        observations,
      )
    tables.set(one.group, table)
    const { low, high } = table.misses[nearness]
    const spread = spreadFor(one, nearness, table.spreads)
    return { isCovered: error >= low * spread && error <= high * spread, width: Math.exp((high - low) * spread) }
  })
  const widths = rows.map(({ width }) => width).toSorted((a, b) => a - b)
  return {
    covered: rows.filter(({ isCovered }) => isCovered).length / rows.length,
    width: quantile(widths, 0.5),
    rows: rows.length,
  }
}
