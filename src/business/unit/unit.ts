/** Unit economics: what a customer costs, what he brings, how soon, and how much of the revenue stays. */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { CostLine } from "../costs/line.ts"
import { agesOf } from "../customers/ages.ts"
import type { ChurnSection } from "../customers/churn-section.ts"
import { payersOf } from "../customers/movements.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers } from "../market/opening-customers.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { acquisitionRows } from "./acquisition.ts"
import { bridgeRows } from "./bridge.ts"
import { customerValueRows } from "./customer-value.ts"
import { lineMarginRows } from "./line-margins.ts"
import { marketWorthRows } from "./market-worth.ts"
import { paybackRows } from "./payback.ts"
import { ratioPartRows } from "./ratio-parts.ts"
import { isRenewed, renewedRows } from "./renewed.ts"
import { retentionRows } from "./retention.ts"

export type UnitSections = {
  readonly market: MarketSection | null
  readonly churn: ChurnSection
  readonly revenue: readonly RevenueLine[]
  readonly costs: readonly CostLine[]
}

/** Nothing without a market and something that is sold. */
export function lowerUnit({ market, churn, revenue, costs }: UnitSections, given: BusinessGiven): RoomQuantity[] {
  if (market === null || revenue.length === 0) return []
  const ages = agesOf(churn, given)
  const isGrowing = given.isGrowing === true
  const payers = payersOf(isGrowing, given)
  const { joining, size } = payers
  const renewed = revenue.filter(isRenewed)
  return [
    ...acquisitionRows(market, costs, joining),
    ...lineMarginRows({ lines: revenue, costs, given }),
    ...renewedRows(revenue, ages),
    ...customerValueRows(revenue, ages, payers),
    ...paybackRows(ages, renewed),
    ...retentionRows({ isGrowing, ages, renewed, size, joining, opening: openingCustomers(market) }),
    ...ratioPartRows(joining),
    ...marketWorthRows(market),
    ...bridgeRows(),
    ...quantities("unit", trainedRows(given)),
  ]
}

/** Training spread over all that is sold within the horizon; `business.gross_margin_trained` has it as it is spent. */
function trainedRows({ trained }: BusinessGiven): Record<string, Row> {
  if (trained === null) return {}
  return {
    training_share: ["", `= if(sum(business.revenue) > 0 ¤/month, sum(${trained}) / sum(business.revenue), 0)`],
    margin_amortised: ["", "= if(business.revenue > 0 ¤/month, business.gross_margin - unit.training_share, 0)"],
  }
}
