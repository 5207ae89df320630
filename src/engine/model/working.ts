/**
 * How a figure was found that no formula computes: what a planner counted or searched before the graph was built, as a tree that
 * `explain` opens like formulas. Sentences are keys here; the words stand with all others.
 */
import type { Params } from "../../diagnostics/index.ts"
import type { Source } from "./source.ts"

export type Working = {
  /** As in its field: `layers.0–31`, `self_attn.q_proj`, `tensor parallel 4`. */
  readonly name: string
  /** How many equal ones stand here together; `value` is that of one. */
  readonly times: number
  readonly value: number
  /** In the language of the file. */
  readonly unit: string
  /** How the value comes about: which of the sentences of workings, and what stands in it; null where the parts say it. */
  readonly sentence: { readonly says: string; readonly params: Params } | null
  /** Null where it is that of what it is a part of. */
  readonly source: Source | null
  /** Where one of several stands for the venture: while this quantity, of the same part of the file, is from the first to below the last. */
  readonly when?: { readonly quantity: string; readonly from: number; readonly below: number }
  /** Where the value is a sum, what it is a sum of, each `times` over. */
  readonly parts: readonly Working[]
}

/** Made when somebody asks: a model has thousands of layers. */
export type WorkingOf = () => readonly Working[]

/** No deeper than `depth` levels. */
export function shallow(parts: readonly Working[], depth: number): readonly Working[] {
  if (depth <= 0) return []
  return parts.map((part) => ({ ...part, parts: shallow(part.parts, depth - 1) }))
}
