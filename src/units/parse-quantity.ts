/**
 * What a scalar of the file says: a constant, a random variable, a decision, a bound, a data column
 * or a formula. Maps (stocks, steps by month) are joined from such values by whoever reads the map.
 */
import type { Report } from "../diagnostics/index.ts"
import { toHalfWidth } from "./full-width.ts"
import type { Term } from "./literal.ts"
import { parseDecision } from "./parse-decision.ts"
import { formulaLimits, parseFormula } from "./parse-formula.ts"
import { parseTerm } from "./parse-term.ts"
import { withTens } from "./parse-unit.ts"
import { noUnit, readUnitBehind } from "./scan-literal.ts"
import { fail, listening, type Place, type Source, skipSpace, spanOf } from "./source.ts"
import type { UnitContext } from "./unit-table.ts"
import type { ConstantValue, DataValue, Expr, FormulaValue, RandomValue, Value } from "./value.ts"
import { failLeftover, failUnread, quietly } from "./value-mistakes.ts"

type Read = { readonly value: Value; readonly end: number }

const form = /(=)(?!=)|(choose)(?![\p{L}\p{M}\p{Nd}_])|(up)\s+to(?![\p{L}\p{M}\p{Nd}_])|(ramp)\s*\(|(data)\s*\(/uy
const quantityStart = /[-+.\d]|month\s+\d|[\p{L}_][\p{L}\p{M}\p{Nd}_]*\s*\(/uy

/** Reads a whole text as a value; null when anything was reported. `at.offset` is where `text[0]` stands. */
export function parseValue(text: string, at: Place, context: UnitContext, report: Report): Value | null {
  const { source: written, isWrong } = listening(text, at, context, report)
  const source = toHalfWidth(written)
  if (text.length > formulaLimits.characters) {
    return fail(source, "too-deep", 0, text.length, { limit: formulaLimits.characters, of: "characters" })
  }
  const start = skipSpace(text, 0)
  const read = readForm(source, start)
  if (read && skipSpace(text, read.end) < text.length) failLeftover(source, start, read.end)
  return isWrong() || !read ? null : read.value
}

function readForm(source: Source, start: number): Read | null {
  form.lastIndex = start
  const match = form.exec(source.text)
  const kind = match?.slice(1).find((group) => group !== undefined)
  switch (kind) {
    case "=":
      return formula(source, start, form.lastIndex)
    case "choose":
      return parseDecision(source, start, form.lastIndex)
    case "up":
      return bound(source, start, form.lastIndex)
    case "ramp":
      return ramp(source, start)
    case "data":
      return data(source, start, form.lastIndex)
    default:
      return constantOrRandom(source, start)
  }
}

function constantOrRandom(source: Source, start: number): Read | null {
  quantityStart.lastIndex = start
  if (!quantityStart.test(source.text)) return failUnread(source, start)
  const term = parseTerm(source, start, "group")
  return term && { value: termValue(source, term, start), end: term.end }
}

function termValue(source: Source, term: Term, start: number): ConstantValue | RandomValue {
  const unit = term.unit ?? noUnit.unit
  const span = spanOf(source, start, term.end)
  if (typeof term.body === "number") return { kind: "constant", magnitude: term.body, unit, span }
  return { kind: "random", distribution: term.body, unit, span }
}

function bound(source: Source, start: number, from: number): Read | null {
  const term = parseTerm(source, from, "group")
  if (!term) return null
  return {
    value: { kind: "bound", limit: termValue(source, term, term.start), span: spanOf(source, start, term.end) },
    end: term.end,
  }
}

function formula(source: Source, start: number, from: number): Read | null {
  const { text, at, context, report } = source
  const end = text.trimEnd().length
  const inner = text.slice(from, end)
  if (isWholeValue(source, inner)) {
    return fail(source, "distribution-in-formula", start, end, { name: inner.trim() }, inner.trim())
  }
  const expr = parseFormula(inner, { file: at.file, offset: at.offset + from }, context, report)
  return expr && { value: formulaValue(source, expr, start, end, inner.trim()), end }
}

/** Whether a formula is nothing but a distribution, interval, decision or bound. */
function isWholeValue(source: Source, text: string): boolean {
  if (!/\sto\s|^\s*(choose\s|[a-z]+\s*\()/.test(text) || /^\s*=/.test(text)) return false
  const value = quietly((report) => parseValue(text, source.at, source.context, report))
  return value !== null && value.kind !== "constant" && value.kind !== "formula"
}

function formulaValue(source: Source, expr: Expr, start: number, end: number, text: string): FormulaValue {
  return { kind: "formula", expr, text, span: spanOf(source, start, end) }
}

/** `ramp(0, 1, month 6, month 18)`, also with one unit behind it for its first two figures. */
function ramp(source: Source, start: number): Read | null {
  const { text, at, context, report } = source
  const close = closingParenthesis(text, text.indexOf("(", start))
  const end = close === null ? text.trimEnd().length : close + 1
  const expr = parseFormula(text.slice(start, end), { file: at.file, offset: at.offset + start }, context, report)
  if (!expr) return null
  const behind = readUnitBehind(source, end)
  if (behind.isBad) return null
  if (!behind.unit || expr.kind !== "call") return { value: formulaValue(source, expr, start, end, text.slice(start, end)), end }
  const { unit, tens } = behind.unit
  const args = expr.args.map((arg, i): Expr => (i < 2 ? inUnit(arg, unit, tens) : arg))
  return { value: formulaValue(source, { ...expr, args }, start, behind.end, text.slice(start, behind.end)), end: behind.end }
}

/** A number without a unit, or its negative, in the unit that follows the parenthesis. */
function inUnit(arg: Expr, unit: ConstantValue["unit"], tens: number): Expr {
  if (arg.kind === "unary") return { ...arg, of: inUnit(arg.of, unit, tens) }
  return arg.kind === "number" && arg.unit.text === "" ? { ...arg, magnitude: arg.magnitude * 10 ** tens, unit } : arg
}

/** `data(file.csv, column)`: both names may hold anything but a comma in the file's and open parentheses. */
function data(source: Source, start: number, inside: number): Read | null {
  const { text } = source
  const close = closingParenthesis(text, inside - 1)
  if (close === null) return fail(source, "syntax", inside - 1, inside, { expected: "closing-parenthesis", found: "" })
  const comma = text.indexOf(",", inside)
  const file = comma < 0 ? "" : unquoted(text.slice(inside, comma))
  const column = comma < 0 ? "" : unquoted(text.slice(comma + 1, close))
  if (comma > close || file === "" || column === "") return fail(source, "data-arguments", start, close + 1)
  const behind = readUnitBehind(source, close + 1)
  if (behind.isBad) return null
  const value: DataValue = {
    kind: "data",
    file,
    column,
    unit: withTens(behind.unit ?? noUnit),
    span: spanOf(source, start, behind.end),
  }
  return { value, end: behind.end }
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  return /^(["']).*\1$/s.test(trimmed) && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed
}

function closingParenthesis(text: string, open: number): number | null {
  let depth = 0
  for (let place = open; place < text.length; place++) {
    if (text[place] === "(") depth += 1
    if (text[place] === ")") depth -= 1
    if (depth === 0) return place
  }
  return null
}
