// What the report tells of a server is what the venture computes of it.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { runVenture } from "../run/run-venture.ts"
import { type ServedProject, servedProjects } from "./served-projects.ts"

const text = (serving: string): string => `venturi: 1
name: Shop
start: 2027-01
horizon: 12 months
resources: { cash: 500k USD, gpus: [ { name: lab, gpu: H100, count: 4 GPU, cost: 2 USD/GPU/hour } ] }
projects:
  shop:
    model: { base: Llama-3.1-8B }
    serving: ${serving}
    market: { customers: 1000 customer, share: 50 %, adoption: { p: 5 %/month, q: 20 %/month } }
    usage: { requests: 20k request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: 50 USD/customer/month } ]
    churn: 20 %/year
`

function madeOf(serving: string): { readonly venture: Venture; readonly one: ServedProject } {
  const { venture, diagnostics } = compileVenture(text(serving), { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 64 })
  const [one] = answer === null ? [] : servedProjects(venture, answer)
  if (one === undefined) throw new Error("not served")
  return { venture, one }
}

describe("a server in its busiest month", () => {
  const { venture, one } = madeOf(
    "{ pool: lab, request: { input: 1000 token, output: 200 token, cached: 0 }, target: { tpot: 40 ms } }",
  )
  const { figures, pictures } = one
  const medianOf = (name: string): number => {
    const path = `shop.serving.${name}`
    const { answer } = runVenture(venture, { quantities: [path], samples: 2048 })
    const p50 = answer?.quantities[path]?.p50 ?? Number.NaN
    return (typeof p50 === "number" ? p50 : p50[one.month]) ?? Number.NaN
  }

  test("is that of the most requests, with the pool's price and bound", () => {
    expect([one.month, figures.price, figures.pool]).toEqual([11, expect.closeTo(2, 6), 4])
  })

  test("is set up as the venture has it", () => {
    expect(pictures.chosen.plan).toMatchObject({ gpu: "H100-SXM", replicas: figures.replicas, maxSequences: figures.batch })
    expect(figures.replicaGpus).toBe(1)
  })

  test("a full step is that of the venture, but for what steps are off by", () => {
    const step = medianOf("step_time") / medianOf("deviation")
    const last = pictures.curve.at(-1)
    // At 98 % of what it carries most places are taken, by chance not all: answers are quicker than in a full step, not by much.
    expect((last?.tpot ?? 0) / step).toBeGreaterThan(0.75)
    expect((last?.tpot ?? 0) / step).toBeLessThan(1.02)
  })

  test("costs fall with the load, latencies rise", () => {
    const { curve } = pictures
    for (const [k, point] of curve.entries()) {
      const before = curve[k - 1]
      if (before === undefined) continue
      expect(point.perMillionTokens).toBeLessThan(before.perMillionTokens ?? 0)
      expect(point.latency).toBeGreaterThanOrEqual(before.latency)
    }
  })

  test("none of the front needs more GPUs than there are", () => {
    expect(pictures.front.length).toBeGreaterThan(0)
    for (const { plan } of pictures.front) expect(plan.gpus).toBeLessThanOrEqual(4)
  })
})
