/** The effective monthly figure of a rate that a field holds by the year: what the months are reckoned with. */
import { type Model, periodOf, type Quantity } from "../../engine/index.ts"
import type { Expr, Value } from "../../units/index.ts"

export type RateKind = "growth" | "probability"

const functionOf: Readonly<Record<string, RateKind>> = { monthly_growth: "growth", monthly_probability: "probability" }

/** How the formulas that use a rate bring it to the month; null where none does. */
export function rateKind(model: Model, { path }: Quantity): RateKind | null {
  for (const { uses, definition } of model.quantities.values()) {
    if (!uses.includes(path)) continue
    for (const expr of formulasOf(definition.value)) {
      const found = callOn(expr, path)
      if (found !== null) return found
    }
  }
  return null
}

/**
 * (1 + r)^(1/n) - 1, for probabilities 1 - (1 - p)^(1/n), where n is the months of the period.
 * Units: rates [1/month], as plain twelfths → [1/month], effective.  Shape: [samples].
 */
export function effectiveRates(rates: Float64Array, kind: RateKind, unit: string): Float64Array {
  const period = periodOf(unit)
  if (kind === "growth") return rates.map((rate) => (1 + rate * period) ** (1 / period) - 1)
  return rates.map((rate) => 1 - (1 - Math.min(1, rate * period)) ** (1 / period))
}

function formulasOf(value: Value | null): readonly Expr[] {
  if (value?.kind === "formula") return [value.expr]
  return value?.kind === "stock" ? [...formulasOf(value.start), value.step.formula.expr] : []
}

function callOn(expr: Expr, path: string): RateKind | null {
  switch (expr.kind) {
    case "number":
    case "name":
      return null
    case "unary":
      return callOn(expr.of, path)
    case "binary":
      return callOn(expr.left, path) ?? callOn(expr.right, path)
    case "call": {
      const [arg] = expr.args
      const isOfIt = arg?.kind === "name" && (path === arg.path || path.endsWith(`.${arg.path}`))
      const kind = functionOf[expr.name]
      if (isOfIt && kind !== undefined) return kind
      return expr.args.map((each) => callOn(each, path)).find((found) => found !== null) ?? null
    }
  }
}
