/**
 * What the market is worth in a year: its customers, from all to those who can be reached, times what one of ours pays again in a year. What is sold
 * once is no part of it: nobody buys it each year. A market that is counted in money already has its own figure.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { hasFunnel, isMoney, type MarketSection } from "../market/market.ts"
import { overYear } from "./over-year.ts"

/** Units: `unit.spend` [¤/customer/year], the others [¤/year]. Shape: monthly, since what is paid changes. */
export function marketWorthRows(market: MarketSection): RoomQuantity[] {
  const { customers, total, segments } = market
  if (total === null ? customers === null && segments.length === 0 : isMoney(total)) return []
  const worth = Object.entries(steps(market)).map(([name, of]): readonly [string, Row] => [
    `${name}_worth`,
    ["¤/year", `= ${of} * unit.spend`],
  ])
  return [
    ...overYear({ name: "recurring", unit: "¤", month: "business.recurring * 1 month", before: "0 ¤", op: "+" }),
    ...overYear({ name: "served", unit: "customer", month: "business.customers", before: "0 customer", op: "+" }),
    ...quantities("unit", { spend: spendRow }),
    ...quantities("business", Object.fromEntries(worth)),
  ]
}

/** Over the last twelve months, so that no season counts for a year. */
const spendRow: Row = [
  "¤/customer/year",
  "= if(unit.served_in_year > 0 customer, unit.recurring_in_year / unit.served_in_year / 1 month, 0 ¤/customer/year)",
]

/** Without filters all customers are those whom it suits. */
function steps(market: MarketSection): Readonly<Record<string, string>> {
  const { filters, share } = market
  if (hasFunnel(market))
    return { tam: "business.tam", ...(filters.length > 0 ? { sam: "business.sam" } : {}), som: "business.som" }
  return { tam: "market.customers", ...(share === null ? {} : { som: "market.customers * market.share" }) }
}
