/** The `trends` section of a file: which trends of prices and which rules of law its projects live under. */
import type { Span } from "../diagnostics/index.ts"
import {
  type Field,
  list,
  optional,
  type Placed,
  placed,
  quantity,
  type Reading,
  record,
  type Shape,
  type Tree,
} from "../shape/index.ts"

export type TrendEntry = {
  readonly name: Placed | null
  /** The founder's own rate of change; the fitted one unless given. */
  readonly growth: Field | null
  /** Quantities of the projects, by name; what the trend acts on by itself unless given. */
  readonly acts_on: readonly (Placed | null)[]
  /** Of the change, what the own prices follow. */
  readonly pass_through: Field | null
  /** Share of today's price below which it does not fall. */
  readonly floor: Field | null
  /** It begins and ends here; of a rule: it applies from here on. */
  readonly from: Field | null
  readonly until: Field | null
  /** Of a rule. */
  readonly cost: Field | null
  readonly upkeep: Field | null
  readonly delay: Field | null
  /** Whether the founder named it himself; what he did not name may act on nothing. */
  readonly isNamed: boolean
}

export type TrendsSection = {
  readonly entries: readonly TrendEntry[]
  /** A gross margin below which the founder calls it dead; nothing unless given. */
  readonly margin: Field | null
  readonly span: Span
}

const mapping = record({
  name: placed(),
  growth: optional(quantity("%/year")),
  acts_on: list(placed()),
  pass_through: optional(quantity("", { least: 0 })),
  floor: optional(quantity("", { least: 0 })),
  from: optional(quantity("month", { least: 0 })),
  until: optional(quantity("month", { least: 0 })),
  cost: optional(quantity("¤", { least: 0 })),
  upkeep: optional(quantity("¤/month", { least: 0 })),
  delay: optional(quantity("month", { least: 0 })),
})

const nothing: Omit<TrendEntry, "name"> = {
  ...{ growth: null, acts_on: [], pass_through: null, floor: null, from: null, until: null },
  ...{ cost: null, upkeep: null, delay: null, isNamed: true },
}

/** `gpu rents`, or a mapping that says more. */
const entry: Shape<TrendEntry> = {
  describe: { sort: "either", of: [{ sort: "text" }, mapping.describe] },
  fallback: (at) => ({ ...nothing, ...mapping.fallback(at) }),
  read: (tree, at) => ({ ...nothing, ...(tree.kind === "scalar" ? { name: placed().read(tree, at) } : mapping.read(tree, at)) }),
}

const written = list(entry, ["name"])
/** A list, or one name alone. */
const entries: Shape<readonly TrendEntry[]> = {
  ...written,
  describe: { sort: "either", of: [{ sort: "text" }, written.describe] },
  absent: () => [],
  read: (tree, at) => (tree.kind === "scalar" ? [entry.read(tree, at)] : written.read(tree, at)),
}
const around = record({ margin: optional(quantity("")), expect: entries })

/** `usual`, a list of trends, or a mapping with `expect: [...]` and a `margin`; paths are the same: `trends.token_prices.growth`. */
export const trendsShape: Shape<TrendsSection> = {
  describe: { sort: "either", of: [entries.describe, around.describe] },
  fallback: (at) => ({ entries: entries.fallback(at), margin: null, span: { file: "", start: 0, end: 0 } }),
  read: (tree, at) => {
    if (tree.kind !== "map") return { entries: entries.read(tree, at), margin: null, span: tree.span }
    const { margin, expect } = record({ margin: optional(quantity("")), expect: inPlace(at) }).read(tree, at)
    return { entries: expect, margin, span: tree.span }
  },
}

/** Entries below `expect` are named as if they stood in the section itself. */
function inPlace(outer: Reading): Shape<readonly TrendEntry[]> {
  return {
    ...entries,
    read: (tree: Tree, at) => entries.read(tree, { ...at, name: outer.name, meaning: outer.meaning }),
  }
}
