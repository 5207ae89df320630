/** A result that is asked about: a node, its months, the parameters it is computed with, and how it comes out on given columns. */
import type { NodeId } from "../graph/graph.ts"
import type { Sampler } from "../run/sampler.ts"

export type Asked = {
  readonly node: NodeId
  /** All parameters of the model. */
  readonly parameters: readonly number[]
  /** Of a monthly node; a scalar is the same in each, and one of them will do. */
  readonly months: readonly number[]
  /** What stands for a time that never comes, which is infinite otherwise. */
  readonly never?: number
}

/** In base units.  Shape: [months][samples]. */
export function resultsOn(sampler: Sampler, asked: Asked, columns: readonly Float64Array[] = sampler.columns): Float64Array[] {
  const { samples } = sampler.plan
  const [all = new Float64Array(samples)] = sampler.run([asked.node], asked.parameters, columns)
  const { never } = asked
  if (never !== undefined) for (let s = 0; s < all.length; s++) if (all[s] === Number.POSITIVE_INFINITY) all[s] = never
  return asked.months.map((month) => (all.length === samples ? all : all.subarray(month * samples, (month + 1) * samples)))
}

/** The drawn columns, some of them replaced. */
export function withReplaced(sampler: Sampler, replaced: ReadonlyMap<number, Float64Array>): readonly Float64Array[] {
  return sampler.columns.map((column, input) => replaced.get(input) ?? column)
}
