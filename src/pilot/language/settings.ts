/** How a language model is trained, as plain data: what stands in a checkpoint and in a report. */

import { adam, adamW, momentum, type Optimizer, sgd } from "../learning/optimizer.ts"
import type { Schedule } from "../learning/schedule.ts"
import type { LanguageModel } from "./language-model.ts"

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

export type LanguageSettings = {
  /** Windows in a step. */
  readonly batch: number
  readonly seed: number
  readonly schedule: Schedule
  /** AdamW with 0.9, 0.95 and a decay of 0.1 unless said, as nanoGPT's train.py has it. */
  readonly optimizer?: OptimizerSettings
  /** Longest gradient; none is cut unless said. */
  readonly clip?: number
}

export function optimizerOf({ optimizer = { kind: "adamw", beta2: 0.95, decay: 0.1 } }: LanguageSettings): Optimizer {
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

/** What must be the same for a checkpoint to go on: settings, size of the model, and the text by its length and a sum over it. */
export function checkpointSettings(
  { vocabulary, context }: LanguageModel,
  tokens: Int32Array,
  settings: LanguageSettings,
): string {
  return JSON.stringify(inOrder({ ...settings, vocabulary, context, tokens: tokens.length, text: sumOf(tokens) }))
}

/** Keys by name, so that the order in which someone wrote them changes nothing. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}

/** Fowler, Noll and Vo's 32-bit hash (FNV-1a) over whole tokens. */
function sumOf(tokens: Int32Array): number {
  let sum = 0x811c9dc5
  for (const token of tokens) sum = Math.imul(sum ^ token, 0x01000193) >>> 0
  return sum
}
