/**
 * Where figures are expected in nine cases of ten. How far predictions miss was measured on groups, devices and engines that were left out of the
 * fit: some servers are foretold better than others, and all of them the better the nearer the measured ones are.
 */
import type { Factors, StepModel } from "../step/step-model.ts"
import type { Factor, Setting } from "./setting.ts"

export type Nearness = StepModel["nearness"]
/** Nearest first. */
export const nearnesses: readonly Nearness[] = ["engine on device", "engine", "device", "other"]

export type MetricName = keyof StepModel["interval"]
export const metricNames: readonly MetricName[] = ["tpot", "ttft", "throughput"]

/** Misses ln(predicted / measured) as multiples of the spread: 5 % lie below `low`, 5 % above `high`. */
export type Misses = { readonly low: number; readonly high: number }

/** What a level adds to the logarithm of the spread of a metric; null: what all servers have in common. */
export type Spread = {
  readonly metric: MetricName
  readonly factor: Factor | null
  readonly level: string | null
  readonly value: number
}

export type IntervalTable = {
  /** Of each metric and nearness. */
  readonly misses: readonly (Misses & { readonly metric: MetricName; readonly nearness: Nearness })[]
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
  const times = (metric: MetricName): Factors => {
    const misses = table.misses.find((one) => one.metric === metric && one.nearness === nearness)
    return factorsOf(misses ?? unknown, spreadOf(setting, metric, table.spreads))
  }
  const [shortest, longest] = times("throughput")
  return { tpot: times("tpot"), ttft: times("ttft"), throughput: [1 / longest, 1 / shortest] }
}

/** Misses of a normal, where none were measured. */
const unknown: Misses = { low: -1.65, high: 1.65 }

/** What is measured lies by these factors from a predicted time: within 3 % nothing is sure, and beyond a factor of 20 from end to end nothing is known. */
export function factorsOf({ low, high }: Misses, spread: number): Factors {
  return [Math.exp(-within(high * spread)), Math.exp(within(-low * spread))]
}

function within(miss: number): number {
  return Math.min(most, Math.max(least, miss))
}

/** [ln] On either side. So wide an end is drawn from a few servers that were misunderstood, and no plan can be made with it. */
const [least, most] = [0.03, Math.log(20) / 2]

/** Levels that were not measured add nothing: the spread is that of what is known, and the nearness does the rest. */
export function spreadOf({ levels }: Setting, metric: MetricName, spreads: readonly Spread[]): number {
  const own = spreads.filter((one) => one.metric === metric)
  if (own.length === 0) return widest
  const known = own.filter(({ factor, level }) => factor === null || levels[factor] === level)
  return Math.exp(known.reduce((sum, { value }) => sum + value, 0))
}

/** Of a table without spreads: a factor of two either way is two of them. */
const widest = 0.35
