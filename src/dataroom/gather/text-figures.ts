/** What the text of a file amounts to: signs, words, tokens, lengths, languages. */
import type { Names } from "../read/rows.ts"
import { type LanguageShare, languageShares, languageTeller } from "./languages.ts"
import { wordsOf } from "./shingles.ts"
import { bytesOf, signsOf, tokensOf, tokensOfSign } from "./tokens.ts"

export type TextFigures = {
  readonly columns: Names
  /** Rows with any text. */
  readonly texts: number
  readonly bytes: number
  readonly signs: number
  readonly words: number
  /** By stated ratios, not by a tokenizer. */
  readonly tokens: number
  /** [token/sign], as they were counted. */
  readonly ratios: typeof tokensOfSign
  /** [signs] of one text: least, median, 95 of 100, most. */
  readonly lengths: readonly [least: number, median: number, high: number, most: number]
  readonly languages: readonly LanguageShare[]
}

/** `scale`: by how much the file is larger than the rows that are here. */
export async function textFigures(columns: Names, texts: readonly string[], scale: number): Promise<TextFigures | null> {
  const present = texts.filter((text) => text !== "")
  if (present.length === 0) return null
  let [bytes, signs, words, tokens] = [0, 0, 0, 0]
  const lengths: number[] = []
  for (const text of present) {
    const own = signsOf(text)
    lengths.push(own.chinese + own.other)
    bytes += bytesOf(text)
    signs += own.chinese + own.other
    words += wordsOf(text).length
    tokens += tokensOf(own)
  }
  lengths.sort((a, b) => a - b)
  const at = (share: number): number => lengths[Math.round(share * (lengths.length - 1))] ?? 0
  const scaled = (figure: number): number => Math.round(figure * scale)
  return {
    columns,
    texts: scaled(present.length),
    bytes: scaled(bytes),
    signs: scaled(signs),
    words: scaled(words),
    tokens: scaled(tokens),
    ratios: tokensOfSign,
    lengths: [at(0), at(0.5), at(0.95), at(1)],
    languages: languageShares(present, await languageTeller()),
  }
}
