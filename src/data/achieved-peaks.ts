/**
 * The greatest rate that matrix products were measured at, of devices whose kernels have no tables of their own. Others of a row's
 * devices than the first reach the same part of their peak: an assumption.
 */
import json from "./achieved-peaks.json" with { type: "json" }
import type { Precision } from "./gpus.ts"
import type { Source } from "./source.ts"

export type AchievedPeak = {
  readonly devices: readonly string[]
  readonly precision: Precision
  /** [TFLOP/s] */
  readonly achievedTflops: number
  readonly source: Source
}

// The file is checked entry by entry in kernel-constants.test.ts, so its shape is the declared one.
export const achievedPeaks: readonly AchievedPeak[] = json as readonly AchievedPeak[]
