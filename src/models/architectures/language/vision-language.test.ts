/** Llama, Phi and InternVL with their towers: sums of the safetensors on the hub, and what their configs give. */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused } from "../../../../tests/support/sound-models.ts"
import { readBuildable } from "../../catalogue/from-config.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { internVl } from "./intern-vl.ts"
import { llamaVision } from "./llama-vision.ts"
import { llama4Vision } from "./llama4-vision.ts"
import { phiVision } from "./phi-vision.ts"

const families = [internVl, llama4Vision, llamaVision, phiVision]

/** Counts of the hub's safetensors as GIMMICK's get_model_sizes holds them (arXiv 2502.13766); of Llama 4 the hub's own (2026-09-30). */
const hub: readonly (readonly [name: string, parameters: number])[] = [
  ["Llama-3.2-11B-Vision-Instruct", 10_670_220_835],
  ["Phi-3.5-vision", 4_146_621_440],
  ["InternVL2.5-1B", 938_193_024],
  ["InternVL2.5-26B", 25_514_186_112],
  ["InternVL2.5-38B", 38_388_164_992],
  ["InternVL2.5-78B", 78_408_318_336],
  ["Llama 4 Scout with its tower", 108_641_793_536],
]

test.each(hub)("%s: %d parameters", (name, published) => {
  expect(countsOf(families, name).parameters).toBe(published)
})

// Of the hub: 88.6B and 402B.
test.each([
  ["Llama-3.2-90B-Vision", 88.6],
  ["Llama 4 Maverick with its tower", 401.6],
])("%s: %d thousand million parameters, as the hub rounds", (name, published) => {
  expect(Math.abs(countsOf(families, name).parameters / 1e9 - published)).toBeLessThan(0.05)
})

describe("sizes", () => {
  test.each(families.flatMap(({ models }) => models).map((model) => [model.names[0], model] as const))("%s", (_, model) => {
    const { image } = model.usual
    expectSound(model.lay(model.usual))
    expectSoundOrRefused(model, { ...model.usual, image: [image[0] * 2, image[1]], sequence: 33 })
    expectSoundOrRefused(model, { ...model.usual, image: [9, 9], sequence: 1 })
  })
})

const source = { title: "test", date: "2026", confidence: "published" } as const

// As published, what is the default of its class left out.
test.each<[string, Readonly<Record<string, unknown>>, number]>([
  ["mllama", { text_config: { model_type: "mllama_text_model" }, vision_config: { image_size: 560 } }, 10_670_220_835],
  [
    "llama4",
    {
      text_config: { model_type: "llama4_text" },
      vision_config: { hidden_size: 1408, image_size: 336, num_hidden_layers: 34, vision_output_dim: 4096 },
    },
    108_641_793_536,
  ],
  ["llama4", { text_config: { model_type: "llama4_text" } }, 108_641_793_536],
  [
    "phi3_v",
    { hidden_size: 3072, num_hidden_layers: 32, num_attention_heads: 32, intermediate_size: 8192, vocab_size: 32_064 },
    4_146_621_440,
  ],
  [
    "internvl_chat",
    {
      llm_config: {
        model_type: "internlm2",
        hidden_size: 6144,
        num_hidden_layers: 48,
        num_attention_heads: 48,
        num_key_value_heads: 8,
        intermediate_size: 16_384,
        vocab_size: 92_553,
      },
      vision_config: {
        hidden_size: 3200,
        image_size: 448,
        intermediate_size: 12_800,
        norm_type: "rms_norm",
        num_attention_heads: 25,
        num_hidden_layers: 45,
        patch_size: 14,
        qk_normalization: true,
        qkv_bias: false,
      },
    },
    25_514_186_112,
  ],
])("a config of type %s", (model_type, json, published) => {
  const read = readBuildable({ model_type, ...json }, "given", source)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  expect(read.warnings).toEqual([])
  expect(parameterCounts(read.model.lay(read.model.usual)).total).toBe(published)
})
