/**
 * Who is lost where formulas of the founder stand for customers or leavers: `churn` says nothing of them then, so the life of a customer
 * is read off the customers themselves. The rate is that of the last twelve months, in which every season counts once.
 */
import { quantities, type RoomQuantity } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers } from "../market/opening-customers.ts"
import { overYear } from "../unit/over-year.ts"

/** Units: lost [customer/month], lost_rate [%/month]. Shape: monthly. In the first year it has the months so far; without customers it is `churn`. */
export function lostRows(market: MarketSection | null, { replaced }: BusinessGiven): RoomQuantity[] {
  const before = `previous(business.customers, ${openingCustomers(market)})`
  const [lost, held] = ["unit.lost_in_year", "unit.held_in_year"]
  const rate = `min(${lost} / ${held} / 1 month, 100 %/month)`
  return [
    ...quantities("business", { lost: ["customer/month", replaced.has("leaving") ? "= business.leaving" : lostText(before)] }),
    ...overYear({ name: "lost", unit: "customer", month: "business.lost * 1 month", before: "0 customer", op: "+" }),
    ...overYear({ name: "held", unit: "customer", month: before, before: "0 customer", op: "+" }),
    ...quantities("business", {
      lost_rate: ["%/month", `= if(${held} > 0 customer, ${rate}, monthly_probability(churn))`],
    }),
  ]
}

/** Who joined and is not there. A jump of the stock that nobody joined by is no loss. */
const lostText = (before: string): string =>
  `= max(0 customer/month, business.joining - (business.customers - ${before}) / 1 month)`
