/**
 * The same draws with a trend switched off: its yearly factor and its level are one, whatever was drawn. A rate that the founder states as a plain
 * number is no draw; then the venture is made anew without it, with the same inputs and so the same draws.
 */
import type { Model, Sampler } from "../../engine/index.ts"
import type { ExpectedTrend } from "../../trends/index.ts"
import { remade, type Venture } from "../../venture/index.ts"
import { type SamplingOptions, samplerOf } from "../run/run-venture.ts"

export type Drawn = { readonly sampler: Sampler; readonly columns: readonly Float64Array[]; readonly venture: Venture }

/** Null where it cannot be had: the venture was not made of a file. */
export function switchedOff(base: Drawn, trends: readonly ExpectedTrend[], options: SamplingOptions): Drawn | null {
  return trends.reduce<Drawn | null>((drawn, trend) => (drawn === null ? null : withoutOne(drawn, trend, options)), base)
}

function withoutOne({ venture, sampler, columns }: Drawn, trend: ExpectedTrend, options: SamplingOptions): Drawn | null {
  const still = stillInputs(sampler.model, trend)
  if (still.size > 0)
    return {
      venture,
      sampler,
      columns: columns.map((column, k) => (still.has(k) ? column.map(() => still.get(k) ?? 1) : column)),
    }
  const without = remade(venture, { kind: "set", path: `${trend.root}.yearly`, text: "1" })
  if (without === null) return null
  const fresh = samplerOf(without, options)
  // What was switched off before stays so.
  const kept = new Map(sampler.model.inputs.map(({ path }, k) => [path, columns[k]] as const))
  return {
    venture: without,
    sampler: fresh,
    columns: fresh.model.inputs.map(({ path }, k) => kept.get(path) ?? fresh.columns[k] ?? new Float64Array()),
  }
}

/** Inputs of the trend by number, with the figure at which they change nothing: a factor is one, a rate of growth nothing. */
function stillInputs({ inputs, quantities }: Model, { root }: ExpectedTrend): ReadonlyMap<number, number> {
  const rate = quantities.get(`${root}.yearly`)?.uses.find((path) => path.endsWith(".growth"))
  const figures = new Map([[`${root}.yearly`, 1], [`${root}.level`, 1], ...(rate === undefined ? [] : [[rate, 0] as const])])
  return new Map(
    inputs.flatMap(({ paths }, k) => {
      const path = paths.find((one) => figures.has(one))
      return path === undefined ? [] : [[k, figures.get(path) ?? 1] as const]
    }),
  )
}
