/** One token for each letter (code point) of a text, in the order of their code points. */
import type { Tokenizer } from "./tokenizer.ts"

/** Stands for every letter that the text did not have; written back as U+FFFD. */
export const unknownToken = 0

export function charactersOf(text: string): Tokenizer {
  return characterTokenizer([...new Set(text)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)))
}

export function characterTokenizer(letters: readonly string[]): Tokenizer {
  const tokens = new Map(letters.map((letter, k) => [letter, k + 1]))
  return {
    learnt: { kind: "characters", letters },
    size: letters.length + 1,
    encode: (text) => Int32Array.from([...text], (letter) => tokens.get(letter) ?? unknownToken),
    decode: (given) => Array.from(given, (token) => letters[token - 1] ?? "\uFFFD").join(""),
  }
}
