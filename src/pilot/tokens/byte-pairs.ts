/**
 * Byte-level byte-pair encoding, learnt in process: text is cut into words as GPT-2 cuts it, and within words the most frequent pair of neighbours becomes a token, again and
 * again. Every text can be written, whatever it holds. Sources: Sennrich et al., arXiv 1508.07909; GPT-2's encoder.py (openai/gpt-2).
 */

import { learnMerges } from "./learn-merges.ts"
import type { Tokenizer } from "./tokenizer.ts"
import { textOf, utf8Of } from "./utf8.ts"

const wordPattern = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/** The bytes of the words of a text, and how often each stands in it. */
export function learnBytePairs(text: string, size: number): Tokenizer {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts].map(([word, count]) => ({ tokens: [...utf8Of(word)], count }))
  return bytePairTokenizer(learnMerges(words, size - 256))
}

function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? []
}

export function bytePairTokenizer(merges: readonly (readonly [number, number])[]): Tokenizer {
  const ranks = new Map(merges.map(([left, right], k) => [pairKey(left, right), k]))
  const bytes = bytesOfTokens(merges)
  const kept = new Map<string, readonly number[]>()
  const encodeWord = (word: string): readonly number[] => {
    const known = kept.get(word)
    if (known !== undefined) return known
    const tokens = merged([...utf8Of(word)], ranks)
    kept.set(word, tokens)
    return tokens
  }
  return {
    learnt: { kind: "byte pairs", merges },
    size: 256 + merges.length,
    encode: (text) => Int32Array.from(wordsOf(text).flatMap(encodeWord)),
    decode: (tokens) => textOf(Array.from(tokens, (token) => bytes[token] ?? []).flat()),
  }
}

function pairKey(left: number, right: number): number {
  return left * 0x100000 + right
}

function bytesOfTokens(merges: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const bytes: (readonly number[])[] = Array.from({ length: 256 }, (_, byte) => [byte])
  for (const [left, right] of merges) bytes.push([...(bytes[left] ?? []), ...(bytes[right] ?? [])])
  return bytes
}

/** The pair that was learnt first is put together first. */
function merged(tokens: number[], ranks: ReadonlyMap<number, number>): readonly number[] {
  while (tokens.length > 1) {
    let best = Number.POSITIVE_INFINITY
    for (let k = 0; k + 1 < tokens.length; k++) best = Math.min(best, ranks.get(pairKey(tokens[k]!, tokens[k + 1]!)) ?? best)
    if (best === Number.POSITIVE_INFINITY) break
    const out: number[] = []
    for (let k = 0; k < tokens.length; k++) {
      const isPair = k + 1 < tokens.length && ranks.get(pairKey(tokens[k]!, tokens[k + 1]!)) === best
      out.push(isPair ? 256 + best : tokens[k]!)
      if (isPair) k++
    }
    tokens = out
  }
  return tokens
}
