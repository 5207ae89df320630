/**
 * How much customers use: seats, requests, tokens. `requests` and `tokens` are counted by seat or by customer
 * (tokens also by request), as their unit says; a formula counts by seat where `seats` is given, else by customer.
 */
import { defaultRow } from "../../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, optional, quantity, record, type Shape } from "../../shape/index.ts"
import { bySize } from "../customers/by-size.ts"
import type { BusinessGiven } from "../given.ts"
import { type Form, formWritten, leftOut, settled } from "../written-unit.ts"
import { seasonOf } from "./season.ts"
import type { MarketSection } from "./section.ts"

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

/** How much a customer uses in the mean against one who pays; null where all use the same. */
export type UsageGiven = BusinessGiven & { readonly freeUse: string | null }

/** Units: seats [seat], requests [request/month], tokens [token/month]. Shape: monthly. */
export function lowerUsage(usage: UsageSection, market: MarketSection | null, given: UsageGiven): RoomQuantity[] {
  const season = seasonOf("usage", market)
  const rows: Record<string, Row> = {
    seats_each: usage.seats === null ? defaultRow("seat/customer", "seats.per-customer") : ["seat/customer", "= usage.seats"],
    seats: ["seat", `= ${bySize("business.customers", given)} * business.seats_each`],
    ...(given.freeUse === null ? {} : { use: ["", `= ${given.freeUse}`] satisfies Row }),
    requests: ["request/month", requestsText(usage, season, given)],
    tokens: ["token/month", tokensText(usage, season, given)],
  }
  return quantities("business", rows)
}

/** What is counted by request follows from the requests, and needs no factor of its own. */
const usedBy = (counted: string, { freeUse }: UsageGiven): string =>
  freeUse === null || counted === tokenForms.request.counted ? "" : " * business.use"

function requestsText({ requests, tokens }: UsageSection, season: string, given: UsageGiven): string {
  const { tokensPerRequest } = given
  if (requests !== null) return `= ${bySize(requests.counted, given)} * usage.requests${season}${usedBy(requests.counted, given)}`
  const isFromTokens = tokens !== null && tokens.counted !== tokenForms.request.counted && tokensPerRequest !== null
  return isFromTokens ? `= business.tokens / (${tokensPerRequest})` : "0 request/month"
}

/** Tokens by the request have their season from the requests. */
function tokensText({ tokens }: UsageSection, season: string, given: UsageGiven): string {
  const { tokensPerRequest } = given
  const ownSeason = tokens?.counted === tokenForms.request.counted ? "" : season
  if (tokens !== null) return `= ${bySize(tokens.counted, given)} * usage.tokens${ownSeason}${usedBy(tokens.counted, given)}`
  return tokensPerRequest === null ? "0 token/month" : `= business.requests * (${tokensPerRequest})`
}

/** Whether requests, or tokens, are counted at all; a price on what is always zero is a slip. */
export function isCounted(what: "request" | "token", usage: UsageSection, { tokensPerRequest }: BusinessGiven): boolean {
  const hasRequests = usage.requests !== null || (usage.tokens !== null && tokensPerRequest !== null)
  return what === "request" ? hasRequests : usage.tokens !== null || (hasRequests && tokensPerRequest !== null)
}
