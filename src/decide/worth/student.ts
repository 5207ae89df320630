/** How far a mean over replicates may be off. */
import { momentsOf, standardDeviation, studentHalfWidth } from "../../engine/index.ts"

/** Half width of the interval of the mean.  Units: those of the parts.  Shape: parts [replicates], each the mean of one. */
export function halfWidth(parts: Float64Array, level: 90 | 95): number {
  return halfWidthOf(standardDeviation(momentsOf(parts)) / Math.sqrt(parts.length), parts.length, level)
}

/** The same from a standard error. */
export function halfWidthOf(error: number, replicates: number, level: 90 | 95): number {
  return error * studentHalfWidth(replicates - 1, level)
}
