/** How a model is trained, as plain data: what stands in a checkpoint and in a report. */
import { adam, adamW, momentum, type Optimizer, sgd } from "./optimizer.ts"
import type { Schedule } from "./schedule.ts"

export type OptimizerSettings =
  | { readonly kind: "sgd" }
  | { readonly kind: "momentum"; readonly part?: number }
  | { readonly kind: "adam"; readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number }
  | {
      readonly kind: "adamw"
      readonly beta1?: number
      readonly beta2?: number
      readonly epsilon?: number
      readonly decay?: number
    }

export type TrainingSettings = {
  /** Examples in a step: windows of a text, rows of a table. */
  readonly batch: number
  readonly seed: number
  readonly schedule: Schedule
  /** AdamW with 0.9, 0.95 and a decay of 0.1 unless said, as nanoGPT's train.py has it. */
  readonly optimizer?: OptimizerSettings
  /** Longest gradient; none is cut unless said. */
  readonly clip?: number
}

export function optimizerOf({ optimizer = { kind: "adamw", beta2: 0.95, decay: 0.1 } }: TrainingSettings): Optimizer {
  switch (optimizer.kind) {
    case "sgd":
      return sgd()
    case "momentum":
      return momentum(optimizer.part)
    case "adam":
      return adam(optimizer)
    case "adamw":
      return adamW(optimizer)
  }
}
