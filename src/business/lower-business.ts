/** The commercial half of a project: from its sections to the quantities of the graph. */
import { error } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import type { Shape } from "../shape/index.ts"
import { lowerCosts } from "./costs/costs.ts"
import { marketingBounds } from "./costs/kinds/marketing.ts"
import type { CostLine } from "./costs/line.ts"
import { costsShape } from "./costs/section.ts"
import { type ChurnSection, churnShape } from "./customers/churn-section.ts"
import { lowerCustomers } from "./customers/customers.ts"
import { type ExpansionSection, expansionShape } from "./customers/expansion.ts"
import { movementRows } from "./customers/movements.ts"
import type { BusinessGiven } from "./given.ts"
import { lowerMarket, type MarketSection, marketShape } from "./market/market.ts"
import { openingCustomers } from "./market/opening-customers.ts"
import { seasonOf } from "./market/season.ts"
import { lowerUsage, type UsageSection, usageShape } from "./market/usage.ts"
import { lowerCash } from "./money/cash.ts"
import { type ExitSection, exitShape } from "./money/exit.ts"
import { type FundingRound, fundingShape } from "./money/funding.ts"
import { lowerFunding } from "./money/lower-funding.ts"
import { lowerTax, type TaxSection, taxShape } from "./money/tax.ts"
import { lowerAnswered } from "./revenue/answered.ts"
import { checkNamed } from "./revenue/named-lines.ts"
import { freeUseText, lowerRevenue, type RevenueLine, revenueShape } from "./revenue/revenue.ts"
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
  const given: BusinessGiven = { ...told, isGrowing: expansion !== null, hasTrial: revenue.some(({ trial }) => trial !== null) }
  checkTrial(sections, given)
  for (const { for: named } of given.delivery ?? []) checkNamed(named, revenue, given)
  const sold = lowerRevenue(revenue, { ...given, usage, opening: openingCustomers(market), season: seasonOf("usage", market) })
  const hasFees = sold.some(({ name }) => name === "business.fees")
  return [
    ...lowerMarket(market, given, marketingBounds(costs)),
    ...lowerCustomers(market, churn, expansion, given),
    ...lowerUsage(usage, market, { ...given, freeUse: freeUseText(revenue) }),
    ...lowerAnswered(given),
    ...sold,
    ...(revenue.length > 0 ? movementRows(expansion, market, given) : []),
    ...lowerCosts(costs, revenue, hasFees, withCarried(sold, given)),
    ...lowerTax(tax, given),
    ...lowerFunding(funding, exit.ownership !== null, given),
    ...lowerCash(exit, given),
    ...lowerUnit(sections, given),
  ]
}

/** Those who try and do not pay leave early already; by age, or under a contract, they would be counted twice. */
function checkTrial({ churn, revenue }: BusinessSections, { report }: BusinessGiven): void {
  const line = revenue.find(({ trial }) => trial !== null)
  if (line === undefined || (churn.early === null && churn.contract <= 1)) return
  report(
    error("trial-by-age", line.trial?.lasts.span ?? null, { name: line.name, key: churn.early === null ? "contract" : "early" }),
  )
}

/** Losses of customers that a performance fee makes ours are a cost of what is sold. */
function withCarried(sold: readonly RoomQuantity[], given: BusinessGiven): BusinessGiven {
  const formula = "business.carried"
  if (!sold.some(({ name }) => name === formula)) return given
  return { ...given, costs: [...given.costs, { formula, parts: [{ class: "cogs", formula }] }] }
}
