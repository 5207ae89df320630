/**
 * Formulas built of nodes instead of text, for programs that make them. A node becomes the tree that its text would be
 * parsed to; the text is printed beside it, so that messages and `explain` can show it.
 */
import type { Report } from "../diagnostics/index.ts"
import { unreachable } from "../engine/index.ts"
import { type Expr, type FormulaValue, type Place, parseFormula, type UnitContext } from "../units/index.ts"

type Binary = Extract<Expr, { kind: "binary" }>["op"]
type Unary = Extract<Expr, { kind: "unary" }>["op"]

export type FormulaNode =
  | { readonly kind: "node"; readonly of: "name"; readonly name: string }
  | { readonly kind: "node"; readonly of: "text"; readonly text: string }
  | { readonly kind: "node"; readonly of: "call"; readonly name: string; readonly args: readonly FormulaNode[] }
  | { readonly kind: "node"; readonly of: "unary"; readonly sign: Unary; readonly on: FormulaNode }
  | {
      readonly kind: "node"
      readonly of: "binary"
      readonly sign: Binary
      readonly left: FormulaNode
      readonly right: FormulaNode
    }

/** Another quantity by its name; `t` is the time since the start, `previous` a stock's own value a month earlier. */
export function named(name: string): FormulaNode {
  return { kind: "node", of: "name", name }
}

/** A figure with its unit, or a whole formula, as text: `3000 USD/month`. Errors: those of formulas. */
export function formula(text: string): FormulaNode {
  return { kind: "node", of: "text", text }
}

/** A function of formulas: `call("max", named("a"), formula("0 USD"))`. Errors: unknown-function, wrong-arity. */
export function call(name: string, ...args: readonly FormulaNode[]): FormulaNode {
  return { kind: "node", of: "call", name, args }
}

/** An operator between two nodes, such as `*` or `<=`, or `-` and `not` before one. Units are checked when it is compiled. */
export function operation(sign: Unary, on: FormulaNode): FormulaNode
export function operation(sign: Binary, left: FormulaNode, right: FormulaNode): FormulaNode
export function operation(sign: Unary | Binary, first: FormulaNode, second?: FormulaNode): FormulaNode {
  return second === undefined
    ? { kind: "node", of: "unary", sign: sign as Unary, on: first } // the first form of the two
    : { kind: "node", of: "binary", sign: sign as Binary, left: first, right: second } // the second
}

/** The node as a value; null where a part of it could not be read. Places point into its text, in the file `file`. */
export function formulaValue(node: FormulaNode, file: string, units: UnitContext, report: Report): FormulaValue | null {
  const printer = new Printer(file, units, report)
  const expr = printer.print(node)
  const { text } = printer
  return expr === null ? null : { kind: "formula", expr, text, span: { file, start: 0, end: text.length } }
}

class Printer {
  text = ""
  private readonly file: string
  private readonly units: UnitContext
  private readonly report: Report

  constructor(file: string, units: UnitContext, report: Report) {
    this.file = file
    this.units = units
    this.report = report
  }

  print(node: FormulaNode): Expr | null {
    const start = this.text.length
    const span = (): Expr["span"] => ({ file: this.file, start, end: this.text.length })
    switch (node.of) {
      case "name":
        this.text += node.name
        return { kind: "name", path: node.name, span: span() }
      case "text":
        this.text += node.text
        return parseFormula(node.text, this.place(start), this.units, this.report)
      case "call":
        return this.call(node)
      case "unary": {
        this.text += node.sign === "-" ? "-" : "not "
        const of = this.part(node.on)
        return of && { kind: "unary", op: node.sign, of, span: span() }
      }
      case "binary": {
        const left = this.part(node.left)
        const opStart = this.text.length + 1
        this.text += ` ${node.sign} `
        const right = this.part(node.right)
        const opSpan = { file: this.file, start: opStart, end: opStart + node.sign.length }
        return left && right && { kind: "binary", op: node.sign, left, right, opSpan, span: span() }
      }
      default:
        return unreachable(node)
    }
  }

  private call({ name, args }: Extract<FormulaNode, { of: "call" }>): Expr | null {
    // What a function is called with is known to the reader of texts alone: it is asked, with names in the places.
    const start = this.text.length
    const isKnown = parseFormula(`${name}(${args.map(() => "x").join(", ")})`, this.place(), this.units, this.report) !== null
    this.text += name
    const nameSpan = { file: this.file, start, end: this.text.length }
    this.text += "("
    const read = args.map((arg, k) => {
      this.text += k === 0 ? "" : ", "
      return this.print(arg)
    })
    this.text += ")"
    const known = read.filter((arg) => arg !== null)
    if (!isKnown || known.length < read.length) return null
    return { kind: "call", name, nameSpan, args: known, span: { file: this.file, start, end: this.text.length } }
  }

  private place(offset: number = this.text.length): Place {
    return { file: this.file, offset }
  }

  /** In parentheses where it is more than one name, figure or call. */
  private part(node: FormulaNode): Expr | null {
    if (this.isWhole(node)) return this.print(node)
    this.text += "("
    const expr = this.print(node)
    this.text += ")"
    return expr
  }

  private isWhole(node: FormulaNode): boolean {
    if (node.of !== "text") return node.of === "name" || node.of === "call"
    const expr = parseFormula(node.text, this.place(), this.units, () => {})
    return expr?.kind === "name" || expr?.kind === "number" || expr?.kind === "call"
  }
}
