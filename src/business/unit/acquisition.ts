/**
 * What a new customer costs (CAC): what is spent on selling over the customers that it brings, in the last twelve months and over all.
 * Spending brings customers after the lag on average, some sooner and some later, as bills are paid: of what is still to work a share
 * 1/(1 + lag in months) works in each month.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { MarketSection } from "../market/market.ts"
import { overYear } from "./over-year.ts"

/** Units: [¤/customer]. Shape: monthly, overall scalar. Nobody joined: 0. */
export function acquisitionRows(market: MarketSection): RoomQuantity[] {
  const rows: Record<string, Row> = {
    lag: ["month", market.sales_cycle === null ? "0 month" : "= market.sales_cycle"],
    unripe: ["¤", { start: "0 ¤", next: "= (previous + business.selling * 1 month) * unit.lag / (unit.lag + 1 month)" }],
    acquiring: ["¤/month", "= business.selling - (unit.unripe - previous(unit.unripe, 0 ¤)) / 1 month"],
  }
  const flow = { before: "0 customer", op: "+" } as const
  return [
    ...quantities("unit", rows),
    ...overYear({ ...flow, name: "joined", unit: "customer", month: "business.joining * 1 month" }),
    ...overYear({ ...flow, name: "acquiring", unit: "¤", month: "unit.acquiring * 1 month", before: "0 ¤" }),
    ...quantities("unit", {
      cac: ["¤/customer", "= if(unit.joined_in_year > 0 customer, unit.acquiring_in_year / unit.joined_in_year, 0 ¤/customer)"],
      cac_overall: [
        "¤/customer",
        "= if(sum(business.joining) > 0 customer/month, sum(business.selling) / sum(business.joining), 0 ¤/customer)",
      ],
    }),
  ]
}
