import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const none = { adoption: { p: "0 %/year", q: "0 %/year" } }

describe("from the top", () => {
  test("filters one after the other, then the share that can be reached", () => {
    const market = {
      ...none,
      total: "40000 customer",
      filters: [
        { name: "on the cloud", share: "50 %" },
        { name: "large", share: "20 %" },
      ],
      share: "10 %",
      growth: "21 %/year",
    }
    const { figures, diagnostics } = businessOf({ market }, { months: 25 })
    expect(diagnostics).toEqual([])
    const names = ["tam", "filters.on_the_cloud.left", "filters.large.left", "sam", "som"]
    expect(names.map((name) => figures(`business.${name}`)[0])).toEqual([40000, 20000, 4000, 4000, 400])
    expect(figures("business.potential")[24]).toBeCloseTo(400 * 1.21 ** 2, 8)
  })

  // Two reports on Chinese medical language models in 2024 say 1.08 and 4.18 thousand million yuan.
  test("money divided by what one customer spends", () => {
    const market = { ...none, total: "1.08B CNY/year", spending: "100k CNY/customer/year", share: "5 %" }
    const { figures } = businessOf({ market }, { money: "CNY" })
    expect(figures("business.tam")[0]).toBeCloseTo(10800, 8)
    expect(figures("business.potential")[0]).toBeCloseTo(540, 8)
  })

  test("money by the month is the same market", () => {
    const market = { ...none, total: "10M USD/month", spending: "120k USD/customer/year" }
    expect(businessOf({ market }).figures("business.tam")[0]).toBeCloseTo(1000, 9)
  })

  test("a formula with a spending is money, without one it is customers", () => {
    const lines = { size: "9M USD/year", heads: "70 customer" }
    const money = { ...none, total: "= size", spending: "100k USD/customer/year" }
    expect(businessOf({ market: money }, { lines }).figures("business.potential")[0]).toBeCloseTo(90, 9)
    expect(businessOf({ market: { ...none, total: "= heads" } }, { lines }).figures("business.potential")).toEqual([70])
  })

  test("`customers` is the total that the filters act on", () => {
    const market = { ...none, customers: "200 customer", filters: [{ share: "25 %" }] }
    const { figures } = businessOf({ market })
    expect(["business.tam", "business.filters.1.left", "business.potential"].map((name) => figures(name)[0])).toEqual([
      200, 50, 50,
    ])
  })

  test("what a wide share has beyond the whole does not count", () => {
    const market = { ...none, customers: "200 customer", filters: [{ name: "all", share: "= most" }] }
    expect(businessOf({ market }, { lines: { most: "1.4" } }).figures("business.sam")).toEqual([200])
  })

  test("without filters and total nothing is told of the way", () => {
    const { rows } = businessOf({ market: { ...none, customers: "9 customer", share: "50 %" } })
    expect(rows.filter(({ name }) => /business\.(?:tam|sam|som)/u.test(name))).toEqual([])
  })
})

describe("constant elasticity", () => {
  const at = (price: string, share = "20 %"): number => {
    const market = { ...none, customers: "1000 customer", share, price, reference_price: "10 USD/seat/month", elasticity: "-1.5" }
    return businessOf({ market }).figures("business.potential")[0] ?? 0
  }

  test.each([
    ["10 USD/seat/month", 200],
    ["20 USD/seat/month", 200 * 2 ** -1.5],
    ["5 USD/seat/month", 200 * 2 ** 1.5],
  ])("at %s the potential is %d", (price, potential) => {
    expect(at(price)).toBeCloseTo(potential, 9)
  })

  test("one per cent more of the price loses 1.5 %, by finite difference", () => {
    expect(Math.log(at("10.001 USD/seat/month") / at("10 USD/seat/month")) / Math.log(1.0001)).toBeCloseTo(-1.5, 6)
  })

  test("nobody joins whom the offer does not suit, though it were free", () => {
    expect(at("0 USD/seat/month")).toBe(1000)
  })
})

describe("mistakes", () => {
  const base = { ...none, customers: "100 customer" }
  test.each<[string, Written, string]>([
    ["total and customers", { ...base, total: "100 customer" }, "market-total-twice"],
    ["neither", none, "missing-key"],
    ["money without a spending", { ...none, total: "5M USD/year" }, "market-spending"],
    ["a spending without money", { ...base, spending: "5k USD/customer/year" }, "market-spending-unneeded"],
    ["a filter of more than all", { ...base, filters: [{ name: "a", share: "140 %" }] }, "too-large"],
    ["a filter that may be more than all", { ...base, filters: [{ name: "a", share: "60 to 140 %" }] }, "too-large"],
    ["customers beside segments", { ...base, segments: [{ name: "a", customers: "9 customer" }] }, "market-beside-segments"],
    [
      "an elasticity above zero",
      { ...base, price: "1 USD", reference_price: "1 USD", elasticity: "0.5 to 1.5" },
      "market-elasticity-sign",
    ],
    ["an elasticity without a price", { ...base, reference_price: "1 USD", elasticity: "-1" }, "missing-key"],
    [
      "a price of another kind",
      { ...base, price: "1 USD/seat/month", reference_price: "1 USD", elasticity: "-1" },
      "market-price-units",
    ],
  ])("%s", (_, market, code) => {
    expect(businessOf({ market }).diagnostics.map((d) => d.code)).toEqual([code])
  })
})
