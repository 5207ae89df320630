/**
 * What stands above and below the ratios of unit economics, as amounts: the ratio of a year, or of many samples, is that of their sums,
 * since a mean of ratios counts a month that sells next to nothing as much as one that sells everything.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { agoRows } from "./ago.ts"

/** Units: `joining` [customer/month], what flows [¤/month], recurring revenue of a year [¤]. Shape: monthly. */
export function ratioPartRows(joining: string): RoomQuantity[] {
  const rows: Record<string, Row> = {
    joining: ["customer/month", `= ${joining}`],
    worth_won: ["¤/month", "= unit.ltv * unit.joining"],
    // Before the first month it is what the customers of then paid.
    arr_year_ago: ["¤", "= unit.ago.mrr.year * 12 month"],
    arr_kept_net: ["¤", "= unit.nrr * unit.arr_year_ago"],
    arr_kept_gross: ["¤", "= unit.grr * unit.arr_year_ago"],
  }
  return [...agoRows("mrr", "¤/month", "business.mrr", "business.mrr_before"), ...quantities("unit", rows)]
}
