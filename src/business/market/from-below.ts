/**
 * The same customers counted twice: from above, what the curve of adoption gives by the end of the plan; from below, what
 * channels and sellers of our own can bring in by then. Where the two lie far apart, `plan` and `run` say so (market-gap).
 *
 * From above is Bass's closed form on the mean potential, whatever holds customers back:
 *   m p (1 - E) / (p + q E),  E = exp(-(p + q) T),  T the time from the opening to the end.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { bass } from "./adoption.ts"
import { usedChannels } from "./channels.ts"
import { knowsRole } from "./held-back.ts"
import type { MarketSection } from "./section.ts"
import { adoptionOf, pathOf } from "./segments.ts"

/** Units: [customer]. Shape: scalar. Source: Bass 1969. */
export function estimateRows(market: MarketSection, given: BusinessGiven): RoomQuantity[] {
  const { total, filters, segments, sellers } = market
  const canSell = sellers !== null && knowsRole(sellers.role, given)
  const parts: Record<string, Row> = {
    ...(usedChannels(market, given).length > 0 ? fromChannels : {}),
    ...(canSell ? fromSellers : {}),
  }
  const names = Object.keys(parts).map((name) => `business.${name}`)
  const isFromTop = total !== null || filters.length > 0 || segments.length > 0
  if (names.length === 0 || !(isFromTop || canSell)) return []
  const crowds = segments.map((one) => `${pathOf(one)}.from_above`)
  return [
    ...segments.flatMap((one) =>
      instance(
        pathOf(one),
        "business.segments.*",
        aboveRows(pathOf(one), adoptionOf(one), one.begins === null ? "business.opening" : `${pathOf(one)}.opening`),
      ),
    ),
    ...quantities("business", {
      ...parts,
      from_below: ["customer", `= ${names.join(" + ")}`],
      ...(crowds.length > 0
        ? { from_above: ["customer", `= ${crowds.join(" + ")}`] satisfies Row }
        : aboveRows("business", "market.adoption", "business.opening")),
    }),
  ]
}

const fromChannels: Readonly<Record<string, Row>> = {
  from_channels: ["customer", "= business.reached * market.channels.conversion"],
}
const fromSellers: Readonly<Record<string, Row>> = {
  from_sellers: ["customer", "= sum(business.closable * business.live_time)"],
}

function aboveRows(own: string, at: string, opening: string): Record<string, Row> {
  const [p, q, left] = [`${at}.p`, `${at}.q`, `${own}.fade_to_end`]
  return {
    fade_to_end: ["", `= exp(-(${p} + ${q}) * max(0 month, horizon - ${opening}))`],
    from_above: [
      "customer",
      `= if(${p} + ${q} * ${left} > 0 %/month, mean(${own}.potential) * ${p} * (1 - ${left}) / (${p} + ${q} * ${left}), 0 customer)`,
      bass,
    ],
  }
}
