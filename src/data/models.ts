/** Open models by their published configs; src/models reads them. */
import json from "./models.json" with { type: "json" }
import type { Entry } from "./source.ts"

export type ModelEntry = Entry & {
  readonly aliases: readonly string[]
  /** The fields of the hub's `config.json` that say how the model is built. */
  readonly config: Readonly<Record<string, unknown>>
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const modelEntries: readonly ModelEntry[] = json as readonly ModelEntry[]
