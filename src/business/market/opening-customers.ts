/** Those who are customers before the first month. */
import type { Row } from "../../engine/index.ts"
import type { Field } from "../../shape/index.ts"

type Stock = Extract<Row[1], object>

type Opening = {
  readonly existing: Field | null
  readonly segments: readonly { readonly name: string; readonly existing: Field | null }[]
} | null

/** Looks back name it too, so that a founder's formula may take the place of a stock. A figure by month counts as it is at the start. */
export function openingCustomers(market: Opening): string {
  const parts = partsOf(market)
  return parts.length > 1 ? `(${parts.join(" + ")})` : (parts[0] ?? "0 customer")
}

/** A stock of customers that begins with them. */
export function openingStock(market: Opening, change: string): Stock {
  const opening = openingCustomers(market)
  return { start: partsOf(market).length === 0 ? opening : `= ${opening}`, change }
}

function partsOf(market: Opening): string[] {
  if (market === null) return []
  const whole = market.existing === null ? [] : ["market.existing"]
  const bySegment = market.segments.flatMap(({ name, existing }) =>
    existing === null ? [] : [`market.segments.${name}.existing`],
  )
  return [...whole, ...bySegment].map((count) => `at(${count}, month 0)`)
}
