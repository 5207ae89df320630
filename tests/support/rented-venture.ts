/** For tests: a venture that serves a model of its own on GPUs that are rented, so that every way to save can be tried. */
import { compileVenture, type Venture } from "../../src/venture/index.ts"

export const rentedText = `venturi: 1
name: Shop
currency: USD
start: 2027-01
horizon: 24 months
discount: 10 %/year
resources:
  cash: 3M USD
  people: [ { role: founder, count: 1 person, pay: 6k USD/person/month }, { role: ml-engineer, count: 2 person, pay: 9k USD/person/month } ]
projects:
  own chat:
    model: { base: Qwen2.5-32B }
    serving: { gpu: H100-SXM, price: 3 to 4 USD/GPU/hour, request: { input: 1000 token, output: 200 token }, target: { tpot: 25 ms } }
    market: { customers: 800 to 2000 customer, share: 50 %, existing: 100 customer, adoption: { p: 9 %/year, q: 60 %/year } }
    usage: { requests: 100k to 300k request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: 500 to 900 USD/customer/month } ]
    churn: 10 %/year
    costs:
      - { name: Fair Hannover, amount: 2k USD/month, class: selling }
      - { kind: office }
    risks: [ { name: leak, probability: 10 %/year, loss: 10k to 90k USD } ]
`

export function rentedVenture(): Venture {
  const { venture, diagnostics } = compileVenture(rentedText, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}
