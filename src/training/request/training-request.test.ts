import { describe, expect, test } from "vitest"
import type { TrainingOptions } from "./training-options.ts"
import { readTrainingRequest, type TrainingRequest } from "./training-request.ts"

function requested(model: string, options: TrainingOptions): TrainingRequest {
  const { request, diagnostics } = readTrainingRequest(model, options)
  if (request === null) throw new Error(JSON.stringify(diagnostics))
  return request
}

const told = (model: string, options: TrainingOptions): readonly (readonly [string, unknown])[] =>
  readTrainingRequest(model, options).diagnostics.map(({ code, params }) => [
    code,
    params.name ?? params.option ?? params.precision,
  ])

describe("what nobody says is as usual, and said to be so", () => {
  test.each<[string, string, TrainingOptions, object, readonly string[]]>([
    [
      "a language model from nothing: some two million tokens a step",
      "gpt2",
      { gpu: "A100" },
      { method: "pretrain", optimizer: "adamw", framework: "megatron", globalBatch: 2048, sequence: 1024, loraRank: null },
      ["gpus", "globalBatch", "framework", "optimizer", "sequence"],
    ],
    [
      "tuned by adapters",
      "gpt2",
      { gpu: "A100", method: "lora", sequence: 512 },
      { method: "lora", framework: "fsdp", globalBatch: 64, sequence: 512, loraRank: 16 },
      ["gpus", "globalBatch", "framework", "optimizer", "loraRank"],
    ],
    [
      "pictures",
      "resnet50",
      { gpu: "A100", gpus: 8, optimizer: "sgd" },
      { method: "pretrain", framework: "torch", globalBatch: 2048, sequence: null },
      ["globalBatch", "framework"],
    ],
    [
      "a batch that the replicas share out evenly",
      "gpt2",
      { gpu: "A100", gpus: 48, microBatch: 4, framework: "fsdp", optimizer: "adamw", sequence: 1024 },
      { globalBatch: 2112 },
      ["globalBatch"],
    ],
  ])("%s", (_, model, options, job, assumed) => {
    const request = requested(model, options)
    expect(request.jobOn(options.gpus ?? 1)).toMatchObject(job)
    expect(request.assumed).toEqual(assumed)
  })
})

test("what is said of the layout is fixed, and nothing else but the precision", () => {
  const { fixed } = requested("gpt2", { gpu: "H100", tp: 2, zero: 0, sequenceParallel: false })
  expect(fixed).toEqual({ tp: 2, zero: 0, sequenceParallel: false, precision: "bf16" })
})

test.each([
  ["H100", "bf16"],
  ["V100", "fp16"],
])("%s is trained in %s unless said otherwise", (gpu, precision) => {
  expect(requested("gpt2", { gpu }).fixed.precision).toBe(precision)
})

test("a device file brings its machine and price", () => {
  const text = "base: H100-SXM\nname: ours\nprice: 1460 USD/GPU/month\nmachine: DGX-H100\n"
  const { devices } = requested("gpt2", { gpu: { text, file: "ours.yaml" } })
  expect([devices.device.id, devices.machine.id, devices.price?.source]).toEqual(["ours", "DGX-H100", null])
  // A month is a twelfth of 365.25 days.
  expect(devices.price?.low).toBeCloseTo(1460 / ((365.25 / 12) * 24), 6)
})

test("a device of the catalogue brings what its hour costs", () => {
  const { price } = requested("gpt2", { gpu: "H100-SXM" }).devices
  expect(price?.currency).toBe("USD")
  expect(price?.low).toBeGreaterThan(0.5)
  expect(price?.high).toBeGreaterThan(price?.low ?? Infinity)
  expect(price?.source?.where).toContain("@")
})

describe("all that is wrong is told at once", () => {
  test.each<[string, string, TrainingOptions, readonly (readonly [string, unknown])[]]>([
    ["an unknown device", "gpt2", { gpu: "H10O" }, [["unknown-gpu", "H10O"]]],
    ["an unknown machine", "gpt2", { gpu: "H100", machine: "DGX-Z" }, [["unknown-machine", "DGX-Z"]]],
    [
      "an unknown model and device",
      "gtp2",
      { gpu: "H10O" },
      [
        ["unknown-architecture", "gtp2"],
        ["unknown-gpu", "H10O"],
      ],
    ],
    ["a precision that the device lacks", "gpt2", { gpu: "A100", precision: "fp8" }, [["training-precision", "fp8"]]],
    [
      "options out of bounds",
      "gpt2",
      { gpu: "H100", tp: 0, zero: 4, tokens: -1 } as unknown as TrainingOptions,
      [
        ["bad-option", "tp"],
        ["bad-option", "tokens"],
        ["bad-option", "zero"],
      ],
    ],
    ["no device", "gpt2", {} as unknown as TrainingOptions, [["bad-option", "gpu"]]],
  ])("%s", (_, model, options, expected) => {
    expect(told(model, options)).toEqual(expect.arrayContaining([...expected]))
    expect(told(model, options)).toHaveLength(expected.length)
    expect(readTrainingRequest(model, options).request).toBeNull()
  })
})
