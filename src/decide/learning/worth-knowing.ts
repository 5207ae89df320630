/** What it adds to know some columns: each by bins, several together by regression. */
import type { Knowing } from "../information/information.ts"
import { jointInformation } from "../information/joint-information.ts"
import { informationOf } from "../information/partial-information.ts"

/** In utility. */
export type Worth = { readonly value: number; readonly error: number }

export const nothing: Worth = { value: 0, error: 0 }

/** `atLeast`: what a part of them is known to be worth. Nothing is worth more than knowing everything. */
export function worthKnowing(
  columns: readonly Float64Array[],
  { candidates, leading, perfect, sampler }: Knowing,
  atLeast: Worth = nothing,
): Worth {
  const [only, another] = columns
  if (only === undefined) return nothing
  const alone = columns.map((column) => informationOf(column, candidates, sampler.plan))
  const together = another === undefined ? [] : [jointInformation(columns, leading, sampler.plan)]
  // Neither way sees what is not there, so the highest value is the nearest one.
  const { value, error } = [...alone, ...together, atLeast].reduce((most, one) => (one.value > most.value ? one : most))
  return { value: Math.min(value, perfect), error }
}
