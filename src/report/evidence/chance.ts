/** A p-value in a sentence; what is very small is not told to its last digit. */
import type { Words } from "../../words/index.ts"
import { bare } from "../figures.ts"

const leastChance = 0.001

export function chance(p: number, words: Words): string {
  return p < leastChance ? words.evidence.under(String(leastChance)) : words.evidence.p(bare(words, p))
}
