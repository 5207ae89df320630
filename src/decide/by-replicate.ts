/** A figure of each replicate apart: how far these differ tells how far that of all samples may be off (see student.ts). */
import type { SamplePlan } from "../engine/index.ts"

export function byReplicate<T>(
  values: Float64Array,
  { replicates, perReplicate }: SamplePlan,
  figure: (part: Float64Array) => T,
): T[] {
  return Array.from({ length: replicates }, (_, r) => figure(values.subarray(r * perReplicate, (r + 1) * perReplicate)))
}
