/** Constants of a served step, written by tools/fit/serving.ts. The room that reads them says what they mean. */
import json from "./serving-constants.json" with { type: "json" }
import type { Sourced } from "./source.ts"

export type ServingConstantsData = Sourced & {
  readonly common: Readonly<Record<string, number>>
  readonly deviations: readonly {
    readonly constant: string
    readonly factor: string
    readonly level: string
    readonly value: number
  }[]
  readonly overheads: readonly { readonly device: string | null; readonly metric: string; readonly value: number }[]
  readonly intervals: {
    readonly misses: readonly {
      readonly metric: string
      readonly nearness: string
      readonly low: number
      readonly high: number
    }[]
    readonly spreads: readonly {
      readonly metric: string
      readonly factor: string | null
      readonly level: string | null
      readonly value: number
    }[]
    readonly servers: readonly string[]
    readonly engines: readonly string[]
    readonly devices: readonly string[]
  }
  /** Published figures that the constants rest on. */
  readonly figures: number
}

export const servingConstants: ServingConstantsData = json as ServingConstantsData // the word of its confidence is one of the three
