// A venture file and the command tell the same of the same server of what answers in one pass.
import { describe, expect, test } from "vitest"
import { atMedian, readSection, roomModel } from "../../../tests/support/rooms.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { lowerModel, modelShape } from "../../models/index.ts"
import { lowerServing, planServing, type ServingOptions, servingShape } from "../index.ts"

function figuresOf(base: string, serving: string): (name: string) => number {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => void reported.push(d)
  const [m, s] = [readSection(modelShape, "model", `{ base: ${base} }`), readSection(servingShape, "serving", serving)]
  const { model, quantities, hasRetrieval } = lowerModel(m.section, { report, span: null, isTrained: false })
  const rows = lowerServing(s.section, {
    ...{ report, model, hasRetrieval, pools: [], requests: null, live: "1" },
    ...{ customers: null, joining: null, span: null, replaced: new Set<string>() },
  })
  const made = roomModel({ fields: [...m.fields, ...s.fields], quantities: [...quantities, ...rows] })
  expect([...reported, ...made.diagnostics]).toEqual([])
  return (name) => atMedian(made, `serving.${name}`)[0] ?? Number.NaN
}

type Case = { readonly base: string; readonly file: string; readonly options: ServingOptions }

const cases: readonly Case[] = [
  {
    base: "google-bert/bert-base-uncased",
    file: "gpu: A100-SXM-80GB, request: { input: 128 token }",
    options: { gpu: "A100-SXM-80GB", input: 128 },
  },
  {
    base: "FacebookAI/roberta-large",
    file: "gpu: L4, precision: int8, request: { input: 512 token }, target: { ttft: 200 ms }",
    options: { gpu: "L4", precision: "int8", input: 512 },
  },
  { base: "resnet50", file: "gpu: L4", options: { gpu: "L4" } },
  { base: "resnet50", file: "gpu: H100, engine: pytorch, target: { ttft: 30 ms }", options: { gpu: "H100", engine: "pytorch" } },
  { base: "yolov8n", file: "gpu: L4, precision: fp8", options: { gpu: "L4", precision: "fp8" } },
  { base: "vit-base-patch16-224", file: "gpu: H100", options: { gpu: "H100" } },
  { base: "dlrm", file: "gpu: A10", options: { gpu: "A10" } },
]

describe.each(cases)("$base, $file", ({ base, file, options }) => {
  const figure = figuresOf(base, `{ price: 1 USD/GPU/hour, ${file} }`)
  const batch = figure("batch")
  // As many clients as a pass takes: each pass is full, and nobody waits for another.
  const { answer } = planServing(base, { precision: "bf16", ...options, gpus: 1, concurrency: batch, maxSequences: batch })
  if (answer === null) throw new Error(base)

  test("the time to an answer in a full batch", () => {
    const own = figure("answer_time") / figure("ttft_deviation")
    expect(Math.abs(own / (answer.latency?.mean ?? 0) - 1)).toBeLessThan(0.01)
  })

  test("what is carried", () => {
    const own = figure("replica_requests") * figure("deviation")
    expect(Math.abs(own / (answer.capacity ?? 0) - 1)).toBeLessThan(0.005)
  })

  test("the memory that the replica fits in", () => {
    expect(answer.fits).toBe(true)
    expect(figure("replica_gpus")).toBe(1)
  })
})

test("a target leaves room for the pass under way", () => {
  const figure = figuresOf("FacebookAI/roberta-large", "{ gpu: L4, request: { input: 512 token }, target: { ttft: 60 ms } }")
  const twice = figure("ttft_deviation") * (figure("arrival_time") + 2 * figure("pass_step"))
  expect(figure("batch")).toBeGreaterThanOrEqual(1)
  if (figure("batch") > 1) expect(twice).toBeLessThanOrEqual(0.06)
})

test("longer texts than the model has places count as several", () => {
  const of = (tokens: number) => figuresOf("google-bert/bert-base-uncased", `{ gpu: L4, request: { input: ${tokens} token } }`)
  expect(of(1024)("portion")).toBeCloseTo(2, 9)
  expect(of(256)("portion")).toBeCloseTo(1, 9)
})

test("trees, which no kernel was measured for, go by shares of the datasheet", () => {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => void reported.push(d)
  const { section } = readSection(modelShape, "model", "{ base: xgboost }")
  const { model } = lowerModel(section, { report, span: null, isTrained: false })
  const rows = lowerServing(readSection(servingShape, "serving", "{ gpu: L4 }").section, {
    ...{ report, model, hasRetrieval: false, pools: [], requests: null, live: "1" },
    ...{ customers: null, joining: null, span: null, replaced: new Set<string>() },
  })
  expect(rows.map(({ name }) => name)).toContain("serving.weight_time")
})

describe("a model behind an API: several calls, passages, the prompt cache, measured latencies", () => {
  const [m, s] = [
    readSection(modelShape, "model", "{ api: deepseek-chat, retrieval: { documents: 10, per_request: 4, chunk: 200 token } }"),
    readSection(
      servingShape,
      "serving",
      "{ request: { input: 1200 token, output: 300 token, cached: 30 %, calls: 3 }, measured: { ttft: 800 ms, tpot: 20 ms }, target: { ttft: 1 s } }",
    ),
  ]
  const report = () => {}
  const { model, quantities, hasRetrieval } = lowerModel(m.section, { report, span: null, isTrained: false })
  const rows = lowerServing(s.section, {
    ...{ report, model, hasRetrieval, pools: [], requests: "business.requests", live: "business.live" },
    ...{ customers: null, joining: null, span: null, replaced: new Set<string>() },
  })
  const lines = { "business.live": ["", "= t >= 0 month"], "business.requests": ["request/month", "1000 request/month"] } as const
  const made = roomModel({ fields: [...m.fields, ...s.fields], quantities: [...quantities, ...rows], lines })
  const figure = (name: string): number => atMedian(made, `serving.${name}`)[0] ?? Number.NaN
  const options = { input: 1200, retrieved: 800, output: 300, prefixHit: 0.3, calls: 3, measuredTtft: 0.8, measuredTpot: 0.02 }
  const { answer } = planServing("deepseek-chat", options)

  test("cost the same", () => {
    expect(made.diagnostics).toEqual([])
    expect(figure("unit_cost") / (answer?.cost?.perRequest ?? 0)).toBeCloseTo(1, 9)
  })
  test("take the same time, within the target", () => {
    expect(figure("answer_time")).toBeCloseTo(answer?.latency?.mean ?? 0, 9)
    expect([figure("on_time"), figure("quality")]).toEqual([1, 1])
  })
})

test("several calls of a request take so many times the replicas, and cost so much more", () => {
  const of = (calls: number) =>
    figuresOf("Llama-3.1-8B", `{ gpu: L40S, request: { input: 1000 token, output: 200 token, calls: ${calls} } }`)
  const [one, four] = [of(1), of(4)]
  expect(four("unit_cost") / one("unit_cost")).toBeCloseTo(4, 9)
  expect(four("token_cost") / one("token_cost")).toBeCloseTo(1, 9)
})

test("latencies of one's own server are not measured but planned", () => {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => void reported.push(d)
  const { section } = readSection(modelShape, "model", "{ base: Llama-3.1-8B }")
  const { model } = lowerModel(section, { report, span: null, isTrained: false })
  lowerServing(readSection(servingShape, "serving", "{ gpu: L40S, measured: { ttft: 1 s } }").section, {
    ...{ report, model, hasRetrieval: false, pools: [], requests: null, live: "1" },
    ...{ customers: null, joining: null, span: null, replaced: new Set<string>() },
  })
  expect(reported.map(({ code }) => code)).toEqual(["serving-measured-own"])
})
