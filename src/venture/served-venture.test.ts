// From customers to replicas to latency to churn to cash, in a venture file.
import fc from "fast-check"
import { expect, test } from "vitest"
import { interpret, quantile } from "../engine/index.ts"
import { compileVenture, type Venture } from "./index.ts"

type Case = {
  readonly gpu?: string
  readonly count?: string
  readonly requests?: string
  readonly serving?: string
  readonly price?: string
  readonly more?: string
}

/** 2,000 customers with 10 seats from the beginning; an H20 cannot be rented by the catalogue. */
function ventureOf(of: Case): Venture {
  const { gpu = "H20", count = "64 GPU", requests = "600", serving = "", more = "" } = of
  const { price = "subscription, price: 5 USD/seat/month, per: seat" } = of
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
    revenue: [ { name: s, kind: ${price} } ]
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
  const [small, large] = ["1 GPU", "10 GPU"].map((count) => ventureOf({ count }))
  if (small === undefined || large === undefined) throw new Error("two ventures")
  expect(months(small, "serving.replicas")[1]).toBe(1)
  expect(months(large, "serving.replicas")[1]).toBeGreaterThan(2)
  expect(months(small, "serving.load")[1]).toBeGreaterThan(1.2)
  expect(months(large, "serving.load")[1]).toBeLessThan(0.84)
  expect(months(small, "serving.on_time")[1]).toBeLessThan(0.8)
  expect(months(large, "serving.on_time")[1]).toBeGreaterThan(0.8)
  expect(months(small, "serving.quality")[1]).toBeGreaterThan(months(small, "serving.on_time")[1] ?? 1)
  expect(months(small, "serving.ttft")[1]).toBeGreaterThan(months(large, "serving.ttft")[1] ?? 0)
  expect(months(small, "business.late_churn")[2]).toBeGreaterThan(1.03)
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

test("what the replicas do not carry is answered by nobody", () => {
  const [small, large] = [ventureOf({ count: "1 GPU", requests: "9000" }), ventureOf({ count: "64 GPU" })]
  const load = months(small, "serving.load")[1] ?? Number.NaN
  // With 3 as the peak the mean hour is loaded to a third of it; most hours are too full, not all.
  expect(months(small, "serving.served")[1]).toBeLessThan(3 / load)
  expect(months(small, "serving.served")[1]).toBeGreaterThan(1 / load)
  expect(months(large, "serving.served")[1]).toBe(1)
  const [sold, paid] = ["business.revenue.s.sold", "business.revenue"].map((name) => months(small, name)[1] ?? Number.NaN)
  expect(paid).toBeCloseTo((sold ?? 0) * 5 * (months(small, "serving.served")[1] ?? 0), 3)
})

test("a pool smaller than a replica earns nothing", () => {
  const none = ventureOf({ count: "1 GPU", serving: ", replica_gpus: 2 GPU" })
  expect(months(none, "business.revenue")[1]).toBe(0)
})

test("the founder says what of a subscription is paid", () => {
  const [usual, all] = ["", "    formulas: { business.paid_share: = 1 }"].map((more) =>
    ventureOf({ count: "1 GPU", requests: "9000", more }),
  )
  if (usual === undefined || all === undefined) throw new Error("two ventures")
  expect(months(usual, "business.revenue")[1]).toBeLessThan(months(all, "business.revenue")[1] ?? 0)
})

test("more demand on the same GPUs: revenue never beyond what they carry at the price, and never less of it", () => {
  const by = fc.record({ peak: fc.double({ min: 1, max: 5, noNaN: true }), count: fc.integer({ min: 1, max: 3 }) })
  fc.assert(
    fc.property(by, ({ peak, count }) => {
      const earned = [50, 300, 1000, 4000, 20_000, 200_000].map((requests) => {
        const venture = ventureOf({
          ...{ count: `${count} GPU`, requests: `${requests}`, price: "usage, price: 0.01 USD/request" },
          more: `    formulas: { serving.peak: = ${peak}, business.late_response: = 0 }`,
        })
        const [revenue, replicas, each, share] = [
          "business.revenue",
          "serving.replicas",
          "serving.replica_requests",
          "serving.served",
        ].map((name) => months(venture, name)[1] ?? Number.NaN)
        const carried = (replicas ?? 0) * (each ?? 0) * secondsOfMonth
        expect(revenue).toBeLessThanOrEqual(0.01 * carried * (1 + 2e-6))
        expect(share).toBeLessThanOrEqual(1)
        return revenue ?? Number.NaN
      })
      expect(earned.every((revenue, k) => k === 0 || revenue >= (earned[k - 1] ?? 0) * (1 - 1e-9))).toBe(true)
    }),
    { numRuns: 5 },
  )
})

const secondsOfMonth = 30.4375 * 24 * 3600
