// Defaults outside the data of their source: told when it is true, silent when it is not.
import { describe, expect, test } from "vitest"
import {
  benchmarks,
  type Coverage,
  findGpu,
  isUnknown,
  plannedCoverage,
  plannedServing,
  plannedStep,
  servedCoverage,
} from "../../data/index.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { inProject } from "../find-quantity.ts"
import { boundsOf, isOutside } from "./coverage.ts"
import { outsideData } from "./outside.ts"

type Case = {
  readonly base?: string
  readonly method?: string
  readonly gpu?: string
  readonly count?: string
  readonly serves?: string
  readonly churn?: string
  readonly price?: string
  readonly currency?: string
  readonly extra?: string
}

function ventureOf(of: Case): Venture {
  const { base = "Llama-3.1-8B", method = "continue", gpu = "A100-SXM-80GB", count = "8 GPU", serves = "H100-SXM" } = of
  const { churn = "churn: 10 %/year", price = "20 USD/seat/month", currency = "USD", extra = "" } = of
  const text = `venturi: 1
currency: ${currency}
horizon: 24 months
resources:
  cash: 20M USD
  gpus: [ { name: lab, gpu: ${gpu}, count: ${count}, cost: 2 USD/GPU-hour } ]
projects:
  a:
    model: { base: ${base}, method: ${method} }
    training: { gpus: [lab], tokens: 1B token }
    serving: { gpu: ${serves}${extra} }
    market: { customers: 1000 customer, share: 50 %, adoption: { p: 50 %/year, q: 50 %/year } }
    usage: { requests: 100 request/seat/month, seats: 10 seat/customer }
    revenue: [ { name: s, kind: subscription, price: ${price}, per: seat } ]
    plan: [ { task: train, takes: training } ]
    ${churn}
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

/** One share of the datasheet of the founder's own, so that the plain formulas are used. */
const plain = ", efficiency: { compute: 50 % }"

const told = (of: Case, isDrawn = true): unknown[] =>
  outsideData(ventureOf(of), { isDrawn }).map(({ params: { quantity, got } }) => [quantity, got])

describe("outside-data", () => {
  test.each<[string, Case, unknown[]]>([
    ["a venture as in the sources", {}, []],
    ["70B, which the source rounds to", { base: "Llama-3.1-70B", count: "64 GPU" }, []],
    ["an A800 is an A100", { gpu: "A800" }, []],
    ["another GPU in training", { gpu: "L40S" }, [["a.training.cluster.lab.peak", "L40S"]]],
    ["another GPU in serving", { serves: "L4", extra: plain }, [["a.serving.bandwidth", "L4"]]],
    ["more GPUs than were measured", { count: "16384 GPU" }, [["a.training.gpus", "16,400 GPUs"]]],
    [
      "an uncertain number is judged by its median",
      { count: "8192 to 32768 GPU" },
      [["a.training.gpus", expect.stringContaining("GPUs")]],
    ],
    ["a small model in serving", { base: "Llama-3.2-1B", extra: plain }, [["a.model.parameters", "1.24B"]]],
    ["another GPU in fine-tuning", { method: "lora", gpu: "L40S" }, [["a.training.cluster.lab.peak", "L40S"]]],
    [
      "churn of larger companies",
      { churn: "", price: "2 USD/seat/month" },
      [["a.business.recurring", expect.stringContaining("USD/year")]],
    ],
    ["churn of such companies", { churn: "", price: "200 USD/seat/month" }, []],
    ["the same in another currency", { churn: "", price: "200 USD/seat/month", currency: "CNY" }, []],
  ])("%s", (_, of, expected) => {
    expect(told(of)).toEqual(expected)
  })

  test("without drawing only what is certain is judged", () => {
    expect(told({ serves: "L4", extra: plain }, false)).toEqual([["a.serving.bandwidth", "L4"]])
    expect(told({ base: "Llama-3.2-1B", extra: plain }, false)).toEqual([["a.model.parameters", "1.24B"]])
    expect(told({ churn: "", price: "2 USD/seat/month" }, false)).toEqual([])
  })

  test("names the defaults of one source together, the source, what it covers, and the place in the file", () => {
    const venture = ventureOf({ serves: "L4", extra: plain })
    const [one, ...others] = outsideData(venture)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      code: "outside-data",
      severity: "warning",
      params: { gpus: ["H100-SXM", "H200-SXM", "B200", "GB200"], more: 0 },
    })
    expect(one?.params.defaults).toHaveLength(3)
    const { start = 0, end = 0 } = one?.span ?? {}
    expect([venture.text.slice(start, end), venture.text.slice(start - 5, start)]).toEqual(["L4", "gpu: "])
  })

  test("a figure of the founder's own is no default", () => {
    const defaultsOf = (extra: string): unknown =>
      outsideData(ventureOf({ serves: "L4", extra })).flatMap(({ params }) => params.defaults)
    const written = ["a.serving.efficiency.bandwidth", "a.serving.efficiency.compute"]
    expect(defaultsOf(", efficiency: { compute: 50 % }")).toContain(written[0])
    expect(defaultsOf(", efficiency: { bandwidth: 70 % }")).toContain(written[1])
    expect(defaultsOf(", efficiency: { bandwidth: 70 %, compute: 50 % }")).toEqual(expect.not.arrayContaining([written[0]]))
    expect(defaultsOf(", efficiency: { bandwidth: 70 %, compute: 50 % }")).toEqual(expect.not.arrayContaining([written[1]]))
  })

  test("the place of an input is its own", () => {
    const venture = ventureOf({ count: "16384 GPU" })
    const [one] = outsideData(venture)
    expect(venture.text.slice(one?.span?.start, one?.span?.end)).toBe("16384 GPU")
  })

  test("decisions are those that are given", () => {
    const venture = ventureOf({ count: '"choose 8, 16384 GPU"' })
    expect(outsideData(venture)).toEqual([])
    const most = venture.model.parameters.map((p) => (p.kind === "decision" ? 16384 : p.initial))
    expect(outsideData(venture, { decisions: () => most })).toHaveLength(1)
  })
})

describe("the bounds of the catalogue", () => {
  const all = [
    ...benchmarks.flatMap(({ id, within = [] }) => within.map((coverage): [string, Coverage] => [id, coverage])),
    ...plannedCoverage.map((coverage): [string, Coverage] => [plannedStep, coverage]),
    ...servedCoverage.map((coverage): [string, Coverage] => [plannedServing, coverage]),
  ]
  const venture = ventureOf({})

  test.each(all)("%s: %j names a quantity, in its unit, or accelerators that there are", (_, coverage) => {
    const quantity = inProject(venture, "a", coverage.quantity.replace("*", "lab"))
    expect(quantity).not.toBeNull()
    if ("gpus" in coverage) {
      for (const gpu of coverage.gpus) expect(findGpu(gpu)).toMatchObject({ id: gpu })
      const origin = quantity?.definition.origin
      expect(origin?.kind === "default" && !isUnknown(findGpu(origin.source.id ?? ""))).toBe(true)
    } else if (quantity !== null) {
      const bounds = boundsOf(coverage, quantity, "USD")
      expect((bounds?.low ?? 1) < (bounds?.high ?? 0)).toBe(true)
    }
  })

  test("a tenth beyond the edge is within, more is not", () => {
    const bounds = { low: 10, high: 100, unit: "", factor: 1 }
    expect([9, 9.2, 50, 109, 112].map((x) => isOutside(x, bounds))).toEqual([true, false, false, false, true])
  })

  test("only a source with a place can bound: an assumption covers whatever it likes", () => {
    expect(benchmarks.filter(({ within, source }) => within !== undefined && source.where === undefined)).toEqual([])
  })
})
