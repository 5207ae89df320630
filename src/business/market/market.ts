/**
 * The market: how many customers there may be, how they adopt, who brings them, what holds them back.
 * Each part stands in a file of its own; here they meet.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { adoptionRows, type Crowd } from "./adoption.ts"
import { channelRows } from "./channels.ts"
import { competitionRows } from "./competition.ts"
import { estimateRows } from "./from-below.ts"
import { heldBack } from "./held-back.ts"
import { openingCustomers, openingStock } from "./opening-customers.ts"
import { seasonOf, seasonRows } from "./season.ts"
import type { MarketSection } from "./section.ts"
import { segmentRows } from "./segments.ts"
import { funnelRows, growthRows, potentialText } from "./size.ts"

export { marketShape } from "./market-shape.ts"
export type { MarketSection } from "./section.ts"
export { hasFunnel, isMoney } from "./size.ts"

/**
 * `bounds`: formulas [customer/month] of what else limits who joins, such as a budget of marketing.
 * Units: potential and adopters [customer], joining [customer/month]. Shape: monthly.
 * Errors: unknown-channel, market-unknown-role, market-season-start. Source: Bass 1969.
 */
export function lowerMarket(market: MarketSection | null, given: BusinessGiven, bounds: readonly string[] = []): RoomQuantity[] {
  const adopters: Record<string, Row> = { adopters: ["customer", openingStock(market, "= business.joining")] }
  if (market === null) return quantities("business", { ...openingRows(market), ...noMarket, ...adopters })
  const held = heldBack(market, given)
  const hasSegments = market.segments.length > 0
  return [
    ...quantities("business", { ...openingRows(market), ...seasonRows(market.season, given) }),
    ...funnelRows(market),
    ...competitionRows(market.competition),
    ...(hasSegments ? segmentRows(market) : quantities("business", wholeRows(market))),
    ...quantities("business", { ...channelRows(market, given), ...unservedRow(market), ...held.rows }),
    ...estimateRows(market, given),
    ...quantities("business", { joining: joiningRow(market, [...held.bounds, ...bounds]), ...adopters }),
  ]
}

/** The part of a month in which the offer stands: 1 from the month after the opening on. */
function openingRows(market: MarketSection | null): Record<string, Row> {
  const from = market?.begins == null ? "launch" : "max(launch, market.begins)"
  const cycle = market?.sales_cycle == null ? "" : " + market.sales_cycle"
  return {
    opening: ["month", `= ${from}${cycle}`],
    live_time: ["month", "= max(0 month, min(1 month, t + 1 month - business.opening))"],
    live: ["", "= business.live_time > 0 month"],
  }
}

const noMarket: Readonly<Record<string, Row>> = {
  potential: ["customer", "0 customer"],
  joining: ["customer/month", "0 customer/month"],
}

/** A market without segments is one crowd. */
function wholeRows(market: MarketSection): Record<string, Row> {
  const crowd: Crowd = {
    ...{ own: "business", adoption: "market.adoption", time: "business.live_time", opening: openingCustomers(market) },
    season: seasonOf("joining", market),
  }
  return {
    ...growthRows("market_growth", market.growth === null ? null : "market.growth"),
    potential: ["customer", potentialText(market)],
    ...adoptionRows(crowd),
  }
}

/** With segments it is the sum over them. */
function unservedRow(market: MarketSection): Record<string, Row> {
  if (market.segments.length > 0) return {}
  return {
    unserved: ["customer", `= max(0 customer, business.potential - previous(business.adopters, ${openingCustomers(market)}))`],
  }
}

function joiningRow({ segments }: MarketSection, bounds: readonly string[]): Row {
  const wanting = segments.length > 0 ? "business.wanting" : "min(business.adopting + business.direct, business.unserved)"
  return [
    "customer/month",
    bounds.length === 0 ? `= ${wanting} / 1 month` : `= min(${[`${wanting} / 1 month`, ...bounds].join(", ")})`,
  ]
}
