/**
 * How much customers use: seats, requests, tokens. `requests` and `tokens` are counted by seat or by customer
 * (tokens also by request), as their unit says; a formula counts by seat where `seats` is given, else by customer.
 */
import { defaultRow } from "../../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, optional, quantity, record, type Shape } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import { type Form, formWritten, leftOut, settled } from "../written-unit.ts"

/** `counted` is the formula of what the figure is multiplied by. */
type UsageForm = Form & { readonly counted: string }

export type Counted = { readonly field: Field; readonly counted: string }

export type UsageSection = { readonly seats: Field | null; readonly requests: Counted | null; readonly tokens: Counted | null }

const requestForms: Readonly<Record<"seat" | "customer", UsageForm>> = {
  seat: { unit: "request/seat/month", counted: "business.seats" },
  customer: { unit: "request/customer/month", counted: "business.customers" },
}
const tokenForms: Readonly<Record<"seat" | "customer" | "request", UsageForm>> = {
  seat: { unit: "token/seat/month", counted: "business.seats" },
  customer: { unit: "token/customer/month", counted: "business.customers" },
  request: { unit: "token/request", counted: "business.requests" },
}

export const usageShape: Shape<UsageSection> = settled(
  leftOut(
    record({
      seats: optional(quantity("seat/customer", { least: 0 })),
      requests: optional(quantity(null, { least: 0 })),
      tokens: optional(quantity(null, { least: 0 })),
    }),
  ),
  ({ seats, requests, tokens }, withUnit) => {
    const counted = (field: Field | null, forms: Readonly<Record<"seat" | "customer", UsageForm>>): Counted | null => {
      if (field === null) return null
      const form = formWritten(field.value, Object.values(forms)) ?? (seats === null ? forms.customer : forms.seat)
      return { field: withUnit(field, form.unit), counted: form.counted }
    }
    return { seats, requests: counted(requests, requestForms), tokens: counted(tokens, tokenForms) }
  },
)

/** Units: seats [seat], requests [request/month], tokens [token/month]. Shape: monthly. `freeUse`: use in the mean against one who pays. */
export function lowerUsage(usage: UsageSection, given: BusinessGiven, freeUse: string | null): RoomQuantity[] {
  const rows: Record<string, Row> = {
    seats_each: usage.seats === null ? defaultRow("seat/customer", "seats.per-customer") : ["seat/customer", "= usage.seats"],
    seats: ["seat", "= business.customers * business.seats_each"],
    ...(freeUse === null ? {} : { use: ["", `= ${freeUse}`] satisfies Row }),
    requests: ["request/month", requestsText(usage, given, freeUse)],
    tokens: ["token/month", tokensText(usage, given, freeUse)],
  }
  return quantities("business", rows)
}

/** What is counted by request follows from the requests, and needs no factor of its own. */
const usedBy = (counted: string, freeUse: string | null): string =>
  freeUse === null || counted === tokenForms.request.counted ? "" : " * business.use"

function requestsText({ requests, tokens }: UsageSection, { tokensPerRequest }: BusinessGiven, free: string | null): string {
  if (requests !== null) return `= ${requests.counted} * usage.requests${usedBy(requests.counted, free)}`
  const isFromTokens = tokens !== null && tokens.counted !== tokenForms.request.counted && tokensPerRequest !== null
  return isFromTokens ? `= business.tokens / (${tokensPerRequest})` : "0 request/month"
}

function tokensText({ tokens }: UsageSection, { tokensPerRequest }: BusinessGiven, free: string | null): string {
  if (tokens !== null) return `= ${tokens.counted} * usage.tokens${usedBy(tokens.counted, free)}`
  return tokensPerRequest === null ? "0 token/month" : `= business.requests * (${tokensPerRequest})`
}

/** Whether requests, or tokens, are counted at all; a price on what is always zero is a slip. */
export function isCounted(what: "request" | "token", usage: UsageSection, { tokensPerRequest }: BusinessGiven): boolean {
  const hasRequests = usage.requests !== null || (usage.tokens !== null && tokensPerRequest !== null)
  return what === "request" ? hasRequests : usage.tokens !== null || (hasRequests && tokensPerRequest !== null)
}
