/**
 * What a customer is worth (LTV): the margin of what he buys when he joins, and the margin of each month that he stays.
 *   LTV = at joining + Σ_k by month · alive_k        with discounting · 1 / (1 + d)^k
 * Maintenance that only a part renews counts for the time for which it is paid.
 * A customer counts with the size that he has when he joins: that he grows is left out, and told by the retention of revenue.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import type { Payers } from "../customers/movements.ts"
import { settledLeaving, toldAges } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { broughtText } from "./brought.ts"
import { broughtAtJoining, broughtBesides, hasMaintenance, isRecurring, maintenanceOf } from "./by-kind.ts"
import { isSoldOnJoining } from "./line-costs.ts"
import { revenueOf } from "./line-margins.ts"
import { isRenewed, renewedPath } from "./renewed.ts"
import { classTime, longestLife, settledTime } from "./time-kept.ts"

/** Units: margins [¤/customer/month] and [¤/customer], lifetimes [month]. Shape: monthly. */
export function customerValueRows(lines: readonly RevenueLine[], ages: Ages, payers: Payers): RoomQuantity[] {
  const renewed = lines.filter(isRenewed)
  const steady = renewed.length === 0 ? "unit.by_month" : "unit.steady_by_month"
  const paid = (time: string): string =>
    renewed.map((line) => ` + ${renewedPath(line)}.margin * ${renewedPath(line)}.${time}`).join("")
  return [
    ...quantities("unit", {
      ...marginRows(lines, payers),
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

function marginRows(lines: readonly RevenueLine[], { joining, size }: Payers): Record<string, Row> {
  const recurring = lines.filter(isRecurring).flatMap((line) => {
    if (!isSoldOnJoining(line)) return [{ amount: revenueOf(line), line }]
    return hasMaintenance(line) ? [{ amount: maintenanceOf(line), line }] : []
  })
  const sum = recurring.map(({ amount }) => amount).join(" + ")
  const steady = recurring.filter(({ line }) => !isRenewed(line))
  const shareOf = (part: string): string =>
    recurring.length === 0 || part === "" ? "0" : `= if(${sum} > 0 ¤/month, (${part}) / (${sum}), 0)`
  const once = broughtAtJoining(lines)
  const joined = once.length === 0 ? "-unit.setting_up" : `(${once.join(" + ")} - unit.setting_up)`
  const besides = broughtBesides(lines)
  const more = besides.length > 0 ? ["unit.besides_by_month"] : []
  const renewed = lines.filter(isRenewed).map((line) => `${renewedPath(line)}.margin`)
  const byMonth = (margin: string): Row => [
    "¤/customer/month",
    `= ${[`business.mrr_each * unit.${margin}`, ...more].join(" + ")}`,
  ]
  return {
    recurring_margin: ["", shareOf(leftOf(recurring))],
    ...(besides.length > 0 ? { besides_by_month: besidesRow(besides, size) } : {}),
    ...(renewed.length === 0
      ? { by_month: byMonth("recurring_margin") }
      : {
          steady_margin: ["", shareOf(leftOf(steady))],
          steady_by_month: byMonth("steady_margin"),
          by_month: ["¤/customer/month", `= ${["unit.steady_by_month", ...renewed].join(" + ")}`],
        }),
    at_joining: [
      "¤/customer",
      `= if(${joining} > 0 customer/month, ${joined} / ${joining}, previous(unit.at_joining, 0 ¤/customer))`,
    ],
  }
}

function besidesRow(besides: readonly string[], size: string): Row {
  return ["¤/customer/month", `= if(${size} > 0 customer, (${besides.join(" + ")}) / ${size}, 0 ¤/customer/month)`]
}

type Recurring = { readonly amount: string; readonly line: RevenueLine }

const leftOf = (recurring: readonly Recurring[]): string =>
  recurring.map(({ amount, line }) => `${amount} * (1 - unit.running.${line.name})`).join(" + ")

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
