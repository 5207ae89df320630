/** Customers: who joined and has not left. Who has left does not come back. */
import { defaultOf, defaultRow } from "../../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, quantity, type Shape } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers, openingStock } from "../market/opening-customers.ts"

export const churnShape: Shape<Field> = quantity("%/year", { least: 0, otherwise: defaultOf("churn.b2b-year") })

/** Units: customers [customer], leaving [customer/month]. Shape: monthly. `hasTrial`: who does not stay after a trial goes too. */
export function lowerCustomers(market: MarketSection | null, given: BusinessGiven, hasTrial: boolean): RoomQuantity[] {
  const change = `= business.joining - business.leaving${hasTrial ? " - business.unconverted" : ""}`
  return quantities("business", {
    ...lateRows(market, given),
    leaving: ["customer/month", `= previous(business.customers, ${openingCustomers(market)}) * ${leavingRate(given)}`],
    customers: ["customer", openingStock(market, change)],
  })
}

/**
 * Answers that came late a month ago drive customers away: churn is multiplied by 1 + response · (1 - quality).
 * Near the best quality the response is the elasticity of termination that was measured; beyond, the same line is assumed.
 */
function lateRows(market: MarketSection | null, { quality }: BusinessGiven): Record<string, Row> {
  if (quality === null) return {}
  return {
    ...(market?.late_response == null
      ? { late_response: defaultRow("", "churn.late") }
      : { late_response: ["", "= market.late_response"] satisfies Row }),
    late_churn: ["", `= 1 + business.late_response * (1 - previous(${quality}, 1))`],
  }
}

function leavingRate({ quality }: BusinessGiven): string {
  const usual = "monthly_probability(churn)"
  return quality === null ? usual : `min(${usual} * business.late_churn, 100 %/month)`
}
