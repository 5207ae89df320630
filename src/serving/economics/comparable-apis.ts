/** Models behind an API that are the same as an open one, another version of it, or about as large. */
import { type ApiModel, apiModels } from "../../data/index.ts"
import { lineOf, plainModelName, sizeInName, withoutDate } from "./model-name.ts"

export type Likeness = "same" | "version" | "size"

export type ComparableApi = { readonly api: ApiModel; readonly likeness: Likeness }

/** Sizes that differ by less than this factor are alike: an assumption. */
const alike = 1.5

/**
 * The same model by its name, without maker, provider and the words for tuning and speed; where nobody offers it, other versions of it (DeepSeek-V3.2 for
 * DeepSeek-V3, Llama 3.3 for 3.1); where there are none, those whose name tells about as many parameters.
 * `names`: the catalogue's. Units: parameters [1].  Errors: none; empty where nothing is comparable.
 */
export function comparableApis(names: readonly string[], parameters: number): readonly ComparableApi[] {
  const textModels = apiModels.filter(({ output }) => output !== null)
  const kinds: readonly (readonly [Likeness, (api: ApiModel) => boolean])[] = [
    ["same", sameAs(names)],
    ["version", versionOf(names)],
    ["size", ({ model }) => isAlike(sizeInName(model), parameters)],
  ]
  for (const [likeness, isOne] of kinds) {
    const found = textModels.filter(isOne)
    if (found.length > 0) return found.map((api) => ({ api, likeness }))
  }
  return []
}

function sameAs(names: readonly string[]): (api: ApiModel) => boolean {
  const dated = new Set(names.map(plainModelName))
  const undated = new Set(names.map((name) => withoutDate(plainModelName(name))))
  const isSame = (name: string): boolean => dated.has(plainModelName(name)) || undated.has(plainModelName(name))
  return ({ id, model }) => isSame(id) || isSame(model)
}

/** Aliases count here: a provider that calls its newest one by an older name means another version of that. */
function versionOf(names: readonly string[]): (api: ApiModel) => boolean {
  const lines = new Set(names.flatMap((name) => lineOf(name) ?? []))
  const isOfLine = (name: string): boolean => lines.has(lineOf(name) ?? "")
  return ({ id, model, aliases }) => [id, model, ...aliases].some(isOfLine)
}

function isAlike(size: number | null, parameters: number): boolean {
  return size !== null && Math.max(size / parameters, parameters / size) < alike
}
