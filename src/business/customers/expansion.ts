/**
 * The `expansion` section: customers who stay buy more, some less. A customer has the size 1 when it joins; whatever is counted by the
 * customer is counted by its size.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, optional, quantity, record, type Shape } from "../../shape/index.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers, openingStock } from "../market/opening-customers.ts"
import { allLeaving, type Counted, classRows } from "./age-classes.ts"
import type { Ages } from "./ages.ts"

export type ExpansionSection = { readonly rate: Field; readonly contraction: Field | null } | null

export const expansionShape: Shape<ExpansionSection> = optional(
  record({
    rate: quantity("%/year", { least: 0 }),
    contraction: optional(quantity("%/year", { least: 0, isProbability: true })),
  }),
)

/** `triedOnly`: what goes after a trial, ` - business.unconverted`; it has not grown. */
type Told = { readonly ages: Ages; readonly isByAge: boolean; readonly triedOnly: string }

/** Units: rates [%/month], size [customer], grown [1]. Shape: monthly. Nothing without the section. */
export function expansionRows(
  expansion: ExpansionSection,
  market: MarketSection | null,
  { ages, isByAge, triedOnly }: Told,
): RoomQuantity[] {
  if (expansion === null) return []
  const counted: Counted = {
    stock: "size",
    flow: "size_leaving",
    growth: " * (1 + business.growing * 1 month)",
    opening: openingCustomers(market),
  }
  const { start } = openingStock(market, "= 0 customer/month")
  const left = isByAge ? allLeaving(ages, counted) : "= business.leaving * previous(business.grown, 1)"
  const rows: Record<string, Row> = {
    expanding: ["%/month", "= monthly_growth(expansion.rate)"],
    contracting: ["%/month", expansion.contraction === null ? "0 %/month" : "= monthly_probability(expansion.contraction)"],
    growing: ["%/month", "= business.expanding - business.contracting"],
    size_leaving: ["customer/month", left],
    size: [
      "customer",
      {
        start,
        // Who leaves after a trial takes no more than has become of it.
        next: `= max(0 customer, (previous - business.size_leaving * 1 month) * (1 + business.growing * 1 month) + (business.joining${triedOnly}) * 1 month)`,
      },
    ],
    // When all have left, what rounding leaves of them has no size.
    grown: ["", "= if(business.customers > 0.000001 customer, max(0, business.size / business.customers), 1)"],
  }
  return [...(isByAge ? classRows(ages, counted) : []), ...quantities("business", rows)]
}
