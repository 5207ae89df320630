/** Prices of an hour of a device as people write them, and money of other countries in dollars. */
import { exchangeRateOf, isUnknown } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { isCurrency } from "../../units/index.ts"

const signs: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", 元: "CNY" }

const sign = "[$€£¥￥]"
const per = "(?:GPU|卡|块|张)?[-/·]?(?:hour|hr|h|小时|时)"
const form = new RegExp(
  `^(${sign}?)\\s*(\\d[\\d,_]*\\.?\\d*|\\.\\d+)\\s*([a-z]{3}|${sign}|元)?\\s*(?:(?:/|每)\\s*${per})?$`,
  "iu",
)

/** `2.5`, `$2.5/h`, `18 CNY/GPU-hour`, `¥18`, `18元/卡时`. Null: it is none. Units: → [USD/GPU-hour], at the middle of the catalogue's rate. */
export function parseHourPrice(text: string): number | null {
  const [, before = "", figure = "", behind = ""] = form.exec(text.trim()) ?? []
  const amount = figure === "" ? Number.NaN : Number(figure.replaceAll(/[,_]/gu, ""))
  const named = [before, behind].flatMap((one) => (one === "" ? [] : [signs[one] ?? one.toUpperCase()]))
  if (new Set(named).size > 1 || !named.every(isCurrency)) return null
  const dollars = dollarsOf(amount, named[0] ?? "USD")
  return dollars !== null && dollars > 0 && Number.isFinite(dollars) ? dollars : null
}

/** Null: no rate is known. Units: `amount` [currency] → [USD]. */
export function dollarsOf(amount: number, currency: string): number | null {
  if (currency === "USD") return amount
  const rate = exchangeRateOf(currency)
  return isUnknown(rate) ? null : amount / (parseQuantity(rate.value) / parseQuantity(`1 ${currency}/USD`))
}
