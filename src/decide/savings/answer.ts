/** A way to spend less, tried on the venture itself: the same draws, with and without it. */
import type { TrustedSource } from "../../data/index.ts"
import type { Moved } from "../compare/answer.ts"
import type { CostFigure } from "../costs/figure.ts"

export type SavingKind =
  | "commit-1-year"
  | "commit-3-years"
  | "spot-serving"
  | "spot-training"
  | "provider"
  | "region"
  | "own"
  | "api"
  | "cheaper-api"
  | "own-server"
  | "quantise"
  | "smaller-model"
  | "latency"
  | "cache"

/** What is told to change: `set` is what `--set` takes; null where the file itself must be edited at the path. */
export type SavedChange = {
  readonly path: string
  readonly from: string | null
  readonly to: string
  readonly set: string | null
}

/** The figures behind what a saving risks. Shares are of 1. */
export type SavingRisk =
  /** Committed by block of months; `idle`: share of what is committed and not used, `ratio`: price over that on demand. */
  | {
      readonly of: "commit"
      readonly years: 1 | 3
      readonly ratio: number
      readonly blocks: readonly { readonly from: number; readonly gpus: number }[]
      readonly idle: number | null
    }
  /** `low` to `high` of the instances are taken back in a month; `gpus`: the most that are in use, in the mean. */
  | {
      readonly of: "spot"
      readonly ratio: number
      readonly low: number
      readonly high: number
      readonly gpus: number | null
      readonly months: number | null
    }
  | {
      readonly of: "provider" | "region"
      readonly provider: string
      readonly region: string | null
      readonly price: string
      readonly date: string
    }
  /** `gpus`, `load`: in the last month, in the mean; of the busiest hour over what is carried. */
  | {
      readonly of: "own-server"
      readonly model: string
      readonly from: string
      readonly gpus: number | null
      readonly load: number | null
    }
  /** `months`: of idle ones among those bought, as a share; `outlay` in the money of the books, at once. */
  | { readonly of: "own"; readonly gpus: number; readonly price: string; readonly outlay: number; readonly idle: number | null }
  | {
      readonly of: "api"
      readonly model: string
      readonly provider: string
      readonly likeness: "same" | "version" | "size"
      readonly input: string
      readonly output: string
      readonly date: string
      readonly isTrained: boolean
    }
  /** Accuracy lost, as a share of what it was. */
  | { readonly of: "quantise"; readonly from: string; readonly to: string; readonly low: number; readonly high: number }
  /** Of parameters; what the loss by token rises by for want of parameters alone, at the same data; null of what writes no text. */
  | { readonly of: "smaller"; readonly from: string; readonly to: string; readonly share: number; readonly loss: number | null }
  /** Seconds by token that are promised, and what is reached in the mean; null where nothing is planned. */
  | { readonly of: "latency"; readonly before: number | null; readonly after: number | null }
  | { readonly of: "cache"; readonly low: number; readonly high: number }

export type Saving = {
  readonly kind: SavingKind
  readonly changes: readonly SavedChange[]
  /** Over the horizon, and of a year of it: costs without it less costs with it, up to the ruin of the venture as it is. */
  readonly total: CostFigure
  readonly perYear: CostFigure
  /** Probability that it costs more than it saves. */
  readonly loses: number
  /** Of the project's value, in the unit beside it; A is without it. */
  readonly value: Moved & { readonly unit: string }
  readonly survival: Moved
  readonly risk: SavingRisk
  readonly sources: readonly TrustedSource[]
}
