/** Rules of law with the day from which they apply, what they cost and how long they delay. */
import { nearest } from "../diagnostics/index.ts"
import { normalName } from "./names.ts"
import type { Entry, Unknown } from "./source.ts"
import json from "./trend-rules.json" with { type: "json" }

export type TrendRule = Entry & {
  readonly aliases: readonly string[]
  /** ISO 3166 codes of the countries where it applies. */
  readonly countries: readonly string[]
  /** Whether it holds for whoever offers generative AI there; the others must be named. */
  readonly isUsual: boolean
  /** The day from which it applies. */
  readonly applies: string
  /** Once, by the time at which it holds for the product: `32000 to 64000 EUR`. */
  readonly cost: string | null
  /** From then on: `12000 to 25000 EUR/year`. */
  readonly upkeep: string | null
  /** Of the launch: `3 to 8 month`. */
  readonly delay: string | null
}

// The file is checked entry by entry in trends.test.ts, so its shape is the declared one.
export const trendRules: readonly TrendRule[] = json as readonly TrendRule[]

export function findRule(name: string): TrendRule | Unknown {
  const wanted = normalName(name)
  const found = trendRules.find(({ id, aliases }) => [id, ...aliases].some((other) => normalName(other) === wanted))
  return found ?? { nearest: nearest(name, ruleNames) }
}

/** As a founder writes them. */
export const ruleNames: readonly string[] = trendRules.map(({ id, aliases }) => aliases[0] ?? id)
