/** A marketplace: orders run through it, and only what it takes of them is revenue. The cards are paid for the whole of them. */
import { customersOf } from "./buyers.ts"
import { type Lowering, type Made, needed, plainMade } from "./made.ts"

export function lowerMarketplace(lowering: Lowering): Made {
  const { line, own } = lowering
  const orders = needed(line, "orders", "order/customer/month")
  return {
    ...plainMade,
    rows: {
      sold: ["order/month", `= ${customersOf(lowering)} * ${orders}${lowering.season}`],
      volume: ["¤/month", `= ${own}.sold * ${needed(line, "value", "¤/order")}`],
    },
    earned: `${own}.volume * min(1, ${line.take === null ? "0" : `revenue.${line.name}.take`})`,
    volume: `${own}.volume`,
  }
}
