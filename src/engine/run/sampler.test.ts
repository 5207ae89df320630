import { expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { interpret } from "../backends/interpreter.ts"
import { createSampler, programOf } from "./sampler.ts"

const venture = modelOf(
  {
    price: "20 to 40 USD/customer/month",
    market: "800 to 3000 customer",
    churn: "10 to 30 %/year",
    luck: "bernoulli(0.3)",
    customers: {
      start: "5 customer",
      next: "= previous + (market - previous) * 0.04 - previous * monthly_probability(churn) * 1 month",
    },
    revenue: "= customers * price * if(luck, 0.5, 1)",
    cash: { start: "20k USD", change: "= revenue - 15k USD/month" },
    ruin: { start: "0", next: "= if(cash < 0 USD, 1, previous)" },
    peak: "= highest(revenue)",
    share: "= revenue / peak",
    month_of_peak: "= first(share >= 1)",
  },
  { months: 24 },
)

test("every sample is what the interpreter makes of its inputs", () => {
  expect(venture.diagnostics).toEqual([])
  const { model } = venture
  const sampler = createSampler(model, { samples: 100, seed: 3 })
  const quantities = [...model.quantities.values()]
  const results = sampler.run(quantities.map((q) => q.node))
  let compared = 0
  for (let s = 0; s < sampler.plan.samples; s += 7) {
    const value = interpret(model.graph, { inputs: sampler.columns.map((c) => c[s] ?? 0), parameters: [], months: model.months })
    quantities.forEach((q, k) => {
      const months = Array.from({ length: q.isMonthly ? model.months : 1 }, (_, t) => t)
      // A stock near zero is the difference of larger ones.
      const scale = Math.max(...months.map((t) => Math.abs(value(q.node, t))).filter(Number.isFinite))
      for (const t of months) {
        const [got, wanted] = [results[k]?.[t * sampler.plan.samples + s] ?? 0, value(q.node, t)]
        expect(got === wanted || Math.abs(got - wanted) <= 1e-12 * scale, `${q.path} month ${t}`).toBe(true)
        compared++
      }
    })
  }
  expect(compared).toBeGreaterThan(1000)
})

test("a seed fixes every result, another gives others", () => {
  const node = venture.model.quantities.get("cash")?.node ?? 0
  const run = (seed: number): Float64Array | undefined => createSampler(venture.model, { samples: 200, seed }).run([node])[0]
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
})

test("given columns take the place of the drawn ones and leave them as they were", () => {
  const sampler = createSampler(venture.model, { samples: 200, seed: 1 })
  const node = venture.model.quantities.get("peak")?.node ?? 0
  const before = sampler.run([node])[0]
  const doubled = sampler.columns.map((column, k) =>
    venture.model.inputs[k]?.path === "price" ? column.map((x) => 2 * x) : column,
  )
  const [changed] = sampler.run([node], sampler.initial, doubled)
  expect(changed?.[0]).toBeCloseTo(2 * (before?.[0] ?? 0), 6)
  expect(sampler.run([node])[0]).toEqual(before)
})

test("of what is wanted at the end alone only the last month comes, to the last bit", () => {
  const { model } = venture
  const sampler = createSampler(model, { samples: 100, seed: 3 })
  const node = (path: string): number => model.quantities.get(path)?.node ?? 0
  const nodes = ["cash", "revenue", "peak", "ruin"].map(node)
  const whole = sampler.run(nodes)
  const [cash, revenue, peak, ruin] = sampler.run(
    nodes,
    sampler.initial,
    sampler.columns,
    new Set(["cash", "peak", "ruin"].map(node)),
  )
  const { samples } = sampler.plan
  expect(cash).toEqual(whole[0]?.slice(-samples))
  expect(revenue).toEqual(whole[1])
  expect(peak).toEqual(whole[2])
  expect(ruin).toEqual(whole[3]?.slice(-samples))
})

test("a file with a figure moved has its programs already, one with another formula or a jumping input has not", () => {
  const lines = { a: "1 to 2", b: "= a * 3 + t / 1 month" }
  const of = (changed: Partial<typeof lines>): ReturnType<typeof modelOf>["model"] =>
    modelOf({ ...lines, ...changed }, { months: 3 }).model
  const program = (model: ReturnType<typeof of>): unknown => programOf(model, [model.quantities.get("b")?.node ?? 0])
  const first = program(of({}))
  expect(program(of({ a: "3 to 5" }))).toBe(first)
  expect(program(of({ b: "= a * 4 + t / 1 month" }))).not.toBe(first)
  expect(program(of({ a: "poisson(3)" }))).not.toBe(first)
})
