/**
 * Formulas that only add and take away what they name: `a + b - (c - d)`, one month's worth of each too. They can be opened
 * into their terms without computing anything anew; every other formula is one figure.
 */
import type { Model, Quantity } from "../../engine/index.ts"
import type { Expr } from "../../units/index.ts"

export type Sign = 1 | -1
/** A name as the formula has it, and how it counts. */
export type Term = { readonly name: string; readonly sign: Sign }
export type Part = { readonly quantity: Quantity; readonly sign: Sign }

/** In the order of the text; null where the formula is more than a sum of names. */
export function termsOf(expr: Expr, sign: Sign = 1): Term[] | null {
  if (expr.kind === "name") return expr.path === "t" ? null : [{ name: expr.path, sign }]
  if (expr.kind === "unary") return expr.op === "-" ? termsOf(expr.of, opposite(sign)) : null
  if (expr.kind !== "binary") return null
  const { op, left, right } = expr
  // Times one month, a flow is what it adds to a stock: in base units the same figure.
  if ((op === "*" || op === "/") && isOneMonth(right)) return termsOf(left, sign)
  if (op === "*" && isOneMonth(left)) return termsOf(right, sign)
  if (op !== "+" && op !== "-") return null
  const before = termsOf(left, sign)
  const after = termsOf(right, op === "+" ? sign : opposite(sign))
  return before === null || after === null ? null : [...before, ...after]
}

/** The terms of a quantity whose value is such a formula. */
export function partsOf(model: Model, { definition, uses }: Quantity): Part[] | null {
  const { value, isResource } = definition
  const terms = value?.kind === "formula" && !isResource ? termsOf(value.expr) : null
  return terms === null ? null : named(model, { definition, uses }, terms)
}

/** The quantities that the terms of a quantity's own formula name; null where one of them is none. */
export function named(model: Model, from: Pick<Quantity, "definition" | "uses">, terms: readonly Term[]): Part[] | null {
  const parts = terms.map(({ name, sign }) => ({ quantity: meant(model, from, name), sign }))
  return parts.every((part): part is Part => part.quantity !== null) ? parts : null
}

/** Of the quantities that the formula uses the one with this name, in the nearest layer: the engine looked them up so. */
function meant(model: Model, { definition, uses }: Pick<Quantity, "definition" | "uses">, name: string): Quantity | null {
  const used = uses.flatMap((path) => model.quantities.get(path) ?? [])
  const distance = ({ definition: { layer } }: Quantity): number => definition.sees.indexOf(layer)
  const near = used.filter((q) => q.definition.name === name && q.path !== definition.path && distance(q) >= 0)
  return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? used.find(({ path }) => path === name) ?? null
}

function isOneMonth(expr: Expr): boolean {
  if (expr.kind !== "number" || expr.magnitude * expr.unit.factor !== 1) return false
  const { dimension } = expr.unit
  return dimension.month === 1 && Object.keys(dimension).length === 1
}

function opposite(sign: Sign): Sign {
  return sign === 1 ? -1 : 1
}
