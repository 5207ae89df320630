/** Lines of revenue as quantities: each by its kind, then what all of them come to, and when the money comes in. */
import { error } from "../../diagnostics/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { isCounted, type UsageSection } from "../market/usage.ts"
import { dimensionOf, formWritten } from "../written-unit.ts"
import { lowerAdvertising } from "./advertising.ts"
import { balanceRows, owedRows } from "./balance.ts"
import { lowerLicence } from "./licence.ts"
import type { RevenueLine } from "./line.ts"
import { keyOf, type LoweredLine, type Lowering, type Made, pattern } from "./made.ts"
import { lowerMarketplace } from "./marketplace.ts"
import { byRequest, byToken } from "./measures.ts"
import { offeredRows } from "./offered.ts"
import { lowerPerformance } from "./performance.ts"
import { lowerService } from "./service.ts"
import { lowerSubscription } from "./subscription.ts"
import { totalRows } from "./totals.ts"
import { checkOnce, lowerTrial } from "./trial.ts"
import { lowerUsageLine } from "./usage-price.ts"
import { stayingRow } from "./yearly.ts"

export type { RevenueLine } from "./line.ts"
export { revenueShape } from "./section.ts"
export { isByCard } from "./totals.ts"
export { freeUseText } from "./trial.ts"

/** What revenue is told besides: how much is used, how many customers there are before the first month, and the season of their use. */
export type RevenueGiven = BusinessGiven & { readonly usage: UsageSection; readonly opening: string; readonly season: string }

/** Units: revenue and what comes in [¤/month], receivables and what is deferred [¤]. Shape: monthly. Errors: usage-needed. */
export function lowerRevenue(lines: readonly RevenueLine[], given: RevenueGiven): RoomQuantity[] {
  for (const line of lines) checkUsage(line, given)
  checkOnce(lines, given)
  const made = lines.map((line, k): LoweredLine => {
    const lowering: Lowering = { line, own: `business.revenue.${line.name}`, given, opening: given.opening, season: given.season }
    return { line, made: lowered(lowering, lines.slice(0, k)) }
  })
  const all = [
    ...lowerTrial(lines),
    ...made.flatMap((one) => lineRows(one, made, given)),
    ...quantities("business", { ...totalRows(made), ...balanceRows(made) }),
  ]
  const looksBack = all.some(({ text }) => typeof text === "string" && text.includes("business.staying"))
  return looksBack ? [...quantities("business", { staying: stayingRow(given.opening) }), ...all] : all
}

function lowered(lowering: Lowering, before: readonly RevenueLine[]): Made {
  switch (lowering.line.kind) {
    case "subscription":
      return lowerSubscription(lowering)
    case "usage":
      return lowerUsageLine(lowering)
    case "licence":
    case "sale":
      return lowerLicence(lowering)
    case "service":
      return lowerService(lowering, before)
    case "advertising":
      return lowerAdvertising(lowering)
    case "marketplace":
      return lowerMarketplace(lowering)
    case "performance":
      return lowerPerformance(lowering)
  }
}

/** A price on what is always zero is a slip, and so is one for each part of a token where nothing says of what it is made. */
function checkUsage(line: RevenueLine, given: RevenueGiven): void {
  const { measure, name, split, kind, cpm } = line
  const span = line.price?.span ?? line.steps[0]?.price.span ?? split?.input.span ?? null
  const isPriced = kind === "usage" || (kind === "advertising" && cpm === null)
  const what = measure === byRequest ? "request" : measure === byToken ? "token" : null
  // Written by something else altogether, it is told of its unit alone.
  const price = line.price?.value ?? null
  const isOther = price !== null && dimensionOf(price) !== null && formWritten(price, [measure]) === undefined
  if (isOther) return
  if (isPriced && span !== null && what !== null && !isCounted(what, given.usage, given))
    given.report(error("usage-needed", span, { name, per: what }))
  else if (split !== null && given.tokenSplit === null) given.report(error("split-unknown", split.input.span, { name }))
  for (const { counted, keySpan } of line.steps)
    if (counted !== null && what !== null && counted !== what) given.report(error("step-unit", keySpan, { counted, per: what }))
  if (kind === "usage" && what === null)
    for (const key of ["free", "minimum", "spread"] as const)
      if (line[key] !== null) given.report(error("quota-uncounted", line[key].span, { key, name }))
}

/** Refunds are no revenue: what the line earns is shown without them, and they beside it. */
function lineRows(one: LoweredLine, all: readonly LoweredLine[], given: BusinessGiven): RoomQuantity[] {
  const { line, made } = one
  const own = `business.revenue.${line.name}`
  const offered = offeredRows({ line, given })
  const rows: Record<string, Row> = { ...offered, ...made.rows, ...amountRows(line, own, made) }
  if (made.stocks.length > 0) rows.billed = billedRow(own, made)
  return [...instance(own, pattern, { ...rows, ...owedRows(one, all) }), ...made.parts]
}

function amountRows(line: RevenueLine, own: string, { earned }: Made): Record<string, Row> {
  if (line.refunds === null) return { amount: ["¤/month", `= ${earned}`] }
  return {
    gross: ["¤/month", `= ${earned}`],
    refunded: ["¤/month", `= ${own}.gross * min(1, ${keyOf(line, "refunds")})`],
    amount: ["¤/month", `= ${own}.gross - ${own}.refunded`],
  }
}

/** From what is earned, whatever acts on it: what was paid ahead more, less what was done and not yet billed. */
function billedRow(own: string, { stocks }: Made): Row {
  const changes = stocks.map(({ name, before }) => {
    const sign = name === "deferred" ? "+" : "-"
    return `${sign} (${own}.${name} - previous(${own}.${name}, ${before})) / 1 month`
  })
  return ["¤/month", `= ${own}.amount ${changes.join(" ")}`]
}
