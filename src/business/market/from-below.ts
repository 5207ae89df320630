/**
 * The same customers counted twice: from above, what the curve of adoption gives by the end of the plan; from below, what
 * channels and sellers of our own can bring in by then. Where the two lie far apart, `plan` and `run` say so (market-gap).
 *
 * From above is Bass's closed form on the potential at the end, whatever holds customers back:
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
  const fromChannels = usedChannels(market, given).length > 0 ? ["business.reached * market.channels.conversion"] : []
  const canSell = sellers !== null && knowsRole(sellers.role, given)
  const fromSellers = canSell ? ["sum(business.closable * business.live_time)"] : []
  const parts = [...fromChannels, ...fromSellers]
  const isFromTop = total !== null || filters.length > 0 || segments.length > 0
  if (parts.length === 0 || !(isFromTop || canSell)) return []
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
      from_below: ["customer", `= ${parts.join(" + ")}`],
      ...(crowds.length > 0
        ? { from_above: ["customer", `= ${crowds.join(" + ")}`] satisfies Row }
        : aboveRows("business", "market.adoption", "business.opening")),
    }),
  ]
}

function aboveRows(own: string, at: string, opening: string): Record<string, Row> {
  const [p, q, left] = [`${at}.p`, `${at}.q`, `${own}.fade_to_end`]
  return {
    fade_to_end: ["", `= exp(-(${p} + ${q}) * max(0 month, horizon - ${opening}))`],
    from_above: [
      "customer",
      `= if(${p} + ${q} * ${left} > 0 %/month, last(${own}.potential) * ${p} * (1 - ${left}) / (${p} + ${q} * ${left}), 0 customer)`,
      bass,
    ],
  }
}
