import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const lines = { "resources.cash": "1M USD", "plan.pilot.end": "3.4 month" }
const given = {
  tasks: new Map([
    ["pilot", "plan.pilot.end"],
    ["2nd_trial", "8 month"],
  ]),
}
const roundsOf = (funding: readonly Written[], months = 48) => businessOf({ funding }, { months, lines, given })

describe("loans", () => {
  const loan = { kind: "loan", amount: "1M USD", rate: "6 %/year", months: "36 month", after: "month 2" }

  test("are paid back in equal parts, interest included (golden vector)", () => {
    const sample = roundsOf([loan])
    const [payments, debt, interest] = [
      sample.figures("funding.payments"),
      sample.figures("funding.debt"),
      sample.figures("funding.interest"),
    ]
    expect(sample.diagnostics).toEqual([])
    expect(payments.slice(0, 3)).toEqual([0, 0, 0])
    for (const payment of payments.slice(3, 39)) expect(payment).toBeCloseTo(30421.9375, 4)
    expect(debt[2]).toBe(1e6)
    expect([...debt.slice(38), ...payments.slice(39)].filter((figure) => figure !== 0)).toEqual([])
    expect(interest.reduce((a, b) => a + b, 0)).toBeCloseTo(95189.7483, 3)
  })

  test("without interest are paid back by equal parts of the amount", () => {
    expect(
      roundsOf([{ ...loan, rate: "0 %/year", months: "4 month" }])
        .figures("funding.payments")
        .slice(2, 8),
    ).toEqual([0, 250000, 250000, 250000, 250000, 0])
  })
})

describe("shares", () => {
  test.each<[string, Written[], number]>([
    [
      "priced: amount over post-money, and the pool",
      [{ kind: "priced", amount: "3M USD", pre_money: "12M USD", pool: "10 %" }],
      0.7,
    ],
    ["a SAFE: amount over its cap", [{ kind: "safe", amount: "500k USD", cap: "5M USD" }], 0.9],
    [
      "SAFEs that stand together add up, each a part of the same company",
      [
        { name: "a", kind: "safe", amount: "500k USD", cap: "5M USD" },
        { name: "b", kind: "safe", amount: "250k USD", cap: "8M USD" },
      ],
      1 - 0.13125,
    ],
    ["as given", [{ kind: "equity", amount: "1M USD", dilution: "15 %" }], 0.85],
    ["a grant takes nothing", [{ kind: "grant", amount: "1M USD" }], 1],
    [
      "one after the other",
      [
        { kind: "safe", amount: "500k USD", cap: "5M USD" },
        { kind: "priced", amount: "3M USD", pre_money: "12M USD" },
      ],
      0.72,
    ],
    [
      "the discount on the next round's price, where lower than the cap",
      [
        { kind: "safe", amount: "500k USD", cap: "50M USD", discount: "20 %" },
        { kind: "priced", amount: "3M USD", pre_money: "12M USD" },
      ],
      (1 - 0.5 / 9.6) * 0.8,
    ],
    ["never below nothing", [{ kind: "equity", amount: "1M USD", dilution: "80 %", pool: "30 %" }], 0],
  ])("%s", (_, funding, ownership) => {
    const sample = roundsOf(funding)
    expect(sample.diagnostics).toEqual([])
    const figures = sample.figures("ownership")
    expect(figures.at(-1)).toBeCloseTo(ownership, 12)
  })
})

describe("when and whether", () => {
  test.each<[string, Written, number]>([
    ["at once", { kind: "grant", amount: "5 USD" }, 0],
    ["in a month", { kind: "grant", amount: "5 USD", after: "month 7" }, 7],
    ["at a time", { kind: "grant", amount: "5 USD", after: "0.75 year" }, 9],
    ["at a time by formula", { kind: "grant", amount: "5 USD", after: "= launch + 1 month" }, 1],
    ["after a task with a number in its name", { kind: "grant", amount: "5 USD", after: "2nd trial" }, 8],
    ["in the month in which a task ends", { kind: "grant", amount: "5 USD", after: "pilot" }, 3],
    ["months after it", { kind: "grant", amount: "5 USD", after: "pilot", months_later: "2 month" }, 5],
  ])("%s", (_, round, month) => {
    const raised = roundsOf([round]).figures("funding.raised")
    expect(raised.findIndex((figure) => figure > 0)).toBe(month)
    expect(raised.filter((figure) => figure > 0)).toEqual([5])
  })

  test("the chance is drawn once a round", () => {
    const { figures } = roundsOf([{ name: "a", kind: "grant", amount: "5 USD", probability: "40 %" }])
    expect(figures("funding.raised", { "funding.a.luck": 0.39 })[0]).toBe(5)
    expect(figures("funding.raised", { "funding.a.luck": 0.4 })[0]).toBe(0)
  })

  test("what a round cannot do without is asked for, an unknown task named", () => {
    const codes = roundsOf([
      { name: "a", kind: "safe", amount: "1 USD" },
      { name: "b", kind: "loan", amount: "1 USD", months: "3 month" },
      { name: "c", kind: "grant", amount: "1 USD", after: "pilots" },
    ]).diagnostics
    expect(codes).toMatchObject([
      {
        code: "funding-incomplete",
        params: { name: "a", kind: "safe", keys: ["cap", "dilution"] },
        span: { file: "file.funding.0.amount" },
      },
      { code: "funding-incomplete", params: { name: "b", keys: ["rate"] } },
      { code: "unknown-task", params: { name: "pilots", nearest: ["pilot"] } },
    ])
  })
})
