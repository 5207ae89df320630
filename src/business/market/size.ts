/**
 * How many customers there may be. From the top: all that the offer is made for (total addressable market), those that are
 * left by the filters (serviceable), those that can be reached (obtainable). The potential grows with the market, and follows
 * the price where an elasticity says so: never beyond those whom the offer suits.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Field } from "../../shape/index.ts"
import type { Filter, MarketSection } from "./section.ts"

/** Whether the way from the total to the potential is told step by step. */
export function hasFunnel(market: MarketSection): boolean {
  const { total, filters, segments } = market
  return total !== null || filters.length > 0 || segments.length > 0 || followsPrice(market)
}

/** What of it is missing was told when it was read. */
export function followsPrice({ elasticity, price, reference_price }: MarketSection): boolean {
  return elasticity !== null && price !== null && reference_price !== null
}

/** Units: [customer]. Shape: scalar unless a part of it changes by month. */
export function funnelRows(market: MarketSection): RoomQuantity[] {
  if (!hasFunnel(market)) return []
  const { filters, segments, share } = market
  const reachable = segments.map(({ name }) => `business.segments.${name}.reachable`)
  const last = filters.at(-1)
  return [
    ...quantities("business", { tam: ["customer", totalText(market)] }),
    ...filters.flatMap(({ name }, k) =>
      instance(`business.filters.${name}`, "business.filters.*", {
        left: ["customer", `= ${leftBefore(filters, k)} * ${shareText(name)}`],
      }),
    ),
    ...quantities("business", {
      sam: ["customer", last === undefined ? "= business.tam" : `= business.filters.${last.name}.left`],
      som: [
        "customer",
        reachable.length > 0 ? `= ${reachable.join(" + ")}` : `= business.sam${share === null ? "" : " * market.share"}`,
      ],
      ...(followsPrice(market) ? priceRow : {}),
    }),
  ]
}

/** Constant elasticity: one per cent more of the price changes the potential by the elasticity in per cent. */
const priceRow: Readonly<Record<string, Row>> = {
  price_response: ["", "= (market.price / market.reference_price) ^ market.elasticity"],
}

function totalText({ total, spending, segments }: MarketSection): string {
  if (segments.length > 0) return `= ${segments.map(({ name }) => `market.segments.${name}.customers`).join(" + ")}`
  if (total === null) return "= market.customers"
  if (!isMoney(total)) return "= market.total"
  return spending === null ? "0 customer" : "= market.total / market.spending"
}

/** Of a total, in which of its two units it is. */
export function isMoney(total: Field): boolean {
  return total.unit?.startsWith("¤") === true
}

function leftBefore(filters: readonly Filter[], k: number): string {
  const before = filters[k - 1]
  return before === undefined ? "business.tam" : `business.filters.${before.name}.left`
}

/** A wide interval may reach beyond the whole: not what is counted. */
export function shareText(filter: string): string {
  return `min(1, market.filters.${filter}.share)`
}

/** Of those who can be reached to those who may join in a month: the factors that change, ` * business.market_share`. */
export function shareOfReachable({ competition }: MarketSection): string {
  return competition === null ? "" : " * business.market_share"
}

/** Of a market without segments. */
export function potentialText(market: MarketSection): string {
  const { customers, total, share, growth } = market
  if (customers === null && total === null) return "0 customer"
  const factors = `${growth === null ? "" : " * business.market_growth"}${shareOfReachable(market)}`
  if (followsPrice(market)) return `= min(business.som * business.price_response, business.sam)${factors}`
  if (hasFunnel(market)) return `= business.som${factors}`
  return `= market.customers${share === null ? "" : " * market.share"}${factors}`
}

/** The size against that of the start, by the effective yearly rate that stands at `rate`; nothing where it does not grow. */
export function growthRows(name: string, rate: string | null, own = "business"): Record<string, Row> {
  if (rate === null) return {}
  return {
    [name]: ["", `= if(t > 0 month, previous(${own}.${name}, 1) * (1 + monthly_growth(${rate}) * 1 month), 1)`],
  }
}
