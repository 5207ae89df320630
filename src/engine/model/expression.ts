/** Expressions to nodes: each operation's units are checked by its own row, each mistake where it stands. */
import type { Expr } from "../../units/index.ts"
import type { Op } from "../graph/operators.ts"
import type { Compiling, Frame, Typed } from "./frame.ts"
import { callFunction } from "./functions.ts"
import { findOrReport, type NameExpr } from "./names.ts"
import { apply } from "./operate.ts"

/** The operator of each sign; `isSwapped` where `a > b` is `b < a`. */
const signs: Readonly<Record<Extract<Expr, { kind: "binary" }>["op"], { op: Op; isTruth: boolean; isSwapped?: true }>> = {
  "+": { op: "add", isTruth: false },
  "-": { op: "subtract", isTruth: false },
  "*": { op: "multiply", isTruth: false },
  "/": { op: "divide", isTruth: false },
  "^": { op: "power", isTruth: false },
  "<": { op: "less", isTruth: true },
  "<=": { op: "lessEqual", isTruth: true },
  ">": { op: "less", isTruth: true, isSwapped: true },
  ">=": { op: "lessEqual", isTruth: true, isSwapped: true },
  "==": { op: "equal", isTruth: true },
  "!=": { op: "notEqual", isTruth: true },
  and: { op: "and", isTruth: true },
  or: { op: "or", isTruth: true },
}

/** Null when something in it is broken; everything in it has been looked at all the same. */
export function lowerExpression(lowering: Compiling, frame: Frame, expr: Expr): Typed | null {
  switch (expr.kind) {
    case "number":
      return lowering.figure(lowering.graph.constant(expr.magnitude * expr.unit.factor), expr.unit, expr.span, frame)
    case "name":
      return lowerName(lowering, frame, expr)
    case "call":
      return callFunction(lowering, frame, expr)
    case "unary": {
      const of = lowerExpression(lowering, frame, expr.of)
      if (of === null) return null
      return expr.op === "not"
        ? apply(lowering, "not", [of], [expr.of.span], expr.span, true)
        : apply(lowering, "negate", [of], [expr.of.span], expr.span, false)
    }
    case "binary": {
      const left = lowerExpression(lowering, frame, expr.left)
      const right = lowerExpression(lowering, frame, expr.right)
      if (left === null || right === null) return null
      const { op, isTruth, isSwapped } = signs[expr.op]
      const args = isSwapped === true ? [right, left] : [left, right]
      const spans = isSwapped === true ? [expr.right.span, expr.left.span] : [expr.left.span, expr.right.span]
      return apply(lowering, op, args, spans, expr.span, isTruth, isSwapped === true ? expr.op : undefined)
    }
  }
}

function lowerName(lowering: Compiling, frame: Frame, expr: NameExpr): Typed | null {
  if (expr.path === "previous" && frame.previous !== null) return frame.previous === "broken" ? null : frame.previous
  if (expr.path === "t") return { node: lowering.graph.month(), dimension: { month: 1 }, isTruth: false }
  const definition = findOrReport(lowering, frame, expr)
  if (definition === null) return null
  const quantity = lowering.quantity(definition, frame.from.origin.kind === "file" ? expr.span : null)
  if (!frame.uses.includes(definition.path)) frame.uses.push(definition.path)
  if (quantity === null) return null
  frame.mentions.push({
    dimension: quantity.dimension,
    unit: { text: quantity.unit, factor: quantity.factor },
    perUnit: quantity.perUnit,
  })
  return { node: quantity.node, dimension: quantity.dimension, isTruth: quantity.isTruth }
}
