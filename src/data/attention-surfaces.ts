/**
 * What measured attention takes beyond the formula: the logarithm of measured over computed time on a grid of keys and heads,
 * as bytes. Written by tools/fit/kernels.ts; `src/kernels/attention-surface.ts` knows the knots of the grid.
 */
import json from "./attention-surfaces.json" with { type: "json" }
import type { Precision } from "./gpus.ts"

export type AttentionLayout = {
  readonly headSize: number
  readonly valueHeadSize: number
  readonly isWindowed: boolean
  /** Query heads that share one head of keys; null: any. */
  readonly shared: number | null
}

export type AttentionSurface = {
  readonly device: string
  readonly precision: Precision
  readonly regime: "prompt" | "cache"
  /** Whether the grid counts heads of queries or of keys. */
  readonly countsHeadsOf: "queries" | "keys"
  readonly layouts: readonly AttentionLayout[]
  /** Logarithm of a residual of one step. */
  readonly step: number
  /** Base64 of signed bytes, [layouts, knots of keys, knots of heads], in steps. */
  readonly residuals: string
}

// The file is written by tools/fit/kernels.ts in this shape; kernel-constants.test.ts checks it.
export const attentionSurfaces: readonly AttentionSurface[] = json as readonly AttentionSurface[]
