import { describe, expect, test } from "vitest"
import { atMedian, readSection, roomModel, spread } from "../../tests/support/rooms.ts"
import { findGpu, isUnknown } from "../data/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { lowerModel, modelShape } from "../models/index.ts"
import { servingMeanings } from "../words/meanings-serving.ts"
import { lowerServing, servingShape } from "./index.ts"

type Case = {
  readonly model: string
  readonly serving: string
  /** `GPU` of a pool `lab`, none unless given; owned and of 4 GPUs. */
  readonly gpu?: string
  /** Text of `business.requests`; null where demand is not known. */
  readonly requests?: string | null
}

function served({ model, serving, gpu, requests = "30 request/s" }: Case) {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => reported.push(d)
  const [m, s] = [readSection(modelShape, "model", model), readSection(servingShape, "serving", serving)]
  const lowered = lowerModel(m.section, { report, span: null, isTrained: false })
  const found = findGpu(gpu ?? "H100")
  if (isUnknown(found)) throw new Error(gpu)
  const quantities = lowerServing(s.section, {
    report,
    model: lowered.model,
    hasRetrieval: lowered.hasRetrieval,
    pools: gpu === undefined ? [] : [{ name: "lab", gpu: found, isOwned: true }],
    requests: requests === null ? null : "business.requests",
    live: "business.live",
    customers: "business.customers",
    joining: "business.joining",
    replaced: new Set(),
    span: null,
  })
  const made = roomModel({
    fields: [...m.fields, ...s.fields],
    quantities: [...lowered.quantities, ...quantities],
    lines: {
      "business.live": ["", "= t >= 3 month"],
      "business.requests": ["request/month", requests ?? "0 request/month"],
      "business.customers": ["customer", "10 customer"],
      "business.joining": ["customer/month", "2 customer/month"],
      "resources.gpus.lab.count": ["GPU", "4 GPU"],
      "resources.gpus.lab.cost": ["USD/GPU/hour", "0.5 USD/GPU/hour"],
    },
  })
  const meanings = [...s.fields, ...quantities].map((q) => q.meaning)
  return { made, meanings, reported: [...m.diagnostics, ...s.diagnostics, ...reported, ...made.diagnostics] }
}

const llama = "{ base: Llama-3.1-8B }"

describe("against measured servers", () => {
  // ai-dynamo/aiconfigurator:aic-core/src/aiconfigurator_core/systems/silicon_sample.csv@095f58a: Llama 3.1 8B Instruct on
  // one H100 SXM, TensorRT-LLM 1.0.0rc3; clients at once and mean time of an output token [ms]. The constants were fitted to these rows among others.
  test.each([
    [8, 1024, 128, 7.94],
    [8, 4096, 512, 9.65],
    [16, 2048, 256, 10.88],
    [32, 1024, 512, 9.88],
    [32, 4096, 256, 23.22],
    [64, 1024, 512, 13.1],
    [64, 2048, 128, 33.62],
    [64, 4096, 512, 30.09],
  ])("%d clients, %d tokens in, %d out: %d ms, within a third", (clients, input, output, measured) => {
    const { made, reported } = served({
      model: llama,
      serving: `{ gpu: H100, engine: trtllm, request: { input: ${input} token, output: ${output} token, cached: 0 }, target: { tpot: 10 s } }`,
    })
    expect(reported).toEqual([])
    const at = (name: string): number => atMedian(made, `serving.${name}`)[0] ?? Number.NaN
    // The batch is given by the clients here, so the step is put together from its parts.
    const undisturbed = at("host_time") + at(`decode.b${clients}`) + clients * at("added_time")
    const milliseconds = at("deviation") * undisturbed * 1000
    expect(measured / milliseconds).toBeGreaterThan(2 / 3)
    expect(measured / milliseconds).toBeLessThan(4 / 3)
  })

  // NVIDIA/TensorRT-LLM:docs/source/performance/perf-overview.md@00f37686aa85, Llama 3.1 8B FP8 on one H100: everything
  // queued at once, and engines tuned for it; a venture's replica has the engine's defaults, so that it is the slower one in each row: by up to a half.
  // Of the last row a step has 2,048 sequences and reads some sixteen prompts, which share what the host takes for a step with prompts.
  test.each([
    [1000, 2000, 13_899, 1.5],
    [500, 2000, 17_660, 1.5],
    [2048, 128, 3_450, 1.5],
    [128, 128, 28_312, 1.6],
  ])(
    "%d in and %d out: %d output tokens a second, at most %d times what the planner says",
    (input, output, published, factor) => {
      const { made } = served({
        model: llama,
        serving: `{ gpu: H100, engine: trtllm, precision: fp8, cache: fp8, request: { input: ${input} token, output: ${output} token, cached: 0 }, target: { tpot: 10 s } }`,
      })
      const [, median] = spread(made, "serving.replica_tokens")
      expect(published / median).toBeGreaterThan(1)
      expect(published / median).toBeLessThan(factor)
    },
  )
})

describe("a served decoder", () => {
  const serving = "{ gpu: L40S, request: { input: 2000 token, output: 300 token }, target: { ttft: 0.5 s, tpot: 50 ms } }"

  test("keeps the target of the time of a token with the largest batch", () => {
    const { made, reported } = served({ model: llama, serving })
    expect(reported).toEqual([])
    const [low, , high] = spread(made, "serving.step_time")
    const [, batch] = spread(made, "serving.batch")
    expect(high).toBeLessThanOrEqual(0.05 + 1e-9)
    expect(low).toBeGreaterThan(0.03)
    expect(batch).toBeGreaterThan(1)
  })

  test("has no GPU before the launch, and enough for the peak from then on", () => {
    const { made } = served({ model: llama, serving })
    const gpus = atMedian(made, "serving.gpus")
    const [perReplica = 0] = atMedian(made, "serving.replica_requests")
    const [peak = 0] = atMedian(made, "serving.peak")
    expect(gpus.slice(0, 3)).toEqual([0, 0, 0])
    expect(gpus[3]).toBe(Math.ceil((30 * peak * 1.2) / perReplica))
    const [price = 0] = atMedian(made, "serving.price")
    expect(atMedian(made, "serving.cost")[3]).toBeCloseTo((gpus[3] ?? 0) * price * (365.25 * 2), 6)
  })

  test("is one replica where demand is not known", () => {
    const { made } = served({ model: llama, serving, requests: null })
    expect(atMedian(made, "serving.gpus")).toEqual([0, 0, 0, ...Array.from({ length: 9 }, () => 1)])
  })

  test("takes the pool of its GPU, and rents what the pool does not have", () => {
    const { made, reported } = served({
      model: llama,
      serving: serving.replace("L40S", "H100"),
      gpu: "H100",
      requests: "300 request/s",
    })
    expect(reported).toEqual([])
    const [gpus = 0] = atMedian(made, "serving.gpus").slice(3)
    const [rent = 0] = atMedian(made, "serving.rent")
    expect(gpus).toBeGreaterThan(4)
    expect(atMedian(made, "serving.cost")[3]).toBeCloseTo((4 * 0.5 + (gpus - 4) * rent) * (365.25 * 2), 6)
  })

  test.each([
    ["Llama-3.1-8B", "bf16", 1],
    ["Llama-3.1-70B", "fp8", 2],
    ["Llama-3.1-70B", "bf16", 2],
    ["Llama-3.1-70B", "int4", 1],
  ])("%s in %s on H100 is spread over %d GPUs", (base, precision, gpus) => {
    const { made } = served({
      model: `{ base: ${base} }`,
      serving: `{ gpu: H100, precision: ${precision}, request: { input: 1000 token, output: 300 token } }`,
    })
    expect(atMedian(made, "serving.replica_gpus")).toEqual([gpus])
  })
})

test("a rented model costs its tokens: DeepSeek list prices of 0.27, 0.07 (cached) and 1.1 USD per million", () => {
  const { made, reported } = served({
    model: "{ api: deepseek-chat }",
    serving: "{ request: { input: 2000 token, output: 300 token, cached: 50 % } }",
  })
  expect(reported).toEqual([])
  const perRequest = (1000 * 0.27 + 1000 * 0.07 + 300 * 1.1) / 1e6
  expect(atMedian(made, "serving.unit_cost")[0]).toBeCloseTo(perRequest, 12)
  const cost = atMedian(made, "serving.cost")
  expect(cost[2]).toBe(0)
  expect(cost[3]).toBeCloseTo(30 * 86400 * (365.25 / 12) * perRequest, 6)
})

test("retrieval adds passages to the input and an index that is kept up to date", () => {
  const { made, reported } = served({
    model:
      "{ api: deepseek-chat, retrieval: { documents: 40k, length: 1000 token, chunk: 400 token, per_request: 5, refresh: 10 %/month } }",
    serving: "{ request: { input: 500 token, output: 300 token } }",
  })
  expect(reported).toEqual([])
  expect(atMedian(made, "serving.input")).toEqual([2500])
  const index = atMedian(made, "serving.index_cost")
  expect(index[2]).toBe(0)
  expect(index[3]).toBeCloseTo(40e6 * 0.02e-6, 9)
  expect(index[4]).toBeCloseTo(4e6 * 0.02e-6, 9)
})

test("an encoder is bound by its FLOP", () => {
  const { made, reported } = served({
    model: "{ base: FacebookAI/roberta-large }",
    serving: "{ gpu: L4, request: { input: 512 token } }",
  })
  expect(reported).toEqual([])
  // 2 FLOP for each of 303 million parameters of the blocks, some more for attention; 121 TFLOP/s.
  const peak = 121e12 / (512 * 2 * 0.303e9)
  const texts = (atMedian(made, "serving.batch")[0] ?? 0) / (atMedian(made, "serving.pass_step")[0] ?? 1)
  expect(texts).toBeLessThan(peak)
  expect(texts).toBeGreaterThan(0.25 * peak)
  const [low, , high] = spread(made, "serving.replica_requests")
  expect(low).toBeLessThan(0.3 * peak)
  expect(high).toBeGreaterThan(0.6 * peak)
  expect(atMedian(made, "serving.replica_gpus")).toEqual([1])
})

test("machines with the customer are bought as customers join", () => {
  const { made, reported } = served({
    model: llama,
    serving: "{ gpu: A800, on_premises: { gpus: 2 GPU/customer, price: 16k USD/GPU } }",
  })
  expect(reported).toEqual([])
  expect(atMedian(made, "serving.gpus")).toEqual([20])
  expect(atMedian(made, "serving.cost")).toEqual([64_000])
})

test("nothing is served without a section", () => {
  const report = () => {}
  const given = {
    report,
    model: null,
    hasRetrieval: false,
    pools: [],
    requests: null,
    live: "business.live",
    customers: null,
    joining: null,
    replaced: new Set<string>(),
    span: null,
  }
  const made = roomModel({ quantities: lowerServing(null, given) })
  expect(made.diagnostics).toEqual([])
  expect(atMedian(made, "serving.cost")).toEqual([0])
})

describe("mistakes", () => {
  test.each([
    [llama, "{ gpu: L40Z }", "unknown-gpu"],
    [llama, "{ pool: labs }", "unknown-pool"],
    [llama, "{ precision: bf16 }", "serving-without-gpu"],
    [llama, "{ gpu: ASCEND-910B }", "gpu-without-price"],
    [llama, "{ gpu: L4, request: { input: 8000 token, output: 100 token }, target: { ttft: 200 ms } }", "serving-ttft-missed"],
    [llama, "{ gpu: L4, target: { tpot: 20 ms } }", "serving-tpot-missed"],
    ["{ base: Llama-3.1-70B }", "{ gpu: H100, replica_gpus: 1 GPU }", "serving-memory"],
    ["{ base: Llama-9-8B }", "{ gpu: L4 }", "unknown-model"],
    ["{ base: Llama-3.1-8B, api: deepseek-chat }", "{ gpu: L4 }", "model-needs-one"],
    ["{ method: lora }", "{ gpu: L4 }", "model-needs-one"],
    ["{ config: config.json }", "{ gpu: L4 }", "model-config-unread"],
    ["{ base: dense decoder 7B }", "{ gpu: L4 }", "model-nominal"],
  ])("%s, %s: %s", (model, serving, code) => {
    expect(served({ model, serving }).reported.map((d) => d.code)).toContain(code)
  })
})

describe("a model that takes samples", () => {
  test.each([
    // Images a second in mixed precision at batches of 256: NVIDIA/DeepLearningExamples:PyTorch/Classification/ConvNets/resnet50v1.5/README.md.
    ["T4", 1198],
    ["V100-SXM2-16GB", 3382],
  ])("ResNet-50 on %s: %d image/s lie in the interval or at its end", (gpu, speed) => {
    const { made, reported } = served({
      model: "{ base: resnet50 }",
      serving: `{ gpu: ${gpu}, engine: pytorch, price: 1 USD/GPU/hour }`,
    })
    expect(reported).toEqual([])
    const [low, , high] = spread(made, "serving.replica_samples")
    expect(speed).toBeGreaterThan(0.95 * low)
    expect(speed).toBeLessThan(1.05 * high)
  })

  test("a request of four images costs four times as much, and so many fewer are taken together", () => {
    const of = (samples: number, name: string): number =>
      atMedian(
        served({ model: "{ base: yolov8m }", serving: `{ gpu: L4, request: { samples: ${samples} image } }` }).made,
        name,
      )[0] ?? 0
    expect(of(4, "serving.batch") * 4).toBe(of(1, "serving.batch"))
    expect(of(4, "serving.unit_cost") / of(1, "serving.unit_cost")).toBeCloseTo(4, 9)
    expect(of(4, "serving.sample_cost")).toBeCloseTo(of(1, "serving.sample_cost"), 15)
  })

  test("has GPUs for the peak of demand", () => {
    const { made } = served({
      model: "{ base: resnet50 }",
      serving: "{ gpu: T4, price: 1 USD/GPU/hour }",
      requests: "5000 request/s",
    })
    const [gpus, replica] = ["serving.gpus", "serving.replica_requests"].map((name) => atMedian(made, name).at(-1) ?? 0)
    const [peak] = atMedian(made, "serving.peak_requests").slice(-1)
    expect(gpus).toBe(Math.ceil((peak ?? 0) / (replica ?? 1)))
  })

  test("by shares of the datasheet takes so many together that reading the weights does not hold it up", () => {
    const { made } = served({ model: "{ base: dlrm }", serving: "{ gpu: L4, efficiency: { compute: 40 % } }" })
    const at = (name: string): number => atMedian(made, `serving.${name}`)[0] ?? 0
    expect(at("batch")).toBe(Math.ceil(at("weight_time") / at("request_time")))
    expect(at("pass_time")).toBeCloseTo(at("batch") * at("request_time"), 12)
    // Tables are looked up, not read through.
    expect(at("read_bytes")).toBeLessThan(0.01 * at("weight_bytes"))
  })

  test.each([
    ["{ base: resnet50 }", "{ gpu: L4, request: { output: 20 token } }", ["serving-tokens-for-samples"]],
    ["{ base: resnet50 }", "{ gpu: L4, target: { tpot: 20 ms } }", ["serving-tokens-for-samples"]],
    ["{ base: gpt2 }", "{ gpu: L4, request: { samples: 2 sample } }", ["serving-samples-for-tokens"]],
    ["{ base: xgboost }", "{ gpu: L4 }", ["serving-without-flop"]],
    ["{ base: whisper-small }", "{ gpu: L4 }", ["serving-one-pass"]],
    ["{ base: resnet50, retrieval: { documents: 10 } }", "{ gpu: L4 }", []],
  ])("%s with %s: %s", (model, serving, codes) => {
    expect(served({ model, serving }).reported.map((d) => d.code)).toEqual(codes)
  })

  test("a target that one sample alone misses is told", () => {
    const { reported } = served({
      model: "{ base: yolov8x }",
      serving: "{ gpu: T4, price: 1 USD/GPU/hour, target: { ttft: 1 ms } }",
    })
    expect(reported.map((d) => d.code)).toEqual(["serving-ttft-missed"])
  })
})

test("prices of the catalogue are converted to the currency of the books", () => {
  const { section, fields } = readSection(modelShape, "model", "{ api: deepseek-chat }")
  const report = () => {}
  const { model } = lowerModel(section, { report, span: null, isTrained: false })
  const given = {
    report,
    model,
    hasRetrieval: false,
    pools: [],
    requests: null,
    live: "live",
    customers: null,
    joining: null,
    replaced: new Set<string>(),
    span: null,
  }
  const lines = { live: ["", "= t >= 0 month"], usd: ["", "7"] } as const
  const made = roomModel({ fields, quantities: lowerServing(null, given), lines }, { currency: "CNY", rates: { USD: "usd" } })
  expect(made.diagnostics).toEqual([])
  expect(atMedian(made, "serving.token_price.input")[0]).toBeCloseTo(7 * 0.27, 12)
})

test("every quantity has its words", () => {
  const target = "target: { ttft: 1 s, tpot: 1 s }"
  const keys = [
    served({ model: llama, serving: "{ gpu: H100 }", gpu: "H100" }),
    served({ model: llama, serving: "{ gpu: H100, target: { ttft: 1 s } }" }),
    served({
      model: "{ base: Llama-3.1-8B, retrieval: { documents: 1 } }",
      serving: `{ gpu: L4, price: 1 USD/GPU/hour, request: { input: 1 token, output: 1 token, cached: 0 }, ${target}, peak: 2, spare: 0, replica_gpus: 1 GPU, efficiency: { bandwidth: 1, compute: 1 } }`,
    }),
    served({
      model: "{ api: deepseek-chat }",
      serving: "{ request: { input: 1 token, calls: 2 }, measured: { ttft: 1 s, tpot: 1 s } }",
    }),
    served({ model: llama, serving: "{ gpu: A100, on_premises: { gpus: 1 GPU/customer, price: 1 USD/GPU } }" }),
    served({ model: "{ base: FacebookAI/roberta-large }", serving: "{ gpu: L4 }" }),
    served({ model: "{ base: FacebookAI/roberta-large }", serving: "{ gpu: L4, efficiency: { compute: 40 % } }" }),
    served({ model: "{ base: resnet50 }", serving: "{ gpu: L4, efficiency: { compute: 40 % } }" }),
    served({ model: "{ base: resnet50 }", serving: "{ gpu: L4, request: { samples: 2 image } }" }),
  ].flatMap(({ meanings }) => meanings)
  expect(keys.filter((key) => !(key in servingMeanings))).toEqual([])
  expect(Object.keys(servingMeanings).filter((key) => !keys.includes(key))).toEqual([])
})
