/** What an hour of one device costs, and what it is made of. */
import { type BenchmarkId, benchmark, type RentRow } from "../../data/index.ts"
import { type Device, purchasePrices, rentPrices } from "../../devices/index.ts"
import { quantilesOf } from "../../engine/index.ts"
import { parseQuantity } from "../../models/index.ts"

export const rentTerms = ["on demand", "one year", "three years", "spot"] as const
export type RentTerm = (typeof rentTerms)[number]

/** [USD/device/hour] throughout. */
export type DeviceHour = {
  /** All in, while the device is there; power at the activity that was assumed. */
  readonly price: number
  /** Over providers or ends of what is not known. */
  readonly range: readonly [low: number, high: number]
  readonly basis:
    | {
        readonly kind: "rented"
        readonly term: RentTerm
        /** Those that the price is the median of; on demand, where nobody lists the term. */
        readonly offers: readonly RentOffer[]
        /** The part of the price on demand that this term usually costs, where nobody lists it; null where somebody does. */
        readonly estimatedShare: number | null
      }
    | ({ readonly kind: "owned" } & OwnedParts)
    /** The user's own figure. */
    | { readonly kind: "given" }
}

export type OwnedParts = {
  /** Purchase over lifetime, rack and hands, power at the plug with what cooling takes. */
  readonly capital: number
  readonly hosting: number
  readonly power: number
}

export type RentOffer = {
  readonly provider: string
  readonly price: number
  readonly date: string
  readonly where: string
}

export function givenHour(price: number): DeviceHour {
  return { price, range: [price, price], basis: { kind: "given" } }
}

const listed = {
  "on demand": "onDemand",
  "one year": "oneYear",
  "three years": "threeYears",
  spot: "spot",
} as const satisfies Record<RentTerm, keyof RentRow>

const usualShare: Readonly<Record<Exclude<RentTerm, "on demand">, BenchmarkId>> = {
  "one year": "rent.commit-1-year",
  "three years": "rent.commit-3-year",
  spot: "rent.spot",
}

/**
 * The median of what providers list, each with its newest row; of a term that nobody lists, the usual part of the price on demand. `provider`: only that one's.
 * Null where no price is known.
 */
export function rentedHour(device: string, term: RentTerm, provider: string | null = null): DeviceHour | null {
  const rows = recent(rentPrices(device)).filter((row) => provider === null || row.provider === provider)
  const own = offersOf(rows, term)
  if (own.length > 0) return hourOf(own, term, null)
  const onDemand = offersOf(rows, "on demand")
  if (term === "on demand" || onDemand.length === 0) return null
  const share = parseQuantity(benchmark(usualShare[term]).value)
  return hourOf(onDemand, term, share)
}

function hourOf(offers: readonly RentOffer[], term: RentTerm, estimatedShare: number | null): DeviceHour {
  const prices = Float64Array.from(offers, ({ price }) => price * (estimatedShare ?? 1)).sort()
  const [middle] = quantilesOf(prices, prices.length, [0.5])
  return {
    price: middle!, // of at least one
    range: [prices[0]!, prices.at(-1)!],
    basis: { kind: "rented", term, offers, estimatedShare },
  }
}

const perHour = parseQuantity("1 USD/GPU-hour")

function offersOf(rows: readonly RentRow[], term: RentTerm): readonly RentOffer[] {
  return rows.flatMap((row) => {
    const text = row[listed[term]]
    const { provider, date, where } = row
    return text === null ? [] : [{ provider, price: parseQuantity(text) / perHour, date, where }]
  })
}

/** Years from the newest row back that still tell today's price: rents fall by about a tenth a year (benchmark `rent.trend`). */
const recentYears = 1

function recent(rows: readonly RentRow[]): readonly RentRow[] {
  const newest = Math.max(...rows.map(yearOf))
  return rows.filter((row) => yearOf(row) >= newest - recentYears)
}

/** The last year that is named: `2025 to 2026` is 2026. */
function yearOf({ date }: RentRow): number {
  return Number(/(\d{4})(?!.*\d{4})/u.exec(date)?.[1] ?? 0)
}

export type Ownership = {
  /** [USD] of one device; null: the newest of the catalogue. */
  readonly purchase: number | null
  readonly lifetimeYears: number
  /** What its share of the machine and network costs, over the price of the device. */
  readonly surroundings: number
  /** [USD/kWh] */
  readonly tariff: number
  readonly pue: number
  /** Mean power over the greatest one. */
  readonly powerShare: number
}

/** Four years, and a third on top for host and network: assumptions, both of them to be told. */
export const usualOwnership: Pick<Ownership, "purchase" | "lifetimeYears" | "surroundings"> = {
  purchase: null,
  lifetimeYears: 4,
  surroundings: 0.33,
}

const hoursPerYear = 8766
const monthsPerYear = 12

/** Null where no purchase price is known. Nothing is left of its value at the end of its life. */
export function ownedHour(device: Device, ownership: Ownership): DeviceHour | null {
  const { lifetimeYears, surroundings, tariff, pue, powerShare } = ownership
  const prices = ownership.purchase === null ? catalogued(device.id) : [ownership.purchase]
  const [first] = prices
  if (first === undefined) return null
  const capitalOf = (price: number): number => (price * (1 + surroundings)) / (lifetimeYears * hoursPerYear)
  const hosting =
    (parseQuantity(benchmark("gpu.hosting").value) / parseQuantity("1 USD/GPU/month")) * (monthsPerYear / hoursPerYear)
  const power = (((device.tdp ?? 0) * powerShare * pue) / 1000) * tariff
  const all = (price: number): number => capitalOf(price) + hosting + power
  return {
    price: all(first),
    range: [all(Math.min(...prices)), all(Math.max(...prices))],
    basis: { kind: "owned", capital: capitalOf(first), hosting, power },
  }
}

const perDevice = parseQuantity("1 USD/GPU")

/** The newest first. */
function catalogued(device: string): readonly number[] {
  return purchasePrices(device).map(({ price }) => parseQuantity(price) / perDevice)
}
