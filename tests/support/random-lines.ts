/** For tests: lines of revenue of every kind, and of costs, with any of their keys. */
import fc from "fast-check"
import { figure, months, type Section, share, some, steady, yearly } from "./random-figures.ts"

const price = (most: number, unit: string): fc.Arbitrary<unknown> => figure(0, most, unit)
const of = (
  kind: string,
  keys: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  needed: readonly string[],
): fc.Arbitrary<Section> => some({ ...common, ...keys, kind: fc.constant(kind) }, ["kind", ...needed]).map(monthlyOrYearly)

/** What any line may say. */
const common = { share, terms: months, refunds: share, bad_debt: share, from: months, until: months }

/** By the year or by the month; what goes with the year stands beside it. */
const monthlyOrYearly = (line: Section): Section => {
  if (line.billing === "annual") return line
  const { annual_discount: _, refund_unused: __, ...rest } = line
  return rest
}

const prepaid = { billing: fc.constant("annual"), annual_discount: share, refund_unused: share }

const tiers = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 })).map(([first, second]) => [
  { name: "small", price: "9 USD/customer/month", share: `${first} %` },
  { name: "large", price: "20 to 90 USD/seat/month", share: `${second} %` },
])

const usageKeys = {
  free: price(1e4, "request/customer/month"),
  minimum: price(1e3, "USD/customer/month"),
  spread: figure(0, 5, ""),
  discount: share,
}

export const revenueLine: fc.Arbitrary<Section> = fc.oneof(
  of("subscription", { price: price(1e4, "USD/customer/month"), discount: share, ...prepaid }, ["price"]),
  of("subscription", { price: price(1e3, "USD/seat/month"), ...prepaid }, ["price"]),
  of("subscription", { tiers, ...prepaid }, ["tiers"]),
  of("usage", { price: price(10, "USD/request"), ...usageKeys }, ["price", "free"]),
  of("usage", { steps: fc.constant({ "0 request": "3 USD/request", "900 request": "0.5 to 2 USD/request" }), ...usageKeys }, [
    "steps",
  ]),
  of("licence", { price: price(1e6, "USD/customer"), maintenance: yearly, renewal: share, billing: prepaid.billing }, [
    "price",
    "maintenance",
  ]),
  of("sale", { price: price(1e5, "USD/seat") }, ["price"]),
  of("service", { price: price(1e5, "USD/month") }, ["price"]),
  of(
    "service",
    {
      price: price(3e3, "USD/person-day"),
      people: fc.constant("engineer"),
      work: price(300, "person-day/customer"),
      utilisation: share,
    },
    ["price", "people", "work"],
  ),
  of(
    "advertising",
    {
      sessions: price(300, "session/customer/month"),
      impressions: price(30, "impression/session"),
      fill: share,
      cpm: price(40, "USD"),
      network: share,
    },
    ["sessions", "impressions", "cpm"],
  ),
  of("marketplace", { orders: price(30, "order/customer/month"), value: price(1e3, "USD/order"), take: share }, [
    "orders",
    "value",
    "take",
  ]),
  of(
    "performance",
    {
      baseline: price(1e4, "USD/customer/month"),
      achieved: price(2e4, "USD/customer/month"),
      fee: share,
      risk: share,
      proves: months,
    },
    ["baseline", "achieved", "fee"],
  ),
)

/** At most one line of a project may begin with a trial or be free for some. */
export const beginning: fc.Arbitrary<Section> = some({
  trial: fc.record({ lasts: steady(months), converts: share }),
  freemium: fc.record({ paying: share, usage: figure(0, 200, "%") }),
})

export const costLine: fc.Arbitrary<Section> = fc.oneof(
  some({ amount: figure(0, 1e5, "USD/month"), from: months, until: months }, ["amount"]),
  some({ amount: figure(0, 1e3, "USD/customer/month") }, ["amount"]),
  some({ amount: figure(0, 1e5, "USD"), from: months }, ["amount"]),
  some({ share_of_revenue: share }, ["share_of_revenue"]),
  some(
    {
      kind: fc.constant("marketing"),
      budget: figure(0, 1e5, "USD/month"),
      brings: share,
      funnel: fc.constant({
        cost_per_lead: "9 to 90 USD",
        steps: [
          { name: "tries", share: "20 %" },
          { name: "buys", share: "10 to 30 %" },
        ],
      }),
    },
    ["kind", "funnel"],
  ),
  some({ kind: fc.constant("commission"), share_of_contract: share }, ["kind"]),
)
