/** Pay by role and country, and what an employer pays on top of it. */

import { nearest } from "../diagnostics/index.ts"
import json from "./compensation.json" with { type: "json" }
import { normalName } from "./names.ts"
import type { Unknown, ValueEntry } from "./source.ts"

/** `value` is pay a year in the country's usual currency: `57k to 105k GBP/person/year`. */
export type Pay = ValueEntry & { readonly role: string; readonly country: string }

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const pay: readonly Pay[] = json.pay as readonly Pay[]
export const burdens: readonly ValueEntry[] = json.burden as readonly ValueEntry[]
export const roles: readonly string[] = [...new Set(pay.map((row) => row.role))].sort()

/** Other names of the roles, as founders write them. */
const roleAliases: Readonly<Record<string, string>> = {
  ceo: "founder",
  cto: "founder",
  engineer: "software-engineer",
  developer: "software-engineer",
  "backend-engineer": "software-engineer",
  "machine-learning-engineer": "ml-engineer",
  "data-scientist": "ml-engineer",
  "ai-engineer": "ml-engineer",
  researcher: "research-scientist",
  seller: "sales",
  "account-executive": "sales",
  "support-engineer": "support",
  "forward-deployed-engineer": "deployment-engineer",
  "solutions-engineer": "deployment-engineer",
  product: "product-manager",
  doctor: "physician",
  clinician: "physician",
  labeller: "annotator",
  labeler: "annotator",
  operator: "operations",
  lawyer: "legal",
}

const aliasByName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(roleAliases).map(([alias, role]) => [normalName(alias), role] as const),
  ...roles.map((role) => [normalName(role), role] as const),
])

/** Where a country has no row of its own, the scale's factor for "most of the world", then the next best. */
const fallbacks = ["FR", "DE", "US"]

/**
 * Pay of a role in a country (ISO 3166 code), or of the nearest place with a row: `pay.country` says which.
 * Unknown: no such role.
 */
export function payOf(role: string, country: string): Pay | Unknown {
  const known = aliasByName.get(normalName(role))
  if (known === undefined) return { nearest: nearest(role, [...roles, ...Object.keys(roleAliases)]) }
  for (const place of [country.toUpperCase(), ...fallbacks]) {
    const row = pay.find((candidate) => candidate.role === known && candidate.country === place)
    if (row !== undefined) return row
  }
  throw new Error(`internal: role ${known} has no pay in any fallback country`)
}

/** Employer's cost on top of pay, a share of pay; the world's row where the country has none. */
export function burdenOf(country: string): ValueEntry {
  const row = burdens.find((candidate) => candidate.id === country.toUpperCase()) ?? burdens.find(({ id }) => id === "world")
  if (row === undefined) throw new Error("internal: no burden row for the world")
  return row
}
