/**
 * The `market` section as it is written. Who is meant stands in `customers`, in `total` (customers, or the money that they
 * spend in a year) or in `segments`.
 */
import { defaultOf } from "../../data/index.ts"
import { list, optional, placed, quantity, record, type Shape, text } from "../../shape/index.ts"
import { type Form, formWritten, leftOut, ownerName, settled } from "../written-unit.ts"
import { checkMarket } from "./check-market.ts"
import { checked } from "./checked.ts"
import { competitionShape, pricesOf } from "./competition-section.ts"
import { onboardingShape, sellersShape } from "./held-back.ts"
import { agree } from "./prices.ts"
import { seasonShape } from "./season.ts"
import type { Filter, MarketSection } from "./section.ts"
import { segmentsShape } from "./segments-section.ts"

const ofCustomers: Form = { unit: "customer" }
const ofMoney: Form = { unit: "¤/year" }

const filters: Shape<readonly Filter[]> = list(
  settled(record({ name: optional(text()), share: quantity("", { least: 0, most: 1 }) }), ({ share }) => ({
    name: ownerName(share),
    share,
  })),
  ["name"],
)

const written = record({
  customers: optional(quantity("customer", { least: 0 })),
  total: optional(quantity(null, { least: 0 })),
  spending: optional(quantity("¤/customer/year", { least: 0 })),
  filters,
  share: optional(quantity("", { least: 0, most: 1 })),
  growth: optional(quantity("%/year", { least: -100 })),
  segments: segmentsShape,
  adoption: leftOut(
    record({
      p: quantity("%/year", { least: 0, otherwise: defaultOf("bass.p") }),
      q: quantity("%/year", { least: 0, otherwise: defaultOf("bass.q") }),
    }),
  ),
  existing: optional(quantity("customer", { least: 0 })),
  begins: optional(quantity("month", { least: 0 })),
  sales_cycle: optional(quantity("month", { least: 0 })),
  late_response: optional(quantity("", { least: 0 })),
  channels: leftOut(
    record({
      names: list(placed()),
      conversion: quantity("", { least: 0, most: 1, otherwise: defaultOf("channel.conversion") }),
      takes: quantity("month", { least: 0, otherwise: defaultOf("channel.time") }),
    }),
  ),
  sellers: optional(sellersShape),
  onboarding: optional(onboardingShape),
  price: optional(quantity(null, { least: 0 })),
  reference_price: optional(quantity(null, { least: 0 })),
  elasticity: optional(quantity("")),
  competition: optional(competitionShape),
  season: optional(seasonShape),
})

const noPrice = { elasticity: null, price: null, reference_price: null }

const withUnits: Shape<MarketSection> = settled(written, (read, withUnit, { report }) => {
  const { total, spending, elasticity, price, reference_price, competition } = read
  // A formula shows no unit: with a spending it is money.
  const form =
    total === null ? null : (formWritten(total.value, [ofCustomers, ofMoney]) ?? (spending === null ? ofCustomers : ofMoney))
  return {
    ...read,
    total: total === null || form === null ? null : withUnit(total, form.unit),
    ...(agree([price, reference_price], report) ? { elasticity, price, reference_price } : noPrice),
    competition: competition !== null && agree(pricesOf(competition), report) ? competition : null,
  }
})

export const marketShape: Shape<MarketSection | null> = optional(checked(withUnits, checkMarket))
