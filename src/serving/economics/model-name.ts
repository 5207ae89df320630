/** Names of models, taken apart: makers, providers and words for tuning and speed set aside; family, version, size and variant told from each other. */

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
export function withoutDate(plainName: string): string {
  return plainName.replace(/ \d{4}$/u, "")
}

const billion = 1e9

/** `-70b`, `8x7b`; null where the name tells none. Of experts all of them, as they are all held. */
export function sizeInName(name: string): number | null {
  const found = /(?:^|[-_ ])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?![a-z0-9])/iu.exec(name)
  return found === null ? null : Number(found[1] ?? 1) * Number(found[2]) * billion
}

/** Words of a release within a version. */
const releases = new Set(["exp", "terminus", "update"])
const [version, date, size] = [/^[a-z]?\d{1,2}(?:\.\d+)*$/u, /^\d{4,8}$/u, /^a?(?:\d+x)?\d+(?:\.\d+)?b$/u]

/**
 * What versions of one model have in common: its words, its sizes, and the first figure of its version; null where the name tells no version.
 * `DeepSeek-V3` and `deepseek-v3.2-exp` are `deepseek 3`, `Llama-3.1-70B` and `llama-3.3-70b` `llama 3 70b`; `deepseek-r1` and `glm-4.5-air` are of lines of
 * their own beside `deepseek-v3` and `glm-4.5`.
 */
export function lineOf(name: string): string | null {
  const words = plainModelName(name)
    .split(" ")
    .filter((word) => !releases.has(word) && !date.test(word))
  const at = words.findIndex((word) => version.test(word) && !size.test(word))
  if (at < 0) return null
  return words.map((word, k) => (k === at ? (word.split(".")[0] ?? word) : word)).join(" ")
}
