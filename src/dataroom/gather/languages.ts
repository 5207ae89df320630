/**
 * In which language texts are: by their script where only one is written so, else by runs of three letters (franc-min, trained on
 * the Declaration of Human Rights). A short text of a shared script is only told by its script.
 */

/** ISO 639-3; `latin`, `cyrillic` … where the text is too short or the language is none of those that are told apart. */
export type LanguageShare = { readonly language: string; readonly share: number }

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const chinese = /\p{Script=Han}/gu

/** By name, where more languages than one write so; else by the language. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ["kor", /\p{Script=Hangul}/gu],
  ["tha", /\p{Script=Thai}/gu],
  ["ell", /\p{Script=Greek}/gu],
  ["heb", /\p{Script=Hebrew}/gu],
  ["latin", /\p{Script=Latin}/gu],
  ["cyrillic", /\p{Script=Cyrillic}/gu],
  ["arabic", /\p{Script=Arabic}/gu],
  ["devanagari", /\p{Script=Devanagari}/gu],
]
const isShared: ReadonlySet<string> = new Set(["latin", "cyrillic", "arabic", "devanagari"])

/** [letters] below which runs of three tell too little. */
const enoughLetters = 60
/** Of one text: more does not tell more. */
const mostSigns = 1000
/** Of the letters: a Japanese text has so many kana at least, where Chinese may quote one. */
const someKana = 0.1

/** Told apart among each other: more languages make more mistakes in short texts. */
const told = [
  ...["eng", "spa", "fra", "deu", "por", "ita", "nld", "swe", "pol", "ron", "hun", "ces", "tur", "vie", "ind"],
  ...["rus", "ukr", "srp", "arb", "pes", "urd", "hin", "mar", "nep"],
]

export type LanguageTeller = (text: string) => string

/** Loads what tells languages of one script apart. */
export async function languageTeller(): Promise<LanguageTeller> {
  const { franc } = await import("franc-min")
  return (whole) => {
    const text = whole.slice(0, mostSigns)
    const script = scriptOf(text)
    const isEnough = isShared.has(script) && countOf(text, /\p{L}/gu) >= enoughLetters
    const found = isEnough ? franc(text, { only: [...told] }) : "und"
    return found === "und" ? script : found
  }
}

function countOf(text: string, form: RegExp): number {
  return text.match(form)?.length ?? 0
}

/** That of most letters; a Chinese sign stands for as much as some four Latin letters. `none` of a text without letters. */
function scriptOf(text: string): string {
  const [kanas, signs] = [countOf(text, kana), countOf(text, chinese)]
  const isJapanese = kanas > someKana * (kanas + signs)
  const eastern = [isJapanese ? "jpn" : "zho", 4 * signs + (isJapanese ? 4 * kanas : 0)] as const
  const candidates = [eastern, ...scripts.map(([name, form]) => [name, countOf(text, form)] as const)]
  return candidates.reduce((most, each) => (each[1] > most[1] ? each : most), ["none", 0] as const)[0]
}

/** Of so many texts, evenly apart: shares are known to a point and a half then. */
const mostTold = 5000

export function languagesOf(texts: readonly string[], tell: LanguageTeller): readonly string[] {
  const step = Math.max(1, Math.ceil(texts.length / mostTold))
  return texts.filter((_, k) => k % step === 0).map(tell)
}

/** The languages of texts, the most frequent first. */
export function languageShares(texts: readonly string[], tell: LanguageTeller): readonly LanguageShare[] {
  const languages = languagesOf(texts, tell)
  const counts = new Map<string, number>()
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([language, count]) => ({ language, share: count / languages.length }))
}
