/** How a line of revenue is paid for. */
export type RevenueKind = "subscription" | "usage" | "licence" | "sale" | "service" | "advertising"
