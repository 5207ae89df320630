/** The commercial half of a project: from its sections to the quantities of the graph. */
import type { RoomQuantity } from "../engine/index.ts"
import type { Shape } from "../shape/index.ts"
import { type CostLine, costsShape, lowerCosts } from "./costs/costs.ts"
import { type ChurnSection, churnShape } from "./customers/churn-section.ts"
import { lowerCustomers } from "./customers/customers.ts"
import { type ExpansionSection, expansionShape } from "./customers/expansion.ts"
import { movementRows } from "./customers/movements.ts"
import type { BusinessGiven } from "./given.ts"
import { lowerMarket, type MarketSection, marketShape } from "./market/market.ts"
import { lowerUsage, type UsageSection, usageShape } from "./market/usage.ts"
import { type ExitSection, exitShape, lowerCash } from "./money/cash.ts"
import { type FundingRound, fundingShape } from "./money/funding.ts"
import { lowerFunding } from "./money/lower-funding.ts"
import { lowerTax, type TaxSection, taxShape } from "./money/tax.ts"
import { lowerAnswered } from "./revenue/answered.ts"
import { lowerRevenue, type RevenueLine, revenueShape } from "./revenue/revenue.ts"
import { lowerUnit } from "./unit/unit.ts"

/** The sections of a project that are business's, by their keys; each may be left out. */
export type BusinessSections = {
  readonly market: MarketSection | null
  readonly churn: ChurnSection
  readonly expansion: ExpansionSection
  readonly usage: UsageSection
  readonly revenue: readonly RevenueLine[]
  readonly costs: readonly CostLine[]
  readonly tax: TaxSection
  readonly funding: readonly FundingRound[]
  readonly exit: ExitSection
}

/** To be spread into the record of a project. */
export const businessShapes: { readonly [K in keyof BusinessSections]: Shape<BusinessSections[K]> } = {
  market: marketShape,
  churn: churnShape,
  expansion: expansionShape,
  usage: usageShape,
  revenue: revenueShape,
  costs: costsShape,
  tax: taxShape,
  funding: fundingShape,
  exit: exitShape,
}

/**
 * Every quantity of the room. Besides its own it names `launch`, `discount`, `horizon`, the opening cash,
 * the reach of channels, the ends of tasks and the costs that are given.
 */
export function lowerBusiness(sections: BusinessSections, told: BusinessGiven): readonly RoomQuantity[] {
  const { market, churn, expansion, usage, revenue, costs, tax, funding, exit } = sections
  const given: BusinessGiven = { ...told, isGrowing: expansion !== null }
  const sold = lowerRevenue(revenue, usage, given)
  const hasFees = sold.some(({ name }) => name === "business.fees")
  return [
    ...lowerMarket(market, given),
    ...lowerCustomers(market, churn, expansion, given),
    ...lowerUsage(usage, market, given),
    ...lowerAnswered(given),
    ...sold,
    ...(revenue.length > 0 ? movementRows(expansion, market) : []),
    ...lowerCosts(costs, revenue.length > 0, hasFees, given),
    ...lowerTax(tax, given),
    ...lowerFunding(funding, exit.ownership !== null, given),
    ...lowerCash(exit, given),
    ...lowerUnit(sections, given),
  ]
}
