/** Names inside longer descriptions, such as those of measured systems: `DGX-H100_H100-SXM-80GBx8_TRT`. */
import { normalName } from "./names.ts"

/** No name has more words: `H200 SXM 141 GB CTS`. */
const mostWords = 7

/** What the longest name in the description means, the first of equals; a number alone is no name. The keys are normal names. */
export function longestIn<T>(description: string, byName: ReadonlyMap<string, T>): T | null {
  const words = wordsIn(description)
  let [best, length]: [T | null, number] = [null, 1]
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= Math.min(words.length, start + mostWords); end++) {
      const name = normalName(words.slice(start, end).join(""))
      const found = name.length > length && /\p{L}/u.test(name) ? byName.get(name) : undefined
      if (found !== undefined) [best, length] = [found, name.length]
    }
  return best
}

/** Counts stand apart: `8xH100`, `80GBx8`. */
function wordsIn(description: string): readonly string[] {
  return description
    .replace(/(?<![\p{L}\p{N}.])(\d{1,6})[x×](?=\p{L})/giu, "$1 ")
    .replace(/(?<=[\p{L}\p{N}])[x×]\d{1,6}(?![\p{L}\p{N}])/giu, " ")
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== "")
}
