/** `previous(q)` of a stock and `previous(q, x)` of anything: a look one month back. */
import { error } from "../../diagnostics/index.ts"
import { type Expr, isSame } from "../../units/index.ts"
import type { Definition } from "./definition.ts"
import type { Call, Compiling, Frame, Typed } from "./frame.ts"
import { findOrReport, type NameExpr } from "./names.ts"
import { sameDimension } from "./operate.ts"

export function previousValue(lowering: Compiling, frame: Frame, call: Call): Typed | null {
  const [of, first] = call.args
  if (of === undefined) return null
  return first === undefined ? ofStock(lowering, frame, of) : withFirst(lowering, frame, of, first)
}

function ofStock(lowering: Compiling, frame: Frame, of: Expr): Typed | null {
  const isQuantity = of.kind === "name" && of.path !== "t"
  const definition = isQuantity ? named(lowering, frame, of) : null
  if (isQuantity && definition === null) return null
  const stock = definition === null ? null : followAlias(lowering, definition)
  if (stock?.value === null) return null
  if (stock?.value.kind !== "stock") {
    lowering.report(error("previous-needs-start", of.span, { name: of.kind === "name" ? of.path : "" }))
    return null
  }
  const open = lowering.openStock(stock, stock.value)
  if (!frame.uses.includes(stock.path)) frame.uses.push(stock.path)
  if (open === null) return null
  lowering.later(() => void lowering.quantity(stock, null))
  const shown = open.frame.mentions.find((mention) => isSame(mention.dimension, open.state.dimension))
  if (shown !== undefined) frame.mentions.push(shown)
  return open.state
}

/** A quantity that is only another name for a stock looks back as the stock does. */
function followAlias(lowering: Compiling, definition: Definition): Definition {
  const { value } = definition
  if (value?.kind !== "formula" || value.expr.kind !== "name") return definition
  const target = lowering.layers.find(value.expr.path, definition)
  return target === null ? definition : followAlias(lowering, target)
}

/** In its own formula a quantity may look back at itself, unless an outer one has the name. */
function named(lowering: Compiling, frame: Frame, expr: NameExpr): Definition | null {
  if (lowering.layers.find(expr.path, frame.from) === null && frame.from.name === expr.path) return frame.from
  return findOrReport(lowering, frame, expr)
}

function withFirst(lowering: Compiling, frame: Frame, of: Expr, first: Expr): Typed | null {
  const start = lowering.expression(frame, first)
  const isQuantity = of.kind === "name" && of.path !== "t"
  const definition = isQuantity ? named(lowering, frame, of) : null
  if (start === null || (isQuantity && definition === null)) return null
  if (definition !== null && !frame.uses.includes(definition.path)) frame.uses.push(definition.path)
  const { graph, hidden } = lowering
  const key = `previous ${definition?.path ?? `${frame.from.path} ${of.span.start}`} ${start.node}`
  const known = hidden.get(key)
  if (known !== undefined) return { ...start, node: known, isTruth: false }
  const isScalarStart = !graph.isMonthly(start.node)
  const state = graph.state(isScalarStart ? start.node : graph.constant(0))
  // A start that changes by month counts in the first month only.
  const isFirst = graph.operation("equal", graph.month(), graph.constant(0))
  const node = isScalarStart ? state : graph.operation("select", isFirst, start.node, state)
  hidden.set(key, node)
  lowering.later(() => {
    const value = definition === null ? lowering.expression(frame, of) : asTyped(lowering, definition)
    const isRight = value !== null && sameDimension(lowering, start, value, first.span, "previous")
    graph.setNext(state, isRight ? value.node : state)
  })
  return { ...start, node, isTruth: false }
}

function asTyped(lowering: Compiling, definition: Definition): Typed | null {
  const quantity = lowering.quantity(definition, null)
  return quantity === null ? null : { node: quantity.node, dimension: quantity.dimension, isTruth: quantity.isTruth }
}
