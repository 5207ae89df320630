/** What all lines come to: revenue, the part of it that comes again, card fees, refunds, bills that are never paid. */
import { defaultRow } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import type { RevenueLine } from "./line.ts"
import { keyOf, type LoweredLine } from "./made.ts"
import { carded } from "./revenue-kind.ts"

/** Whether it is paid by card, at once and for a fee; where terms are agreed bills are sent. */
export const isByCard = ({ kind, terms }: RevenueLine): boolean => carded.has(kind) && terms === null

export const amountOf = ({ line }: LoweredLine): string => `business.revenue.${line.name}.amount`

/** What is billed in a month: what is earned, unless it is paid ahead or later. */
export const billedOf = ({ line, made }: LoweredLine): string =>
  `business.revenue.${line.name}.${made.stocks.length === 0 ? "amount" : "billed"}`

const sum = (lines: readonly LoweredLine[]): string => lines.map(amountOf).join(" + ")

/** A share of the whole, so that whatever acts on revenue acts on it too. */
const recurringRow: Row = ["¤/month", "= business.revenue * business.recurring_share"]

export function totalRows(lines: readonly LoweredLine[]): Record<string, Row> {
  if (lines.length === 0) return { revenue: ["¤/month", "0 ¤/month"], recurring_share: ["", "1"], recurring: recurringRow }
  return {
    revenue: ["¤/month", `= ${sum(lines)}`],
    recurring_share: ["", recurringShare(lines)],
    recurring: recurringRow,
    ...feeRows(lines),
    ...refundRows(lines),
    ...writtenOffRows(lines),
    ...carriedRows(lines),
  }
}

/** What comes again next month from the same customers: of what is sold once only the maintenance. */
function recurringShare(lines: readonly LoweredLine[]): string {
  if (lines.every(({ made }) => made.recurring === null)) return "1"
  const parts = lines.flatMap((one) => {
    if (one.made.recurring === "") return []
    return [one.made.recurring === null ? amountOf(one) : kept(one, one.made.recurring)]
  })
  return parts.length === 0 ? "0" : `= if(${sum(lines)} > 0 ¤/month, (${parts.join(" + ")}) / (${sum(lines)}), 0)`
}

/** A part of a line without its part of the refunds. */
const kept = ({ line }: LoweredLine, part: string): string =>
  line.refunds === null ? part : `${part} * (1 - min(1, ${keyOf(line, "refunds")}))`

/** Card fees fall on what is paid by card, when it is paid; where orders run through us, on the whole of them. */
function feeRows(lines: readonly LoweredLine[]): Record<string, Row> {
  const byCard = lines.filter(({ line }) => isByCard(line))
  if (byCard.length === 0) return {}
  const isPlain = byCard.every(({ made }) => made.stocks.length === 0 && made.volume === null)
  const parts = byCard.map(
    (one) => one.made.volume ?? (one.made.stocks.length === 0 ? billedOf(one) : `max(0 ¤/month, ${billedOf(one)})`),
  )
  const paid = isPlain && byCard.length === lines.length ? "business.revenue" : `(${parts.join(" + ")})`
  return {
    payment_fee: defaultRow("", "payment.fee"),
    fees: ["¤/month", `= business.payment_fee * ${paid}`],
  }
}

function refundRows(lines: readonly LoweredLine[]): Record<string, Row> {
  const parts = lines.filter(({ line }) => line.refunds !== null).map(({ line }) => `business.revenue.${line.name}.refunded`)
  return parts.length === 0 ? {} : { refunds: ["¤/month", `= ${parts.join(" + ")}`] }
}

/** Of each line its own share of bills that are never paid, or the usual one. */
function writtenOffRows(lines: readonly LoweredLine[]): Record<string, Row> {
  if (lines.every(({ line }) => line.bad_debt === null))
    return { bad_debt: defaultRow("", "bad-debt"), written_off: ["¤/month", "= business.bad_debt * business.revenue"] }
  const usual = lines.filter(({ line }) => line.bad_debt === null)
  const parts = [
    ...lines
      .filter(({ line }) => line.bad_debt !== null)
      .map((one) => `${amountOf(one)} * min(1, ${keyOf(one.line, "bad_debt")})`),
    ...(usual.length === 0 ? [] : [`(${sum(usual)}) * business.bad_debt`]),
  ]
  return {
    ...(usual.length === 0 ? {} : { bad_debt: defaultRow("", "bad-debt") }),
    written_off: ["¤/month", `= ${parts.join(" + ")}`],
  }
}

/** Losses of customers that we bear a part of, a cost. */
function carriedRows(lines: readonly LoweredLine[]): Record<string, Row> {
  const parts = lines.filter(({ line }) => line.risk !== null).map(({ line }) => `business.revenue.${line.name}.carried`)
  return parts.length === 0 ? {} : { carried: ["¤/month", `= ${parts.join(" + ")}`] }
}
