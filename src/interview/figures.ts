/**
 * Figures that the interview offers where the founder has none and the catalogue has no row: sourced ones, and
 * assumptions, whose sentences (what is assumed) stand in words in both languages.
 */
import { type BenchmarkId, benchmark, sourceOf, type ValueEntry } from "../data/index.ts"
import type { Figure } from "./answers.ts"
import assumptionsJson from "./assumptions.json" with { type: "json" }
import figuresJson from "./figures.json" with { type: "json" }

// The file is checked entry by entry in figures.test.ts, so its shape is the declared one.
export const offered: readonly ValueEntry[] = figuresJson as readonly ValueEntry[]
export const assumptions: Readonly<Record<keyof typeof assumptionsJson, string>> = assumptionsJson

export function assumed(id: keyof typeof assumptionsJson): Figure {
  return { text: assumptions[id], origin: { kind: "assumption", of: id } }
}

function sourced(row: ValueEntry): Figure {
  return { text: row.value, origin: { kind: "source", source: sourceOf(row) } }
}

/** A default of the catalogue, by its id. */
export function usual(id: BenchmarkId): Figure {
  return sourced(benchmark(id))
}

/** The list prices are those of this country. */
export const seatPriceCountry = "US"

/** What people pay for an assistant, by the seat and month. */
export function seatPrice(): Figure {
  const row = offered.find(({ id }) => id === "seat.price")
  if (row === undefined) throw new Error("internal: no figure seat.price")
  return sourced(row)
}
