// What is wrong stands at the founder's text, and is said in both languages.
import { describe, expect, test } from "vitest"
import { sellAll } from "../../../tests/support/revenue-lines.ts"
import type { Written } from "../../../tests/support/sample-business.ts"
import { sayDiagnostic, wordsOf } from "../../words/index.ts"

const usage = { tokens: "5M token/customer/month" }
const options = {
  ...{ sections: { usage }, months: 2, given: { roles: ["engineer"] } },
  lines: { "team.roles.engineer.people": "2 person" },
}
const codesOf = (...lines: readonly Written[]) => sellAll(lines, options).diagnostics

const subscription = { kind: "subscription", price: "9 USD/customer/month" }
const tier = (name: string, share: string) => ({ name, share, price: "9 USD/customer/month" })
const work = { kind: "service", price: "900 USD/person-day", work: "9 person-day/customer" }

describe("a line that cannot be", () => {
  test.each<[string, Written, object]>([
    [
      "a key of another kind",
      { ...subscription, cpm: "5 USD" },
      { code: "key-unfit", params: { key: "cpm", kind: "subscription" }, span: { file: "file.revenue.0.cpm" } },
    ],
    [
      "a section of another kind",
      { kind: "sale", price: "9 USD/customer", tiers: [tier("s", "5 %")] },
      { code: "key-unfit", params: { key: "tiers" } },
    ],
    ["no price", { kind: "subscription" }, { code: "missing-key", params: { key: "price", section: "revenue.subscription" } }],
    [
      "half of the figures of a fee",
      { kind: "performance", baseline: "9 USD/customer/month", fee: "20 %" },
      { code: "missing-key", params: { key: "achieved" } },
    ],
    [
      "two prices",
      { ...subscription, tiers: [tier("s", "5 %")] },
      { code: "keys-exclude", params: { key: "tiers", other: "price" } },
    ],
    [
      "tiers of more than all",
      { kind: "subscription", tiers: [tier("s", "70 %"), tier("l", "40 to 60 %")] },
      { code: "shares-over", params: { key: "tiers", sum: "110" }, span: { file: "file.revenue.0.tiers.1.share" } },
    ],
    [
      "milestones of more than all",
      {
        ...work,
        people: "engineer",
        milestones: [
          { share: "60 %", at: "start" },
          { share: "60 %", after: "1 month" },
        ],
      },
      { code: "shares-over", params: { key: "milestones", sum: "120" } },
    ],
    [
      "steps out of order",
      { kind: "usage", steps: { "0 token": "9 USD/Mtoken", "5M token": "8 USD/Mtoken", "2M token": "7 USD/Mtoken" } },
      { code: "steps-order", params: { got: "2M token", place: "later" } },
    ],
    [
      "steps that begin late",
      { kind: "usage", steps: { "5M token": "8 USD/Mtoken" } },
      { code: "steps-order", params: { place: "first" } },
    ],
    [
      "a step in another unit than the price",
      { kind: "usage", steps: { "0 token": "8 USD/Mtoken", "5k request": "7 USD/Mtoken" } },
      { code: "step-unit", params: { counted: "request", per: "token" } },
    ],
    [
      "a step without a unit",
      { kind: "usage", steps: { "0 token": "8 USD/Mtoken", "5k": "7 USD/Mtoken" } },
      { code: "step-threshold" },
    ],
    [
      "a step of nothing counted",
      { kind: "usage", steps: { "0 USD": "8 USD/Mtoken" } },
      { code: "step-threshold", params: { got: "0 USD" } },
    ],
    [
      "a free part in another unit than the price",
      { kind: "usage", price: "9 USD/Mtoken", free: "100 request/customer/month" },
      { code: "wrong-unit", params: { expected: "token/customer/month" }, span: { file: "file.revenue.0.free" } },
    ],
    [
      "a free part of what is not counted",
      { kind: "usage", price: "9 USD/customer/month", free: "100 token/customer/month" },
      { code: "quota-uncounted", params: { key: "free" } },
    ],
    [
      "prices of parts without a request",
      { kind: "usage", price: { input: "1 USD/Mtoken", output: "4 USD/Mtoken" } },
      { code: "split-unknown" },
    ],
    [
      "a discount on years that nobody pays",
      { ...subscription, annual_discount: "10 %" },
      { code: "key-alone", params: { key: "annual_discount" } },
    ],
    [
      "people without work",
      { kind: "service", price: "9 USD/customer/month", people: "engineer" },
      { code: "key-alone", params: { key: "people" } },
    ],
    [
      "a role that nobody has",
      { ...work, people: "enginer" },
      { code: "unknown-worker", params: { name: "enginer", nearest: ["engineer"] }, span: { file: "file.revenue.0.people" } },
    ],
    ["an unknown task", { ...subscription, after: "beta" }, { code: "unknown-task", params: { name: "beta" } }],
    [
      "orders by nobody",
      { kind: "marketplace", orders: "4 order/month", value: "9 USD/order", take: "9 %" },
      { code: "wrong-unit", params: { expected: "order/customer/month" } },
    ],
    [
      "a fall below nothing",
      { ...subscription, refunds: "-2 %" },
      { code: "too-small", params: { key: "revenue.subscription.refunds" } },
    ],
  ])("%s", (_, line, expected) => {
    const found = codesOf(line)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(expected)
    for (const said of found.flatMap((d) => [sayDiagnostic(wordsOf("en"), d), sayDiagnostic(wordsOf("zh"), d)]))
      expect(said.message).not.toMatch(/undefined|\$\{/u)
  })

  test("two trials in one project", () => {
    const trial = { lasts: "1 month", converts: "20 %" }
    expect(codesOf({ ...subscription, name: "a", trial }, { ...subscription, name: "b", trial })).toMatchObject([
      { code: "line-twice", params: { key: "trial", name: "b" } },
    ])
  })

  test("a trial beside churn by age", () => {
    const line = { ...subscription, name: "a", trial: { lasts: "1 month", converts: "20 %" } }
    const churn = { rate: "9 %/year", early: "5 %/month", settles: "3 month" }
    expect(sellAll([line], { ...options, sections: { usage, churn } }).diagnostics).toMatchObject([
      { code: "trial-by-age", params: { name: "a", key: "early" }, span: { file: "file.revenue.0.trial.lasts" } },
    ])
  })

  test("a word that is no kind names the nearest", () => {
    expect(codesOf({ kind: "market place", price: "9 USD/customer" })[0]).toMatchObject({
      code: "unknown-word",
      params: { nearest: ["marketplace"] },
    })
  })
})
