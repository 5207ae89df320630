/** A text as a set of short runs of words. Source: Broder, On the resemblance and containment of documents (SEQUENCES 1997). */
import { hash32 } from "./hash.ts"

/** Words that follow each other in a run. */
const runLength = 4
/** Of a text: two books that begin alike so far are one. */
const mostSigns = 50_000
/** Shorter texts are alike by chance. */
const fewestRuns = 5

/** Chinese, Japanese and Thai write no spaces: there each sign is a word. */
const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu

export function wordsOf(text: string): readonly string[] {
  return text.match(word) ?? []
}

/** Numbers of the runs, each once; null where there are too few to compare. */
export function shinglesOf(text: string): Uint32Array | null {
  const words = wordsOf(text.slice(0, mostSigns).toLowerCase())
  const runs = new Set<number>()
  for (let k = 0; k + runLength <= words.length; k++) runs.add(hash32(words.slice(k, k + runLength).join(" "), 1))
  return runs.size < fewestRuns ? null : Uint32Array.from(runs)
}

/** Jaccard's: what two sets share, of all that either holds. */
export function resemblance(one: Uint32Array, other: Uint32Array): number {
  const there = new Set(one)
  let both = 0
  for (const each of other) if (there.has(each)) both += 1
  return both / (one.length + other.length - both)
}
