/** Constants of a server at the level that matches a setting: those of all servers, times the deviations of each level that is known. */
import { constantNames, type ServingConstantName, type ServingConstants } from "../step/constants.ts"
import type { Factor, Setting } from "./setting.ts"

/** `scale` is every constant's. */
export type CalibratedName = ServingConstantName | "scale"

/** The logarithm of a factor on one constant, for the servers of one level. */
export type Deviation = {
  readonly constant: CalibratedName
  readonly factor: Factor
  readonly level: string
  readonly value: number
}

export type ServingTable = {
  /** Logarithms. */
  readonly common: Readonly<Record<ServingConstantName, number>>
  readonly deviations: readonly Deviation[]
}

/**
 * [ln] No server is taken to be quicker than its kernels by more: products that reach three quarters of the peak by themselves would else pass it. A record
 * that says so had drafts or devices that nobody wrote down.
 */
const quickest = -0.3

export function calibratedConstants({ levels }: Setting, { common, deviations }: ServingTable): ServingConstants {
  const sums: Record<CalibratedName, number> = { ...common, scale: 0 }
  for (const { constant, factor, level, value } of deviations) if (levels[factor] === level) sums[constant] += value
  return Object.fromEntries(
    constantNames.map((name) => [name, Math.exp(sums[name] + Math.max(quickest, sums.scale))]),
  ) as ServingConstants // one a name
}
