import { describe, expect, test } from "vitest"
import { atMedian, readSection, roomModel } from "../../tests/support/rooms.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { modelMeanings } from "../words/meanings-model.ts"
import { allModels } from "./catalogue/all-models.ts"
import { countModel, lowerModel, modelShape } from "./index.ts"

function lowered(yaml: string, text?: string) {
  const reported: Diagnostic[] = []
  const { section, fields } = readSection(modelShape, "model", yaml)
  const given = { report: (d: Diagnostic) => reported.push(d), span: null, isTrained: false }
  const made = lowerModel(section, text === undefined ? given : { ...given, text })
  const model = roomModel({ fields, quantities: made.quantities })
  return { made, fields, model, reported: [...reported, ...model.diagnostics] }
}

test.each([
  ["model.parameters", 8_030_261_248, ""],
  ["model.kv_bytes", 131_072, "byte/token"],
  ["model.weight_bytes", 16_060_522_496, "byte"],
  // Per unit of rank and layer: q and o 2 (h + h), k and v 2 (h + 1024), three matrices of the feed-forward (h + 14336); h = 4096.
  ["model.trained_parameters", 16 * 32 * (2 * 8192 + 2 * 5120 + 3 * 18432), ""],
])("Llama 3.1 8B with adapters: %s is %d", (path, figure, unit) => {
  const { model, reported } = lowered("{ base: Llama-3.1-8B, method: lora }")
  expect(reported).toEqual([])
  expect(atMedian(model, path)).toEqual([figure])
  expect(model.model.quantities.get(path)?.unit).toBe(unit)
})

test("a fused model is trained in its unfused form", () => {
  const { model } = lowered("{ base: yolov8m, method: full }")
  const figures = ["model.parameters", "model.trained_parameters"].map((path) => atMedian(model, path))
  expect(figures).toEqual([[25_886_080], [25_902_640]])
})

test("the rank may be a decision", () => {
  const { model, reported } = lowered("{ base: Llama-3.1-8B, method: lora, rank: 'choose 8, 16, 32' }")
  expect(reported).toEqual([])
  expect(atMedian(model, "model.trained_parameters")).toEqual([8 * 32 * (2 * 8192 + 2 * 5120 + 3 * 18432)])
})

test("a config of the founder is read", () => {
  const config = {
    model_type: "llama",
    hidden_size: 512,
    num_hidden_layers: 4,
    num_attention_heads: 8,
    intermediate_size: 2048,
    vocab_size: 1000,
  }
  const { made, reported } = lowered("{ config: my/config.json, method: pretrain }", JSON.stringify(config))
  expect(reported).toEqual([])
  expect(made.model?.kind).toBe("own")
})

const layers = `model: Small
input: image 3x32x32
classes: 10
layers: [ { conv: { out: 8, kernel: 3, padding: 1 } }, { pool: global }, { head: [ { linear: classes } ] } ]
`
const whisper = {
  model_type: "whisper",
  d_model: 384,
  encoder_layers: 4,
  decoder_layers: 4,
  encoder_attention_heads: 6,
  decoder_attention_heads: 6,
  encoder_ffn_dim: 1536,
  decoder_ffn_dim: 1536,
  vocab_size: 51865,
  num_mel_bins: 80,
  max_source_positions: 1500,
  max_target_positions: 448,
}

describe("any architecture", () => {
  // Counts and multiply-adds of torchvision's tables, Ultralytics' models, openai/whisper: model-card.md, are tested beside the families.
  test.each([
    ["{ base: resnet50 }", "model.parameters", 25_557_032],
    ["{ base: resnet50 }", "model.forward_flops", 2 * 4_089_184_256],
    ["{ base: ResNet-50 }", "model.weight_bytes", 2 * 25_557_032],
    ["{ base: resnet50 }", "model.attention_flops", 0],
    ["{ base: resnet50 }", "model.kv_bytes", 0],
    // Ultralytics, YOLOv8: 25.9 million parameters, 78.9 GFLOP at 640 pixels.
    ["{ base: yolov8m }", "model.parameters", 25_886_080],
    ["{ base: whisper-tiny }", "model.parameters", 37_760_640],
    ["{ base: xgboost }", "model.forward_flops", 0],
  ])("%s: %s is %d", (yaml, path, figure) => {
    const { model, reported } = lowered(yaml)
    expect(reported).toEqual([])
    expect(atMedian(model, path)).toEqual([figure])
  })

  test.each([
    ["{ base: Llama-3.1-8B }", "FLOP/token", "model.forward_flops"],
    ["{ base: vit_b_16 }", "FLOP/sample", "model.sample.forward_flops"],
  ])("%s counts in %s", (yaml, unit, meaning) => {
    const { model } = lowered(yaml)
    const flops = model.model.quantities.get("model.forward_flops")
    expect([flops?.unit, flops?.definition.meaning]).toEqual([unit, meaning])
  })

  test("a layer file of the founder: 3 · 8 · 9 + 8 and 8 · 10 + 10 parameters", () => {
    const { model, reported } = lowered("{ architecture: my-net.yaml }", layers)
    expect(reported).toEqual([])
    expect(atMedian(model, "model.parameters")).toEqual([224 + 90])
  })

  test("layers may be written as JSON, and an architecture may be a published config", () => {
    const text = JSON.stringify({ model: "m", input: "vector 4", layers: [{ linear: 2 }] })
    expect(atMedian(lowered("{ architecture: net.json }", text).model, "model.parameters")).toEqual([10])
    expect(atMedian(lowered("{ architecture: a.json }", JSON.stringify(whisper)).model, "model.parameters")).toEqual([37_760_640])
  })

  test("a config of a described family is read, whatever its file is called", () => {
    const { model, reported } = lowered("{ config: published }", JSON.stringify(whisper))
    expect(reported).toEqual([])
    expect(atMedian(model, "model.parameters")).toEqual([37_760_640])
  })

  test("adapters have a place in a vision transformer", () => {
    const { model, reported } = lowered("{ base: vit_b_16, method: lora, rank: 1 }")
    expect(reported).toEqual([])
    // 12 blocks: queries, keys and values in one matrix of 768 by 2304, their output of 768 by 768, two of 768 by 3072.
    expect(atMedian(model, "model.trained_parameters")).toEqual([12 * (768 + 2304 + 2 * 768 + 2 * (768 + 3072))])
  })
})

describe("mistakes", () => {
  test("an unknown name comes with at most five near ones", () => {
    const [first] = lowered("{ base: Lama-3.1-8b-x }").reported
    expect(first?.code).toBe("unknown-model")
    expect(first?.params.nearest).toContain("Llama-3.1-8B")
  })

  test.each([
    ["{ base: Llama-3.1-8B, api: deepseek-chat }", "model-needs-one"],
    ["{ data: [notes] }", "model-needs-one"],
    ["{ api: deepsek-chat }", "unknown-model"],
    ["{ config: a.json }", "model-config-unread"],
    ["{ architecture: a.yaml }", "model-architecture-unread"],
    ["{ base: resnet50, architecture: a.yaml }", "model-needs-one"],
    ["{ base: resnet50, method: lora }", "model-method-unfit"],
    ["{ base: xgboost, method: qlora }", "model-method-unfit"],
  ])("%s: %s", (yaml, code) => {
    expect(lowered(yaml).reported.map((d) => d.code)).toEqual([code])
  })

  test.each([
    ["{ config: a.yaml }", "layers: []", "bad-json"],
    ["{ config: a.json }", `${"[".repeat(200)}${"]".repeat(200)}`, "json-too-deep"],
    ["{ config: a.json }", JSON.stringify({ ...whisper, d_model: "wide" }), "model-config-type"],
    ["{ architecture: a.yaml }", layers.replace("global", "globl"), "unknown-word"],
    ["{ architecture: a.yaml }", layers.replace("kernel: 3, padding: 1", "kernel: 64"), "layer-too-small"],
  ])("%s with a wrong text: %s", (yaml, text, code) => {
    const { reported, made } = lowered(yaml, text)
    expect(reported.map((d) => d.code)).toEqual([code])
    expect(reported[0]?.span).not.toBeNull()
    expect(made.model).toBeNull()
  })

  test("the nearest names are short ones that are found again", () => {
    const nearest = lowered("{ base: resnett50 }").reported[0]?.params.nearest
    expect(nearest).toContain("resnet50")
  })
})

test("every model of the catalogue gives what it is counted to have", () => {
  for (const { names, library } of allModels()) {
    const base = `${library}/${names[0]}`
    const { made, reported } = lowered(JSON.stringify({ base }))
    expect([base, reported.filter(({ severity }) => severity === "error")]).toEqual([base, []])
    const text = made.quantities.find(({ name }) => name === "model.parameters")?.text
    expect([base, text]).toEqual([base, String(countModel(base).count?.parameters)])
  }
}, 60_000)

test("every quantity has its words", () => {
  const vision = lowered("{ base: vit_b_16, method: lora }").made.quantities
  expect(vision.map((q) => q.meaning).filter((key) => !(key in modelMeanings))).toEqual([])
  const { made, fields } = lowered("{ base: Llama-3.1-8B, method: lora, retrieval: { documents: 20k to 60k } }")
  expect([...made.quantities, ...fields].map((q) => q.meaning).filter((key) => !(key in modelMeanings))).toEqual([])
})
