/** Customers: who joined and has not left. Who has left does not come back. */
import { defaultRow } from "../../data/index.ts"
import { periodOf, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Field } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers, openingStock } from "../market/opening-customers.ts"
import { allLeaving, type Counted, classRows } from "./age-classes.ts"
import { agesOf } from "./ages.ts"
import type { ChurnSection } from "./churn-section.ts"
import { type ExpansionSection, expansionRows } from "./expansion.ts"
import { lostRows } from "./lost.ts"
import { survivalRows } from "./survival.ts"

/** Units: customers [customer], leaving [customer/month]. Shape: monthly. */
export function lowerCustomers(
  market: MarketSection | null,
  churn: ChurnSection,
  expansion: ExpansionSection,
  given: BusinessGiven,
): RoomQuantity[] {
  const ages = agesOf(churn, given)
  const isByAge = ages.young > 0 || ages.term > 1
  const opening = openingCustomers(market)
  const counted: Counted = { stock: "customers", flow: "leaving", growth: "", opening }
  const leaving = isByAge ? allLeaving(ages, counted) : `= previous(business.customers, ${opening}) * business.leaving_rate`
  return [
    ...(churn.isMapping ? quantities("", { churn: [unitOfRate(churn.rate), "= churn.rate"] }) : []),
    ...quantities("business", lateRows(market, given)),
    ...(ages.isObserved ? lostRows(market, given) : []),
    ...survivalRows(ages, given),
    ...(isByAge ? classRows(ages, counted) : []),
    ...quantities("business", {
      leaving: ["customer/month", leaving],
      customers: ["customer", openingStock(market, `= business.joining - business.leaving${triedOnly(given)}`)],
    }),
    ...expansionRows(expansion, market, { ages, isByAge, triedOnly: triedOnly(given) }),
  ]
}

/** Who tried and does not pay goes at the end of the trial, besides those who leave. */
const triedOnly = ({ hasTrial }: BusinessGiven): string => (hasTrial === true ? " - business.unconverted" : "")

/** What a rate means by the month depends on the period that it is written in, so its other name has the same. */
function unitOfRate({ value }: Field): string {
  const isMonthly = (value?.kind === "constant" || value?.kind === "random") && periodOf(value.unit.text) === 1
  return isMonthly ? "%/month" : "%/year"
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
