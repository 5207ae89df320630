/**
 * Figures of a column from its parts, one for each replicate, and how far each may be off: the spread between replicates, which are
 * scrambled independently, gives the error of every figure.
 * Letters: R replicates, n samples that count.
 */
import { quantilesAt } from "./order-statistics.ts"
import { finiteSamples, momentsOfPart, type Part } from "./part.ts"
import { type Selection, selectionOf } from "./selection.ts"
import {
  type CountsAround,
  countsIn,
  errorOfRatio,
  errorsOfQuantiles,
  type Figure,
  finite,
  named,
  probabilities,
  spreadOfReplicates,
} from "./statistics.ts"

/** A figure that is not finite, or not known, is null. */
export type PartFigures = { readonly [Name in Figure | "sd" | "least" | "most"]: number | null } & {
  /** Half widths of 95 % intervals, from the replicates. */
  readonly errors: { readonly [Name in Figure | "sd"]: number | null } & { readonly never?: number }
  /** The share of samples that never come (+Infinity), where there are any and `isMoment`; the figures are those of the others. */
  readonly never?: number
}

const nothing = { mean: null, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }
const unknown: PartFigures = { ...nothing, least: null, most: null, errors: nothing }

/**
 * Units: those of the values.  `isMoment`: what is infinite never comes and counts apart; elsewhere it is only not finite.
 * NaN anywhere makes every figure null, since it is not known what it hides.
 */
export function figuresOfParts(parts: readonly Part[], isMoment: boolean): PartFigures {
  if (parts.some((part) => part.unknown > 0)) return unknown
  const constant = constantOf(parts)
  if (constant !== null) return constant
  const samples = parts.reduce((sum, part) => sum + part.samples, 0)
  const never = isMoment ? parts.reduce((sum, part) => sum + part.never, 0) : 0
  const share = never / samples
  if (never === samples) return { ...unknown, errors: { ...nothing, never: 0 }, never: 1 }
  const { quantiles, quantileErrors } = quantilesOfParts(parts, never > 0)
  const { mean, sd, meanError, sdError } = spreadOf(parts, isMoment)
  const figures = { ...named(mean, quantiles), sd: finite(sd), ...ends(parts, isMoment) }
  const errors = { ...named(meanError, quantileErrors), sd: finite(sdError) }
  if (never === 0) return { ...figures, errors }
  return { ...figures, errors: { ...errors, never: errorOfShare(parts, share, samples) }, never: share }
}

/** Most columns of a plan that do not vary are told without looking for quantiles. */
function constantOf(parts: readonly Part[]): PartFigures | null {
  const [first] = parts
  const value = first?.least
  if (
    value === undefined ||
    parts.some((part) => finiteSamples(part) < part.samples || part.least !== value || part.most !== value)
  )
    return null
  const [figures, errors] = [value, 0].map((all) => ({ mean: all, p5: all, p25: all, p50: all, p75: all, p95: all }))
  if (figures === undefined || errors === undefined) return null
  return { ...figures, sd: 0, least: value, most: value, errors: { ...errors, sd: 0 } }
}

function ends(parts: readonly Part[], isMoment: boolean): Pick<PartFigures, "least" | "most"> {
  const isOpen = !isMoment && parts.some(({ never }) => never > 0)
  const least = parts.some(({ minusInfinite }) => minusInfinite > 0) ? null : finite(Math.min(...parts.map((part) => part.least)))
  return { least, most: isOpen ? null : finite(Math.max(...parts.map((part) => part.most))) }
}

type Spread = { readonly mean: number; readonly sd: number; readonly meanError: number; readonly sdError: number }

function spreadOf(parts: readonly Part[], isMoment: boolean): Spread {
  const isInfinite = parts.some(({ never, minusInfinite }) => minusInfinite > 0 || (never > 0 && !isMoment))
  if (isInfinite) return { mean: Number.NaN, sd: Number.NaN, meanError: Number.NaN, sdError: Number.NaN }
  const each = parts.map(momentsOfPart)
  const { n, mean, sd, meanError } = spreadOfReplicates(each)
  const counts = Float64Array.from(each, (one) => one.n)
  const spreads = Float64Array.from(each, (one) => one.squares + one.n * (one.mean - mean) ** 2)
  const variance = spreads.reduce((sum, part) => sum + part, 0) / n
  const varianceError = errorOfRatio(spreads, counts, variance, n)
  return { mean, sd, meanError, sdError: sd > 0 ? varianceError / (2 * sd) : 0 }
}

function errorOfShare(parts: readonly Part[], share: number, samples: number): number {
  const nevers = Float64Array.from(parts, ({ never }) => never)
  return errorOfRatio(
    nevers,
    Float64Array.from(parts, (part) => part.samples),
    share,
    samples,
  )
}

type Quantiles = { readonly quantiles: readonly number[]; readonly quantileErrors: readonly number[] }

/** Infinite values stand behind all others: what never comes is left out by its count alone. */
function quantilesOfParts(parts: readonly Part[], withoutNever: boolean): Quantiles {
  if (parts.every(({ ones }) => ones !== null)) {
    const counts = Float64Array.from(parts, ({ samples }) => samples)
    return quantilesFrom(counts, placesOfTruths(parts), countsOfTruths(parts))
  }
  const pieces = parts.map(({ values }) => values)
  const counts = Float64Array.from(
    parts,
    ({ weight, never }, k) => pieces[k]!.length - (withoutNever ? neverIn(pieces[k]!, weight, never) : 0),
  )
  const select = selectionOf(pieces, Math.min(...parts.map(({ least }) => least)), Math.max(...parts.map(({ most }) => most)))
  return quantilesFrom(counts, select, countsIn(pieces))
}

function quantilesFrom(counts: Float64Array, select: Selection, around: CountsAround): Quantiles {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const quantilesFor = (wanted: readonly number[]): number[] => quantilesAt(n, wanted, select)
  const quantiles = quantilesFor(probabilities)
  return { quantiles, quantileErrors: errorsOfQuantiles(around, counts, quantiles, quantilesFor) }
}

function placesOfTruths(parts: readonly Part[]): Selection {
  const zeros = parts.reduce((sum, { samples, ones }) => sum + samples - (ones ?? 0), 0)
  return (places) => places.map((place) => (place < zeros ? 0 : 1))
}

function countsOfTruths(parts: readonly Part[]): CountsAround {
  const all = Float64Array.from(parts, ({ samples }) => samples)
  const zeros = Float64Array.from(parts, ({ samples, ones }) => samples - (ones ?? 0))
  const none = new Float64Array(parts.length)
  return (bound) => ({
    below: bound > 1 ? all : bound > 0 ? zeros : none,
    atMost: bound >= 1 ? all : bound >= 0 ? zeros : none,
  })
}

/** Thinned values are in order: the infinite ones stand at their end. */
function neverIn(values: Float64Array, weight: number, never: number): number {
  if (weight === 1) return never
  let count = 0
  while (values[values.length - 1 - count] === Number.POSITIVE_INFINITY) count++
  return count
}
