/** When the margin dies: the first month from which on, to the horizon, the gross profit is below what is asked of it. */
import { quantities, type RoomQuantity } from "../engine/index.ts"

/**
 * `margin_kept` is the end of the last month in which the margin was kept; after it, from the first revenue on, it is dead. A business that never sells has
 * no margin to lose: never. One that sells at a loss throughout has its end in the month of its first revenue.
 * Units: [month], infinite for never.  Shape: margin_kept monthly, margin_end scalar.
 */
export function marginRows(hasMargin: boolean): readonly RoomQuantity[] {
  const least = hasMargin ? "trends.margin * business.revenue" : "0 ¤/month"
  return quantities("business", {
    margin_kept: ["month", { start: "0 month", next: `= if(business.gross_profit >= ${least}, t + 1 month, previous)` }],
    margin_end: ["month", "= first(t >= last(business.margin_kept) and cumulative(business.revenue) > 0 ¤/month)"],
  })
}
