import { expect, test } from "vitest"
import { marketGiven, marketSamples } from "../../tests/support/market-samples.ts"
import { businessOf, type Written } from "../../tests/support/sample-business.ts"
import { costsMeanings } from "../words/meanings-costs.ts"
import { customersMeanings } from "../words/meanings-customers.ts"
import { marketMeanings } from "../words/meanings-market.ts"
import { moneyMeanings } from "../words/meanings-money.ts"
import { revenueMeanings } from "../words/meanings-revenue.ts"
import { unitMeanings } from "../words/meanings-unit.ts"
import type { GivenCost } from "./given.ts"

/** Every key of every section. */
const everything: { readonly [key: string]: Written } = {
  market: {
    ...{
      customers: "100 customer",
      share: "50 %",
      growth: "3 %/year",
      existing: "1 customer",
      begins: "month 1",
      sales_cycle: "1 month",
      late_response: "50 %",
    },
    ...{ adoption: { p: "1 %/year", q: "40 %/year" }, channels: { names: ["a"], conversion: "10 %", takes: "3 month" } },
  },
  churn: "5 %/year",
  usage: { seats: "2 seat/customer", requests: "3 request/seat/month", tokens: "9 token/request" },
  revenue: [
    { kind: "licence", price: "9 USD/customer", maintenance: "10 %/year", share: "50 %", discount: "10 %", terms: "1 month" },
    { kind: "usage", price: "9 USD/request" },
    { kind: "service", price: "9 USD/customer/month" },
  ],
  costs: [{ name: "a", amount: "1 USD/month", share_of_revenue: "1 %", from: "month 1", until: "month 9" }],
  funding: [
    { kind: "safe", amount: "1 USD", cap: "9 USD", discount: "10 %", probability: "50 %" },
    { kind: "priced", amount: "1 USD", pre_money: "9 USD", pool: "10 %", after: "month 3", months_later: "2 month" },
    { kind: "equity", amount: "1 USD", dilution: "10 %" },
    { kind: "loan", amount: "1 USD", rate: "5 %/year", months: "9 month" },
  ],
  exit: { multiple: "3", ownership: "90 %" },
}

const serving: GivenCost = { formula: "serving.cost", parts: [{ class: "cogs", formula: "serving.cost" }] }
const others = { "serving.cost": "1 ¤/month", "training.spending": "1 ¤/month" }

const sentences = [marketMeanings, customersMeanings, revenueMeanings, costsMeanings, moneyMeanings, unitMeanings]

test("every quantity has its sentence, and every sentence its quantity", () => {
  const options = {
    given: { channels: ["a"], quality: "in_time", served: "in_time", trained: "training.spending", costs: [serving] },
    lines: { "resources.channels.a.reach": "9 customer", ...others, in_time: "= if(t > 3 month, 0.8, 1)" },
  }
  const all = businessOf(everything, options)
  expect(all.diagnostics).toEqual([])
  const ownRate = businessOf({ tax: { rate: "20 %" } }, { given: { areCostsMoved: true, trained: null } })
  const markets = marketSamples.map((market) => businessOf({ market }, marketGiven))
  const early = { rate: "5 %/year", early: "5 %/month", settles: "1 month" }
  const grown = { expansion: { rate: "5 %/year", contraction: "1 %/year" }, revenue: everything.revenue ?? [] }
  const byAge = businessOf({ market: everything.market ?? {}, churn: early, ...grown })
  const byTerm = businessOf({ market: everything.market ?? {}, churn: { ...early, contract: "3 month" }, ...grown })
  const samples = [all, ownRate, ...markets, byAge, byTerm]
  const keys = samples.flatMap(({ rows, fields }) => [...rows, ...fields].map(({ meaning }) => meaning))
  expect([...new Set(keys)].toSorted()).toEqual(sentences.flatMap(Object.keys).toSorted())
})
