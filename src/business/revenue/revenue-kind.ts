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

/** Kinds that are paid by card, at once and for a fee, unless terms are agreed: then bills are sent. */
export const carded: ReadonlySet<RevenueKind> = new Set(["subscription", "usage", "marketplace"])
