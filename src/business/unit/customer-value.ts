/**
 * What a customer is worth (LTV): the margin of what he buys when he joins, and the margin of each month that he stays.
 *   LTV = at joining + Σ_k by month · alive_k        with discounting · 1 / (1 + d)^k
 * Maintenance that only a part renews counts for the time for which it is paid.
 * A customer counts with the size that he has when he joins: that he grows is left out, and told by the retention of revenue.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { settledLeaving, toldAges } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { broughtText } from "./brought.ts"
import { amountOf, isOfCustomers, isSoldOnJoining } from "./line-margins.ts"
import { isRenewed, renewedPath } from "./renewed.ts"
import { classTime, longestLife, settledTime } from "./time-kept.ts"

/** Units: margins [¤/customer/month] and [¤/customer], lifetimes [month]. Shape: monthly. */
export function customerValueRows(lines: readonly RevenueLine[], ages: Ages, joining: string): RoomQuantity[] {
  const renewed = lines.filter(isRenewed)
  const steady = renewed.length === 0 ? "unit.by_month" : "unit.steady_by_month"
  const paid = (time: string): string =>
    renewed.map((line) => ` + ${renewedPath(line)}.margin * ${renewedPath(line)}.${time}`).join("")
  return [
    ...quantities("unit", {
      ...marginRows(lines, joining),
      ...lifetimeRows(ages),
      ltv: ["¤/customer", `= unit.at_joining + ${steady} * unit.lifetime${paid("time")}`],
      ltv_discounted: ["¤/customer", `= unit.at_joining + ${steady} * unit.lifetime_discounted${paid("time_discounted")}`],
      ltv_to_cac: ["", "= if(unit.cac > 0 ¤/customer, unit.ltv / unit.cac, 0)"],
    }),
    ...toldAges.flatMap((age) => {
      const brought = `unit.at_joining + ${broughtText(age, renewed)}`
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
  const left = leftOf(recurring)
  const steady = recurring.filter(({ line }) => !isRenewed(line))
  const shareOf = (part: string): string =>
    recurring.length === 0 || part === "" ? "0" : `= if(${sum} > 0 ¤/month, (${part}) / (${sum}), 0)`
  const joined = once.length === 0 ? "-unit.setting_up" : `(${once.join(" + ")} - unit.setting_up)`
  return {
    recurring_margin: ["", shareOf(left)],
    ...(steady.length === recurring.length
      ? { by_month: ["¤/customer/month", "= business.mrr_each * unit.recurring_margin"] }
      : {
          steady_margin: ["", shareOf(leftOf(steady))],
          steady_by_month: ["¤/customer/month", "= business.mrr_each * unit.steady_margin"],
          by_month: [
            "¤/customer/month",
            `= ${["unit.steady_by_month", ...own.filter(isRenewed).map((line) => `${renewedPath(line)}.margin`)].join(" + ")}`,
          ],
        }),
    at_joining: [
      "¤/customer",
      `= if(${joining} > 0 customer/month, ${joined} / ${joining}, previous(unit.at_joining, 0 ¤/customer))`,
    ],
  }
}

type Recurring = { readonly amount: string; readonly line: RevenueLine }

const leftOf = (recurring: readonly Recurring[]): string =>
  recurring.map(({ amount, line }) => `${amount} * (1 - unit.running.${line.name})`).join(" + ")

function hasMaintenance({ kind, maintenance }: RevenueLine): boolean {
  return kind === "licence" && maintenance !== null
}

/** The classes one by one, then the settled, of whom the same share leaves at the end of each term. */
function lifetimeRows(ages: Ages): Record<string, Row> {
  const { young, term } = ages
  const leaving = settledLeaving(ages)
  const rest = `if(${leaving} > 0 %/month, min(${term} / ${leaving}, ${longestLife} month), ${longestLife} month)`
  return {
    lifetime: ["month", `= business.stayed.${young} + business.alive.${young} * ${rest}`],
    worth_later: ["", "= 1 / (1 + monthly_growth(discount) * 1 month)"],
    settled_worth: ["month", `= ${settledTime(ages, "unit.worth_later")}`],
    lifetime_discounted: [
      "month",
      `= ${classTime(ages, "unit.worth_later")}business.alive.${young} * unit.worth_later ^ ${young} * unit.settled_worth`,
    ],
  }
}
