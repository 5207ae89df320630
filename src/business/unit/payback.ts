/**
 * When a customer has paid back what he cost: the first time at which the margin of those who are still there has made up for it. Within a
 * month of an age class it comes evenly; once settled, n solves (1 - (1 - c)^n) / c = what is still needed, in months of margin.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { countTo, settledLeaving } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { broughtPayback } from "./brought.ts"
import { longestLife } from "./time-kept.ts"

/** What takes longer than a century never comes. */
const never = `${longestLife} month`
const within = (time: string): string => `if(${time} <= ${never}, ${time}, 1 month / 0)`

const owedRows: Record<string, Row> = {
  owed: ["¤/customer", "= max(0 ¤/customer, unit.cac - unit.at_joining)"],
  months_owed: ["month", "= if(unit.owed > 0 ¤/customer, unit.owed / max(0 ¤/customer/month, unit.by_month), 0 month)"],
  payback_if_kept: ["month", `= ${within("unit.months_owed")}`],
}

/** Units: [month]. Shape: monthly. Infinite, told as never, where he does not within a century. */
export function paybackRows(ages: Ages, renewed: readonly RevenueLine[]): RoomQuantity[] {
  return renewed.length === 0 ? plainRows(ages) : [...quantities("unit", owedRows), ...broughtPayback(ages, renewed)]
}

function plainRows(ages: Ages): RoomQuantity[] {
  const { young } = ages
  return [
    ...quantities("unit", owedRows),
    ...countTo(young).flatMap((age) => instance(`unit.paid.${age}`, "unit.paid.*", { time: paidRow(age) })),
    ...quantities("unit", settledPayback(ages)),
  ]
}

/** Of the month that follows this age, the part in which something is still owed. */
function paidRow(age: number): Row {
  const owed = `(unit.payback_if_kept - business.stayed.${age}) / max(business.alive.${age}, 1e-12)`
  return ["month", `= max(0 month, min(1 month, ${owed}))`]
}

function settledPayback(ages: Ages): Record<string, Row> {
  const { young } = ages
  const before = countTo(young).map((age) => `unit.paid.${age}.time + `)
  const left = `(unit.payback_if_kept - business.stayed.${young}) / max(business.alive.${young}, 1e-12)`
  return {
    owed_settled: ["month", young === 0 ? "= unit.payback_if_kept" : `= max(0 month, ${left})`],
    ...(ages.term === 1 ? monthlyRows(ages) : termRows(ages)),
    paid_in: ["month", `= ${before.join("")}unit.paid_settled`],
    payback: ["month", `= ${within("unit.paid_in")}`],
  }
}

/** Never, where all that the settled bring is less than what is owed: with each month less of them are there. */
function monthlyRows(ages: Ages): Record<string, Row> {
  const leaving = settledLeaving(ages)
  const all = `unit.owed_settled * ${leaving}`
  const solved = `log(1 - ${all}) / log(1 - ${leaving} * 1 month) * 1 month`
  return {
    paid_settled: ["month", `= if(${leaving} <= 0 %/month, unit.owed_settled, if(${all} >= 1, 1 month / 0, ${solved}))`],
  }
}

/** Whole contracts, in each of which nobody leaves, then the part of one. */
function termRows(ages: Ages): Record<string, Row> {
  const { term } = ages
  const leaving = settledLeaving(ages)
  const all = `unit.owed_settled * ${leaving} / ${term}`
  const kept = `(1 - ${leaving} * 1 month)`
  const rest = `(unit.owed_settled - ${term} / ${leaving} * (1 - ${kept} ^ unit.paid_terms)) / ${kept} ^ unit.paid_terms`
  return {
    paid_terms: ["", `= if(${leaving} > 0 %/month and ${all} < 1, floor(log(1 - ${all}) / log${kept}), 0)`],
    paid_settled: [
      "month",
      `= if(${leaving} <= 0 %/month, unit.owed_settled, if(${all} >= 1, 1 month / 0, unit.paid_terms * ${term} month + ${rest}))`,
    ],
  }
}
