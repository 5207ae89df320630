// Names of quantities as a reader meets them: what a risk acts on by its meaning, a step of prices by where it begins.
import { expect, test } from "vitest"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { meaningOf } from "./names.ts"

const { venture } = compileVenture(
  `venturi: 1
currency: USD
resources: { cash: 1M USD }
projects:
  a:
    market: { customers: 900 customer, share: 20 %, adoption: { p: 9 %/year, q: 40 %/year } }
    usage: { requests: 500 to 900 request/customer/month }
    revenue: [ { name: minutes, kind: usage, steps: { 0 request: 3 to 4 USD/request, 400 request: 2 USD/request } } ]
    risks: [ { name: own tools, probability: 10 %/year, effect: { joining: 0.4 to 0.8 } } ]
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
