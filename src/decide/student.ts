/** How far a mean over replicates may be off. */
import { momentsOf } from "./figures.ts"

/** Student's t, two-sided, for 7 to 14 degrees of freedom: samples come in 8 to 15 replicates. Source: NIST e-Handbook, table 1.3.6.7.2. */
const student = {
  90: [1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761],
  95: [2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145],
} as const

/** Half width of the interval of the mean.  Units: those of the parts.  Shape: parts [replicates], each the mean of one. */
export function halfWidth(parts: Float64Array, level: 90 | 95): number {
  return halfWidthOf(momentsOf(parts).sd / Math.sqrt(parts.length), parts.length, level)
}

/** The same from a standard error. */
export function halfWidthOf(error: number, replicates: number, level: 90 | 95): number {
  return error * (student[level][replicates - 8] ?? (level === 90 ? 1.645 : 1.96))
}
