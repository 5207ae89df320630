// What the company is worth at the end, part by part, and what investors and holders have of it.
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const revenue = [{ kind: "licence", price: "1200 USD/customer", maintenance: "10 %/year" }]
const exit = { multiple: "5 year", one_off: "1 year", ownership: "80 %" }
/** 50 customers pay 10 USD of maintenance a month; 1200 USD of licences are sold in each. */
const sells = {
  "business.joining": "1 customer/month",
  "business.customers": "50 customer",
  "business.cash_flow": "0 USD/month",
  "resources.cash": "7000 USD",
  discount: "0 %/year",
}
const loan = { kind: "loan", amount: "1000 USD", rate: "0 %/year", months: "1000 month", after: "month 0" }

const parts = ["recurring_value", "one_off_value", "cash", "debt", "unpaid", "equity", "held"] as const
const partsOf = (lines: Readonly<Record<string, string>>, funding: readonly Written[] = [], written: Written = exit) => {
  const sample = businessOf({ revenue, exit: written, funding }, { months: 24, lines: { ...sells, ...lines } })
  expect(sample.diagnostics).toEqual([])
  return Object.fromEntries(parts.map((part) => [part, sample.figures(`business.exit_${part}`)[0] ?? Number.NaN]))
}

describe("value at the end", () => {
  test("is recurring revenue and one-off sales by their multiples, cash, less debt; holders have their share", () => {
    const made = partsOf({}, [loan])
    expect(made).toEqual({
      ...{ recurring_value: expect.closeTo(30_000, 6), one_off_value: expect.closeTo(14_400, 6) },
      // A loan of 1 USD a month, of which 23 are paid back from the month after on.
      ...{ cash: expect.closeTo(7000 + 1000 - 23, 6), debt: expect.closeTo(1000 - 23, 6), unpaid: 0 },
      ...{ equity: expect.closeTo(51_400, 6), held: expect.closeTo(0.8 * 51_400, 6) },
    })
  })

  test("after ruin every part is nothing, so the parts still add up", () => {
    const made = partsOf({ "business.cash_flow": "= if(t == 3 month, -9000 USD/month, 0 USD/month)" })
    expect(Object.values(made)).toEqual(parts.map(() => 0))
  })

  test("what is owed beyond the worth of the company is the lenders' loss", () => {
    const made = partsOf(
      { "business.joining": "0 customer/month", "business.cash_flow": "= if(t == 3 month, -7500 USD/month, 0 USD/month)" },
      [loan],
      { ...exit, multiple: "0 year" },
    )
    const { recurring_value: recurring = 0, one_off_value: oneOff = 0, cash = 0, debt = 0, unpaid = 0, equity } = made
    expect(unpaid).toBeCloseTo(500, 6)
    expect(equity).toBe(0)
    expect(recurring + oneOff + cash - debt + unpaid).toBeCloseTo(0, 6)
  })
})

describe("investors", () => {
  const money = (funding: readonly Written[], name: string, part: string): number => {
    const lines = { ...sells, "business.revenue": "0 USD/month", "resources.cash": "1M USD" }
    return businessOf({ funding }, { months: 24, lines }).figures(`funding.${name}.${part}`).at(-1) ?? Number.NaN
  }
  const seed = { name: "seed", kind: "safe", amount: "500k USD", cap: "5M USD", after: "month 12" }
  const next = { name: "next", kind: "priced", amount: "3M USD", pre_money: "12M USD", pool: "10 %", after: "month 12" }

  test("hold what they bought, less what later rounds and their pools take; the pool is not theirs", () => {
    expect(money([seed, next], "seed", "held")).toBeCloseTo(0.1 * (1 - 0.2 - 0.1), 12)
    expect(money([seed, next], "next", "held")).toBeCloseTo(0.2, 12)
  })

  test("their worth, multiple and yearly return", () => {
    // 1M of cash and 500k raised are all that there is: a tenth of it for 500k, a year before the end.
    expect(money([seed], "seed", "worth")).toBeCloseTo(150_000, 6)
    expect(money([seed], "seed", "multiple")).toBeCloseTo(0.3, 12)
    expect(money([seed], "seed", "return")).toBeCloseTo(-0.7, 12)
  })

  test("SAFEs that together take more than all share it", () => {
    const many = ["a", "b"].map((name) => ({ ...seed, name, amount: "4M USD" }))
    expect(money(many, "a", "held")).toBeCloseTo(0.5, 12)
  })

  test.each([
    ["a round that does not close", { ...seed, probability: "0 %" }],
    ["a round of nothing", { ...seed, amount: "0 USD" }],
  ])("%s brings no return, and no 0 / 0", (_, round) => {
    expect(["worth", "multiple", "return"].map((part) => money([round], "seed", part))).toEqual([0, 0, 0])
  })
})
