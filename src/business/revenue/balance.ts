/**
 * Between what is earned and what comes in: paid ahead (deferred, a debt in service), done and not yet billed (unbilled), billed
 * and not yet paid (receivables). In every month collected = revenue + Δdeferred - Δunbilled - Δreceivables.
 *
 * Bills are paid after the terms on average, some sooner and some later: of what is owed and billed a share
 * 1/(1 + terms in months) comes in each month, so that in a steady state `terms` worth of revenue is owed.
 */
import { defaultRow } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import { sumText } from "../sums.ts"
import { keyOf, type LoweredLine, type Stock } from "./made.ts"
import { amountOf, billedOf, isByCard } from "./totals.ts"

export function balanceRows(lines: readonly LoweredLine[]): Record<string, Row> {
  if (lines.length === 0) return { receivables: ["¤", "0 ¤"], collected: ["¤/month", "0 ¤/month"] }
  const rows: Record<string, Row> = lines.some((one) => one.line.terms === null && !isByCard(one.line))
    ? { collection_time: defaultRow("month", "collection.days") }
    : {}
  rows.terms = ["month", termsText(lines)]
  return { ...rows, ...(lines.every(({ made }) => made.stocks.length === 0) ? paidAsEarned : paidByLine(lines)) }
}

function termsOf(one: LoweredLine): string {
  if (one.line.terms !== null) return keyOf(one.line, "terms")
  return isByCard(one.line) ? "0 month" : "business.collection_time"
}

function termsText(lines: readonly LoweredLine[]): string {
  const amounts = lines.map(amountOf).join(" + ")
  const weighted = lines.map((one) => `${amountOf(one)} * ${termsOf(one)}`).join(" + ")
  const areOne = new Set(lines.map(termsOf)).size === 1
  const [first] = lines
  return areOne && first !== undefined
    ? `= ${termsOf(first)}`
    : `= if(${amounts} > 0 ¤/month, (${weighted}) / (${amounts}), 0 month)`
}

/** What is earned is billed in the same month. */
const paidAsEarned: Readonly<Record<string, Row>> = {
  receivables: [
    "¤",
    { start: "0 ¤", next: "= (previous + business.revenue * 1 month) * business.terms / (business.terms + 1 month)" },
  ],
  collected: ["¤/month", "= business.revenue - (business.receivables - previous(business.receivables, 0 ¤)) / 1 month"],
}

/** Bills that come in lumps are followed line by line: the mean of the terms would be another one each month. */
function paidByLine(lines: readonly LoweredLine[]): Record<string, Row> {
  const ahead = lines.filter(({ made }) => made.stocks.length > 0)
  const owing = lines.filter(hasTerms).map(({ line }) => `business.revenue.${line.name}.receivables`)
  return {
    ...stockRow("deferred", lines),
    ...stockRow("unbilled", lines),
    billed: ["¤/month", `= business.revenue + (${ahead.map(billedOf).join(" + ")}) - (${ahead.map(amountOf).join(" + ")})`],
    receivables: ["¤", sumText(owing, "0 ¤")],
    collected: ["¤/month", "= business.billed - (business.receivables - previous(business.receivables, 0 ¤)) / 1 month"],
  }
}

function stockRow(stock: Stock["name"], lines: readonly LoweredLine[]): Record<string, Row> {
  const own = lines
    .filter(({ made }) => made.stocks.some(({ name }) => name === stock))
    .map(({ line }) => `business.revenue.${line.name}.${stock}`)
  return own.length === 0 ? {} : { [stock]: ["¤", sumText(own, "0 ¤")] }
}

/** Of a line whose bills wait, where those of any line come in lumps. */
export function owedRows(one: LoweredLine, lines: readonly LoweredLine[]): Record<string, Row> {
  if (!hasTerms(one) || lines.every(({ made }) => made.stocks.length === 0)) return {}
  const terms = termsOf(one)
  const next = `= (previous + ${billedOf(one)} * 1 month) * ${terms} / (${terms} + 1 month)`
  return { receivables: ["¤", { start: "0 ¤", next }] }
}

const hasTerms = (one: LoweredLine): boolean => termsOf(one) !== "0 month"
