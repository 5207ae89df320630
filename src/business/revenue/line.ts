/** A line of revenue as it was read, whatever its kind: keys that do not fit its kind are null. */
import type { Span } from "../../diagnostics/index.ts"
import type { Field, Placed } from "../../shape/index.ts"
import type { Measure } from "./measures.ts"
import type { RevenueKind } from "./revenue-kind.ts"

/** Keys of a line that hold a figure. */
export type FigureKey =
  | "maintenance"
  | "renewal"
  | "share"
  | "discount"
  | "terms"
  | "refunds"
  | "bad_debt"
  | "from"
  | "until"
  | "annual_share"
  | "annual_discount"
  | "refund_unused"
  | "free"
  | "minimum"
  | "spread"
  | "sessions"
  | "impressions"
  | "fill"
  | "cpm"
  | "network"
  | "utilisation"
  | "days"
  | "work"
  | "orders"
  | "value"
  | "take"
  | "baseline"
  | "achieved"
  | "fee"
  | "risk"
  | "proves"

export type Tier = {
  /** As in paths. */
  readonly name: string
  readonly price: Field
  readonly measure: Measure
  readonly share: Field
  readonly seats: Field | null
}

/** Prices of what a token is: read, written, read from the cache. */
export type SplitPrice = { readonly input: Field; readonly output: Field; readonly cached: Field | null }

/** A part of a bill, sent when the work is ordered, when it is done, or some time after the order. */
export type Milestone = { readonly share: Field; readonly at: "start" | "done" | null; readonly after: Field | null }

export type RevenueLine = Readonly<Record<FigureKey, Field | null>> & {
  /** As in paths. */
  readonly name: string
  readonly kind: RevenueKind
  readonly span: Span | null
  /** Null where other keys tell the price. */
  readonly price: Field | null
  readonly split: SplitPrice | null
  readonly measure: Measure
  readonly tiers: readonly Tier[]
  readonly steps: readonly Step[]
  /** Paid for a year ahead, all of it unless `annual_share` says which part. */
  readonly isYearly: boolean
  readonly trial: { readonly lasts: Field; readonly converts: Field } | null
  readonly freemium: { readonly paying: Field; readonly usage: Field | null } | null
  readonly people: Placed | null
  readonly after: Placed | null
  readonly milestones: readonly Milestone[]
  /** The price of an advertisement counts a thousand of them. */
  readonly isByThousand: boolean
}

/** The price of what a customer uses in a month beyond the threshold, in the measure of the price. */
export type Step = {
  readonly from: number
  /** What the threshold counts; null where it could not be read. */
  readonly counted: "token" | "request" | null
  readonly keySpan: Span
  readonly price: Field
}
