/** What depends on the country: taxes, electricity, the rate of its currency. */

import { nearest } from "../diagnostics/index.ts"
import electricityJson from "./electricity.json" with { type: "json" }
import ratesJson from "./exchange-rates.json" with { type: "json" }
import type { Entry, Source, Unknown, ValueEntry } from "./source.ts"
import taxesJson from "./taxes.json" with { type: "json" }

export type Tax = Entry & {
  /** Standard rate on company profit: `25 %`; null where the table has none. */
  readonly corporate: string | null
  readonly corporateSource: Source | null
  /** Standard rate of value-added tax; null where there is none or it is not known. */
  readonly vat: string | null
  readonly vatSource: Source | null
}

// The files are checked entry by entry in data.test.ts, so their shapes are the declared ones.
export const taxes: readonly Tax[] = taxesJson as readonly Tax[]
export const electricityPrices: readonly ValueEntry[] = electricityJson as readonly ValueEntry[]
/** `id` is the currency, `value` its units per dollar: `6.45 to 7.17 CNY/USD`. */
export const exchangeRates: readonly ValueEntry[] = ratesJson as readonly ValueEntry[]

/** Tax rates of a country by its ISO 3166 code. */
export function taxOf(country: string): Tax | Unknown {
  const code = country.toUpperCase() === "UK" ? "GB" : country.toUpperCase()
  return (
    taxes.find(({ id }) => id === code) ?? {
      nearest: nearest(
        country,
        taxes.map(({ id }) => id),
      ),
    }
  )
}

/** Price of electricity for a business; the world's interval where the country has no row. */
export function electricityOf(country: string): ValueEntry {
  const code = country.toUpperCase() === "UK" ? "GB" : country.toUpperCase()
  const row = electricityPrices.find(({ id }) => id === code) ?? electricityPrices.find(({ id }) => id === "world")
  if (row === undefined) throw new Error("internal: no electricity row for the world")
  return row
}

/** Units of a currency per US dollar. */
export function exchangeRateOf(currency: string): ValueEntry | Unknown {
  const code = currency.toUpperCase() === "RMB" ? "CNY" : currency.toUpperCase()
  const row = exchangeRates.find(({ id }) => id === code)
  return (
    row ?? {
      nearest: nearest(
        currency,
        exchangeRates.map(({ id }) => id),
      ),
    }
  )
}
