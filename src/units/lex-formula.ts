/** The words of a formula. Numbers come with their units, since a unit stands only behind a number. */

import { figureOf, months, noUnit, readUnitBehind, scanMonth, scanNumber } from "./scan-literal.ts"
import { fail, type Source, skipSpace, spanOf } from "./source.ts"
import type { Expr } from "./value.ts"

export type Token =
  | { readonly kind: "number"; readonly expr: Expr; readonly start: number; readonly end: number }
  | { readonly kind: "name" | "symbol" | "stray" | "end"; readonly text: string; readonly start: number; readonly end: number }

const namePattern = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*(?:\.[\p{L}\p{M}\p{Nd}_]+)*/uy
const symbols = /<=|>=|==|!=|[-+*/^<>(),]/y
/** Signs of other languages, longest first, with what is written here instead. */
const foreign = /<>|&&|\|\||\*\*|=<|=>|[=!≤≥≠×·÷−–]/y
const instead: Readonly<Record<string, string>> = {
  "<>": "!=",
  "&&": "and",
  "||": "or",
  "**": "^",
  "=<": "<=",
  "=>": ">=",
  "=": "==",
  "!": "not",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "×": "*",
  "·": "*",
  "÷": "/",
  "−": "-",
  "–": "-",
}
const words: ReadonlySet<string> = new Set(["and", "or", "not"])

/** Whether a formula can read a text as one name: letters, digits and `_`, no digit first; `x²` is none. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(text)
}

/** Tokens up to an `end`; what cannot be read is reported or becomes a `stray`, and reading goes on. */
export function lexFormula(source: Source, from: number): Token[] {
  const { text } = source
  const tokens: Token[] = []
  let depth = 0
  for (let place = skipSpace(text, from); place < text.length; place = skipSpace(text, tokens.at(-1)?.end ?? text.length)) {
    const token = numberAt(source, place, depth) ?? wordAt(source, place)
    if (token.kind === "symbol" && token.text === "(") depth += 1
    if (token.kind === "symbol" && token.text === ")") depth = Math.max(0, depth - 1)
    tokens.push(token)
  }
  const end = text.trimEnd().length
  tokens.push({ kind: "end", text: "", start: Math.max(end, from), end: Math.max(end, from) })
  return tokens
}

function numberAt(source: Source, start: number, depth: number): Token | null {
  const monthNumber = scanMonth(source.text, start)
  const number = scanNumber(source, monthNumber ?? start, depth > 0 ? "separate" : "group")
  if (!number) return null
  const behind = monthNumber === null ? readUnitBehind(source, number.end) : { unit: months, end: number.end }
  const { unit, tens } = behind.unit ?? noUnit
  const span = spanOf(source, start, behind.end)
  return { kind: "number", expr: { kind: "number", magnitude: figureOf(number, tens), unit, span }, start, end: behind.end }
}

function wordAt(source: Source, start: number): Token {
  const name = matchAt(namePattern, source.text, start)
  // One letter may be written in two ways, é and e with an accent: names are compared in the composed form.
  if (name !== null)
    return { kind: words.has(name) ? "symbol" : "name", text: name.normalize("NFC"), start, end: start + name.length }
  const symbol = matchAt(symbols, source.text, start)
  const other = symbol === "<" || symbol === "*" || symbol === null ? matchAt(foreign, source.text, start) : null
  if (other !== null) {
    const right = instead[other] ?? other
    fail(source, "wrong-operator", start, start + other.length, { found: other, right }, right)
    return { kind: "symbol", text: right, start, end: start + other.length }
  }
  if (symbol !== null) return { kind: "symbol", text: symbol, start, end: start + symbol.length }
  const [char = ""] = source.text.slice(start, start + 2)
  return { kind: "stray", text: char, start, end: start + char.length }
}

function matchAt(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0] ?? null
}
