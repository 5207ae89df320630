// One model of each unit is counted; layers add up to totals; options do what they say; mistakes are told, not thrown.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { countModel } from "./count-model.ts"
import type { CountOptions } from "./count-options.ts"
import type { ModelDescribed } from "./described-model.ts"
import type { ModelCount } from "./model-count.ts"

function counted(model: ModelDescribed, options: CountOptions = {}): ModelCount {
  const { count, diagnostics } = countModel(model, options)
  if (count === null) throw new Error(JSON.stringify(diagnostics))
  return count
}
const codes = (model: ModelDescribed, options: CountOptions = {}): readonly unknown[] =>
  countModel(model, options).diagnostics.map(({ code, params }) => [code, params.option ?? params.path ?? params.name])

const layers = `model: Small
input: vector 20
layers:
  - linear: 8
  - head:
      - linear: 2
`
const config = {
  model_type: "llama",
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  vocab_size: 100,
}

// torchvision: num_params, _ops of ResNet50_Weights. GPT-2: 12·12·768² + 50,257·768 products with weights, 12·2·768·512 of scores.
// The layer file: 20·8 + 8 and 8·2 + 2 parameters.
test.each<[ModelDescribed, string, number, number]>([
  ["resnet50", "image", 25_557_032, 4_089_184_256],
  ["gpt2", "token", 124_439_808, 132_969_216],
  [{ layers }, "sample", 186, 176],
])("%j is counted by the %s", (model, per, parameters, macs) => {
  const count = counted(model)
  expect([count.per, count.parameters, count.forwardMacs, count.forwardFlops]).toEqual([per, parameters, macs, 2 * macs])
})

test("the document of a layer file, whole", () => {
  expect(counted({ layers, file: "small.yaml" }, { precision: "fp32" })).toMatchInlineSnapshot(`
    {
      "activationBytes": 112,
      "activeParameters": 186,
      "attention": null,
      "batch": 1,
      "comparisons": null,
      "embeddingParameters": 0,
      "family": "own",
      "forwardFlops": 352,
      "forwardMacs": 176,
      "inputs": [
        {
          "name": "input",
          "shape": [
            20,
          ],
        },
      ],
      "layers": [
        {
          "forwardFlops": 0,
          "kind": "input",
          "output": [
            20,
          ],
          "parameters": 0,
          "path": "input",
          "title": "input",
        },
        {
          "forwardFlops": 320,
          "kind": "linear",
          "output": [
            8,
          ],
          "parameters": 168,
          "path": "linear1",
          "title": "linear",
        },
        {
          "forwardFlops": 32,
          "kind": "linear",
          "output": [
            2,
          ],
          "parameters": 18,
          "path": "head1.linear1",
          "title": "linear",
        },
      ],
      "library": "own",
      "loraRank": null,
      "name": "Small",
      "parameters": 186,
      "per": "sample",
      "precision": "fp32",
      "sources": [
        {
          "confidence": "assumption",
          "date": "",
          "title": "Small",
          "where": "small.yaml",
        },
      ],
      "stateBytes": 0,
      "stateBytesFixed": 0,
      "stateBytesPerToken": 0,
      "stateWindows": [],
      "tasks": [],
      "title": "Small",
      "trainableParameters": 186,
      "trainedAs": null,
      "trainingFlops": 736,
      "tuning": "full",
      "weightBytes": {
        "bf16": 372,
        "fp16": 372,
        "fp32": 744,
        "fp8": 186,
        "int4": 135.125,
        "int8": 186,
      },
    }
  `)
})

const usual = ["resnet50", "gpt2", "Mixtral-8x7B", "whisper-tiny", "gemma-2-9b", "t5-small", "yolov8n", "XGBoost german credit"]
test.each(usual)("the layers of %s add up", (name) => {
  const { layers: all, parameters, forwardFlops, trainableParameters, activeParameters, trainedAs } = counted(name)
  expect(all.reduce((sum, layer) => sum + layer.parameters, 0)).toBe(parameters)
  expect(all.reduce((sum, layer) => sum + layer.forwardFlops, 0) / Math.max(1, forwardFlops)).toBeCloseTo(
    forwardFlops > 0 ? 1 : 0,
    9,
  )
  expect(trainableParameters).toBe(trainedAs?.parameters ?? parameters)
  expect(activeParameters).toBeLessThanOrEqual(parameters)
})

// Ultralytics: its tables hold the fused models, the comments of cfg/models/v8/yolov8.yaml the others (YOLOv8m: 25,902,640 parameters).
test("a model that is published fused is trained unfused, and both are told", () => {
  const [fused, unfused] = [counted("yolov8m"), counted("yolov8m (unfused)")]
  expect([fused.parameters, fused.trainableParameters, fused.trainedAs]).toEqual([
    25_886_080,
    25_902_640,
    { name: "yolov8m (unfused)", parameters: 25_902_640 },
  ])
  expect([unfused.parameters, unfused.trainedAs]).toEqual([25_902_640, null])
  const figures = ({ trainableParameters, trainingFlops, activationBytes }: ModelCount) => ({
    trainableParameters,
    trainingFlops,
    activationBytes,
  })
  expect(figures(fused)).toEqual(figures(unfused))
})

describe("options", () => {
  test("adapters stand beside chosen matrices: rank × (inputs + outputs)", () => {
    const lora = counted("gpt2", { loraRank: 8, loraTargets: ["output"] })
    expect([lora.tuning, lora.loraRank, lora.trainableParameters]).toEqual(["lora", 8, 12 * 8 * (768 + 768)])
    expect(counted("gpt2", { tuning: "qlora" }).loraRank).toBe(16)
    expect(counted("resnet50", { tuning: "head", classes: 10 }).trainableParameters).toBe(2048 * 10 + 10)
  })

  test("full attention counts twice the scores of a causal one", () => {
    const [causal, full] = [counted("gpt2"), counted("gpt2", { attention: "full" })]
    const scores = ({ layers: all }: ModelCount): number =>
      all.filter(({ kind }) => kind === "attention").reduce((sum, layer) => sum + layer.forwardFlops, 0)
    expect(scores(full)).toBeCloseTo(2 * scores(causal), 6)
    expect([causal.attention, full.attention, counted("resnet50").attention]).toEqual(["causal", "full", null])
  })

  test("windows bound what a long sequence keeps", () => {
    const long = counted("gemma-2-9b", { sequence: 100_000 })
    expect(long.stateWindows).toEqual([
      { window: 4096, layers: 21 },
      { window: null, layers: 21 },
    ])
    expect(long.stateBytes).toBe((long.stateBytesPerToken / 2) * (4096 + 100_000))
  })

  test("activations grow with the batch and with the precision", () => {
    const one = counted({ layers }).activationBytes
    expect(counted({ layers }, { batch: 32, precision: "fp32" }).activationBytes).toBe(64 * one)
    expect(counted("resnet50", { batch: 32 }).activationBytes).toBe(32 * counted("resnet50").activationBytes)
  })
})

describe("what is wrong", () => {
  test.each<[string, ModelDescribed, CountOptions, readonly unknown[]]>([
    ["a name that is none", "resnt50", {}, [["unknown-architecture", "resnt50"]]],
    ["a model behind an API", "gpt-4o-mini", {}, [["model-behind-api", "gpt-4o-mini"]]],
    ["a note", { layers: "This is my note.\nIt has two lines: yes" }, {}, [["layer-file-other", undefined]]],
    ["a venture", { layers: "venturi: 1\nmodel: x" }, {}, [["layer-file-other", undefined]]],
    ["a picture that is too small", "alexnet", { image: [8, 8] }, [["layer-too-small", "features.2"]]],
    ["more tokens than places", "bert-base-uncased", { sequence: 513 }, [["model-sequence", "model.embed_positions"]]],
    ["a size the model does not have", "resnet50", { sequence: 9 }, [["model-option-unused", "sequence"]]],
    ["a rank without adapters", "gpt2", { tuning: "full", loraRank: 4 }, [["model-option-unused", "loraRank"]]],
    ["adapters without matrices", "resnet50", { tuning: "lora" }, [["model-nothing-trained", "resnet50"]]],
    ["more tokens than the model was made for", "llama-7b", { sequence: 2049 }, [["model-context", "huggyllama/llama-7b"]]],
    ["a rank above a side of a matrix", "gpt2", { loraRank: 769 }, [["model-rank", undefined]]],
    ["an image that patches do not divide", "vit_b_32", { image: [225, 256] }, [["model-patch", undefined]]],
    ["an image that is divided", "vit_b_32", { image: [256, 320] }, []],
    ["an image that kernels overlap on", "resnet50", { image: [225, 227] }, []],
    ["a config without a width", { config: { ...config, hidden_size: undefined } }, {}, [["model-config-missing", undefined]]],
    ["no config at all", { config: [1] }, {}, [["model-config-shape", undefined]]],
    [
      "a layer file that is none",
      { layers: "layers: 5" },
      {},
      [
        ["missing-key", undefined],
        ["missing-key", undefined],
        ["list-expected", undefined],
      ],
    ],
  ])("%s", (_, model, options, expected) => expect(codes(model, options)).toEqual(expected))

  test("the nearest five always come, for any name", () => {
    const name = fc.string({ maxLength: 200 })
    fc.assert(
      fc.property(name, (text) => {
        const { diagnostics, count } = countModel(text)
        if (count === null) expect(diagnostics[0]?.params.nearest).toHaveLength(5)
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  test.each<[string, unknown]>([
    ["no model", undefined],
    ["a number", 5],
    ["null", null],
    ["an empty object", {}],
    ["layers that are no text", { layers: 5 }],
    ["a key that is none", { layers: "", files: "x" }],
  ])("%s for a model", (_, model) => {
    expect(countModel(model as ModelDescribed).diagnostics.map(({ code }) => code)).toEqual(["bad-option"])
  })

  test.each<[string, unknown]>([
    ["sequence", 0],
    ["image", [224]],
    ["image", [224, 0]],
    ["batch", 1.5],
    ["tuning", "half"],
    ["precision", "fp12"],
    ["attention", true],
    ["loraTargets", "all"],
    ["loraTargets", ["q"]],
    ["loraRank", -1],
    ["lora_rank", 8],
    ["seq", 8],
  ])("the option %s: %j", (key, value) => {
    const { count, diagnostics } = countModel("resnet50", { [key]: value })
    expect(count).toBeNull()
    expect(diagnostics.map(({ code, params }) => [code, String(params.option).replace(/\[\d\]$/u, "")])).toEqual([
      ["bad-option", key],
    ])
  })
})
