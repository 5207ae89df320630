/** Currencies that amounts can be converted from: those with a rate in the catalogue, and the dollar that rates go through. */
import { exchangeRateOf, isUnknown, type ValueEntry } from "../data/index.ts"
import { parseQuantity } from "../models/index.ts"
import type { Language } from "../words/index.ts"
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

/** So many dollars in a currency, with two digits: more would claim to know more. `1.2M USD`, `640万元`, `45 到 100 元`. */
export function amountIn(currency: string, language: Language, ...dollars: readonly [low: number, high?: number]): string {
  const figures = dollars.map((amount = 0) => short(amount * perDollar(currency), language))
  const isYuan = language === "zh" && currency === "CNY"
  const unit = isYuan ? `${figures.at(-1)?.endsWith("万") === true ? "" : " "}元` : ` ${currency}`
  return `${figures.join(language === "zh" ? " 到 " : " to ")}${unit}`
}

function short(amount: number, language: Language): string {
  const suffixes: readonly (readonly [number, string])[] =
    language === "zh"
      ? [[1e4, "万"]]
      : [
          [1e6, "M"],
          [1e3, "k"],
        ]
  const [unit, suffix] = suffixes.find(([least]) => amount >= least) ?? [1, ""]
  return `${Number((amount / unit).toPrecision(2))}${suffix}`
}
