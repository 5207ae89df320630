/**
 * What a new customer costs (CAC): what is spent on selling over the customers that it brings, in the last twelve months and over all.
 * What is paid by the new customer, a commission too, comes with him. Who tries is a customer once he pays. Other spending brings customers after the lag on average, some sooner and some later, as
 * bills are paid: of what is still to work a share 1/(1 + lag in months) works in each month.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { CostLine } from "../costs/line.ts"
import type { MarketSection } from "../market/market.ts"
import { sumText } from "../sums.ts"
import { isPerJoining } from "./line-costs.ts"
import { overYear } from "./over-year.ts"

/** Units: [¤/customer]. Shape: monthly, overall scalar. Nobody joined: 0. */
export function acquisitionRows(market: MarketSection, costs: readonly CostLine[], joining: string): RoomQuantity[] {
  const direct = costs.filter((line) => line.class === "selling" && (isPerJoining(line) || line.kind?.word === "commission"))
  const rows: Record<string, Row> = {
    lag: ["month", market.sales_cycle === null ? "0 month" : "= market.sales_cycle"],
    selling_on_joining: [
      "¤/month",
      sumText(
        direct.map(({ name }) => `business.costs.${name}.amount`),
        "0 ¤/month",
      ),
    ],
    selling_ahead: ["¤/month", "= business.selling - unit.selling_on_joining"],
    unripe: ["¤", { start: "0 ¤", next: "= (previous + unit.selling_ahead * 1 month) * unit.lag / (unit.lag + 1 month)" }],
    acquiring: ["¤/month", "= business.selling - (unit.unripe - previous(unit.unripe, 0 ¤)) / 1 month"],
  }
  const flow = { before: "0 customer", op: "+" } as const
  return [
    ...quantities("unit", rows),
    ...overYear({ ...flow, name: "joined", unit: "customer", month: `${joining} * 1 month` }),
    ...overYear({ ...flow, name: "acquiring", unit: "¤", month: "unit.acquiring * 1 month", before: "0 ¤" }),
    ...quantities("unit", {
      cac: ["¤/customer", "= if(unit.joined_in_year > 0 customer, unit.acquiring_in_year / unit.joined_in_year, 0 ¤/customer)"],
      cac_overall: [
        "¤/customer",
        `= if(sum(${joining}) > 0 customer/month, sum(business.selling) / sum(${joining}), 0 ¤/customer)`,
      ],
    }),
  ]
}
