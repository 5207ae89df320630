/** Subscriptions: at one price or in tiers, by the month or for a year ahead, with a trial or a free version before. */
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"
import { paidShare } from "./answered.ts"
import { openingText, soldRow } from "./buyers.ts"
import type { Tier } from "./line.ts"
import { keyOf, type Lowering, less, type Made, needed, pattern, plainMade } from "./made.ts"
import { bySeat } from "./measures.ts"
import { isLimited } from "./offered.ts"
import { ageRows, type Contracts, contractRows, contractsEarn, prepaidStock } from "./yearly.ts"

export function lowerSubscription(lowering: Lowering): Made {
  const { line, own, given } = lowering
  const price = `${line.tiers.length === 0 ? needed(line, "price", line.measure.unit) : `${own}.price`}${less(line, "discount")}`
  const paid = paidShare(line.kind, given)
  const rows = { ...tierPrice(lowering), sold: soldRow(lowering) }
  const parts = line.tiers.flatMap((tier) => tierRows(lowering, tier))
  if (!line.isYearly && line.annual_share === null) return { ...plainMade, rows, parts, earned: `${own}.sold * ${price}${paid}` }
  const contracts = contractsOf(lowering, price)
  const monthly = line.annual_share === null ? "" : `${own}.sold * (1 - ${keyOf(line, "annual_share")}) * ${price} + `
  const earned = `${monthly}${contractsEarn(own)}`
  return {
    ...plainMade,
    rows: {
      ...rows,
      by_year: [contracts.unit, `= ${own}.sold${yearlyShare(lowering)}`],
      ...contractRows(lowering, contracts),
    },
    parts: [...parts, ...ageRows(lowering, contracts)],
    earned: paid === "" ? earned : `(${earned})${paid}`,
    stocks: [prepaidStock(contracts)],
  }
}

const yearlyShare = ({ line }: Lowering): string => (line.annual_share === null ? "" : ` * ${keyOf(line, "annual_share")}`)

/** Who pays by the year and did not before signs a contract. */
function contractsOf(lowering: Lowering, price: string): Contracts {
  const { line, own } = lowering
  const unit = line.measure.soldUnit
  const opening = openingText(lowering)
  const before = opening.startsWith("0 ") ? opening : `${opening}${yearlyShare(lowering)}`
  return {
    unit,
    entering: `max(0 ${unit}, ${own}.by_year - previous(${own}.by_year, ${before}) * business.staying)`,
    price: `${price}${less(line, "annual_discount")}`,
    opening: before,
    renewal: isLimited(lowering) ? ` * ${own}.offered` : "",
  }
}

const tierKey = ({ line }: Lowering, tier: Tier, key: string): string => `revenue.${line.name}.tiers.${tier.name}.${key}`

/** What a customer of the tier pays, times the share of those who take it. */
function tierPart(lowering: Lowering, tier: Tier): string {
  const seats = tier.seats === null ? "business.seats_each" : tierKey(lowering, tier, "seats")
  const part = `${tierKey(lowering, tier, "share")} * ${tierKey(lowering, tier, "price")}`
  return tier.measure === bySeat ? `${part} * ${seats}` : part
}

/** The mean price of those who buy; shares that add up to more than all are taken in proportion. */
function tierPrice(lowering: Lowering): Record<string, Row> {
  const { line, own } = lowering
  if (line.tiers.length === 0) return {}
  const paid = line.tiers.map((tier) => tierPart(lowering, tier)).join(" + ")
  return {
    asked: ["", `= ${line.tiers.map((tier) => tierKey(lowering, tier, "share")).join(" + ")}`],
    price: ["¤/customer/month", `= if(${own}.asked > 0, (${paid}) / ${own}.asked, 0 ¤/customer/month)`],
  }
}

/** By tier: customers, and its part of what the line earns. */
function tierRows(lowering: Lowering, tier: Tier): RoomQuantity[] {
  const { own } = lowering
  const part = tierPart(lowering, tier)
  return instance(`${own}.tiers.${tier.name}`, `${pattern}.tiers.*`, {
    sold: ["customer", `= if(${own}.asked > 0, ${own}.sold * ${tierKey(lowering, tier, "share")} / ${own}.asked, 0 customer)`],
    amount: [
      "¤/month",
      `= if(${own}.asked * ${own}.price > 0 ¤/customer/month, ${own}.amount * ${part} / (${own}.asked * ${own}.price), 0 ¤/month)`,
    ],
  })
}
