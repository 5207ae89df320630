// A venture whose pool does not carry its busiest hour is warned of it, one that does is not.
import { expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { lateServing } from "./late-serving.ts"

/** An H20 cannot be rented by the catalogue. */
function ventureOf(count: string, gpu = "H20", { tpot = "100 ms", ttft = "2 s", start = "" } = {}): Venture {
  const text = `venturi: 1
currency: USD
horizon: 12 months${start}
resources: { cash: 2M USD, gpus: [ { name: own, gpu: ${gpu}, count: ${count}, cost: owned } ] }
projects:
  a:
    model: { base: Llama-3.1-8B }
    serving: { pool: own, request: { input: 1500 token, output: 300 token }, target: { ttft: ${ttft}, tpot: ${tpot} } }
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
  expect(one).toMatchObject({ code: "serving-late", severity: "warning", params: { project: "a", month: "11" } })
  expect(one?.params.share).toBeLessThan(0.9)
  expect(one?.params.load).toBeGreaterThan(1)
})

test("enough GPUs, or some that can be rented", () => {
  expect(told(ventureOf("64 GPU"))).toEqual([])
  expect(told(ventureOf("1 GPU", "H100-SXM"))).toEqual([])
})

test("where the pool ends it is told how many replicas are needed, and what of the requests is answered", () => {
  const [late] = told(ventureOf("1 GPU"))
  const { load = Number.NaN, needed, replicas, served } = (late?.params ?? {}) as Readonly<Record<string, number>>
  expect(replicas).toBe(1)
  expect(needed).toBeGreaterThanOrEqual(Math.ceil(load))
  expect(served).toBeLessThan(1)
  expect(served).toBeGreaterThan(1 / load)
})

test("the month is one of the calendar where the venture has one", () => {
  expect(told(ventureOf("1 GPU", "H20", { start: "\nstart: 2027-01" }))[0]?.params.month).toBe("2027-12")
})

test.each([
  ["target.tpot", { tpot: "1 ms" }],
  ["target.ttft", { ttft: "1 ms" }],
])(
  "%s that nothing reaches: the best that can be reached, never before anything is asked, no word of spare",
  (target, targets) => {
    const all = told(ventureOf("64 GPU", "H20", targets))
    expect(all).toMatchObject([{ code: "serving-out-of-reach", params: { target: `serving.${target}`, wanted: "1 ms" } }])
    expect(Number.parseFloat(String(all[0]?.params.best))).toBeGreaterThan(1)
    expect(all[0]?.params.best).toMatch(/ ms$/u)
    expect("cost" in (all[0]?.params ?? {})).toBe(target === "target.tpot")
  },
)
