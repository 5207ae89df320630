/**
 * Tax on profit, assessed month by month: losses are carried forward without end and used before any
 * tax is due. Interest is deducted; grants and money raised are no profit.
 */
import { defaultRow, isUnknown, sourceOf, taxOf } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, optional, type Placed, placed, quantity, record, type Shape } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import { leftOut } from "../written-unit.ts"

export type TaxSection = { readonly country: Placed | null; readonly rate: Field | null }

export const taxShape: Shape<TaxSection> = leftOut(
  record({
    country: optional(placed()),
    rate: optional(quantity("", { least: 0, most: 1 })),
  }),
)

/** Units: [¤/month], losses and the profit of the plan's year so far [¤]. Shape: monthly. Errors: unknown-country. */
export function lowerTax(tax: TaxSection, given: BusinessGiven): RoomQuantity[] {
  return quantities("tax", {
    ...(tax.rate === null ? { rate: rateRow(tax.country, given) } : {}),
    base: ["¤/month", "= business.profit - funding.interest"],
    losses: ["¤", { start: "0 ¤", next: "= max(0 ¤, previous - tax.base * 1 month)" }],
    taxable: ["¤/month", "= max(0 ¤/month, tax.base - previous(tax.losses, 0 ¤) / 1 month)"],
    // For rates that depend on the size of the year's profit.
    year_profit: ["¤", { start: "0 ¤", next: "= if(mod(t, 12 month) == 0 month, 0 ¤, previous) + tax.base * 1 month" }],
    paid: ["¤/month", "= tax.taxable * tax.rate"],
  })
}

function rateRow(country: Placed | null, given: BusinessGiven): Row {
  const code = country?.text ?? given.country
  const found = code === null ? null : taxOf(code)
  if (found !== null && isUnknown(found)) {
    // The venture's own country is checked by whoever reads it.
    if (country !== null)
      given.report(error("unknown-country", country.span, { name: country.text, nearest: found.nearest }, found.nearest[0]))
    return defaultRow("", "tax.world")
  }
  if (found === null || found.corporate === null) return defaultRow("", "tax.world")
  return ["", found.corporate, sourceOf({ ...found, source: found.corporateSource ?? found.source })]
}
