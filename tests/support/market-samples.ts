/** For tests: markets that between them have every key and every quantity of the room's market. */
import type { SampleOptions, Written } from "./sample-business.ts"

const months = ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
const season = Object.fromEntries([...months, "october", "november", "december"].map((month) => [month, "90 %"]))
const growth = "3 %/year"
const adoption = { p: "1 %/year", q: "40 %/year" }
const competitor = { name: "a", price: "1 USD", price_growth: "-9 %/year", quality: "1", improves: "1 1/year", brand: "1" }

const fromTop: Written = {
  ...{ total: "9M USD/year", spending: "1k USD/customer/year", filters: [{ name: "a", share: "50 %" }], season },
  sellers: { role: "sales", deals: "1 customer/person/month", ramp: "3 month" },
  onboarding: "9 customer/month",
  competition: {
    ...{ price: "1 USD", quality: "1", brand: "1", outside: "0", weights: { price: "2", quality: "1", brand: "1" } },
    competitors: [
      { ...competitor, from: "month 3", reacts: "0.3" },
      { ...competitor, name: "b" },
    ],
  },
}

const bySegments: Written = {
  segments: [{ customers: "9 customer", share: "50 %", growth, existing: "1 customer", begins: "month 3", adoption }],
  onboarding: { role: "sales", effort: "1 person-month/customer" },
  sellers: { role: "sales", deals: "1 customer/person/month" },
}

const byPrice: Written = {
  ...{ customers: "9 customer", price: "1 USD", reference_price: "1 USD", elasticity: "-1" },
  competition: { price: "1 USD", reference_price: "1 USD", weights: { price: "2" }, competitors: [{ name: "a" }] },
}

export const marketSamples: readonly Written[] = [fromTop, bySegments, byPrice]

export const marketGiven: SampleOptions = {
  given: { channels: ["a"], roles: ["sales"] },
  lines: { "resources.channels.a.reach": "9 customer", "team.roles.sales.people": "2 person" },
}
