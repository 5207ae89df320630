/** Ways to write the amount of a cost: by what it is counted, told by its unit, or by `per` of a formula. */
import type { BusinessGiven } from "../given.ts"
import { answered } from "../revenue/answered.ts"
import type { Form } from "../written-unit.ts"

export type CostPer =
  | "month"
  | "customer"
  | "seat"
  | "request"
  | "token"
  | "new customer"
  | "new seat"
  | "person"
  | "data set"
  | "once"

/** `per` are the words that ask for it; `counted` is the formula of what the amount is multiplied by. */
export type CostForm = Form & { readonly per: readonly CostPer[]; readonly counted: string; readonly isOnce?: boolean }

export const byMonth: CostForm = { unit: "¤/month", per: ["month"], counted: "" }
export const byRequest: CostForm = { unit: "¤/request", per: ["request"], counted: " * business.requests" }
export const byToken: CostForm = { unit: "¤/token", per: ["token"], counted: " * business.tokens" }
export const byPerson: CostForm = { unit: "¤/person/month", per: ["person"], counted: " * team.headcount" }
export const once: CostForm = { unit: "¤", per: ["once"], counted: " / 1 month", isOnce: true }

export const usualForms: readonly CostForm[] = [
  byMonth,
  { unit: "¤/customer/month", per: ["customer"], counted: " * business.customers" },
  { unit: "¤/seat/month", per: ["seat"], counted: " * business.seats" },
  { unit: "¤/customer", per: ["new customer"], counted: " * business.joining" },
  { unit: "¤/seat", per: ["new seat", "seat"], counted: " * business.joining * business.seats_each" },
  byRequest,
  byToken,
  byPerson,
  once,
]

/** What is not answered costs nothing. */
export function countedText(form: CostForm, given: Pick<BusinessGiven, "served">): string {
  if (form === byRequest) return ` * ${answered("requests", given)}`
  return form === byToken ? ` * ${answered("tokens", given)}` : form.counted
}

/** What grows with what is sold. */
export function isSold(form: CostForm): boolean {
  return form !== byMonth && form !== byPerson && form.isOnce !== true
}
