/**
 * How many tokens a text will be, before a tokenizer is chosen: by what one tokenizer takes of each script on average. Other tokenizers
 * differ by some tens of per cent, and scripts that it seldom saw take more.
 */

/** [token/sign]. Source: DeepSeek API docs, Token & Token Usage (platform.deepseek.com/api-docs/quick_start/token_usage), read 2026-12-01. */
export const tokensOfSign: Readonly<Record<"chinese" | "other", number>> = { chinese: 0.6, other: 0.3 }

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

export type Signs = { readonly chinese: number; readonly other: number }

/** Signs of East Asia, which stand for syllables and words, and all others. */
export function signsOf(text: string): Signs {
  const chinese = text.match(wide)?.length ?? 0
  let all = 0
  for (const _ of text) all += 1
  return { chinese, other: all - chinese }
}

export function tokensOf({ chinese, other }: Signs): number {
  return chinese * tokensOfSign.chinese + other * tokensOfSign.other
}

/** [bytes] as UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
