/** Drawn columns with some replaced by others: what runs when a founder asks "and if this were so?". */
import { cdf, quantile, ranks, type Sampler, standardNormal } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"

/** Columns by the number of the input, in base units.  Shape of each: [samples]. */
export type Replaced = ReadonlyMap<number, Float64Array>

export function withColumns({ columns }: Sampler, replaced: Replaced): readonly Float64Array[] {
  return columns.map((column, input) => replaced.get(input) ?? column)
}

/** The same figure in every sample. */
export function constant({ plan }: Sampler, value: number): Float64Array {
  return new Float64Array(plan.samples).fill(value)
}

/** A figure of a column by its place, as drawn: no interpolation, so that what is discrete stays so. */
export function figureAt(column: Float64Array, probability: number): number {
  return column.slice().sort()[Math.round(probability * (column.length - 1))] ?? Number.NaN
}

/** One input at one of its quantiles in all samples, as drawn. */
export function movedTo(venture: Pick<Venture, "correlations">, sampler: Sampler, input: number, probability: number): Replaced {
  const value = figureAt(sampler.columns[input] ?? new Float64Array(1), probability)
  return heldAt(venture, sampler, input, { value, probability })
}

/** A figure of an input, and how likely a lower one is. */
export type Held = { readonly value: number; readonly probability: number }

/**
 * One input at one figure in all samples. Inputs that are correlated with it go along by the Gaussian copula:
 * a price that is raised for certain reaches fewer customers, if the file says that the two are tied.
 */
export function heldAt(
  { correlations }: Pick<Venture, "correlations">,
  sampler: Sampler,
  input: number,
  { value, probability }: Held,
): Replaced {
  const own = sampler.columns[input] ?? new Float64Array(sampler.plan.samples)
  const replaced = new Map([[input, constant(sampler, value)]])
  const wanted = quantile(standardNormal)(probability)
  for (const { a, b, rank } of correlations) {
    const other = a === input ? b : b === input ? a : -1
    const column = sampler.columns[other]
    if (column === undefined || other === input) continue
    replaced.set(other, shifted(column, own, wanted, 2 * Math.sin((Math.PI * rank) / 6)))
  }
  return replaced
}

/** z + r (wanted - z of the mover), carried back to the column's own figures. */
function shifted(column: Float64Array, mover: Float64Array, wanted: number, correlation: number): Float64Array {
  const [{ scores, sorted }, { scores: its }] = [standingOf(column), standingOf(mover)]
  const share = cdf(standardNormal)
  return scores.map((z, s) => {
    const place = Math.floor(share(z + correlation * (wanted - its[s]!)) * sorted.length)
    return sorted[Math.min(sorted.length - 1, place)]!
  })
}

type Standing = { readonly scores: Float64Array; readonly sorted: Float64Array }

const known = new WeakMap<Float64Array, Standing>()

/** Normal scores of a column that nobody changes, and its figures upwards: an input is held at many figures. */
function standingOf(column: Float64Array): Standing {
  const found = known.get(column)
  if (found !== undefined) return found
  const score = quantile(standardNormal)
  const standing = { scores: ranks(column).map((rank) => score((rank - 0.5) / column.length)), sorted: column.slice().sort() }
  known.set(column, standing)
  return standing
}
