/** Names in formulas: which definition is meant, or the nearest ones that could have been. */
import { error, nearest } from "../../diagnostics/index.ts"
import type { Expr } from "../../units/index.ts"
import type { Definition } from "./definition.ts"
import type { Compiling, Frame } from "./frame.ts"

export type NameExpr = Extract<Expr, { kind: "name" }>

export function findOrReport(lowering: Compiling, frame: Frame, expr: NameExpr): Definition | null {
  const found = lowering.layers.find(expr.path, frame.from)
  if (found === null) {
    const known = lowering.layers.visibleFrom(frame.from)
    lowering.report(error("unknown-name", expr.span, { name: expr.path, nearest: nearest(expr.path, known) }))
  }
  return found
}
