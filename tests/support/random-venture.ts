/** For tests: ventures of any sections together. */
import fc from "fast-check"
import { chance, figure, months, named, type Section, share, some, steady, type Text, yearly } from "./random-figures.ts"
import { beginning, costLine, revenueLine } from "./random-lines.ts"

const growth = fc.oneof(
  yearly,
  steady(figure(-90, -1, "%/year")).filter((text) => !String(text).includes(" to ")),
)

const season = fc.constantFrom(
  { of: ["usage", "joining"], january: "60 %", july: "20 to 90 %", november: "250 %" },
  { march: "0 %", april: "300 %" },
)

const competition = fc
  .record({ price: figure(1, 300, "USD/seat/month"), rival: figure(1, 300, "USD/seat/month"), from: months, reacts: share })
  .map(({ price, rival, from, reacts }) => ({
    price,
    quality: "60 to 90 %",
    competitors: [
      { name: "rival", price: rival, quality: "70 %", from, reacts },
      { name: "open model", quality: "50 %", improves: "0.1 1/year" },
    ],
    weights: { price: "0.5 to 3", quality: "2" },
    reference_price: "50 USD/seat/month",
  }))

const held = {
  sellers: fc.record({ role: fc.constant("sales"), deals: figure(0, 9, "customer/person/month"), ramp: months }),
  onboarding: figure(0, 900, "customer/month"),
}

const common = {
  begins: months,
  sales_cycle: months,
  channels: some({ conversion: share, takes: months }),
  ...held,
  season,
}

const adoption = some({ p: yearly, q: yearly })

const market = fc.oneof(
  some(
    {
      customers: figure(0, 1e6, "customer"),
      share,
      growth,
      adoption,
      existing: figure(0, 1e5, "customer"),
      competition,
      ...common,
    },
    ["customers"],
  ),
  some(
    {
      total: figure(0, 1e9, "USD/year"),
      spending: figure(1, 1e5, "USD/customer/year"),
      filters: named(fc.record({ share }), 3, "filter"),
      ...common,
    },
    ["total", "spending"],
  ),
  some(
    {
      segments: named(
        some({ customers: figure(0, 1e5, "customer"), share, growth, existing: figure(0, 1e4, "customer") }, ["customers"]),
        3,
        "part",
      ),
      ...common,
    },
    ["segments"],
  ),
)

const usage = some({ seats: figure(0, 500, "seat/customer"), requests: figure(0, 1e4, "request/customer/month") }, ["requests"])

const byAge = some({
  rate: steady(chance),
  early: figure(0, 90, "%/month"),
  settles: figure(0, 9, "month"),
  contract: fc.constantFrom("1 month", "12 month"),
}).map((churn) =>
  "early" in churn && "settles" in churn ? churn : { rate: churn.rate ?? "10 %/year", contract: churn.contract ?? "3 month" },
)

const expansion = some({ rate: yearly, contraction: chance }, ["rate"])

/** A trial is told apart from leaving by age in no model yet, so only where there is none. */
const project = fc
  .record({
    rest: some({ market, usage, expansion, revenue: named(revenueLine, 4, "line"), costs: named(costLine, 3, "cost") }, [
      "market",
      "usage",
      "revenue",
    ]),
    churn: fc.oneof(steady(chance), byAge),
    begin: beginning,
  })
  .map(({ rest, churn, begin }): Section => {
    const [first, ...others] = rest.revenue as readonly Section[] // as made above
    const isTried = typeof churn === "string" && first?.kind === "subscription"
    return { ...rest, churn, revenue: [isTried ? { ...first, ...begin } : first, ...others] }
  })

/** The text of a venture file (JSON is YAML). */
export const randomVenture: fc.Arbitrary<Text> = fc.tuple(project, figure(0, 200, "customer")).map(([only, reach]) =>
  JSON.stringify({
    venturi: 1,
    name: "any",
    currency: "USD",
    start: "2027-01",
    horizon: "24 months",
    discount: "15 %/year",
    resources: {
      cash: "1M USD",
      channels: [{ name: "partners", reach }],
      people: [
        { role: "sales", count: "1 to 3 person", pay: "5k USD/person/month" },
        { role: "engineer", count: "2 person", pay: "9k USD/person/month" },
      ],
    },
    projects: { any: only },
  }),
)
