/**
 * How a room states its formulas: in the language of the file, a name, a unit and a text each.
 * `¤` stands for the currency of the books. Names of other quantities are written in full.
 */
import type { Source } from "./source.ts"
import type { WorkingOf } from "./working.ts"

/** A formula (`= a * b`), a figure (`20 to 40 ¤`), or a stock. */
export type RoomText =
  | string
  | { readonly start: string; readonly next: string }
  | { readonly start: string; readonly change: string }

export type RoomQuantity = {
  /** Within the project: `business.customers`. */
  readonly name: string
  readonly unit: string
  readonly text: RoomText
  /** Key of the sentence that says what it is: the name, `*` for the instance. */
  readonly meaning: string
  /** Source of the formula, or of the figure when the text is one. */
  readonly source: Source | null
  /** How a planner found it, where it is no formula's. */
  readonly working?: WorkingOf
}

/** Unit, text, the source where there is one to name, and how it was found where no formula says it. */
export type Row = readonly [unit: string, text: RoomText, source?: Source, working?: WorkingOf]

/** `quantities("business", { customers: ["customer", "= …"] })` names `business.customers`; an empty prefix adds nothing. */
export function quantities(prefix: string, rows: Readonly<Record<string, Row>>): RoomQuantity[] {
  return instance(prefix, prefix, rows)
}

/** The same for one of several: `instance("business.revenue.seats", "business.revenue.*", …)`. */
export function instance(prefix: string, pattern: string, rows: Readonly<Record<string, Row>>): RoomQuantity[] {
  const under = (root: string, name: string): string => (root === "" ? name : `${root}.${name}`)
  return Object.entries(rows).map(([name, [unit, text, source, working]]) => ({
    name: under(prefix, name),
    unit,
    text,
    meaning: under(pattern, name),
    source: source ?? null,
    ...(working === undefined ? {} : { working }),
  }))
}
