/**
 * What the market asks for what a founder holds, and what a newcomer would have to pay beyond what the plan pays for it anyway: that,
 * and no more, is what it costs to be without it. What nobody sells has no price.
 */
import { benchmark, findGpu, isUnknown, payOf, type Sourced, sourceOf, type TrustedSource } from "../../data/index.ts"
import { average, type Sampler } from "../../engine/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { type Resource, usualCountry, type Venture } from "../../venture/index.ts"
import { isFounder } from "../founder.ts"
import type { PriceBasis } from "./answer.ts"
import { inBooks } from "./catalogue-price.ts"

/** Units: the books' currency, in money of today. */
export type MarketPrice = {
  readonly basis: PriceBasis
  /** For the whole holding; null where it is not known or not for sale. */
  readonly price: number | null
  /** What a newcomer pays more than the plan does; null where nothing can be paid for it or nobody knows what. */
  readonly beyond: number | null
  readonly source: TrustedSource | null
}

export type Purse = {
  readonly venture: Venture
  readonly sampler: Sampler
  /** Months of a payment made in every month of the horizon, in money of today. */
  readonly months: number
}

/** `amount` of it is held, in base units. */
export function marketPrice(resource: Resource, amount: number, purse: Purse): MarketPrice {
  switch (resource.kind) {
    case "cash":
      return { basis: "money", price: amount, beyond: amount, source: null }
    case "gpus":
      return resource.isOwned === true ? boughtPrice(resource, amount, purse) : onSameTerms
    case "people":
      return payPrice(resource, amount, purse)
    case "data":
      return dataPrice(resource, amount, purse)
    default:
      return { basis: "unknown", price: null, beyond: null, source: null }
  }
}

/** What is rented at the market's price is open to everybody at that price. */
const onSameTerms: MarketPrice = { basis: "rented", price: null, beyond: 0, source: null }

/** What buying them costs, or renting them for the whole horizon if that is less; both pay for power and hosting. */
function boughtPrice({ of, path }: Resource, amount: number, purse: Purse): MarketPrice {
  const gpu = findGpu(of ?? "")
  if (isUnknown(gpu)) return { basis: "unknown", price: null, beyond: null, source: null }
  const rent = gpu.rent ?? gpu.rentHyperscale
  const root = path.replace(/\.count$/u, "")
  const power = meanOf(`${root}.cost`, purse) ?? 0
  const offers = [
    offer("bought", gpu.purchase, amount, 0, purse),
    offer("rented-for-it", rent, amount * purse.months, power * amount * purse.months, purse),
  ].filter((one) => one !== null)
  const [cheapest] = offers.toSorted((a, b) => (a.price ?? 0) - (b.price ?? 0))
  return cheapest ?? { basis: "unknown", price: null, beyond: null, source: null }
}

type Priced = Sourced & { readonly price: string }

/** `saved`: what the plan pays for power and hosting, which is in a rent. */
function offer(basis: PriceBasis, row: Priced | null, units: number, saved: number, purse: Purse): MarketPrice | null {
  const each = row === null ? null : inBooks(row.price, purse.venture, purse.sampler)
  if (row === null || each === null) return null
  const price = each.middle * units
  return { basis, price, beyond: Math.max(0, price - saved), source: sourceOf(row) }
}

/** The usual pay of the role over the horizon beside that which the file pays, and what it costs to find somebody. */
function payPrice(resource: Resource, heads: number, purse: Purse): MarketPrice {
  const { of = "", path } = resource
  const { venture, sampler, months } = purse
  const root = path.replace(/\.count$/u, "")
  const people = heads * (meanOf(`${root}.part`, purse) ?? 1)
  const own = meanOf(`${root}.pay`, purse) ?? 0
  const row = payOf(of, venture.header.country ?? usualCountry)
  const usual = isUnknown(row) ? null : inBooks(row.value, venture, sampler)
  const pay = usual?.middle ?? own
  const fee = benchmark("hire.fee")
  const finding = isFounder(resource) ? 0 : parseQuantity(fee.value) * 12 * pay * people
  return {
    basis: usual === null ? "own-pay" : "pay",
    price: pay * people * months,
    beyond: Math.max(0, pay - own) * people * months + finding,
    source: isUnknown(row) || usual === null ? null : sourceOf(row),
  }
}

const exclusive = /exclusive|独家|独占|专有/iu

/** What is exclusive is not for sale; what has a public source is open to everybody; samples of one's own can be labelled by others too. */
function dataPrice({ rights, path }: Resource, amount: number, purse: Purse): MarketPrice {
  const { licence = null, source = null } = rights ?? {}
  if (licence !== null && exclusive.test(licence)) return { basis: "not-for-sale", price: null, beyond: null, source: null }
  if (source !== null) return { basis: "public", price: 0, beyond: 0, source: null }
  const label = benchmark("label.price")
  const each = inBooks(label.value, purse.venture, purse.sampler)
  const isSamples = purse.venture.model.quantities.get(path)?.dimension.sample === 1
  if (!isSamples || each === null) return { basis: "unknown", price: null, beyond: null, source: null }
  const price = amount * each.middle * parseQuantity(benchmark("label.annotators").value)
  return { basis: "labelled", price, beyond: price, source: sourceOf(label) }
}

/** Null where there is no such quantity.  Units: base units. */
function meanOf(path: string, { venture, sampler }: Purse): number | null {
  const quantity = venture.model.quantities.get(path)
  if (quantity === undefined) return null
  const [values] = sampler.run([quantity.node])
  return values === undefined ? null : average(values)
}
