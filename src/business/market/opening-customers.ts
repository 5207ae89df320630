/** Those who are customers before the first month. */
import type { Row } from "../../engine/index.ts"
import type { Field } from "../../shape/index.ts"

type Stock = Extract<Row[1], object>

type Opening = { readonly existing: Field | null } | null

/** Looks back name it too, so that a founder's formula may take the place of a stock. A figure by month counts as it is at the start. */
export function openingCustomers(market: Opening): string {
  return market?.existing == null ? "0 customer" : "at(market.existing, month 0)"
}

/** A stock of customers that begins with them. */
export function openingStock(market: Opening, change: string): Stock {
  const opening = openingCustomers(market)
  return { start: market?.existing == null ? opening : `= ${opening}`, change }
}
