/**
 * Where figures are expected in nine cases of ten. How far predictions miss was measured on servers that were left out of the fit; how wide an
 * interval is follows from how near the measured servers are to what is asked.
 */
import type { StepModel } from "../step/step-model.ts"
import type { Setting } from "./setting.ts"

export type Nearness = StepModel["nearness"]
export const nearnesses: readonly Nearness[] = ["engine on device", "engine", "device", "other"]

export type MetricName = keyof StepModel["interval"]
export const metricNames: readonly MetricName[] = ["tpot", "ttft", "throughput"]

/** Misses ln(predicted / measured) as multiples of the spread of their cell: 5 % lie below `low`, 5 % above `high`. */
export type Misses = { readonly low: number; readonly high: number }

/** Root mean square of the misses; null: of all engines, or structures. */
export type Spread = {
  readonly nearness: Nearness
  readonly metric: MetricName
  readonly structure: string | null
  readonly engine: string | null
  readonly value: number
}

export type IntervalTable = {
  readonly misses: Readonly<Record<MetricName, Misses>>
  readonly spreads: readonly Spread[]
  /** `vllm on H100-SXM`; engines; devices: those that were measured. */
  readonly servers: readonly string[]
  readonly engines: readonly string[]
  readonly devices: readonly string[]
}

export function nearnessOf(
  { levels }: Setting,
  { servers, engines, devices }: Pick<IntervalTable, "servers" | "engines" | "devices">,
): Nearness {
  if (servers.includes(levels.server ?? "")) return "engine on device"
  if (engines.includes(levels.engine ?? "")) return "engine"
  return devices.includes(levels.device ?? "") ? "device" : "other"
}

/** Factors on a predicted time. For a rate, which is its inverse, they are turned round. */
export function intervalsOf(setting: Setting, table: IntervalTable): StepModel["interval"] {
  const nearness = nearnessOf(setting, table)
  const times = (metric: MetricName): readonly [number, number] => {
    const { low, high } = table.misses[metric]
    const spread = spreadOf(setting, nearness, metric, table.spreads)
    return [Math.exp(-high * spread), Math.exp(-low * spread)]
  }
  const [shortest, longest] = times("throughput")
  return { tpot: times("tpot"), ttft: times("ttft"), throughput: [1 / longest, 1 / shortest] }
}

/** The nearest that is known: of the engine and the structure, of the structure, of all. */
export function spreadOf({ levels }: Setting, nearness: Nearness, metric: MetricName, spreads: readonly Spread[]): number {
  const asked = [
    [levels.structure, levels.engine],
    [levels.structure, null],
    [null, null],
  ] as const
  const own = spreads.filter((one) => one.nearness === nearness && one.metric === metric)
  const known = asked.map(([structure, engine]) => own.find((one) => one.structure === structure && one.engine === engine))
  return known.find((one) => one !== undefined)?.value ?? widest
}

/** Of a table without spreads: a factor of two either way is two of them. */
const widest = 0.35
