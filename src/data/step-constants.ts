/** Constants of the time of a training step, written by tools/fit/training.ts. The rooms that read them say what they mean. */
import type { Coverage, Sourced } from "./source.ts"
import json from "./step-constants.json" with { type: "json" }

export type StepConstantsData = Sourced & {
  readonly common: Readonly<Record<string, number>>
  readonly power: number
  readonly deviations: readonly {
    readonly constant: string
    readonly factor: string
    readonly level: string
    readonly value: number
  }[]
  readonly overheads: readonly {
    readonly device: string | null
    readonly kind: string
    readonly bits: string
    readonly value: number
    readonly rows: number
  }[]
  readonly intervals: {
    readonly misses: Readonly<Record<string, { readonly low: number; readonly high: number }>>
    readonly spreads: readonly {
      readonly nearness: string
      readonly recipe: string | null
      readonly kind: string | null
      readonly value: number
    }[]
    readonly runs: readonly string[]
    readonly devices: readonly string[]
  }
  /** Measured runs that the constants rest on. */
  readonly rows: number
}

export const stepConstants: StepConstantsData = json as StepConstantsData // the word of its confidence is one of the three

/** Id of the source of planned steps. */
export const plannedStep: string = "training.plan"

/** Export variants that multiply as the part does that was measured: their links alone are slower. */
const variants: readonly string[] = ["A800", "H800-SXM"]

/** What the measured runs were made on; 8,192 are the most chips of one (AI-Hypercomputer/maxtext). */
export const plannedCoverage: readonly Coverage[] = [
  { quantity: "training.gpus", range: "1 to 8192 GPU" },
  { quantity: "training.cluster.*.peak", gpus: [...stepConstants.intervals.devices, ...variants] },
]
