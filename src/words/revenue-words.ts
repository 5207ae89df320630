/** What the report says of lines of revenue besides their prices, as a type: both languages have all of it, or do not compile. */

/** Keys of a line that the table of what is sold shows behind a label. */
export type RevenueTerm =
  | "maintenance"
  | "renewal"
  | "share"
  | "freemium.paying"
  | "trial.lasts"
  | "trial.converts"
  | "discount"
  | "annual_share"
  | "annual_discount"
  | "refund_unused"
  | "free"
  | "minimum"
  | "sessions"
  | "impressions"
  | "fill"
  | "network"
  | "work"
  | "orders"
  | "baseline"
  | "achieved"
  | "risk"
  | "proves"
  | "refunds"
  | "from"
  | "until"
  | "terms"

export type RevenueWords = {
  /** Set before what was written: "paid a year ahead by `25 to 45 %`". */
  readonly terms: Readonly<Record<RevenueTerm, string>>
  /** All of it is billed for a year ahead. */
  readonly billedYearly: string
  readonly doneBy: (role: string) => string
  readonly inMilestones: string
  /** Behind the price of a thousand advertisements. */
  readonly ofThousand: string
  /** Behind the share that a marketplace keeps, and the value of an order. */
  readonly ofOrders: string
  readonly ofSavings: string
  readonly fromUse: string
  readonly parts: Readonly<Record<"input" | "cached" | "output", string>>
}
