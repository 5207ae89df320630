/** Currencies that amounts can be converted from: those with a rate in the catalogue, and the dollar that rates go through. */
import { exchangeRateOf, isUnknown, type ValueEntry } from "../data/index.ts"
import type { SoFar } from "./answers.ts"

export function convertible(currency: string): boolean {
  return currency === "USD" || rateOf(currency) !== null
}

/** Units of a currency per dollar; null for the dollar itself and for what the catalogue does not know. */
export function rateOf(currency: string): ValueEntry | null {
  const row = exchangeRateOf(currency)
  return isUnknown(row) ? null : row
}

/** The currency of the books, which amounts without one are in. */
export function currencyOf({ country }: SoFar): string {
  return country?.currency ?? "USD"
}

/** What an amount without a currency lacks, in the order in which it is tried: `1200万元`, `900k USD`. */
export function missingMoney(currency: string): readonly string[] {
  return [...(currency === "CNY" ? ["元"] : []), ` ${currency}`, currency]
}
