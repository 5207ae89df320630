/** Constants of a server at the level that matches a setting: those of all servers, times the deviations of each level that is known. */
import { constantNames, kernelNames, type ServingConstantName, type ServingConstants } from "../step/constants.ts"
import type { Factor, Setting } from "./setting.ts"

/** `scale` is every constant's, `kernels` that of all kernels, whatever the host takes. */
export type CalibratedName = ServingConstantName | "scale" | "kernels"

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
  const sums: Record<CalibratedName, number> = { ...common, scale: 0, kernels: 0 }
  for (const { constant, factor, level, value } of deviations) if (levels[factor] === level) sums[constant] += value
  const scale = Math.max(quickest, sums.scale)
  const sumOf = (name: ServingConstantName): number => sums[name] + scale + (kernelNames.includes(name) ? sums.kernels : 0)
  return Object.fromEntries(constantNames.map((name) => [name, Math.exp(sumOf(name))])) as ServingConstants // one a name
}
