/** Defaults by the industry that a venture sells to: they take the place of the general ones, and a written key that of both. */

import type { Default } from "./benchmarks.ts"
import json from "./sectors.json" with { type: "json" }
import { sourceOf, type ValueEntry } from "./source.ts"

export const sectors = ["health", "finance", "education", "industry", "consumer"] as const
export type Sector = (typeof sectors)[number]

/** `key` is that of the quantity inside a project, with `*` for the entries of lists: `revenue.*.terms`. */
export type SectorEntry = ValueEntry & { readonly sector: Sector; readonly key: string }

// The file is checked entry by entry in sectors.test.ts, so its shape is the declared one.
export const sectorEntries: readonly SectorEntry[] = json as readonly SectorEntry[]

export function isSector(word: string): word is Sector {
  return (sectors as readonly string[]).includes(word)
}

/** By key. */
export function sectorDefaults(sector: Sector): ReadonlyMap<string, Default> {
  const own = sectorEntries.filter((entry) => entry.sector === sector)
  return new Map(own.map((entry) => [entry.key, { text: entry.value, source: sourceOf(entry) }]))
}
