/**
 * What is kept of a stretch of samples: exact moments, and the values themselves, thinned where there are too many. Two neighbours
 * become one by laying their values together in order and keeping every other one. Which stretches meet follows from their places
 * alone, so that the result does not depend on who finishes first.
 * Source: the merging of buffers of Munro & Paterson, "Selection and sorting with limited storage", Theoretical Computer Science 12
 * (1980) 315-323, doi:10.1016/0304-3975(80)90061-4.
 */
import { scrambleSeed } from "./hash.ts"
import { type Moments, momentsOf, together } from "./moments.ts"

export type Part = {
  readonly samples: number
  /** How many are +Infinity, -Infinity, NaN; the moments are those of the others. */
  readonly never: number
  readonly minusInfinite: number
  readonly unknown: number
  readonly mean: number
  /** Sum of squared differences from the mean. */
  readonly squares: number
  readonly least: number
  readonly most: number
  /** Each stands for `weight` samples; infinite ones too, none where there is a NaN. In order only where thinned. */
  readonly values: Float64Array
  readonly weight: number
  /** Of a truth, how many of its values are 1, all others being 0; null of anything else. */
  readonly ones: number | null
}

/** Samples of the smallest stretch: as many values are kept of each replicate. */
export const leafSamples = 8192

/** Takes the values over: the caller must not change them. */
export function leafOf(values: Float64Array): Part {
  let [never, minusInfinite, unknown] = [0, 0, 0]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let s = 0; s < values.length; s++) {
    const value = values[s]!
    if (value - value !== 0) {
      if (value === Number.POSITIVE_INFINITY) never++
      else if (value === Number.NEGATIVE_INFINITY) minusInfinite++
      else unknown++
      continue
    }
    if (value < least) least = value
    if (value > most) most = value
  }
  const n = values.length - never - minusInfinite - unknown
  const { mean, squares } = n > 0 ? momentsOf(n < values.length ? finiteOnes(values, n) : values) : { mean: 0, squares: 0 }
  const kept = unknown > 0 ? new Float64Array() : values
  return {
    samples: values.length,
    never,
    minusInfinite,
    unknown,
    mean,
    squares,
    least,
    most,
    values: kept,
    weight: 1,
    ones: null,
  }
}

/** As many zeros as a leaf may hold, then as many ones: the values of every truth are a stretch of it. */
const truths = new Float64Array(2 * leafSamples).fill(1, leafSamples)

/** The leaf of a truth: how often it holds says all. */
export function leafOfTruth(samples: number, ones: number): Part {
  const zeros = samples - ones
  return {
    samples,
    never: 0,
    minusInfinite: 0,
    unknown: 0,
    mean: ones / samples,
    squares: (ones * zeros) / samples,
    least: zeros > 0 ? 0 : 1,
    most: ones > 0 ? 1 : 0,
    // Only when they are asked for: making a view takes longer than all the rest.
    get values() {
      return truths.subarray(leafSamples - zeros, leafSamples + ones)
    },
    weight: 1,
    ones,
  }
}

/** `values.filter(Number.isFinite)` took five times as long. */
function finiteOnes(values: Float64Array, count: number): Float64Array {
  const finite = new Float64Array(count)
  for (let s = 0, n = 0; n < count; s++) {
    const value = values[s]!
    if (value - value === 0) finite[n++] = value
  }
  return finite
}

export function momentsOfPart(part: Part): Moments {
  return { n: finiteSamples(part), mean: part.mean, squares: part.squares }
}

export function finiteSamples({ samples, never, minusInfinite, unknown }: Part): number {
  return samples - never - minusInfinite - unknown
}

/** Two stretches of equal length, the earlier first; `choice`, 0 or 1, says which of each pair of values stays. */
export function joined(a: Part, b: Part, choice: number): Part {
  const unknown = a.unknown + b.unknown
  const { mean, squares } = together(momentsOfPart(a), momentsOfPart(b))
  return {
    samples: a.samples + b.samples,
    never: a.never + b.never,
    minusInfinite: a.minusInfinite + b.minusInfinite,
    unknown,
    mean,
    squares,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
    values: unknown > 0 ? new Float64Array() : everyOther(inOrder(a), inOrder(b), choice),
    weight: 2 * a.weight,
    ones: null,
  }
}

/** A leaf is put in order when it first meets another: most never do. */
function inOrder({ values, weight }: Part): Float64Array {
  return weight === 1 ? values.slice().sort() : values
}

function everyOther(a: Float64Array, b: Float64Array, choice: number): Float64Array {
  const kept = new Float64Array(a.length)
  const all = a.length + b.length
  for (let i = 0, j = 0, k = 0; k < all; k++) {
    const isFirst = j >= b.length || (i < a.length && a[i]! <= b[j]!)
    const value = isFirst ? a[i++]! : b[j++]!
    if ((k & 1) === choice) kept[k >> 1] = value
  }
  return kept
}

/** By the places of the stretches alone: the same on any machine, and in the mean neither side. */
export function choiceAt(replicate: number, level: number, number: number): number {
  return scrambleSeed("thinning", replicate * 64 + level, number) & 1
}

/**
 * The most that a rank may be off, as a share of all samples: each thinning moves a rank by half of what a value stands for in the
 * result, and there are log2(samples of a replicate / leaf) of them one above the other. 0 where nothing was thinned.
 */
export function rankError(perReplicate: number): number {
  const levels = Math.max(0, Math.log2(perReplicate / leafSamples))
  return levels === 0 ? 0 : (levels / 2 + 1) / leafSamples
}
