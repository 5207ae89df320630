/**
 * The `revenue` section: what is sold, by which measure, and when the money comes in. Prices are before
 * value-added tax, which is never revenue. The unit of a price says by what it is counted; `per` says it of a formula.
 */
import { defaultRow } from "../../data/index.ts"
import { error } from "../../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, list, optional, quantity, record, type Shape, text, word } from "../../shape/index.ts"
import { bySize } from "../customers/by-size.ts"
import type { BusinessGiven } from "../given.ts"
import { isCounted, type UsageSection } from "../market/usage.ts"
import { type Form, formWritten, ownerName, type PlacedWord, placedWord, settled } from "../written-unit.ts"
import { answered, paidShare } from "./answered.ts"
import type { RevenueKind } from "./revenue-kind.ts"

export type Per = "customer" | "seat" | "request" | "token" | "new customer" | "new seat" | "month"

/** A measure: the unit of a price by it, how much of it is sold in a month, the words that ask for it. */
type Measure = Form & { readonly sold: string; readonly soldUnit: string; readonly per: readonly Per[] }

export type RevenueLine = {
  /** As in paths. */
  readonly name: string
  readonly kind: RevenueKind
  readonly price: Field
  readonly measure: Measure
  readonly maintenance: Field | null
  readonly share: Field | null
  readonly discount: Field | null
  readonly terms: Field | null
}

const customers: Measure = { unit: "¤/customer/month", sold: "business.customers", soldUnit: "customer", per: ["customer"] }
const seats: Measure = { unit: "¤/seat/month", sold: "business.seats", soldUnit: "seat", per: ["seat"] }
const requests: Measure = { unit: "¤/request", sold: "business.requests", soldUnit: "request/month", per: ["request"] }
const tokens: Measure = { unit: "¤/token", sold: "business.tokens", soldUnit: "token/month", per: ["token"] }
const newCustomers: Measure = {
  unit: "¤/customer",
  sold: "business.joining",
  soldUnit: "customer/month",
  per: ["new customer", "customer"],
}
const newSeats: Measure = {
  unit: "¤/seat",
  sold: "business.joining * business.seats_each",
  soldUnit: "seat/month",
  per: ["new seat", "seat"],
}

/** What is worked in a month from the opening on, whoever the customers are: days billed by a team. */
const months: Measure = { unit: "¤/month", sold: "business.live_time / 1 month", soldUnit: "", per: ["month"] }

/** The measures of each kind; the first is meant where nothing says otherwise. */
const measures: Readonly<Record<RevenueKind, readonly [Measure, ...Measure[]]>> = {
  subscription: [customers, seats],
  // By the customer: what he uses in a month at its price, in units of the founder's own.
  usage: [requests, tokens, customers],
  licence: [newCustomers, newSeats],
  sale: [newCustomers, newSeats],
  service: [customers, newCustomers, seats, months],
  advertising: [requests, customers],
}
/** What is installed under a licence, for its maintenance. */
const installed: Readonly<Record<string, string>> = {
  [newCustomers.unit]: "business.customers",
  [newSeats.unit]: "business.seats",
}
/** Kinds that are paid by card, at once and for a fee, unless terms are agreed: then bills are sent. */
const carded: ReadonlySet<RevenueKind> = new Set(["subscription", "usage"])
export const isByCard = ({ kind, terms }: RevenueLine): boolean => carded.has(kind) && terms === null
/** Measures that are sold once, however many there are of them; work that is done comes to an end too. */
const sellsOnce: ReadonlySet<string> = new Set([newCustomers.unit, newSeats.unit, months.unit])

const written = record({
  name: optional(text()),
  kind: word(["subscription", "usage", "licence", "sale", "service", "advertising"]),
  price: quantity(null, { least: 0 }),
  per: optional(placedWord(["customer", "seat", "request", "token", "new customer", "new seat", "month"])),
  maintenance: optional(quantity("%/year", { least: 0 })),
  share: optional(quantity("", { least: 0, most: 1 })),
  discount: optional(quantity("", { least: 0, most: 1 })),
  terms: optional(quantity("month", { least: 0 })),
})

export const revenueShape: Shape<readonly RevenueLine[]> = list(
  settled(written, ({ name: _, per, ...line }, withUnit, at): RevenueLine => {
    const measure = measureOf(line.kind, per, line.price, at.report)
    if (line.maintenance !== null && line.kind !== "licence")
      at.report(error("key-unfit", line.maintenance.span, { key: "maintenance", kind: line.kind }))
    return { ...line, name: ownerName(line.price), measure, price: withUnit(line.price, measure.unit) }
  }),
  ["name", "kind"],
)

function measureOf(kind: RevenueKind, per: PlacedWord<Per> | null, price: Field, report: BusinessGiven["report"]): Measure {
  const ofKind = measures[kind]
  const fitting = per === null ? ofKind : ofKind.filter((m) => m.per.includes(per.word))
  if (fitting.length === 0 && per !== null) {
    const known = [...new Set(ofKind.flatMap((m) => m.per))]
    report(error("per-unfit", per.span, { per: per.word, kind, known }, known[0]))
  }
  return formWritten(price.value, fitting) ?? fitting[0] ?? ofKind[0]
}

/** Units: revenue and what comes in [¤/month], receivables [¤]. Shape: monthly. Errors: usage-needed. */
export function lowerRevenue(lines: readonly RevenueLine[], usage: UsageSection, given: BusinessGiven): RoomQuantity[] {
  for (const line of lines) checkUsage(line, usage, given)
  return [
    ...lines.flatMap((line) => lineRows(line, given)),
    ...quantities("business", { ...totalRows(lines), ...collectionRows(lines) }),
  ]
}

function checkUsage({ measure, price, name }: RevenueLine, usage: UsageSection, given: BusinessGiven): void {
  const what = measure === requests ? "request" : measure === tokens ? "token" : null
  if (what !== null && !isCounted(what, usage, given)) given.report(error("usage-needed", price.span, { name, per: what }))
}

function lineRows({ name, kind, measure, share, discount, maintenance }: RevenueLine, given: BusinessGiven): RoomQuantity[] {
  const own = `business.revenue.${name}`
  const sharePart = share === null ? "" : ` * revenue.${name}.share`
  const price = discount === null ? `revenue.${name}.price` : `revenue.${name}.price * (1 - revenue.${name}.discount)`
  const rows: Record<string, Row> = { sold: [measure.soldUnit, `= ${soldText(measure, given)}${sharePart}`] }
  const paid = isAnswered(measure) ? "" : paidShare(kind, given)
  const base = installed[measure.unit]
  const isMaintained = kind === "licence" && maintenance !== null && base !== undefined
  if (isMaintained)
    rows.maintenance = ["¤/month", `= ${bySize(base, given)}${sharePart} * ${price} * revenue.${name}.maintenance`]
  rows.amount = ["¤/month", `= ${own}.sold * ${price}${paid}${isMaintained ? ` + ${own}.maintenance` : ""}`]
  return instance(own, "business.revenue.*", rows)
}

const isAnswered = (measure: Measure): boolean => measure === requests || measure === tokens

function soldText(measure: Measure, given: BusinessGiven): string {
  if (!isAnswered(measure)) return bySize(measure.sold, given)
  return answered(measure === requests ? "requests" : "tokens", given)
}

const amounts = (lines: readonly RevenueLine[]): string => lines.map(({ name }) => `business.revenue.${name}.amount`).join(" + ")

/** A share of the whole, so that whatever acts on revenue acts on it too. */
const recurringRow: Row = ["¤/month", "= business.revenue * business.recurring_share"]

/** What comes again next month from the same customers: of what is sold once only the maintenance. */
function recurringShare(lines: readonly RevenueLine[]): string {
  if (!lines.some(({ measure }) => sellsOnce.has(measure.unit))) return "1"
  const parts = lines.flatMap(({ name, measure, maintenance }) => {
    if (!sellsOnce.has(measure.unit)) return [`business.revenue.${name}.amount`]
    return maintenance === null ? [] : [`business.revenue.${name}.maintenance`]
  })
  return parts.length === 0 ? "0" : `= if(${amounts(lines)} > 0 ¤/month, (${parts.join(" + ")}) / (${amounts(lines)}), 0)`
}

/** Card fees fall on the part of the revenue that is paid by card. */
function totalRows(lines: readonly RevenueLine[]): Record<string, Row> {
  if (lines.length === 0) return { revenue: ["¤/month", "0 ¤/month"], recurring_share: ["", "1"], recurring: recurringRow }
  const byCard = lines.filter(isByCard)
  const rows: Record<string, Row> = {
    revenue: ["¤/month", `= ${amounts(lines)}`],
    recurring_share: ["", recurringShare(lines)],
    recurring: recurringRow,
  }
  if (byCard.length === 0) return rows
  rows.payment_fee = defaultRow("", "payment.fee")
  rows.fees = [
    "¤/month",
    `= business.payment_fee * ${byCard.length === lines.length ? "business.revenue" : `(${amounts(byCard)})`}`,
  ]
  return rows
}

/**
 * Bills are paid after the terms on average, some sooner and some later: of what is owed and billed a share
 * 1/(1 + terms in months) comes in each month, so that in a steady state `terms` worth of revenue is owed.
 */
function collectionRows(lines: readonly RevenueLine[]): Record<string, Row> {
  if (lines.length === 0) return { receivables: ["¤", "0 ¤"], collected: ["¤/month", "0 ¤/month"] }
  const rows: Record<string, Row> = lines.some((line) => line.terms === null && !isByCard(line))
    ? { collection_time: defaultRow("month", "collection.days") }
    : {}
  const termsOf = (line: RevenueLine): string => {
    if (line.terms !== null) return `revenue.${line.name}.terms`
    return isByCard(line) ? "0 month" : "business.collection_time"
  }
  const weighted = lines.map((line) => `business.revenue.${line.name}.amount * ${termsOf(line)}`).join(" + ")
  const areOne = new Set(lines.map(termsOf)).size === 1
  const [first] = lines
  rows.terms = [
    "month",
    areOne && first !== undefined
      ? `= ${termsOf(first)}`
      : `= if(${amounts(lines)} > 0 ¤/month, (${weighted}) / (${amounts(lines)}), 0 month)`,
  ]
  rows.receivables = [
    "¤",
    { start: "0 ¤", next: "= (previous + business.revenue * 1 month) * business.terms / (business.terms + 1 month)" },
  ]
  rows.collected = ["¤/month", "= business.revenue - (business.receivables - previous(business.receivables, 0 ¤)) / 1 month"]
  return rows
}
