/** Amounts in another currency than the books': one conversion node for each power of a rate. */
import { error, type Span } from "../../diagnostics/index.ts"
import { type Dimension, isCurrency, multiply, power } from "../../units/index.ts"
import type { NodeId } from "../graph/graph.ts"
import type { Compiling, Frame } from "./frame.ts"

/** The dimension with the books' currency in it, and the node to multiply by (null: nothing to convert). */
export function convertCurrency(
  lowering: Compiling,
  dimension: Dimension,
  span: Span,
  frame: Frame,
): { readonly dimension: Dimension; readonly perUnit: NodeId | null } | null {
  let result: { dimension: Dimension; perUnit: NodeId | null } = { dimension, perUnit: null }
  const books = lowering.options.currency
  for (const [base, exponent] of Object.entries(dimension)) {
    if (base === books || !isCurrency(base)) continue
    const rate = rateNode(lowering, base, span, frame)
    if (rate === null) return null
    const factor = exponent === 1 ? rate : lowering.graph.operation("power", rate, lowering.graph.constant(exponent))
    result = {
      dimension: multiply(multiply(result.dimension, power({ [base]: 1 }, -exponent)), power({ [books]: 1 }, exponent)),
      perUnit: result.perUnit === null ? factor : lowering.graph.operation("multiply", result.perUnit, factor),
    }
  }
  return result
}

/** Units of the books' currency for one unit of the other. */
function rateNode(lowering: Compiling, currency: string, span: Span, frame: Frame): NodeId | null {
  const factors = lowering.options.rates(currency)
  if (factors === null) {
    lowering.report(error("no-rate", span, { currency, books: lowering.options.currency }))
    return null
  }
  let product: NodeId | null = null
  for (const { path, power: sign } of factors) {
    const definition = lowering.layers.at(path)
    const rate = definition === null ? null : lowering.quantity(definition, span)
    if (rate === null) return null
    if (!frame.uses.includes(path)) frame.uses.push(path)
    const factor = sign === 1 ? rate.node : lowering.graph.operation("divide", lowering.graph.constant(1), rate.node)
    product = product === null ? factor : lowering.graph.operation("multiply", product, factor)
  }
  return product ?? lowering.graph.constant(1)
}
