/** Under which licence the weights of a model are published, as far as a source says it. */
import json from "./licences.json" with { type: "json" }
import { normalName } from "./names.ts"
import type { Entry } from "./source.ts"

export type Licence = Entry & {
  readonly licence: string
  /** Whether a product may be made of it: `conditions` that a lawyer reads. */
  readonly commercial: "yes" | "conditions" | "no"
  /** Names on the hub; one that ends with `*` means all that begin so. */
  readonly models: readonly string[]
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const licences: readonly Licence[] = json as readonly Licence[]

/** Null where no source says. */
export function licenceOf(model: string): Licence | null {
  const name = normalName(model)
  const isMeant = (pattern: string): boolean =>
    pattern.endsWith("*") ? name.startsWith(normalName(pattern.slice(0, -1))) : normalName(pattern) === name
  return licences.find(({ models }) => models.some(isMeant)) ?? null
}
