// Names of quantities as a reader meets them: what a risk acts on by its meaning, a step of prices by where it begins.
import { expect, test } from "vitest"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { asWritten, meaningOf, readableName, spokenName } from "./names.ts"

const { venture } = compileVenture(
  `venturi: 1
currency: USD
resources: { cash: 1M USD }
assumptions: { push: 5 to 9 %/year, unit_price: 3 to 4 USD/request, both: 10 to 20 %, work_day: 6 to 8 hour, factor: 2 to 3, twice: 5 to 6 month }
projects:
  a:
    market: { customers: 900 customer, share: = both, adoption: { p: = push, q: 40 %/year } }
    usage: { requests: 500 to 900 request/customer/month }
    revenue: [ { name: minutes, kind: usage, steps: { 0 request: "= unit_price * 2 * (work_day / 1 hour)", 400 request: 2 USD/request } } ]
    risks: [ { name: own tools, probability: 10 %/year, effect: { joining: 0.4 to 0.8 } } ]
    formulas: { half: = both / 2, triple: "= factor * 3 + twice / 1 month" }
    churn: 5 to 9 %/year
    costs: [ { name: rent, amount: 2k USD/month, from: = twice, until: "= twice * 2" }, { name: net, amount: 1k USD/month, from: = twice } ]
    plan: [ { milestone: launch } ]
`,
  { file: "venture.yaml" },
)
if (venture === null) throw new Error("no venture")
const told = venture

test.each([
  [
    "a.risks.own_tools.effect.joining",
    "effect of “own tools” on customers who join by month",
    "“own tools”对每月新增客户的影响幅度",
  ],
  [
    "a.revenue.minutes.steps.2",
    "price of minutes from 400 request/customer/month on, before value-added tax",
    "minutes 自 400 请求/客户/月起的不含税价格",
  ],
])("%s", (path, english, chinese) => {
  expect([meaningOf(wordsOf("en"), told, path), meaningOf(wordsOf("zh"), told, path)]).toEqual([english, chinese])
})

test.each([
  ["push", "adoption without word of mouth (Bass p)"],
  ["unit_price", "unit price"],
  ["work_day", "work day"],
  ["both", "part of the customers that can be reached"],
  ["twice", "twice"],
  ["a.market.share", "part of the customers that can be reached"],
])("a reader who knows no name of the file reads %s as what it is", (path, name) => {
  expect(readableName(wordsOf("en"), told, path)).toBe(name)
})

test.each([
  ["unit_price", "unit price", "“unit price”"],
  ["factor", "“factor”", "“factor”"],
  ["push", "adoption without word of mouth (Bass p)", "自发采用率（Bass 模型 p）"],
])("within a sentence %s is %s, in Chinese %s", (path, english, chinese) => {
  expect([spokenName(wordsOf("en"), told, path), spokenName(wordsOf("zh"), told, path)]).toEqual([english, chinese])
})

test.each([
  ["series_A", "the series A round", "series A"],
  ["ml_engineer", "{ role: ml-engineer }", "ml-engineer"],
  ["unit_price", "= unit_price * 2", "unit price"],
  ["unit_price", "= unit_price * 2 # the unit price", "unit price"],
])("%s in “%s” is %s", (name, text, expected) => {
  expect(asWritten(name, text)).toBe(expected)
})
