/**
 * A number, its suffix and its unit inside a longer text: `1.2M USD`, `500万元`, `month 6`.
 * Values and formulas read their literals here, so that both mean the same.
 */
import { plain } from "./dimension.ts"
import { readUnit, type ScaledUnit, tensOf } from "./parse-unit.ts"
import { fail, type Source, skipSpace } from "./source.ts"

/** A number as digits and a power of ten, so that `1.1M` is exactly 1100000. */
export type NumberLiteral = {
  readonly digits: string
  readonly tens: number
  readonly hasSuffix: boolean
  readonly start: number
  readonly end: number
}

/** Where commas part arguments, `1,500` may be two numbers; elsewhere it is one that was grouped. */
export type Commas = "separate" | "group"

const numberPattern = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const groupedPattern = /\d{1,3}(?:[,_'’]\d{3})+(?!\d)(?:\.\d+)?/y
/** A Latin suffix stands before a non-letter; 万 and 亿 before a letter begin the unit instead. */
const suffixPattern = /(?:[kMBT]|万亿|万|亿)(?:(?![\p{L}\p{M}_%])|(?=[到至]\s*[-.\d]))|[kMBT](?=%)/uy
const unitStart = /[\p{L}%]|1\/[\p{L}(]/uy
const unitCharacter = /[\p{L}\p{M}\p{Nd}_%*/^()-]/u
const keyword = /(?:and|or|not|to|if)(?![\p{L}\p{M}\p{Nd}_])|[到至]\s*[-.\d]/uy
/** Chinese for `to`, which ends a unit so that a message can name it. */
const chineseTo = /[到至]\s*[-.\d]/y
const monthPattern = /month\s+(?=\.?\d)/y

/** The number that begins at `start` and its suffix; null where none does. A number out of range is reported. */
export function scanNumber(source: Source, start: number, commas: Commas): NumberLiteral | null {
  const { text } = source
  const grouped = scanGrouped(source, start, commas)
  const match = grouped ?? matchAt(numberPattern, text, start)
  if (match === null) return null
  const numberEnd = start + match.length
  const digits = grouped === null ? match : match.replace(/[,_'’]/g, "")
  if (!Number.isFinite(Number(digits))) fail(source, "number-too-large", start, numberEnd, { number: digits })
  const suffix = matchAt(suffixPattern, text, numberEnd) ?? ""
  return { digits, tens: tensOf[suffix] ?? 0, hasSuffix: suffix !== "", start, end: numberEnd + suffix.length }
}

/** The figure of a literal, with more powers of ten where its unit began with 万. */
export function figureOf(literal: NumberLiteral, moreTens = 0): number {
  const [mantissa, exponent = "0"] = literal.digits.toLowerCase().split("e")
  return Number(`${mantissa}e${Number(exponent) + literal.tens + moreTens}`)
}

/** Where the unit behind a number begins and ends; null where none stands there. */
export function scanUnit(text: string, numberEnd: number): { readonly start: number; readonly end: number } | null {
  const start = skipSpace(text, numberEnd)
  if (matchAt(unitStart, text, start) === null || matchAt(keyword, text, start) !== null) return null
  const open: number[] = []
  let end = start
  for (; end < text.length && unitCharacter.test(text[end] ?? ""); end++) {
    if (text[end] === "(") open.push(end)
    if (text[end] === ")" && open.pop() === undefined) break
    if (matchAt(chineseTo, text, end) !== null) break
  }
  // A parenthesis that does not close before a space belongs to the formula: `5 USD/(x + y)`.
  end = open[0] ?? end
  while (end > start && "*/^-".includes(text[end - 1] ?? "")) end -= 1
  return { start, end }
}

/** The unit behind a number: null where none stands there, `failed` where it was reported. */
export function readUnitBehind(
  source: Source,
  numberEnd: number,
): { readonly unit: ScaledUnit | null; readonly end: number; readonly isBad: boolean } {
  const place = scanUnit(source.text, numberEnd)
  if (!place) return { unit: null, end: numberEnd, isBad: false }
  const unit = readUnit(source, place.start, place.end)
  return { unit, end: place.end, isBad: unit === null }
}

/** The place of the number in `month 6`, which is `6 month`; null elsewhere. */
export function scanMonth(text: string, start: number): number | null {
  const match = matchAt(monthPattern, text, start)
  return match === null ? null : start + match.length
}

export const months: ScaledUnit = { unit: { text: "month", factor: 1, dimension: Object.freeze({ month: 1 }) }, tens: 0 }
export const noUnit: ScaledUnit = { unit: { text: "", factor: 1, dimension: plain }, tens: 0 }

/** `month 12`, a key of a map by month: its number, whole and not negative; null for any other text. */
export function parseMonthKey(text: string): number | null {
  const match = /^\s*month\s+(\d{1,9})\s*$/.exec(text)
  return match ? Number(match[1]) : null
}

function scanGrouped(source: Source, start: number, commas: Commas): string | null {
  const match = matchAt(groupedPattern, source.text, start)
  if (match === null) return null
  // No founder writes 000 for an argument of its own.
  if (commas === "separate" && match.includes(",") && !/,0\d\d/.test(match)) return null
  const right = match.replace(/[,_'’]/g, "")
  fail(source, "grouped-digits", start, start + match.length, { found: match, right }, right)
  return match
}

function matchAt(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0] ?? null
}
