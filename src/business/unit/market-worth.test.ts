// The market in money: customers at each step times what one pays again in a year.
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type Written } from "../../../tests/support/sample-business.ts"

const adoption = { p: "10 %/year", q: "50 %/year" }
const plan = { name: "plan", kind: "subscription", price: "100 USD/customer/month" }

function made(market: { readonly [key: string]: Written }, revenue: readonly Written[] = [plan]): SampleBusiness {
  const business = businessOf({ market: { adoption, ...market }, revenue, churn: "3 %/month" }, { months: 24 })
  expect(business.diagnostics).toEqual([])
  return business
}

/** [USD/year] in the last month. */
const worthOf = (business: SampleBusiness, name: string): number => (business.figures(name).at(-1) ?? Number.NaN) * 12

const total = { total: "5000 customer", filters: [{ name: "large", share: "40 %" }], share: "10 %" }

describe("5 000 customers who pay 1 200 USD a year", () => {
  test.each([
    ["unit.spend", 1200],
    ["business.tam_worth", 6e6],
    ["business.sam_worth", 2.4e6],
    ["business.som_worth", 240e3],
  ])("%s is %d", (name, worth) => expect(worthOf(made(total), name)).toBeCloseTo(worth, 6))

  test("customers without a total are the market, those who can be reached a part of it", () => {
    const business = made({ customers: "5000 customer", share: "10 %" })
    expect([worthOf(business, "business.tam_worth"), worthOf(business, "business.som_worth")]).toEqual([
      expect.closeTo(6e6, 6),
      expect.closeTo(600e3, 6),
    ])
    expect(business.model.quantities.has("business.sam_worth")).toBe(false)
  })

  test("what is sold once is no part of it", () => {
    const once = { name: "box", kind: "sale", price: "9000 USD/customer" }
    expect(worthOf(made(total, [plan, once]), "business.tam_worth")).toBeCloseTo(6e6, 6)
  })
})

test("a market in money has its own figure", () => {
  const business = made({ total: "9M USD/year", spending: "3000 USD/customer/year", share: "10 %" })
  expect(business.model.quantities.has("business.tam_worth")).toBe(false)
})
