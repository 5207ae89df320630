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

/** A line of each kind with all of its keys. */
const everyRevenue: readonly Written[] = [
  {
    ...{
      name: "tiers",
      kind: "subscription",
      billing: "annual",
      annual_share: "30 %",
      annual_discount: "10 %",
      refund_unused: "50 %",
    },
    ...{ refunds: "1 %", bad_debt: "1 %", from: "month 1", until: "month 40", terms: "1 month" },
    tiers: [
      { name: "s", price: "9 USD/customer/month", share: "50 %" },
      { name: "l", price: "9 USD/seat/month", share: "5 %", seats: "9 seat/customer" },
    ],
    ...{ trial: { lasts: "1 month", converts: "20 %" }, freemium: { paying: "5 %", usage: "30 %" } },
  },
  {
    name: "tokens",
    kind: "usage",
    price: { input: "1 USD/Mtoken", output: "4 USD/Mtoken", cached: "0.1 USD/Mtoken" },
    free: "9 token/customer/month",
    minimum: "9 USD/customer/month",
  },
  { name: "steps", kind: "usage", steps: { "0 token": "9 USD/Mtoken", "9 token": "5 USD/Mtoken" }, spread: "1" },
  { name: "renewed", kind: "licence", price: "9 USD/customer", maintenance: "10 %/year", renewal: "90 %" },
  {
    ...{ name: "ads", kind: "advertising", sessions: "9 session/customer/month", impressions: "3 impression/session" },
    ...{ fill: "90 %", cpm: "5 USD", network: "30 %" },
  },
  {
    ...{
      name: "work",
      kind: "service",
      people: "engineer",
      utilisation: "70 %",
      days: "20 day/month",
      work: "9 person-day/customer",
    },
    price: "900 USD/person-day",
    milestones: [
      { share: "30 %", at: "start" },
      { share: "70 %", after: "3 month" },
    ],
  },
  { name: "more work", kind: "service", people: "engineer", work: "9 person-day/customer", price: "900 USD/person-day" },
  { name: "care", kind: "service", people: "engineer", work: "1 person-day/customer/month", price: "9 USD/customer/month" },
  { name: "shop", kind: "marketplace", orders: "2 order/customer/month", value: "30 USD/order", take: "12 %" },
  {
    ...{ name: "gains", kind: "performance", baseline: "9 USD/customer/month", achieved: "6 USD/customer/month", fee: "20 %" },
    ...{ risk: "10 %", proves: "9 month" },
  },
]

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
    ...everyRevenue,
  ],
  costs: [
    { name: "a", amount: "1 USD/month", share_of_revenue: "1 %", from: "month 1", until: "month 9" },
    { name: "boxes", amount: "1 USD/customer" },
    { kind: "labelling", records: "9 record", annotators: "2", review: "1 %" },
    { kind: "marketing", budget: "1 USD/month", brings: "50 %", funnel: { cost_per_lead: "1 USD", steps: [{ share: "1 %" }] } },
    { kind: "commission", share_of_contract: "9 %" },
    { kind: "storage", stored: "1 GB" },
    { kind: "egress", sent: "1 GB/month" },
    { kind: "review", share: "1 %", takes: "1 min", pay: "9 USD/person/month" },
  ],
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

const tokenSplit = { input: "serving.input", output: "serving.output", cached: "serving.cached" }
const served = { "serving.input": "3 token/request", "serving.output": "1 token/request", "serving.cached": "0.2" }

test("every quantity has its sentence, and every sentence its quantity", () => {
  const options = {
    given: {
      ...{ channels: ["a"], quality: "in_time", served: "in_time", trained: "training.spending", costs: [serving] },
      ...{ roles: ["engineer"], tokenSplit },
    },
    lines: {
      ...{ "resources.channels.a.reach": "9 customer", ...others, in_time: "= if(t > 3 month, 0.8, 1)" },
      ...{ ...served, "team.roles.engineer.people": "3 person" },
    },
  }
  const all = businessOf(everything, options)
  expect(all.diagnostics).toEqual([])
  const ownRate = businessOf({ tax: { rate: "20 %" } }, { given: { areCostsMoved: true, trained: null } })
  const markets = marketSamples.map((market) => businessOf({ market }, marketGiven))
  const early = { rate: "5 %/year", early: "5 %/month", settles: "1 month" }
  const grown = { expansion: { rate: "5 %/year", contraction: "1 %/year" }, revenue: everything.revenue ?? [] }
  const byAge = businessOf({ market: everything.market ?? {}, churn: early, ...grown })
  const byTerm = businessOf({ market: everything.market ?? {}, churn: { ...early, contract: "3 month" }, ...grown })
  // Payback has rows of its own where no maintenance is renewed by a part.
  const allStay = { market: everything.market ?? {}, revenue: [{ kind: "subscription", price: "9 USD/customer/month" }] }
  const stay = [early, { ...early, contract: "3 month" }].map((churn) => businessOf({ ...allStay, churn }))
  const byFormula = businessOf(allStay, {
    given: { replaced: new Set(["leaving"]) },
    lines: { "business.leaving": "1 customer/month" },
  })
  // The market in money is told of one in customers.
  const counted = { total: "5000 customer", filters: [{ name: "large", share: "40 %" }], share: "10 %" }
  const inMoney = businessOf({ market: counted, revenue: allStay.revenue })
  const samples = [all, ownRate, ...markets, byAge, byTerm, ...stay, byFormula, inMoney]
  const keys = samples.flatMap(({ rows, fields }) => [...rows, ...fields].map(({ meaning }) => meaning))
  expect([...new Set(keys)].toSorted()).toEqual(sentences.flatMap(Object.keys).toSorted())
})
