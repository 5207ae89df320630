import { describe, expect, test } from "vitest"
import { exchangeRateOf, isUnknown } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { parseHourPrice } from "./hour-price.ts"

/** [currency/USD] The middle of the catalogue. */
function rateOf(currency: string): number {
  const row = exchangeRateOf(currency)
  if (isUnknown(row)) throw new Error(currency)
  return parseQuantity(row.value) / parseQuantity(`1 ${currency}/USD`)
}

describe("the price of an hour", () => {
  test.each([
    ["2.5", 2.5, "USD"],
    ["$2.5", 2.5, "USD"],
    ["2.5 USD/GPU-hour", 2.5, "USD"],
    ["1,200 usd/h", 1200, "USD"],
    [".9 $", 0.9, "USD"],
    ["18 CNY", 18, "CNY"],
    ["¥18/小时", 18, "CNY"],
    ["18元/卡时", 18, "CNY"],
    ["18 元每卡小时", 18, "CNY"],
    ["€2.20", 2.2, "EUR"],
    ["2.2 EUR/hr", 2.2, "EUR"],
    ["£2", 2, "GBP"],
  ])("%s", (text, amount, currency) => {
    expect(parseHourPrice(text)).toBeCloseTo(currency === "USD" ? amount : amount / rateOf(currency), 12)
  })

  test.each(["", "free", "0", "-2", "2 XYZ", "$2 EUR", "2 USD/month", "2.5.1", "1e400", "NaN", "2 apples"])("not %s", (text) => {
    expect(parseHourPrice(text)).toBeNull()
  })
})
