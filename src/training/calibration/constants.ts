/** Constants of a step at the level that matches a setting: those of all runs, times the deviations of each level that is known. */
import type { StepConstants } from "../step/assemble.ts"
import type { Factor, Setting } from "./setting.ts"

/** `scale` is the whole step's; what the peak asks for follows from it. */
export type ConstantName = Exclude<keyof StepConstants, "least"> | "scale"

/** The logarithm of a factor on one constant, for the runs of one level. */
export type Deviation = {
  readonly constant: ConstantName
  readonly factor: Factor
  readonly level: string
  readonly value: number
}

export type StepTable = {
  /** Logarithms. */
  readonly common: Readonly<Record<ConstantName, number>>
  readonly deviations: readonly Deviation[]
  /** Exponent of the products' time on what a device promises for a watt. */
  readonly power: number
}

export type Calibrated = {
  readonly constants: StepConstants
  /** Factor on the whole step. */
  readonly scale: number
}

export function calibrated(setting: Setting, table: StepTable): Calibrated {
  const sums: Record<ConstantName, number> = { ...table.common }
  for (const { constant, factor, level, value } of table.deviations) if (setting.levels[factor] === level) sums[constant] += value
  sums.product += table.power * setting.power
  sums.grouped += table.power * setting.power
  const { scale, ...rest } = sums
  const constants = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Math.exp(value)])) as StepConstants // the same names
  return {
    constants: { ...constants, contention: Math.min(1, constants.contention), least: Math.exp(-scale) },
    scale: Math.exp(scale),
  }
}
