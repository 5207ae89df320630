/** The `market` section as it was read. How it is written stands in market-shape.ts, what does not go together in check-market.ts. */
import type { Field, Placed } from "../../shape/index.ts"
import type { Competition } from "./competition-section.ts"
import type { Onboarding, Sellers } from "./held-back.ts"
import type { Season } from "./season.ts"
import type { Segment } from "./segments-section.ts"

/** The part of the customers that is left: those on the cloud, those of one language. */
export type Filter = { readonly name: string; readonly share: Field }

export type MarketSection = {
  /** Customers that the offer is made for; filters and `share` take parts of them. */
  readonly customers: Field | null
  /** The same from the top: customers, or money by the year. */
  readonly total: Field | null
  /** What one of them spends; only where `total` is money. */
  readonly spending: Field | null
  readonly filters: readonly Filter[]
  readonly share: Field | null
  readonly growth: Field | null
  readonly segments: readonly Segment[]
  readonly adoption: { readonly p: Field; readonly q: Field }
  readonly existing: Field | null
  readonly begins: Field | null
  readonly sales_cycle: Field | null
  /** How much churn rises, as a share of itself, when all answers come late. */
  readonly late_response: Field | null
  readonly channels: { readonly names: readonly (Placed | null)[]; readonly conversion: Field; readonly takes: Field }
  readonly sellers: Sellers | null
  readonly onboarding: Onboarding | null
  readonly price: Field | null
  readonly reference_price: Field | null
  readonly elasticity: Field | null
  readonly competition: Competition | null
  readonly season: Season | null
}
