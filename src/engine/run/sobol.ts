/**
 * Sobol points with Owen's nested uniform scrambling, done by a hash: any point of any dimension
 * can be had by itself, so that workers draw their own parts and results do not depend on how many.
 */
import { directionNumbers, sobolDimensions } from "./direction-numbers.ts"

/**
 * Writes points `first` … `first + count - 1` of one dimension, in the order of the Gray code, to out[offset …].
 * Points lie in the open interval (0, 1); of 2^m from a multiple of 2^m on, one falls in each of 2^m equal parts.
 * Errors: internal, for a dimension without direction numbers.
 * Source: Antonov & Saleev 1979 (Gray code order); scrambling: scramble below.
 */
export function sobolPoints(
  dimension: number,
  count: number,
  scrambleSeed: number,
  out: Float64Array,
  offset = 0,
  first = 0,
): void {
  const row = dimensionRow(dimension)
  let point = pointAt(row, first)
  for (let i = 0; i < count; i++) {
    out[offset + i] = ((scramble(point, scrambleSeed) >>> 0) + 0.5) * 2 ** -32
    const index = first + i
    point ^= row[31 - Math.clz32(~index & (index + 1))]!
  }
}

/** Multipliers of `scramble`, in their order; the vector code has the same. */
export const scrambleConstants: readonly [number, number, number] = [0x3d20adea, 0x05526c56, 0x53a22864]

/** The same points before scrambling, which begin with 0: for tests against published sequences. */
export function plainSobolPoint(dimension: number, index: number): number {
  return (pointAt(dimensionRow(dimension), index) >>> 0) * 2 ** -32
}

export function dimensionRow(dimension: number): Uint32Array {
  if (dimension >= sobolDimensions) throw new Error(`internal: Sobol dimension ${dimension} of ${sobolDimensions}`)
  return directionNumbers().subarray(dimension * 32, dimension * 32 + 32)
}

export function pointAt(row: Uint32Array, index: number): number {
  let point = 0
  for (let gray = index ^ (index >>> 1), k = 0; gray !== 0; gray >>>= 1, k++) {
    if (gray & 1) point ^= row[k]!
  }
  return point
}

/**
 * Owen's nested uniform scrambling in base 2: each bit is flipped or not by a hash of the bits above it.
 * Source: Laine & Karras 2011; B. Burley, "Practical Hash-based Owen Scrambling", JCGT 9(4) 2020; constants by
 * N. Vegdahl, https://psychopath.io/post/2021_01_30_building_a_better_lk_hash, also those of Blender Cycles.
 */
export function scramble(point: number, seed: number): number {
  let x = reverseBits(point)
  x ^= Math.imul(x, scrambleConstants[0])
  x = (x + seed) | 0
  x = Math.imul(x, (seed >>> 16) | 1)
  x ^= Math.imul(x, scrambleConstants[1])
  x ^= Math.imul(x, scrambleConstants[2])
  return reverseBits(x)
}

export function reverseBits(value: number): number {
  let x = value
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return (x >>> 16) | (x << 16)
}
