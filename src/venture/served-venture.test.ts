// From customers to replicas to latency to churn to cash, in a venture file.
import { expect, test } from "vitest"
import { interpret, quantile } from "../engine/index.ts"
import { compileVenture, type Venture } from "./index.ts"

type Case = {
  readonly gpu?: string
  readonly count?: string
  readonly requests?: string
  readonly serving?: string
  readonly more?: string
}

/** 2,000 customers with 10 seats from the beginning; an H20 cannot be rented by the catalogue. */
function ventureOf(of: Case): Venture {
  const { gpu = "H20", count = "64 GPU", requests = "300", serving = "", more = "" } = of
  const text = `venturi: 1
currency: USD
horizon: 24 months
resources:
  cash: 2M USD
  gpus: [ { name: own, gpu: ${gpu}, count: ${count}, cost: owned } ]
projects:
  a:
    model: { base: Llama-3.1-8B }
    serving: { pool: own, peak: 3, request: { input: 1500 token, output: 300 token, cached: 0 }, target: { ttft: 1 s, tpot: 60 ms }${serving} }
    market: { customers: 4000 customer, existing: 2000 customer, adoption: { p: 0 %/year, q: 0 %/year } }
    churn: 20 %/year
    usage: { requests: ${requests} request/seat/month, seats: 10 seat/customer }
    revenue: [ { name: s, kind: subscription, price: 5 USD/seat/month, per: seat } ]
${more}
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

/** By month, every input at its median. */
function months({ model }: Venture, name: string): readonly number[] {
  const quantity = model.quantities.get(`a.${name}`)
  if (quantity === undefined) throw new Error(`no quantity ${name}`)
  const inputs = model.inputs.map(({ distribution, factor }) => quantile(distribution)(0.5) * factor)
  const value = interpret(model.graph, { inputs, parameters: model.parameters.map((p) => p.initial), months: model.months })
  return Array.from({ length: model.months }, (_, month) => value(quantity.shownNode, month) / quantity.factor)
}

const last = (of: readonly number[]): number => of.at(-1) ?? Number.NaN

test("a pool that is too small: late, churn up, customers and cash down", () => {
  const [small, large] = ["1 GPU", "6 GPU"].map((count) => ventureOf({ count }))
  if (small === undefined || large === undefined) throw new Error("two ventures")
  expect(months(small, "serving.replicas")[1]).toBe(1)
  expect(months(large, "serving.replicas")[1]).toBeGreaterThan(2)
  expect(months(small, "serving.load")[1]).toBeGreaterThan(1.5)
  expect(months(large, "serving.load")[1]).toBeLessThan(0.84)
  expect(months(small, "serving.on_time")[1]).toBeLessThan(0.6)
  expect(months(large, "serving.on_time")[1]).toBeGreaterThan(0.9)
  expect(months(small, "serving.quality")[1]).toBeGreaterThan(months(small, "serving.on_time")[1] ?? 1)
  expect(months(small, "serving.ttft")[1]).toBeGreaterThan(months(large, "serving.ttft")[1] ?? 0)
  expect(months(small, "business.late_churn")[2]).toBeGreaterThan(1.05)
  expect(last(months(small, "business.customers"))).toBeLessThan(last(months(large, "business.customers")))
  expect(last(months(small, "cash"))).toBeLessThan(last(months(large, "cash")))
})

test("a GPU with a rent is rented beside the pool: nothing is late for want of it", () => {
  const rented = ventureOf({ gpu: "H100-SXM", count: "1 GPU", requests: "3000" })
  expect(months(rented, "serving.gpus")[1]).toBeGreaterThan(1)
  expect(months(rented, "serving.load")[1]).toBeLessThan(0.84)
})

test("a pool smaller than a replica serves nobody", () => {
  const none = ventureOf({ count: "1 GPU", serving: ", replica_gpus: 2 GPU" })
  expect(months(none, "serving.replicas")[1]).toBe(0)
  expect(months(none, "serving.on_time")[1]).toBeLessThan(0.1)
})

test("more GPUs in the pool never leave fewer in time, nor fewer customers", () => {
  const runs = [1, 2, 3, 4, 6, 10].map((count) => ventureOf({ count: `${count} GPU` }))
  const quality = runs.map((venture) => months(venture, "serving.quality")[1] ?? Number.NaN)
  const customers = runs.map((venture) => last(months(venture, "business.customers")))
  for (const figures of [quality, customers]) {
    expect(figures.every((figure, k) => k === 0 || figure >= (figures[k - 1] ?? 0) - 1e-9)).toBe(true)
  }
})

test("the founder's own quality and response take their places", () => {
  const own = ventureOf({ more: "    formulas: { serving.quality: = 0.5, business.late_response: = 2 }" })
  expect(months(own, "business.late_churn").slice(0, 2)).toEqual([1, 2])
  const plain = ventureOf({ more: "    formulas: { serving.bandwidth: 2 TB/s/GPU }" })
  expect(plain.model.quantities.has("a.serving.decode.b1")).toBe(false)
  expect(months(plain, "serving.bandwidth")[0]).toBeCloseTo(2, 9)
})
