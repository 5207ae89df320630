import {
  defineVenture,
  diagnosticsText,
  pageOf,
  type QuantityRun,
  runVenture,
  streamVenture,
  type VentureDescription,
  wordsOf,
} from "venturi"

/** One venture for each price: a description is a value, so a function makes as many as are wanted. */
const at = (price: string): VentureDescription => ({
  name: "Meeting notes",
  start: "2027-01",
  horizon: "36 months",
  resources: { cash: "900k USD", people: [{ role: "ml-engineer", count: "2 person" }] },
  assumptions: { teams: "20k to 50k customer", price },
  projects: {
    notes: {
      model: { api: "gpt-4o-mini" },
      serving: { request: { input: "6000 token", output: "500 token" } },
      market: {
        // The dearer, the fewer takers: of three one is left when it costs 12 USD more.
        customers: "= teams * exp(-price / 12 USD/seat/month)",
        share: "8 to 20 %",
        adoption: { p: "2 to 6 %/year", q: "60 to 120 %/year" },
      },
      churn: "20 to 40 %/year",
      usage: { requests: "10 to 25 request/seat/month", seats: "8 to 15 seat/customer" },
      revenue: [{ name: "seats", kind: "subscription", price: "= price", per: "seat" }],
      plan: [{ task: "beta", takes: "2 to 4 month", needs: { "ml-engineer": "1 person" } }],
    },
  },
})

const inThousands = (run: QuantityRun | undefined): string => `${Math.round(Number(run?.mean) / 1000)}k ${run?.unit}`

for (const price of [8, 12, 16, 24]) {
  const { venture } = defineVenture(at(`${price} USD/seat/month`))
  const run = venture && runVenture(venture, { quantities: ["notes.value", "notes.ruin"] }).answer
  const { "notes.value": value, "notes.ruin": ruin } = run?.quantities ?? {}
  const ruined = Array.isArray(ruin?.mean) ? (ruin.mean.at(-1) ?? 0) : 0
  console.log(`${price} USD: worth ${inThousands(value)}, ruined in ${(100 * ruined).toFixed(1)} %`)
}

// The same run as it comes: a first answer at once, then better ones, until the last or until it is aborted.
const stop = new AbortController()
const { venture } = defineVenture(at("12 USD/seat/month"))
if (venture !== null) {
  const options = { samples: 20_000, quantities: ["notes.value"], signal: stop.signal }
  for await (const { answer, isFinal } of streamVenture(venture, options)) {
    const value = answer?.quantities["notes.value"]
    console.log(`${answer?.samples} samples: ${inThousands(value)}${isFinal ? ", final" : ""}`)
  }
}

// A mistake is told with its path in the description.
const { diagnostics } = defineVenture(at("12 USD/seat/moth"))
console.log(diagnosticsText(diagnostics, () => null, pageOf(wordsOf("en"), 100)))
