/**
 * Where the time of a step is expected in nine cases of ten. How far predictions miss was measured on runs that were left out of the
 * fit; how wide an interval is follows from how near the measured runs are to what is asked.
 */
import type { Setting } from "./setting.ts"

/** `run`: the code base was measured on the device; `device`: the device with other programs; `other`: neither. */
export type Nearness = "run" | "device" | "other"

/** Misses of one nearness, as multiples of the spread of their cell: 5 % lie below `low`, 5 % above `high`. */
export type Misses = { readonly low: number; readonly high: number }

/** Root mean square of ln(predicted / measured); null: of all code bases, or kinds. */
export type Spread = {
  readonly nearness: Nearness
  readonly recipe: string | null
  readonly kind: string | null
  readonly value: number
}

export type IntervalTable = {
  readonly misses: Readonly<Record<Nearness, Misses>>
  readonly spreads: readonly Spread[]
  /** `llm-foundry on H100-SXM`, and the devices. */
  readonly runs: readonly string[]
  readonly devices: readonly string[]
}

export function nearnessOf({ levels }: Setting, { runs, devices }: IntervalTable): Nearness {
  if (levels.run !== null && runs.includes(levels.run)) return "run"
  return levels.device !== null && devices.includes(levels.device) ? "device" : "other"
}

/** Factors on the predicted time. */
export function intervalFactors(setting: Setting, table: IntervalTable): readonly [low: number, high: number] {
  const nearness = nearnessOf(setting, table)
  const spread = spreadOf(setting, nearness, table.spreads)
  const { low, high } = table.misses[nearness]
  return [Math.exp(-high * spread), Math.exp(-low * spread)]
}

function spreadOf({ levels }: Setting, nearness: Nearness, spreads: readonly Spread[]): number {
  const asked = [
    [levels.recipe, levels.kind],
    [null, levels.kind],
    [null, null],
  ] as const
  const own = spreads.filter((one) => one.nearness === nearness)
  const known = asked.map(([recipe, kind]) => own.find((one) => one.recipe === recipe && one.kind === kind))
  return known.find((one) => one !== undefined)?.value ?? widest
}

/** Of a table without spreads: a factor of two either way is two of them. */
const widest = 0.35
