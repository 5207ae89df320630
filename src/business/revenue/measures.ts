/** By what a price counts: the unit of a price tells it, `per` tells it of a formula. */
import type { Form } from "../written-unit.ts"
import type { RevenueKind } from "./revenue-kind.ts"

export type Per = "customer" | "seat" | "request" | "token" | "new customer" | "new seat" | "month" | "person-day"

export const perWords: readonly [Per, ...Per[]] = [
  "customer",
  "seat",
  "request",
  "token",
  "new customer",
  "new seat",
  "month",
  "person-day",
]

/** A measure: the unit of a price by it, how much of it is sold in a month, the words that ask for it. */
export type Measure = Form & { readonly sold: string; readonly soldUnit: string; readonly per: readonly Per[] }

export const byCustomer: Measure = {
  unit: "¤/customer/month",
  sold: "business.customers",
  soldUnit: "customer",
  per: ["customer"],
}
export const bySeat: Measure = { unit: "¤/seat/month", sold: "business.seats", soldUnit: "seat", per: ["seat"] }
export const byRequest: Measure = {
  unit: "¤/request",
  sold: "business.requests",
  soldUnit: "request/month",
  per: ["request"],
}
export const byToken: Measure = { unit: "¤/token", sold: "business.tokens", soldUnit: "token/month", per: ["token"] }
export const byNewCustomer: Measure = {
  unit: "¤/customer",
  sold: "business.joining",
  soldUnit: "customer/month",
  per: ["new customer", "customer"],
}
export const byNewSeat: Measure = {
  unit: "¤/seat",
  sold: "business.joining * business.seats_each",
  soldUnit: "seat/month",
  per: ["new seat", "seat"],
}
/** What is worked in a month from the opening on, whoever the customers are: days billed by a team. */
export const byMonth: Measure = { unit: "¤/month", sold: "business.live_time / 1 month", soldUnit: "", per: ["month"] }
/** Days of work, as they are done. */
export const byDay: Measure = { unit: "¤/person/day", sold: "", soldUnit: "person*day/month", per: ["person-day"] }

/** The measures of each kind; the first is meant where nothing says otherwise. */
export const measures: Readonly<Record<RevenueKind, readonly [Measure, ...Measure[]]>> = {
  subscription: [byCustomer, bySeat],
  // By the customer: what he uses in a month at its price, in units of the founder's own.
  usage: [byRequest, byToken, byCustomer],
  licence: [byNewCustomer, byNewSeat],
  sale: [byNewCustomer, byNewSeat],
  service: [byCustomer, byNewCustomer, bySeat, byMonth, byDay],
  advertising: [byRequest, byCustomer],
  marketplace: [byCustomer],
  performance: [byCustomer],
}

/** Measures that are sold once, however many there are of them; work that is done comes to an end too. */
export const sellsOnce: ReadonlySet<Measure> = new Set([byNewCustomer, byNewSeat, byMonth, byDay])

/** What is installed under a licence, for its maintenance. */
export const installed: ReadonlyMap<Measure, string> = new Map([
  [byNewCustomer, "business.customers"],
  [byNewSeat, "business.seats"],
])

/** Of requests and tokens only what is answered is sold. */
export const isAnswered = (measure: Measure): boolean => measure === byRequest || measure === byToken
