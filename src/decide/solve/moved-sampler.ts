/** A sampler with one column or one parameter in the place of another: whatever runs on it sees the moved input. */
import type { Sampler } from "../../engine/index.ts"

export function withColumn(sampler: Sampler, input: number, column: Float64Array): Sampler {
  const columns = sampler.columns.with(input, column)
  return {
    ...sampler,
    columns,
    run: (nodes, parameters = sampler.initial, given = columns, ends?) => sampler.run(nodes, parameters, given, ends),
  }
}

export function withParameter(sampler: Sampler, index: number, value: number): Sampler {
  const initial = sampler.initial.with(index, value)
  return {
    ...sampler,
    initial,
    run: (nodes, parameters = initial, given = sampler.columns, ends?) => sampler.run(nodes, parameters, given, ends),
  }
}
