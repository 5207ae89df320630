/** The parameters of the fit: constants of all runs, and deviations of levels, each with where it is expected and how far it may stray. */
import type { ConstantName, StepTable } from "../../../src/training/calibration/constants.ts"
import type { Factor } from "../../../src/training/calibration/setting.ts"
import type { Observation } from "./observations.ts"

export type Parameter = {
  readonly constant: ConstantName
  /** Null: of all runs. */
  readonly factor: Factor | null
  readonly level: string | null
  /** ln, and its standard deviation. */
  readonly prior: number
  readonly spread: number
}

/** Where the constants are expected before any run is seen, and a factor of what they may be off. */
const common: Readonly<Record<ConstantName, readonly [prior: number, spread: number]>> = {
  scale: [0, 1e-6],
  product: [Math.log(1.2), 0.3],
  grouped: [Math.log(1.2), 0.3],
  scan: [Math.log(1.2), 0.7],
  attention: [Math.log(1.2), 0.4],
  pass: [Math.log(0.8), 0.4],
  launch: [Math.log(4e-6), 0.7],
  tensor: [Math.log(1.1), 0.3],
  context: [Math.log(0.4), 0.7],
  expert: [Math.log(0.7), 0.6],
  contention: [Math.log(0.4), 0.5],
  cover: [Math.log(0.7), 0.4],
  send: [Math.log(0.5), 0.7],
  ends: [Math.log(0.3), 0.7],
  optimizer: [Math.log(1.2), 0.4],
  step: [Math.log(3e-3), 0.7],
  selective: [Math.log(0.2), 0.5],
}

type Level = { readonly constant: ConstantName; readonly factor: Factor; readonly spread: number }

/** How far levels stray from what all runs have in common; chosen once, by the errors of groups that were held out. */
export const levels: readonly Level[] = [
  { constant: "scale", factor: "vendor", spread: 0.15 },
  { constant: "scale", factor: "device", spread: 0.08 },
  { constant: "scale", factor: "framework", spread: 0.1 },
  { constant: "scale", factor: "recipe", spread: 0.08 },
  { constant: "scale", factor: "release", spread: 0.06 },
  { constant: "product", factor: "bits", spread: 0.15 },
  { constant: "pass", factor: "kind", spread: 0.3 },
  { constant: "scale", factor: "structure", spread: 0.1 },
  { constant: "attention", factor: "recipe", spread: 0.25 },
  { constant: "attention", factor: "run", spread: 0.25 },
  { constant: "scale", factor: "run", spread: 0.06 },
  { constant: "launch", factor: "recipe", spread: 0.4 },
  { constant: "pass", factor: "recipe", spread: 0.2 },
  { constant: "expert", factor: "structure", spread: 0.3 },
  { constant: "attention", factor: "structure", spread: 0.3 },
  { constant: "attention", factor: "heads", spread: 0.25 },
  { constant: "grouped", factor: "bits", spread: 0.1 },
  { constant: "product", factor: "run", spread: 0.15 },
  { constant: "contention", factor: "framework", spread: 0.3 },
  { constant: "scale", factor: "releaseKind", spread: 0.05 },
  { constant: "tensor", factor: "recipe", spread: 0.3 },
]

/** Exponent on what a device promises for a watt: half of a parts-per-watt step is expected to be lost in clocks. */
export const powerPrior = { prior: 0.3, spread: 0.2 } as const

export function parametersFor(observations: readonly Observation[]): readonly Parameter[] {
  const ofAll = Object.entries(common).map(([constant, [prior, spread]]) => ({
    ...{ constant: constant as ConstantName, factor: null, level: null }, // a key of the table above
    prior,
    spread,
  }))
  const deviations = levels.flatMap(({ constant, factor, spread }) => {
    const known = new Set(observations.flatMap(({ setting }) => setting.levels[factor] ?? []))
    return [...known].map((level) => ({ constant, factor, level, prior: 0, spread }))
  })
  return [...ofAll, ...deviations]
}

/** The last number of `values` is the exponent of power. */
export function tableOf(parameters: readonly Parameter[], values: ArrayLike<number>): StepTable {
  const ofAll = {} as Record<ConstantName, number>
  const deviations: StepTable["deviations"][number][] = []
  parameters.forEach(({ constant, factor, level }, k) => {
    const value = values[k] ?? 0
    if (factor === null || level === null) ofAll[constant] = value
    else deviations.push({ constant, factor, level, value })
  })
  return { common: ofAll, deviations, power: values[parameters.length] ?? 0 }
}
