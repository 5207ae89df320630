/** How a line of revenue is paid for. */
export type RevenueKind =
  | "subscription"
  | "usage"
  | "licence"
  | "sale"
  | "service"
  | "advertising"
  | "marketplace"
  | "performance"

export const revenueKinds: readonly [RevenueKind, ...RevenueKind[]] = [
  "subscription",
  "usage",
  "licence",
  "sale",
  "service",
  "advertising",
  "marketplace",
  "performance",
]

/** Kinds whose customers wait for answers of the server: licences and machines are the customer's, people work without it. */
export const answering: ReadonlySet<RevenueKind> = new Set(["subscription", "usage", "advertising"])

/** Kinds that are paid by card, at once and for a fee, unless terms are agreed: then bills are sent. */
export const carded: ReadonlySet<RevenueKind> = new Set(["subscription", "usage", "marketplace"])
