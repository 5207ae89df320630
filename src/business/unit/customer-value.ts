/**
 * What a customer is worth (LTV): the margin of what he buys when he joins, and the margin of each month that he stays.
 *   LTV = at joining + Σ_k by month · alive_k        with discounting · 1 / (1 + d)^k
 * A customer counts with the size that he has when he joins: that he grows is left out, and told by the retention of revenue.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { countTo, settledLeaving, toldAges } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { amountOf, isOfCustomers, isSoldOnJoining } from "./line-margins.ts"

/** A settled customer counts for a century at most, so that nobody who never leaves is worth infinitely much. */
const longestLife = 1200

/** Units: margins [¤/customer/month] and [¤/customer], lifetimes [month]. Shape: monthly. */
export function customerValueRows(lines: readonly RevenueLine[], ages: Ages, joining: string): RoomQuantity[] {
  return [
    ...quantities("unit", {
      ...marginRows(lines, joining),
      ...lifetimeRows(ages),
      ltv: ["¤/customer", "= unit.at_joining + unit.by_month * unit.lifetime"],
      ltv_discounted: ["¤/customer", "= unit.at_joining + unit.by_month * unit.lifetime_discounted"],
      ltv_to_cac: ["", "= if(unit.cac > 0 ¤/customer, unit.ltv / unit.cac, 0)"],
    }),
    ...toldAges.flatMap((age) => {
      const brought = `unit.at_joining + unit.by_month * business.stayed.${age}`
      const row = quantities("unit.net", { [age]: ["¤/customer", `= ${brought} - unit.cac`] })
      return row.map((quantity) => ({ ...quantity, meaning: "unit.net.*" }))
    }),
  ]
}

function marginRows(lines: readonly RevenueLine[], joining: string): Record<string, Row> {
  const own = lines.filter(isOfCustomers)
  const recurring = own.flatMap((line) => {
    if (!isSoldOnJoining(line)) return [{ amount: amountOf(line), line }]
    return hasMaintenance(line) ? [{ amount: `business.revenue.${line.name}.maintenance`, line }] : []
  })
  const once = own.filter(isSoldOnJoining).map((line) => {
    const less = hasMaintenance(line) ? ` - business.revenue.${line.name}.maintenance` : ""
    return `(${amountOf(line)}${less}) * (1 - unit.running.${line.name})`
  })
  const sum = recurring.map(({ amount }) => amount).join(" + ")
  const left = recurring.map(({ amount, line }) => `${amount} * (1 - unit.running.${line.name})`).join(" + ")
  const joined = once.length === 0 ? "-unit.setting_up" : `(${once.join(" + ")} - unit.setting_up)`
  return {
    recurring_margin: ["", recurring.length === 0 ? "0" : `= if(${sum} > 0 ¤/month, (${left}) / (${sum}), 0)`],
    by_month: ["¤/customer/month", "= business.mrr_each * unit.recurring_margin"],
    at_joining: [
      "¤/customer",
      `= if(${joining} > 0 customer/month, ${joined} / ${joining}, previous(unit.at_joining, 0 ¤/customer))`,
    ],
  }
}

function hasMaintenance({ kind, maintenance }: RevenueLine): boolean {
  return kind === "licence" && maintenance !== null
}

/** The classes one by one, then the settled, of whom the same share leaves at the end of each term. */
function lifetimeRows(ages: Ages): Record<string, Row> {
  const { young, term } = ages
  const leaving = settledLeaving(ages)
  const rest = `if(${leaving} > 0 %/month, min(${term} / ${leaving}, ${longestLife} month), ${longestLife} month)`
  const discounted = countTo(young).map((age) => `business.alive.${age} * unit.worth_later ^ ${age}`)
  const ofTerm =
    term === 1
      ? "1"
      : countTo(term)
          .map((month) => (month === 0 ? "1" : `unit.worth_later ^ ${month}`))
          .join(" + ")
  const later = `unit.worth_later ^ ${term}`
  return {
    lifetime: ["month", `= business.stayed.${young} + business.alive.${young} * ${rest}`],
    worth_later: ["", "= 1 / (1 + monthly_growth(discount) * 1 month)"],
    settled_worth: ["month", `= min((${ofTerm}) / (1 - ${later} * (1 - ${leaving} * 1 month)) * 1 month, ${longestLife} month)`],
    lifetime_discounted: [
      "month",
      `= ${[
        ...(discounted.length === 0 ? [] : [`(${discounted.join(" + ")}) * 1 month`]),
        `business.alive.${young} * unit.worth_later ^ ${young} * unit.settled_worth`,
      ].join(" + ")}`,
    ],
  }
}
