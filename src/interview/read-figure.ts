/** One quantity of an answer: written leniently, checked by its unit, its sign and its size. */
import type { Diagnostic, Span } from "../diagnostics/index.ts"
import {
  anyMoney,
  type Dimension,
  isCurrency,
  isPlain,
  isSame,
  noUnits,
  parseUnit,
  parseValue,
  printDimension,
  type Value,
} from "../units/index.ts"
import { type Figure, founder } from "./answers.ts"
import { lenient } from "./lenient.ts"
import { convertible } from "./money.ts"
import { answerFile, type Part, type Reading, refused, spanOf } from "./question.ts"

/** What may be read: a unit (`USD` stands for any money), what may be left out of it, and the most that is possible. */
export type Form = { readonly unit: string; readonly leftOut: readonly string[]; readonly most: number }

export type FigureRead = Figure & { readonly form: Form; readonly value: FigureValue }

/** The first form whose unit the figure has, written whole or with something left out. Errors: those of values, wrong-unit, answer-*. */
export function readFigure(part: Part, forms: readonly Form[], money: string, reading: Reading): FigureRead | null {
  const text = lenient(part.text, money)
  for (const form of forms) {
    const wanted = dimensionOf(form.unit)
    for (const missing of ["", ...form.leftOut]) {
      const read = quietly(missing === "" ? text : `${text}${missing}`)
      if (read === null || !isSame(anyMoney(read.dimension), wanted)) continue
      return checked({ text: read.text, origin: founder, form, value: read.value }, part, reading)
    }
  }
  return unread(text, part, forms, reading)
}

type Quiet = { readonly text: string; readonly value: FigureValue; readonly dimension: Dimension }

/** A figure without any mistake. */
function quietly(text: string): Quiet | null {
  const problems: Diagnostic[] = []
  const value = parseValue(text, { file: answerFile, offset: 0 }, noUnits, (problem) => problems.push(problem))
  if (value === null || problems.length > 0 || !isFigure(value)) return null
  return { text, value, dimension: value.unit.dimension }
}

/** What can be an answer: no formula, no choice, no data. */
type FigureValue = Extract<Value, { kind: "constant" | "random" }>

function isFigure(value: Value): value is FigureValue {
  return value.kind === "constant" || value.kind === "random"
}

function dimensionOf(unit: string): Dimension {
  const read = unit === "" ? { dimension: {} } : parseUnit(unit, { file: answerFile, offset: 0 }, noUnits, () => {})
  if (read === null) throw new Error(`internal: ${unit} is no unit`)
  return read.dimension
}

/** Money must be convertible, and a figure neither below nothing nor beyond what there is in the world. */
function checked(read: FigureRead, part: Part, reading: Reading): FigureRead | null {
  const { value, form } = read
  const strange = Object.keys(value.unit.dimension).find((base) => isCurrency(base) && !convertible(base))
  if (strange !== undefined) return refused("answer-no-rate", part, reading, { currency: strange })
  const [least, most] = ends(value)
  if (least < 0) return refused("answer-negative", part, reading, { got: part.text })
  if (most * value.unit.factor > form.most) return refused("answer-too-large", part, reading, { got: part.text })
  return read
}

/** Least and most of a figure, in its own unit; of a distribution without ends, its middle. */
function ends(value: FigureValue): readonly [number, number] {
  if (value.kind === "constant") return [value.magnitude, value.magnitude]
  const { distribution: of } = value
  if ("low" in of) return [of.low, of.high]
  if ("mean" in of) return [of.mean, of.mean]
  return [0, 0]
}

const notFigures: ReadonlySet<string> = new Set([
  "missing-equals",
  "not-a-quantity",
  "number-expected",
  "unknown-function",
  "unknown-distribution",
])

/** The mistake as the reader of values tells it, at its place where nothing was changed before it. */
function unread(text: string, part: Part, forms: readonly Form[], reading: Reading): null {
  const problems: Diagnostic[] = []
  const value = parseValue(text, { file: answerFile, offset: part.start }, noUnits, (problem) => problems.push(problem))
  const [first] = problems
  const [form] = forms
  // A formula is no answer, and a text that is none at all needs an example rather than grammar.
  if (first !== undefined && (notFigures.has(first.code) || text.startsWith("=")))
    return refused("answer-figure", part, reading, { text: part.text, unit: form?.unit ?? "" })
  // Nobody declares units in an answer.
  if (first?.code === "unknown-unit") {
    const { unit = "", nearest = [] } = first.params
    const near = Array.isArray(nearest) ? nearest : []
    const place = text === part.text && first.span !== null ? partOf(part, first.span) : part
    return refused("answer-unit", place, reading, { unit, nearest: near, example: form?.unit ?? "" }, near[0])
  }
  if (first !== undefined) {
    const span = text === part.text && first.span !== null ? first.span : spanOf(part)
    reading.report({ ...first, span })
    return null
  }
  if (value === null || !isFigure(value) || form === undefined)
    return refused("answer-figure", part, reading, { text: part.text, unit: form?.unit ?? "" })
  const { dimension } = value.unit
  const got = isPlain(dimension) ? "" : printDimension(dimension)
  return refused("wrong-unit", part, reading, { what: part.text, expected: form.unit, got })
}

function partOf({ text, start }: Part, span: Span): Part {
  return { text: text.slice(span.start - start, span.end - start), start: span.start }
}
