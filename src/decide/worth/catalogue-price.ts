/** A price of the catalogue in the currency of the books: the file's own rate where it has one, else the catalogue's. */
import { exchangeRateOf, isUnknown } from "../../data/index.ts"
import { average, type Sampler } from "../../engine/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { isCurrency, noUnits, parseValue } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"

/** Middle and ends of what a text says, `29800 to 44600 USD/GPU`, in base units with the books' currency; null where no rate is known. */
export type InBooks = { readonly middle: number; readonly low: number; readonly high: number }

export function inBooks(text: string, venture: Venture, sampler: Sampler): InBooks | null {
  const value = parseValue(text, { file: "catalogue", offset: 0 }, noUnits, () => {})
  if (value === null || (value.kind !== "constant" && value.kind !== "random")) return null
  const { dimension, factor } = value.unit
  const currency = Object.keys(dimension).find(isCurrency)
  const rate = currency === undefined ? 1 : rateOf(currency, venture, sampler)
  if (rate === null) return null
  const middle = parseQuantity(text) * rate
  if (value.kind === "constant" || value.distribution.kind !== "interval") return { middle, low: middle, high: middle }
  const { low, high } = value.distribution
  return { middle, low: low * factor * rate, high: high * factor * rate }
}

/** What one unit of a currency is in the books, in the mean. */
function rateOf(currency: string, venture: Venture, sampler: Sampler): number | null {
  const books = venture.header.currency
  if (currency === books) return 1
  const own = ownRate(books, currency, venture, sampler)
  if (own !== null) return own
  const back = ownRate(currency, books, venture, sampler)
  if (back !== null) return 1 / back
  const [over, under] = [toDollar(books), toDollar(currency)]
  return over === null || under === null ? null : over / under
}

function ownRate(over: string, under: string, { model }: Venture, sampler: Sampler): number | null {
  const quantity = model.quantities.get(`rates.${over}_${under}`)
  if (quantity === undefined) return null
  const [values] = sampler.run([quantity.node])
  return values === undefined ? null : average(values)
}

function toDollar(currency: string): number | null {
  if (currency === "USD") return 1
  const row = exchangeRateOf(currency)
  if (isUnknown(row)) return null
  return parseQuantity(row.value)
}
