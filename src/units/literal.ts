/** Literals of values: a signed number with its unit, the same in another's unit, and pairs that make an interval. */
import { isPlain, isSame } from "./dimension.ts"
import type { ScaledUnit } from "./parse-unit.ts"
import {
  type Commas,
  figureOf,
  months,
  type NumberLiteral,
  noUnit,
  readUnitBehind,
  scanMonth,
  scanNumber,
} from "./scan-literal.ts"
import { fail, foundAt, type Source, skipSpace } from "./source.ts"
import type { Distribution, Unit } from "./value.ts"

/** A signed number with its unit, if it has one of its own. */
export type Literal = {
  readonly sign: 1 | -1
  readonly number: NumberLiteral
  readonly unit: ScaledUnit | null
  readonly start: number
  readonly end: number
}

/** What was read: figures in `unit`, which is null when none was written. */
export type Term = {
  readonly body: number | Distribution
  readonly unit: Unit | null
  readonly start: number
  readonly end: number
}

const intervalWord = /to(?![\p{L}\p{M}\p{Nd}_])/uy

/** Where the second end of an interval begins; null when no `to` follows. */
export function intervalEnd(source: Source, from: number): number | null {
  intervalWord.lastIndex = skipSpace(source.text, from)
  return intervalWord.test(source.text) ? intervalWord.lastIndex : null
}

/** A number, signed or not, and the unit behind it; `month 6` too. Anything else is reported. */
export function parseLiteral(source: Source, from: number, commas: Commas): Literal | null {
  const { text } = source
  const start = skipSpace(text, from)
  const monthNumber = scanMonth(text, start)
  const hasSign = text[start] === "-" || text[start] === "+"
  const number = scanNumber(source, monthNumber ?? (hasSign ? skipSpace(text, start + 1) : start), commas)
  if (!number) {
    const found = foundAt(text, start)
    return fail(source, "number-expected", start, start + Math.max(found.length, start < text.length ? 1 : 0), { found })
  }
  const behind = monthNumber === null ? readUnitBehind(source, number.end) : { unit: months, end: number.end, isBad: false }
  if (behind.isBad) return null
  return { sign: text[start] === "-" ? -1 : 1, number, unit: behind.unit, start, end: behind.end }
}

/** The figure of a literal in its own unit. */
export function ownFigure(literal: Literal): number {
  return signed(literal, figureOf(literal.number, literal.unit?.tens ?? 0))
}

/**
 * The figure in another literal's unit, which it takes when it has none of its own (with the 万
 * before that unit, unless it has a suffix itself). Null, and reported, when dimensions differ.
 */
export function figureIn(source: Source, literal: Literal, target: ScaledUnit): number | null {
  if (!literal.unit) return signed(literal, figureOf(literal.number, literal.number.hasSuffix ? 0 : target.tens))
  const { unit } = literal.unit
  if (!isSame(unit.dimension, target.unit.dimension)) {
    return fail(source, "different-dimensions", literal.start, literal.end, { unit: unit.text, other: target.unit.text })
  }
  return convert(ownFigure(literal), unit, target.unit)
}

export function convert(figure: number, from: Unit, to: Unit): number {
  return from.factor === to.factor ? figure : (figure * from.factor) / to.factor
}

function signed(literal: Literal, figure: number): number {
  return literal.sign < 0 && figure !== 0 ? -figure : figure
}

/** A literal alone, as a term. */
export function constant(literal: Literal): Term {
  // `5 万` has a power of ten behind it, but no unit.
  const unit = literal.unit?.unit.text ? literal.unit.unit : null
  return { body: ownFigure(literal), unit, start: literal.start, end: literal.end }
}

/** Both ends of `A to B` in B's unit; reported when they cannot be compared or A is not below B. */
export function readEnds(
  source: Source,
  first: Literal,
  second: Literal,
): { readonly low: number; readonly high: number } | null {
  const high = ownFigure(second)
  if (first.unit && !second.unit && !isPlain(first.unit.unit.dimension)) return missingUnit(source, first, second)
  const low = figureIn(source, first, second.unit ?? noUnit)
  if (low === null) return null
  if (low < high) return { low, high }
  const fix = low === high ? source.text.slice(second.start, second.end) : swapped(source.text, first, second)
  return fail(
    source,
    "reversed-interval",
    first.start,
    second.end,
    { low: written(source, first), high: written(source, second) },
    fix,
  )
}

/** `20 USD to 40`: the unit belongs behind the second number. */
function missingUnit(source: Source, first: Literal, second: Literal): null {
  const { text } = source
  const unit = text.slice(first.number.end, first.end)
  const fix = text.slice(first.start, first.number.end) + text.slice(first.end, second.end) + unit
  const params = { unit: first.unit?.unit.text ?? "", other: "" }
  return fail(source, "different-dimensions", first.start, second.end, params, first.number.end < first.end ? fix : undefined)
}

/** The interval the right way round; a unit that both ends share stays where it is. */
function swapped(text: string, first: Literal, second: Literal): string {
  const between = text.slice(first.end, second.start)
  if (first.unit) return text.slice(second.start, second.end) + between + text.slice(first.start, first.end)
  return (
    text.slice(second.start, second.number.end) +
    between +
    text.slice(first.start, first.end) +
    text.slice(second.number.end, second.end)
  )
}

function written(source: Source, literal: Literal): string {
  return source.text.slice(literal.start, literal.end)
}
