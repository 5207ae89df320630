/**
 * Full-width punctuation and digits, as Chinese input methods write them, with their half-width
 * counterparts. Each takes one character, so places stay the same after the change.
 * Letters are left alone: names may be written in any script.
 */
import { fail, type Source } from "./source.ts"

const fullWidth = /[\uff01-\uff20\uff3b-\uff40\uff5b-\uff5d\u3000-\u3002]/g
const others: Readonly<Record<string, string>> = { "\u3000": " ", "、": ",", "。": "." }

/** The text with half-width punctuation; one error tells of all that was changed, and of nothing that may follow from it. */
export function toHalfWidth(source: Source): Source {
  const found = source.text.match(fullWidth)
  if (!found || isFreeText(source.text)) return source
  const text = source.text.replace(fullWidth, (char) => others[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  fail(
    source,
    "full-width",
    0,
    text.length,
    { found: [...new Set(found)].map((char) => (char === "\u3000" ? "U+3000" : char)) },
    text,
  )
  return { ...source, text, report: () => {} }
}

/** File and column names in `data(…)` may hold anything, as long as both are there. */
function isFreeText(text: string): boolean {
  return /^\s*data\s*\([^,]*,.*\)/su.test(text)
}
