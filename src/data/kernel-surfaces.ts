/**
 * What measured products take beyond the formula: the logarithm of measured over computed time at sites (columns, depth) and
 * some counts of rows, as bytes. Written by tools/fit/kernels.ts.
 */
import type { Precision } from "./gpus.ts"
import json from "./kernel-surfaces.json" with { type: "json" }

export type KernelSurface = {
  readonly device: string
  readonly precision: Precision
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly depths: readonly number[]
  /** How much further two sites are apart along columns than along depth. */
  readonly columnWeight: number
  /** Logarithm of a residual of one step. */
  readonly step: number
  /** Base64 of signed bytes, [columns, depths, rows], in steps; -128 is not measured. */
  readonly residuals: string
}

// The file is written by tools/fit/kernels.ts in this shape; kernel-constants.test.ts checks it.
export const kernelSurfaces: readonly KernelSurface[] = json as readonly KernelSurface[]
