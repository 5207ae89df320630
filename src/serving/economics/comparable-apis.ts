/** Models behind an API that are the same as an open one, or about as large. */
import { type ApiModel, apiModels } from "../../data/index.ts"

export type Likeness = "same" | "size"

export type ComparableApi = { readonly api: ApiModel; readonly likeness: Likeness }

/** Sizes that differ by less than this factor are alike: an assumption. */
const alike = 1.5

/**
 * The same model by its name, without maker, provider and the words for tuning and speed; where nobody offers it, those whose name tells about as many parameters.
 * `names`: the catalogue's. Units: parameters [1].  Errors: none; empty where nothing is comparable.
 */
export function comparableApis(names: readonly string[], parameters: number): readonly ComparableApi[] {
  const dated = new Set(names.map(plainModelName))
  const undated = new Set(names.map((name) => withoutDate(plainModelName(name))))
  const isSame = (name: string): boolean => dated.has(plainModelName(name)) || undated.has(plainModelName(name))
  const textModels = apiModels.filter(({ output }) => output !== null)
  const same = textModels.filter(({ id, model }) => isSame(id) || isSame(model))
  if (same.length > 0) return same.map((api) => ({ api, likeness: "same" }))
  const near = textModels.filter(({ model }) => {
    const size = sizeInName(model)
    return size !== null && Math.max(size / parameters, parameters / size) < alike
  })
  return near.map((api) => ({ api, likeness: "size" }))
}

/** Words that tell how a model was tuned or how quickly it is served, not which one it is; makers that stand in names. */
const asides = new Set(["instruct", "it", "hf", "chat", "base", "pt", "instant", "versatile", "latest", "preview", "meta"])

/** `meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo`, `llama-v3p1-8b-instruct` and `llama3.1-8b` are all `llama 3.1 8b`. */
export function plainModelName(name: string): string {
  const last = name.toLowerCase().split("/").at(-1) ?? ""
  return last
    .replace(/-v0\.\d+$/u, "")
    .replace(/-(instruct|thinking)-turbo$/u, "-$1")
    .replace(/(?<=\d)p(?=\d)/gu, ".")
    .replace(/-v(?=\d)/gu, "-")
    .replace(/(?<=[a-z]{2})(?=\d+(?:\.\d+)?(?:-|$))/gu, "-")
    .split(/[-_ ]+/u)
    .filter((word) => word !== "" && !asides.has(word))
    .join(" ")
}

/** A model whose price is listed without a date is the one that there is; one with a date is that of the date. */
function withoutDate(name: string): string {
  return name.replace(/ \d{4}$/u, "")
}

const billion = 1e9

/** `-70b`, `8x7b`; null where the name tells none. Of experts all of them, as they are all held. */
export function sizeInName(name: string): number | null {
  const found = /(?:^|[-_ ])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?![a-z0-9])/iu.exec(name)
  return found === null ? null : Number(found[1] ?? 1) * Number(found[2]) * billion
}
