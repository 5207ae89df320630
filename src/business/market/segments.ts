/**
 * Segments: each a crowd of its own, with its size, its curve and its opening. What the channels bring goes to them by those
 * who have not joined yet; what holds customers back holds all of them back alike, by who would join.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { adoptionRows } from "./adoption.ts"
import { seasonOf } from "./season.ts"
import type { MarketSection } from "./section.ts"
import type { Segment } from "./segments-section.ts"
import { followsPrice, growthRows, shareOfReachable, shareText } from "./size.ts"

/** Units: potential, adopting, unserved, wanting, adopters [customer], joining [customer/month]. Shape: monthly. */
export function segmentRows(market: MarketSection): RoomQuantity[] {
  const { segments } = market
  const sum = (name: string): Row => ["customer", `= ${segments.map((one) => `${pathOf(one)}.${name}`).join(" + ")}`]
  return [
    ...segments.flatMap((one) => instance(pathOf(one), "business.segments.*", rowsOf(one, market))),
    ...quantities("business", {
      potential: sum("potential"),
      adopting: sum("adopting"),
      unserved: sum("unserved"),
      wanting: sum("wanting"),
    }),
  ]
}

export function pathOf({ name }: Segment): string {
  return `business.segments.${name}`
}

export function adoptionOf({ name, adoption }: Segment): string {
  return adoption === null ? "market.adoption" : `market.segments.${name}.adoption`
}

function rowsOf(one: Segment, market: MarketSection): Record<string, Row> {
  const [own, written] = [pathOf(one), `market.segments.${one.name}`]
  const opening = one.existing === null ? "0 customer" : `at(${written}.existing, month 0)`
  const rate = one.growth === null ? (market.growth === null ? null : "market.growth") : `${written}.growth`
  const time = one.begins === null ? "business.live_time" : `${own}.live_time`
  const crowd = { own, adoption: adoptionOf(one), time, opening, season: seasonOf("joining", market) }
  return {
    ...sizeRows(one, market),
    ...growthRows("growth", rate, own),
    potential: ["customer", potentialOf(one, market, rate !== null)],
    ...openingRows(one, market),
    ...adoptionRows(crowd),
    unserved: ["customer", `= max(0 customer, ${own}.potential - previous(${own}.adopters, ${opening}))`],
    direct: [
      "customer",
      `= if(business.unserved > 0 customer, business.direct * ${own}.unserved / business.unserved, 0 customer)`,
    ],
    wanting: ["customer", `= min(${own}.adopting + ${own}.direct, ${own}.unserved)`],
    joining: [
      "customer/month",
      `= if(business.wanting > 0 customer, business.joining * ${own}.wanting / business.wanting, 0 customer/month)`,
    ],
    adopters: ["customer", { start: one.existing === null ? opening : `= ${opening}`, change: `= ${own}.joining` }],
    weight: ["", `= if(business.adopters > 0 customer, ${own}.adopters / business.adopters, 0)`],
  }
}

function sizeRows(one: Segment, { filters, share }: MarketSection): Record<string, Row> {
  const own = pathOf(one)
  const parts = [`market.segments.${one.name}.customers`, ...filters.map(({ name }) => shareText(name))]
  const reached = one.share === null ? (share === null ? "" : " * market.share") : ` * market.segments.${one.name}.share`
  return { suited: ["customer", `= ${parts.join(" * ")}`], reachable: ["customer", `= ${own}.suited${reached}`] }
}

function potentialOf(one: Segment, market: MarketSection, grows: boolean): string {
  const own = pathOf(one)
  const size = followsPrice(market) ? `min(${own}.reachable * business.price_response, ${own}.suited)` : `${own}.reachable`
  return `= ${size}${grows ? ` * ${own}.growth` : ""}${shareOfReachable(market)}`
}

/** A segment that is entered later has an opening of its own. */
function openingRows(one: Segment, { sales_cycle }: MarketSection): Record<string, Row> {
  if (one.begins === null) return {}
  const cycle = sales_cycle === null ? "" : " + market.sales_cycle"
  const own = pathOf(one)
  return {
    opening: ["month", `= max(business.opening, market.segments.${one.name}.begins${cycle})`],
    live_time: ["month", `= max(0 month, min(1 month, t + 1 month - ${own}.opening))`],
  }
}
