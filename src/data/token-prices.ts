/** List prices of models behind an API, per million tokens. */
import { nearest } from "../diagnostics/index.ts"
import { normalName } from "./names.ts"
import type { Entry, Unknown } from "./source.ts"
import json from "./token-prices.json" with { type: "json" }

export type ApiModel = Entry & {
  readonly provider: string
  readonly model: string
  readonly aliases: readonly string[]
  /** `0.15 USD/Mtoken`. */
  readonly input: string
  /** Input found in the provider's prompt cache; null where no such price is listed. */
  readonly cached: string | null
  /** Null for embedding models, which give no text. */
  readonly output: string | null
  readonly context: string | null
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const apiModels: readonly ApiModel[] = json as readonly ApiModel[]

/** Aliases come first so that a model's own id wins over another's alias. */
const byName: ReadonlyMap<string, ApiModel> = new Map([
  ...apiModels.flatMap((model) => model.aliases.map((alias) => [normalName(alias), model] as const)),
  ...apiModels.map((model) => [normalName(model.id), model] as const),
])

/** The API model of this id or alias, without regard to case and separators. */
export function findApiModel(name: string): ApiModel | Unknown {
  return (
    byName.get(normalName(name)) ?? {
      nearest: nearest(
        name,
        apiModels.map((model) => model.id),
      ),
    }
  )
}
