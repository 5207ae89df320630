/**
 * Text with a known entropy: a chain of words, each followed by one of three with fixed chances, so that a model that knows the word and its place in it loses nothing but
 * the choice of the next. What single letters tell, and what an untrained model loses, is far above that.
 */
import { randomOf } from "../../src/pilot/engine/random.ts"

const words = ["the", "doctor", "reads", "a", "long", "note", "and", "writes", "short", "answers", "for", "every", "patient"]
const chances = [0.7, 0.2, 0.1]

export type MadeText = {
  readonly text: string
  /** What the best model loses. Units: [nat/letter]. */
  readonly entropy: number
}

export function madeText(letters: number, seed: number): MadeText {
  const random = randomOf(seed)
  const parts: string[] = []
  let [word, length] = [0, 0]
  while (length < letters) {
    parts.push(words[word] ?? "")
    length += (words[word]?.length ?? 0) + 1
    const drawn = random.uniform()
    const follower = drawn < 0.7 ? 0 : drawn < 0.9 ? 1 : 2
    word = (word * 5 + 3 + 4 * follower) % words.length
  }
  const eachChoice = -chances.reduce((sum, chance) => sum + chance * Math.log(chance), 0)
  return { text: `${parts.join(" ")} `, entropy: (eachChoice * parts.length) / length }
}

/** The least that a model loses which sees no letter before, as one trained on shuffled labels. Units: [nat/letter]. */
export function lossOfLetters(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return -[...counts.values()].reduce((sum, count) => sum + (count / text.length) * Math.log(count / text.length), 0)
}

/** The least of one that sees the letter before. Units: [nat/letter]. */
export function lossOfPairs(text: string): number {
  const pairs = new Map<string, number>()
  const firsts = new Map<string, number>()
  for (let k = 0; k + 1 < text.length; k++) {
    pairs.set(text.slice(k, k + 2), (pairs.get(text.slice(k, k + 2)) ?? 0) + 1)
    firsts.set(text.charAt(k), (firsts.get(text.charAt(k)) ?? 0) + 1)
  }
  return -[...pairs].reduce(
    (sum, [pair, count]) => sum + (count / text.length) * Math.log(count / (firsts.get(pair.charAt(0)) ?? 1)),
    0,
  )
}
