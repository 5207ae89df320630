/** Data sets that models are trained on and compared on: how large they are, and what one may do with them. */
import json from "./datasets.json" with { type: "json" }
import type { Entry } from "./source.ts"

export type Dataset = Entry & {
  readonly name: string
  readonly modality: string
  /** In as many units as the source tells: `18.5T token`, `305 GB`. */
  readonly size: readonly string[]
  readonly licence: string
  /** Whether a product may be made of it: `conditions` that a lawyer reads, `check` where the source does not say. */
  readonly commercial: "yes" | "conditions" | "check" | "no"
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const datasets: readonly Dataset[] = json as readonly Dataset[]

const byId: ReadonlyMap<string, Dataset> = new Map(datasets.map((row) => [row.id, row]))

export function datasetOf(id: string): Dataset {
  const row = byId.get(id)
  if (row === undefined) throw new Error(`internal: no data set ${id}`)
  return row
}
