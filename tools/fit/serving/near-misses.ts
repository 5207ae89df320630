/** Held-out predictions with what was known of their servers from the rest of the rows. */
import { type IntervalTable, type Nearness, nearnessOf } from "../../../src/serving/calibration/interval.ts"
import type { Setting } from "../../../src/serving/calibration/setting.ts"
import type { Miss } from "./holdout.ts"
import type { Observation } from "./observations.ts"

/** Servers of one such level are foretold about equally well. */
export const spreadFactors = ["structure", "engine", "engineStructure", "sharing", "model", "pools", "size"] as const
export type SpreadFactor = (typeof spreadFactors)[number]

export type LeftOut = "group" | "device" | "engine"

export type NearMiss = Miss & {
  readonly leftOut: LeftOut
  readonly nearness: Nearness
  /** Factors whose level was measured in the rest. */
  readonly known: ReadonlySet<SpreadFactor>
}

export function nearMisses(
  leftOut: LeftOut,
  observations: readonly Observation[],
  misses: readonly Miss[],
  foldOf: (one: Observation) => string,
): readonly NearMiss[] {
  const folds = [...new Set(observations.map(foldOf))]
  const rests = new Map(folds.map((fold) => [fold, restOf(observations.filter((other) => foldOf(other) !== fold))]))
  return misses.flatMap((miss) => {
    const { setting } = miss.one
    const rest = rests.get(foldOf(miss.one))
    if (rest === undefined) return []
    const known = new Set(spreadFactors.filter((factor) => rest.levels[factor].has(setting.levels[factor])))
    return [{ ...miss, leftOut, nearness: nearnessOf(setting, rest.measured), known }]
  })
}

type Measured = Pick<IntervalTable, "servers" | "engines" | "devices">
type Rest = { readonly measured: Measured; readonly levels: Record<SpreadFactor, ReadonlySet<string | null>> }

function restOf(observations: readonly Observation[]): Rest {
  const levels = spreadFactors.map((factor) => [factor, new Set(observations.map(({ setting }) => setting.levels[factor]))])
  return { measured: knownOf(observations), levels: Object.fromEntries(levels) as Rest["levels"] } // one of each
}

export function knownOf(observations: readonly Observation[]): Measured {
  const all = (factor: keyof Setting["levels"]): readonly string[] =>
    [...new Set(observations.flatMap(({ setting }) => setting.levels[factor] ?? []))].toSorted()
  return { servers: all("server"), engines: all("engine"), devices: all("device") }
}
