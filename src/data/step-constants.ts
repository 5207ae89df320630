/** Constants of the time of a training step, written by tools/fit/training.ts. The rooms that read them say what they mean. */
import type { Sourced } from "./source.ts"
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
  readonly overheads: readonly { readonly device: string | null; readonly kind: string | null; readonly value: number }[]
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
