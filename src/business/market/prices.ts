/** Prices that are compared: as they are written they must be of one unit, whatever their currencies. */
import { error, type Report } from "../../diagnostics/index.ts"
import type { Field } from "../../shape/index.ts"
import { anyMoney, type Dimension, isSame } from "../../units/index.ts"
import { dimensionOf } from "../written-unit.ts"

/** Of formulas it is seen only when they are compiled. Errors: market-price-units. */
export function agree(prices: readonly (Field | null)[], report: Report): boolean {
  const written = prices.flatMap((field) => {
    const dimension = field?.value == null ? null : dimensionOf(field.value)
    return field === null || dimension === null ? [] : [{ field, dimension: anyMoney(dimension) }]
  })
  const [first, ...others] = written
  const odd = others.filter(({ dimension }) => !isSame(dimension, first?.dimension ?? ({} satisfies Dimension)))
  for (const { field } of odd)
    report(error("market-price-units", field.span, { first: first?.field.text ?? "", got: field.text }))
  return odd.length === 0
}
