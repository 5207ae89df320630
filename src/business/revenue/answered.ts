/**
 * What a server cannot answer is not sold: of usage and advertising only what is answered counts, of subscriptions the unanswered part is not paid.
 * Nobody has measured how much customers pay for a service that leaves requests unanswered: that they pay for the answered part is an assumption.
 */
import { quantities, type RoomQuantity } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { answering, type RevenueKind } from "./revenue-kind.ts"

type Served = Pick<BusinessGiven, "served">

/** Units: requests [request/month], tokens [token/month], paid_share [1]. Shape: monthly. Nothing where no server bounds what is answered. */
export function lowerAnswered({ served }: Served): RoomQuantity[] {
  if (served === null) return []
  return quantities("business", {
    answered_requests: ["request/month", `= business.requests * ${served}`],
    answered_tokens: ["token/month", `= business.tokens * ${served}`],
    paid_share: ["", `= ${served}`],
  })
}

/** Formula of the requests or tokens that are answered. */
export function answered(what: "requests" | "tokens", { served }: Served): string {
  return served === null ? `business.${what}` : `business.answered_${what}`
}

/** A factor behind what is paid by the month, whatever it is counted by. */
export function paidShare(kind: RevenueKind, { served }: Served): string {
  return served !== null && answering.has(kind) ? " * business.paid_share" : ""
}
