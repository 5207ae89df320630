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

describe("a count beside the name of a device", () => {
  test.each(["8xH100", "8 × H100", "8x H100-SXM", "H100 x 8", "H100 × 8", "8 H100", "8 块 H100", "8张H100"])("%s", (gpu) => {
    const { count, devices } = requested("gpt2", { gpu })
    expect([count, devices.device.id]).toEqual([8, "H100-SXM"])
  })

  test("is that of `gpus` where both say the same", () => {
    expect(requested("gpt2", { gpu: "1,024 x H100", gpus: 1024 }).count).toBe(1024)
  })

  test.each(["RTX3090", "RTX 4090", "MI300X", "V100-SXM-32GB"])("is not read into %s", (gpu) => {
    expect(requested("gpt2", { gpu }).count).toBeNull()
  })
})

describe("what changes nothing, or was not meant so, is told beside the answer", () => {
  test.each<[string, string, TrainingOptions, readonly (readonly [string, unknown])[]]>([
    [
      "sizes of pictures for a language model",
      "gpt2",
      { gpu: "H100", image: [64, 64], frames: 4, classes: 7 },
      [
        ["model-option-unused", "openai-community/gpt2"],
        ["model-option-unused", "openai-community/gpt2"],
        ["model-option-unused", "openai-community/gpt2"],
      ],
    ],
    [
      "tokens for pictures, as many as usual or not",
      "resnet50",
      { gpu: "H100", sequence: 4096 },
      [["model-option-unused", "resnet50"]],
    ],
    ["classes that a model has", "resnet50", { gpu: "H100", classes: 1000 }, []],
    ["beyond the context", "Llama-3.1-8B", { gpu: "H100", sequence: 262_144 }, [["model-context", "meta-llama/Llama-3.1-8B"]]],
    ["adapters larger than the matrices", "gpt2", { gpu: "H100", loraRank: 4096 }, [["model-rank", undefined]]],
    ["a framework that stands in for another", "gpt2", { gpu: "TRAINIUM-2" }, [["training-framework-assumed", undefined]]],
    ["one that somebody chose", "gpt2", { gpu: "TRAINIUM-2", framework: "fsdp" }, []],
    ["that of TPUs", "gpt2", { gpu: "TPU-v5p" }, []],
    ["one of no TPU", "resnet50", { gpu: "TPU-v5p" }, [["training-framework-assumed", undefined]]],
  ])("%s", (_, model, options, expected) => {
    const { request, diagnostics } = readTrainingRequest(model, options)
    expect(request).not.toBeNull()
    expect(diagnostics.map(({ code, params }) => [code, params.name])).toEqual(expected)
  })

  test.each([
    ["H100", "megatron"],
    ["MI300X", "megatron"],
    ["TPU-v5p", "maxtext"],
    ["TRAINIUM-2", "megatron"],
    ["GAUDI-3", "deepspeed"],
    ["ASCEND-910B", "megatron"],
  ])("on %s a language model is taken to be trained with %s", (gpu, framework) => {
    expect(requested("gpt2", { gpu }).jobOn(1).framework).toBe(framework)
  })
})

test("a machine of another device is told with those of this one", () => {
  const [told] = readTrainingRequest("gpt2", { gpu: "A100", machine: "DGX-H100" }).diagnostics
  expect(told?.params).toMatchObject({ holds: "H100-SXM", known: ["DGX-A100-80GB", "P4DE.24XLARGE"] })
})

test.each([
  ["A100", "fp8", "bf16"],
  ["V100", "bf16", "fp16"],
  ["V100", "tf32", "fp32"],
  ["H100", "fp4", "fp8"],
] as const)("%s without %s is told that it has %s", (gpu, precision, nearest) => {
  expect(readTrainingRequest("gpt2", { gpu, precision }).diagnostics[0]?.params.nearest).toBe(nearest)
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
    ["several kinds of devices", "gpt2", { gpu: "H100-SXM, A100" }, [["training-gpu-kinds", undefined]]],
    ["a count beside another", "gpt2", { gpu: "8xH100", gpus: 4 }, [["training-gpu-count", "H100"]]],
    ["no devices", "gpt2", { gpu: "0 x H100" }, [["bad-option", "gpus"]]],
    ["words behind a name", "gpt2", { gpu: "A100, power-limited to 330 W" }, [["unknown-gpu", "A100, power-limited to 330 W"]]],
    [
      "words behind a name without a comma",
      "gpt2",
      { gpu: "A100 power-limited to 330 W" },
      [["unknown-gpu", "A100 power-limited to 330 W"]],
    ],
    ["a machine of another device", "gpt2", { gpu: "H100", machine: "DGX-A100" }, [["machine-gpu", undefined]]],
    ["a rank of nothing", "gpt2", { gpu: "H100", method: "full", loraRank: 8 }, [["training-method-rank", undefined]]],
    ["no device", "gpt2", {} as unknown as TrainingOptions, [["bad-option", "gpu"]]],
  ])("%s", (_, model, options, expected) => {
    expect(told(model, options)).toEqual(expect.arrayContaining([...expected]))
    expect(told(model, options)).toHaveLength(expected.length)
    expect(readTrainingRequest(model, options).request).toBeNull()
  })
})
