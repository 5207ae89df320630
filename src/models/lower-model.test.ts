import { describe, expect, test } from "vitest"
import { atMedian, readSection, roomModel } from "../../tests/support/rooms.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import { modelMeanings } from "../words/meanings-model.ts"
import { lowerModel, modelShape } from "./index.ts"

function lowered(yaml: string, config?: unknown) {
  const reported: Diagnostic[] = []
  const { section, fields } = readSection(modelShape, "model", yaml)
  const made = lowerModel(section, { report: (d) => reported.push(d), span: null, isTrained: false, config })
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
  const { made, reported } = lowered("{ config: my/config.json, method: pretrain }", config)
  expect(reported).toEqual([])
  expect(made.model?.kind).toBe("own")
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
  ])("%s: %s", (yaml, code) => {
    expect(lowered(yaml).reported.map((d) => d.code)).toEqual([code])
  })
})

test("every quantity has its words", () => {
  const { made, fields } = lowered("{ base: Llama-3.1-8B, method: lora, retrieval: { documents: 20k to 60k } }")
  expect([...made.quantities, ...fields].map((q) => q.meaning).filter((key) => !(key in modelMeanings))).toEqual([])
})
