/** Currencies that amounts can be converted from: those with a rate in the catalogue, and the dollar that rates go through. */
import { exchangeRateOf, isUnknown, type ValueEntry } from "../data/index.ts"
import { parseQuantity } from "../models/index.ts"
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

/** Units of the currency that a dollar is, at the middle of its rate; 1 where none is known. */
export function perDollar(currency: string): number {
  const row = rateOf(currency)
  return row === null ? 1 : parseQuantity(row.value)
}

/** Dollars as an example in the currency, with two digits: `60k USD`, `430k CNY`, `1 to 2 USD`. Examples claim no more. */
export function amountIn(currency: string, ...dollars: readonly [low: number, high?: number]): string {
  const figures = dollars.map((amount = 0) => short(amount * perDollar(currency)))
  return `${figures.join(" to ")} ${currency}`
}

function short(amount: number): string {
  const [unit, suffix] = amount >= 1e6 ? [1e6, "M"] : amount >= 1e4 ? [1e3, "k"] : [1, ""]
  return `${Number((amount / unit).toPrecision(2))}${suffix}`
}
