/** How many: digits, number words, intervals, in front of a thing or behind it. */

const words: readonly string[] = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
]
const signs: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
const figure = String.raw`\d+(?:\.\d+)?[kM]?`
const range = String.raw`(${figure})(?:\s*(?:to|-|–|~|到|至)\s*(${figure}))?`
const before = new RegExp(
  `^(?:(up\\s+to|at\\s+most|max|最多|至多)\\s*)?${range}\\s*(?:x|×|\\*|个|名|位|人|张|块|片|卡|台)?\\s*(?=[^\\d.%]|$)`,
  "iu",
)
const behind = new RegExp(
  `[\\s:(]*(?:x|×|\\*)?\\s*${range}\\s*(?:个|名|位|人|张|块|片|卡|台|people|persons?|pcs|GPUs?)?\\)?$`,
  "iu",
)

export type Counted = {
  /** `8`, `4 to 8`; null where no number was written. */
  readonly count: string | null
  readonly isMost: boolean
  readonly rest: string
}

/**
 * The ways in which a text may hold a number, the likeliest first: none at all (`RTX 4090`), in front (`8 A800`,
 * `two engineers`, `3名医生`), behind (`A800 x 8`, `算法工程师 2人`). Who knows the names chooses.
 */
export function countings(text: string): readonly Counted[] {
  const plain = worded(text.normalize("NFKC").trim())
  const front = before.exec(plain)
  const back = behind.exec(plain)
  return [
    { count: null, isMost: false, rest: plain },
    ...(front === null
      ? []
      : [{ count: intervalOf(front[2], front[3]), isMost: front[1] !== undefined, rest: plain.slice(front[0].length).trim() }]),
    ...(back === null || back.index === 0
      ? []
      : [{ count: intervalOf(back[1], back[2]), isMost: false, rest: plain.slice(0, back.index).trim() }]),
  ]
}

function intervalOf(low: string | undefined, high: string | undefined): string {
  return high === undefined ? (low ?? "") : `${low} to ${high}`
}

/** `two engineers` and `两名医生` begin with a figure. */
function worded(text: string): string {
  const [first = ""] = /^[a-z]+(?=\s)/iu.exec(text) ?? []
  const index = words.indexOf(first.toLowerCase())
  if (index >= 0) return `${index}${text.slice(first.length)}`
  if (/^an?\s/iu.test(text)) return text.replace(/^an?\s/iu, "1 ")
  const sign = signs[text[0] ?? ""]
  return sign !== undefined && /^.[个名位人张块片卡台]/u.test(text) ? `${sign}${text.slice(1)}` : text
}
