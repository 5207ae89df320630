/**
 * Formulas to trees, by precedence climbing. From loose to tight: or · and · not · comparison
 * (which does not chain) · + - · * / · unary minus · ^ (to the right).
 */
import { nearest, type Report } from "../diagnostics/index.ts"
import { distributionNames } from "./distributions.ts"
import { toHalfWidth } from "./full-width.ts"
import { functionArity } from "./functions.ts"
import { lexFormula, type Token } from "./lex-formula.ts"
import { noUnit } from "./scan-literal.ts"
import { fail, listening, type Place, type Source, skipSpace, spanOf } from "./source.ts"
import type { UnitContext } from "./unit-table.ts"
import type { Expr } from "./value.ts"

type BinaryOp = Extract<Expr, { kind: "binary" }>["op"]
/** `isStopped`: the rest makes no sense after a syntax error, so nothing more is told of it. */
type State = { readonly source: Source; readonly tokens: readonly Token[]; next: number; depth: number; isStopped: boolean }

export const formulaLimits = { characters: 20_000, tokens: 4_000, nesting: 200 } as const

const precedence: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["==", 4],
  ["!=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["^", 8],
])
const afterNot = 4
const comparison = 4
const afterMinus = 7

/** The tree of a formula, with or without the `=` before it; null when anything was reported. */
export function parseFormula(text: string, at: Place, context: UnitContext, report: Report): Expr | null {
  const { source: written, isWrong } = listening(text, at, context, report)
  const source = toHalfWidth(written)
  if (text.length > formulaLimits.characters) {
    return fail(source, "too-deep", 0, text.length, { limit: formulaLimits.characters, of: "characters" })
  }
  const start = skipSpace(text, 0)
  const hasSign = source.text[start] === "=" && source.text[start + 1] !== "="
  const tokens = lexFormula(source, hasSign ? start + 1 : start)
  if (tokens.length > formulaLimits.tokens) {
    return fail(source, "too-deep", 0, text.length, { limit: formulaLimits.tokens, of: "words" })
  }
  const state: State = { source, tokens, next: 0, depth: 0, isStopped: false }
  const expr = expression(state, 0)
  if (peek(state).kind !== "end") expected(state, "operator")
  return isWrong() ? null : expr
}

function expression(state: State, least: number): Expr {
  let left = operand(state)
  /** The operands of comparisons in a row, and the operators between them. */
  let compared: Expr[] = []
  let signs: string[] = []
  for (;;) {
    const token = peek(state)
    if (token.kind === "name") checkWord(state, token)
    const op = token.kind === "symbol" ? token.text : ""
    const level = precedence.get(op)
    if (level !== comparison) {
      checkChain(state, compared, signs)
      compared = []
      signs = []
    }
    if (level === undefined || level < least) return left
    state.next += 1
    const right = op === "^" ? nested(state, afterMinus) : expression(state, level + 1)
    if (level === comparison) {
      compared.push(...(compared.length === 0 ? [left, right] : [right]))
      signs.push(op)
    }
    const opSpan = spanOf(state.source, token.start, token.end)
    // The table's keys are the operators of the type.
    left = { kind: "binary", op: op as BinaryOp, left, right, opSpan, span: around(left, right) }
  }
}

function operand(state: State): Expr {
  const token = peek(state)
  if (token.kind === "number") {
    state.next += 1
    return token.expr
  }
  if (token.kind === "name") return nameOrCall(state, token)
  if (token.kind === "symbol" && (token.text === "-" || token.text === "not")) {
    state.next += 1
    const of = nested(state, token.text === "-" ? afterMinus : afterNot)
    const span = { ...of.span, start: state.source.at.offset + token.start }
    return { kind: "unary", op: token.text, of, span }
  }
  if (token.kind === "symbol" && token.text === "+") {
    state.next += 1
    return nested(state, afterMinus)
  }
  if (token.kind === "symbol" && token.text === "(") return parenthesised(state, token)
  return expected(state, "operand")
}

function parenthesised(state: State, open: Token): Expr {
  state.next += 1
  const inner = nested(state, 0)
  const close = closing(state, open)
  return { ...inner, span: spanOf(state.source, open.start, close) }
}

function nameOrCall(state: State, token: Token & { readonly text: string }): Expr {
  const span = spanOf(state.source, token.start, token.end)
  state.next += 1
  const after = peek(state)
  if (after.kind === "symbol" && after.text === "(") return call(state, token.text, token, after)
  const isDecision =
    (token.text === "choose" && after.kind === "number") || (token.text === "up" && after.kind === "name" && after.text === "to")
  if (isDecision)
    return stop(state, "distribution-in-formula", token.start, after.end, { name: token.text === "up" ? "up to" : "choose" })
  return { kind: "name", path: token.text, span }
}

function call(state: State, name: string, token: Token, open: Token): Expr {
  if (distributionNames.includes(name)) {
    const end = balancedEnd(state)
    fail(state.source, "distribution-in-formula", token.start, end, { name })
    return { kind: "number", magnitude: 0, unit: noUnit.unit, span: spanOf(state.source, token.start, end) }
  }
  state.next += 1
  const args: Expr[] = []
  while (!isSymbol(state, ")") || args.length > 0) {
    args.push(nested(state, 0))
    if (!isSymbol(state, ",")) break
    state.next += 1
  }
  const end = closing(state, open)
  if (!state.isStopped) checkCall(state, name, token, args.length, end)
  const nameSpan = spanOf(state.source, token.start, token.end)
  return { kind: "call", name, nameSpan, args, span: spanOf(state.source, token.start, end) }
}

function checkCall(state: State, name: string, token: Token, found: number, end: number): void {
  const arity = functionArity.get(name)
  if (!arity) {
    const near = nearest(name, [...functionArity.keys(), ...distributionNames])
    const fix = near.length === 1 ? near[0] : undefined
    fail(state.source, "unknown-function", token.start, token.end, { name, nearest: near }, fix)
  } else if (found < arity.least || found > arity.most) {
    const most = Number.isFinite(arity.most) ? arity.most : "any"
    fail(state.source, "wrong-arity", token.start, end, { name, least: arity.least, most, found })
  }
}

/** A word where an operator should stand: `20 to 40` inside a formula, AND and OR in capitals. */
function checkWord(state: State, token: Token & { readonly text: string }): void {
  if (token.text === "to") {
    const before = state.tokens[state.next - 1]
    const after = state.tokens[state.next + 1]
    stop(state, "distribution-in-formula", before?.start ?? token.start, after?.end ?? token.end, { name: "to" })
  } else if (/^(and|or)$/i.test(token.text)) {
    const right = token.text.toLowerCase()
    stop(state, "wrong-operator", token.start, token.end, { found: token.text, right }, right)
  }
}

/** `a < b < c`, which was meant as `a < b and b < c`. */
function checkChain(state: State, compared: readonly Expr[], signs: readonly string[]): void {
  const [from, middle, to] = [compared[0], compared[1], compared.at(-1)]
  const [first, second] = signs
  if (state.isStopped || !from || !middle || !to || first === undefined || second === undefined) return
  const { text, at } = state.source
  const texts = compared.map(({ span }) => text.slice(span.start - at.offset, span.end - at.offset))
  const fix = signs.map((sign, i) => `${texts[i]} ${sign} ${texts[i + 1]}`).join(" and ")
  fail(
    state.source,
    "chained-comparison",
    from.span.start - at.offset,
    to.span.end - at.offset,
    { first, second, middle: texts[1] ?? "" },
    fix,
  )
}

/** One level deeper; beyond the limit the formula is given up. */
function nested(state: State, least: number): Expr {
  if (state.depth >= formulaLimits.nesting && !state.isStopped) {
    const token = peek(state)
    return stop(state, "too-deep", token.start, token.end, { limit: formulaLimits.nesting, of: "nesting" })
  }
  state.depth += 1
  const expr = expression(state, least)
  state.depth -= 1
  return expr
}

/** Passes the closing parenthesis and gives its end. */
function closing(state: State, open: Token): number {
  const token = peek(state)
  if (isSymbol(state, ")")) {
    state.next += 1
    return token.end
  }
  if (token.kind === "end") stop(state, "syntax", open.start, open.end, { expected: "closing-parenthesis", found: "" })
  else expected(state, "closing-parenthesis")
  return token.end
}

/** Passes a parenthesised stretch unread and gives its end. */
function balancedEnd(state: State): number {
  let depth = 0
  for (;;) {
    const token = peek(state)
    if (token.kind === "end") return token.end
    if (isSymbol(state, "(")) depth += 1
    if (isSymbol(state, ")")) depth -= 1
    state.next += 1
    if (depth === 0) return token.end
  }
}

function expected(state: State, what: "operand" | "operator" | "closing-parenthesis"): Expr {
  const token = peek(state)
  const found = state.source.text.slice(token.start, token.end)
  return stop(state, "syntax", token.start, token.end, { expected: what, found })
}

/** Reports once, then lets the parser run out at the end of the text. */
function stop(
  state: State,
  code: string,
  start: number,
  end: number,
  params: Record<string, string | number>,
  fix?: string,
): Expr {
  if (!state.isStopped) fail(state.source, code, start, end, params, fix)
  state.isStopped = true
  state.next = state.tokens.length - 1
  return { kind: "number", magnitude: 0, unit: noUnit.unit, span: spanOf(state.source, start, end) }
}

function peek(state: State): Token {
  const token = state.tokens[state.next] ?? state.tokens.at(-1)
  if (!token) throw new Error("internal: a formula without an end token")
  return token
}

function isSymbol(state: State, text: string): boolean {
  const token = peek(state)
  return token.kind === "symbol" && token.text === text
}

function around(left: Expr, right: Expr): Expr["span"] {
  return { ...left.span, end: right.span.end }
}
