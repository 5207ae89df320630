// A venture whose pool does not carry its busiest hour is warned of it, one that does is not.
import { expect, test } from "vitest"
import { compileVenture, type Venture } from "../venture/index.ts"
import { lateServing } from "./late-serving.ts"

/** An H20 cannot be rented by the catalogue. */
function ventureOf(count: string, gpu = "H20"): Venture {
  const text = `venturi: 1
currency: USD
horizon: 12 months
resources: { cash: 2M USD, gpus: [ { name: own, gpu: ${gpu}, count: ${count}, cost: owned } ] }
projects:
  a:
    model: { base: Llama-3.1-8B }
    serving: { pool: own, request: { input: 1500 token, output: 300 token }, target: { ttft: 2 s, tpot: 100 ms } }
    market: { customers: 9000 customer, existing: 1000 customer, adoption: { p: 10 %/year, q: 50 %/year } }
    churn: 20 %/year
    usage: { requests: 300 request/seat/month, seats: 10 seat/customer }
    revenue: [ { name: s, kind: subscription, price: 5 USD/seat/month, per: seat } ]
  b:
    model: { api: deepseek-chat }
    market: { customers: 9000 customer }
    usage: { requests: 300 request/seat/month, seats: 10 seat/customer }
    revenue: [ { name: s, kind: subscription, price: 5 USD/seat/month, per: seat } ]
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

const told = (venture: Venture) => lateServing(venture, () => venture.model.parameters.map((p) => p.initial))

test("too small a pool: the month with the fewest in time, and how loaded the replicas are", () => {
  const [one, ...others] = told(ventureOf("1 GPU"))
  expect(others).toEqual([])
  expect(one).toMatchObject({ code: "serving-late", severity: "warning", params: { project: "a", month: 11 } })
  expect(one?.params.share).toBeLessThan(0.9)
  expect(one?.params.load).toBeGreaterThan(1)
})

test("enough GPUs, or some that can be rented", () => {
  expect(told(ventureOf("64 GPU"))).toEqual([])
  expect(told(ventureOf("1 GPU", "H100-SXM"))).toEqual([])
})
