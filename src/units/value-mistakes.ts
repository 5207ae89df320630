/** What a text that is no value probably should have been: the diagnostics with the most likely fix. */
import type { Report } from "../diagnostics/index.ts"
import { parseFormula } from "./parse-formula.ts"
import { parseTerm } from "./parse-term.ts"
import { readUnit } from "./parse-unit.ts"
import { scanUnit } from "./scan-literal.ts"
import { fail, foundAt, type Source, skipSpace } from "./source.ts"

/** What a text that begins like no quantity probably should be. */
export function failUnread(source: Source, start: number): null {
  const end = Math.max(source.text.trimEnd().length, start)
  const text = source.text.slice(start, end)
  if (text !== "" && isFormula(source, text)) return fail(source, "missing-equals", start, end, { text }, `= ${text}`)
  return fail(source, "not-a-quantity", start, end, { text })
}

/** Says what is wrong with text behind a value that was read: a unit with spaces, a dash for `to`, a formula without `=`. */
export function failLeftover(source: Source, start: number, from: number): null {
  const { text } = source
  const end = text.trimEnd().length
  const place = skipSpace(text, from)
  const dash = /^(-|~|～|–|—|至|到)\s*(?=[-\d.])/.exec(text.slice(place))
  if (dash && /[\d\p{L}%]/u.test(text[from - 1] ?? "")) {
    const fix = `${text.slice(start, from)} to ${text.slice(place + dash[0].length, end)}`
    const interval = quietly((report) => parseTerm({ ...source, text: fix, report }, 0, "group"))
    if (interval) return fail(source, "interval-dash", start, end, { found: dash[1] ?? "" }, fix)
  }
  const unit = unitWithoutSpaces(source, from, end)
  if (unit !== null) return fail(source, "unit-form", unit.start, end, { unit: unit.text }, unit.text)
  const whole = text.slice(start, end)
  // A date reads as a subtraction, which nobody meant.
  if (/^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?$/.test(whole)) return fail(source, "not-a-quantity", start, end, { text: whole })
  if (isFormula(source, whole)) return fail(source, "missing-equals", start, end, { text: whole }, `= ${whole}`)
  const found = foundAt(text, place)
  return fail(source, "syntax", place, place + found.length, { expected: "end", found })
}

/** `5 USD / month`, `5 USD per month` and `5 /month` meant `5 USD/month` and `5 1/month`. */
function unitWithoutSpaces(source: Source, from: number, end: number): { readonly start: number; readonly text: string } | null {
  const { text } = source
  const last = /^[\p{L}%)\d]$/u.test(text.slice(0, from).at(-1) ?? "") ? lastUnitStart(text, from) : null
  const unitStart = last ?? from
  const compact = text
    .slice(unitStart, end)
    .replace(/\s+per\s+/g, "/")
    .replace(/\s+/g, "")
  const written = compact.startsWith("/") ? `1${compact}` : compact
  const place = scanUnit(` ${written}`, 0)
  if (!place || place.end !== written.length + 1) return null
  const unit = quietly((report) => readUnit({ ...source, text: written, report }, 0, written.length))
  if (!unit) return null
  return last === null ? { start: from, text: ` ${written}` } : { start: unitStart, text: written }
}

/** No unit is longer; a pattern for the end of a text is tried at every place before it. */
const longestUnit = 200

/** Where the unit that ends at a place begins; null behind a bare number. */
function lastUnitStart(text: string, end: number): number | null {
  const match = /(?:^|[\d\s.kMBT万亿)])((?![万亿])[\p{L}%][\p{L}\p{M}\p{Nd}_%*/^()-]*)$/u.exec(
    text.slice(Math.max(0, end - longestUnit), end),
  )
  return match ? end - (match[1] ?? "").length : null
}

function isFormula(source: Source, text: string): boolean {
  return quietly((report) => parseFormula(text, source.at, source.context, report)) !== null
}

/** What a reader gives when it finds no fault, else null. */
export function quietly<T>(read: (report: Report) => T | null): T | null {
  let isClean = true
  const result = read(() => {
    isClean = false
  })
  return isClean ? result : null
}
