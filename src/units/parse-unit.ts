/**
 * Units as text: `USD/GPU-hour`, `TFLOP/s`, `万元`, `1/month`.
 *   unit    = [万 | 亿 | 万亿] product
 *   product = power { (* | /) power }        power = joined [ ^ exponent ]
 *   joined  = atom { - atom }                 atom  = word | 1 | ( product )
 */
import type { Report } from "../diagnostics/index.ts"
import { type Dimension, divide, multiply, plain, power } from "./dimension.ts"
import { fail, type Place, type Source } from "./source.ts"
import { findUnitWord, nearestUnitWords, type UnitContext } from "./unit-table.ts"
import type { Unit } from "./value.ts"

/** A unit without the 万 or 亿 before it; these are a power of ten that belongs to the figure. */
export type ScaledUnit = { readonly unit: Unit; readonly tens: number }

type Part = { readonly text: string; readonly factor: number; readonly dimension: Dimension }
type State = Source & { place: number; depth: number }

const maxDepth = 50
const exponentPattern = /(-?\d{1,9})|\((-?\d{1,9})(?:\/(\d{1,9}))?\)/y
const wordPattern = /[%]|[\p{L}\p{M}\p{Nd}_]+/uy
export const tensOf: Readonly<Record<string, number>> = { k: 3, M: 6, B: 9, T: 12, 万: 4, 亿: 8, 万亿: 12 }

/** Reads a whole text as a unit; "" is a plain number. A leading 万 counts into the factor and stays in the text. */
export function parseUnit(text: string, at: Place, context: UnitContext, report: Report): Unit | null {
  const read = readUnit({ text, at, context, report }, 0, text.length)
  return read && withTens(read)
}

/** The same with 万 or 亿 inside the unit, for figures that a power of ten cannot be moved into. */
export function withTens({ unit, tens }: ScaledUnit): Unit {
  if (tens === 0) return unit
  const scale = tens === 4 ? "万" : tens === 8 ? "亿" : "万亿"
  const text = unit.text.startsWith("1/") ? unit.text.slice(1) : unit.text
  return { text: scale + text, factor: unit.factor * 10 ** tens, dimension: unit.dimension }
}

/** Reads the unit that stands between two places of a text. */
export function readUnit(source: Source, start: number, end: number): ScaledUnit | null {
  const text = source.text.slice(0, end)
  const scale = /^(万亿|万|亿)/.exec(text.slice(start))?.[0] ?? ""
  const state: State = { ...source, text, place: start + scale.length, depth: 0 }
  const tens = tensOf[scale] ?? 0
  if (state.place === end) return { unit: { text: "", factor: 1, dimension: plain }, tens }
  const part = scale !== "" && text[state.place] === "/" ? productAfter(state, one) : product(state)
  if (!part) return null
  if (state.place < end) return fail(source, "unit-syntax", state.place, end, { unit: text.slice(start), expected: "operator" })
  return { unit: part.text === "1" ? { ...part, text: "" } : part, tens }
}

const one: Part = { text: "1", factor: 1, dimension: plain }

function product(state: State): Part | null {
  const first = powered(state)
  return first && productAfter(state, first)
}

function productAfter(state: State, first: Part): Part | null {
  let result = first
  for (let sign = state.text[state.place]; sign === "*" || sign === "/"; sign = state.text[state.place]) {
    state.place += 1
    const next = powered(state)
    if (!next) return null
    result = {
      text: result.text + sign + next.text,
      factor: sign === "*" ? result.factor * next.factor : result.factor / next.factor,
      dimension: sign === "*" ? multiply(result.dimension, next.dimension) : divide(result.dimension, next.dimension),
    }
  }
  return result
}

function powered(state: State): Part | null {
  const base = joined(state)
  if (!base || state.text[state.place] !== "^") return base
  exponentPattern.lastIndex = state.place + 1
  const match = exponentPattern.exec(state.text)
  const exponent = match ? Number(match[1] ?? match[2]) / Number(match[3] ?? 1) : Number.NaN
  if (!match || !Number.isFinite(exponent)) {
    return fail(state, "unit-syntax", state.place, state.text.length, {
      unit: state.text.slice(state.place),
      expected: "exponent",
    })
  }
  state.place = exponentPattern.lastIndex
  return { text: `${base.text}^${match[0]}`, factor: base.factor ** exponent, dimension: power(base.dimension, exponent) }
}

/** A hyphen multiplies and binds tightest. */
function joined(state: State): Part | null {
  let result = atom(state)
  while (result && state.text[state.place] === "-") {
    state.place += 1
    const next = atom(state)
    result = next && {
      text: `${result.text}-${next.text}`,
      factor: result.factor * next.factor,
      dimension: multiply(result.dimension, next.dimension),
    }
  }
  return result
}

function atom(state: State): Part | null {
  const start = state.place
  if (state.text[start] === "(") return group(state)
  wordPattern.lastIndex = start
  const word = wordPattern.exec(state.text)?.[0]
  if (word === undefined) {
    return fail(state, "unit-syntax", start, Math.min(start + 1, state.text.length), {
      unit: state.text.slice(start),
      expected: "unit",
    })
  }
  state.place += word.length
  if (word === "1") return one
  const known = findUnitWord(word, state.context)
  if (known) return { text: known.name, factor: known.factor, dimension: known.dimension }
  const near = nearestUnitWords(word, state.context)
  const fix = near.length === 1 ? near[0] : undefined
  return fail(state, "unknown-unit", start, state.place, { unit: word, nearest: near }, fix)
}

function group(state: State): Part | null {
  const start = state.place
  if (state.depth >= maxDepth) return fail(state, "too-deep", start, start + 1, { limit: maxDepth, of: "nesting" })
  state.depth += 1
  state.place += 1
  const inner = product(state)
  state.depth -= 1
  if (!inner) return null
  if (state.text[state.place] !== ")") {
    return fail(state, "unit-syntax", start, start + 1, { unit: state.text.slice(start), expected: "closing-parenthesis" })
  }
  state.place += 1
  return { ...inner, text: `(${inner.text})` }
}
