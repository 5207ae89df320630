/** Encoders, encoders with decoders, and models that see: published totals and sums by hand; encoders without a task head, as `AutoModel` builds them. */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { readFields } from "../../fields.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { sequenceStateBytes } from "../../measure/memory.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { albert } from "./albert.ts"
import { bart } from "./bart.ts"
import { clip } from "./clip.ts"
import { deberta } from "./deberta.ts"
import { electra } from "./electra.ts"
import { gemmaVision } from "./gemma-vision.ts"
import { internVl } from "./intern-vl.ts"
import { llava } from "./llava.ts"
import { modernBert } from "./modernbert.ts"
import { qwenVision } from "./qwen-vision.ts"
import { siglip } from "./siglip.ts"
import { t5 } from "./t5.ts"

const families = [albert, bart, clip, deberta, electra, gemmaVision, internVl, llava, modernBert, qwenVision, siglip, t5]
const models = families.flatMap((family) => family.models)

/** Sums of the safetensors on the hub, of these or of a copy: AlexsJones/llmfit:llmfit-core/data/hf_models.json@a3e0eb27c57f. */
const hub: readonly (readonly [name: string, parameters: number])[] = [
  ["bart-base", 139_420_416],
  ["ModernBERT-base", 149_014_272],
  ["llava-1.5-7b", 7_063_427_072],
  ["llava-v1.6-mistral-7b", 7_566_747_648],
  ["Qwen2-VL-7B", 8_291_375_616],
  ["Qwen2.5-VL-3B", 3_754_622_976],
  ["Qwen2.5-VL-7B", 8_292_166_656],
  ["Qwen2.5-VL-32B", 33_452_718_336],
  ["Qwen2.5-VL-72B", 73_410_777_344],
  ["PaliGemma", 2_923_466_480],
  ["google/gemma-3-4b-pt", 4_300_079_472],
  ["google/gemma-3-12b-pt", 12_187_325_040],
  ["google/gemma-3-27b-pt", 27_432_406_640],
  ["InternVL2.5-2B", 2_205_754_368],
  ["InternVL2.5-4B", 3_712_637_952],
  ["InternVL2.5-8B", 8_075_365_376],
]

/** keras-team/keras-hub:keras_hub/src/models/<family>/<family>_presets.py@71453d08f59e; ELECTRA there has a pooler more, a square and a shift. */
const presets: readonly (readonly [name: string, parameters: number])[] = [
  ["t5-small", 60_506_624],
  ["t5-base", 222_903_552],
  ["t5-large", 737_668_096],
  ["flan-t5-small", 76_961_152],
  ["flan-t5-base", 247_577_856],
  ["flan-t5-large", 783_150_080],
  ["flan-t5-xl", 2_849_757_184],
  ["flan-t5-xxl", 11_135_332_352],
  ["albert-base-v2", 11_683_584],
  ["albert-large-v2", 17_683_968],
  ["albert-xlarge-v2", 58_724_864],
  ["albert-xxlarge-v2", 222_595_584],
  ["deberta-v3-xsmall", 70_682_112],
  ["deberta-v3-small", 141_304_320],
  ["deberta-v3-base", 183_831_552],
  ["deberta-v3-large", 434_012_160],
  ["electra-small", 13_548_800 - 256 * 257],
  ["electra-base", 109_482_240 - 768 * 769],
  ["electra-large", 335_141_888 - 1024 * 1025],
]

/** embeddings-benchmark/mteb:mteb/models/model_implementations/{clip,openclip,siglip,vdr}_models.py@a905523d0111. */
const benchmarked: readonly (readonly [name: string, parameters: number])[] = [
  ["clip-vit-base-patch32", 151_277_313],
  ["clip-vit-base-patch16", 149_620_737],
  ["clip-vit-large-patch14", 427_616_513],
  ["CLIP-ViT-H-14", 986_109_441],
  ["siglip-base-patch16-224", 203_155_970],
  ["siglip-so400m-patch14-384", 877_960_498],
  ["Qwen2-VL-2B", 2_208_985_600],
]

describe("parameters, exactly as published", () => {
  test.each([...hub, ...presets, ...benchmarked])("%s: %d", (name, published) => {
    expect(countsOf(families, name).parameters).toBe(published)
  })
})

/** Width, heads, inner width and head size. */
type T5Sizes = readonly [width: number, heads: number, inner: number, head?: number]

/** Tables, blocks of attention (once, and once more for the source) and feed-forward with a norm each, two last norms, the buckets of both sides. */
function t5By(
  tables: number,
  [width, heads, inner, head = 64]: T5Sizes,
  [up, down]: readonly [number, number],
  matrices: number,
): number {
  const [attention, forward] = [4 * width * heads * head, matrices * width * inner]
  const blocks = up * (attention + forward + 2 * width) + down * (2 * attention + forward + 3 * width)
  return tables * width + blocks + 2 * width + 2 * 32 * heads
}

/** Table and places, blocks of attention and feed-forward with shifts, and `norms` beside those of the blocks. */
function bartBy(rows: number, width: number, inner: number, depth: number, norms: number): number {
  const attention = 4 * (width ** 2 + width)
  const forward = 2 * width * inner + inner + width
  return rows * width + depth * (3 * attention + 2 * forward + 10 * width) + 2 * norms * width
}

// The sizes are the family's own, as commonly documented; the sums are by hand.
describe("parameters by hand", () => {
  test.each<[string, number]>([
    ["t5-3b", t5By(32_128, [1024, 32, 16_384, 128], [24, 24], 2)],
    ["t5-11b", t5By(32_128, [1024, 128, 65_536, 128], [24, 24], 2)],
    ["codet5-large", t5By(32_100, [1024, 16, 4096], [24, 24], 2)],
    ["mt5-small", t5By(2 * 250_112, [512, 6, 1024], [8, 8], 3)],
    ["mt5-base", t5By(2 * 250_112, [768, 12, 2048], [12, 12], 3)],
    ["mt5-large", t5By(2 * 250_112, [1024, 16, 2816], [24, 24], 3)],
    ["mt5-xl", t5By(2 * 250_112, [2048, 32, 5120], [24, 24], 3)],
    ["mt5-xxl", t5By(2 * 250_112, [4096, 64, 10_240], [24, 24], 3)],
    ["byt5-small", t5By(2 * 384, [1472, 6, 3584], [12, 4], 3)],
    ["byt5-base", t5By(2 * 384, [1536, 12, 3968], [18, 6], 3)],
    ["byt5-large", t5By(2 * 384, [1536, 16, 3840], [36, 12], 3)],
    // 1,026 places each side and a norm of each table; mBART has last norms too, the others sines and last norms alone.
    ["bart-large", bartBy(50_265 + 2 * 1026, 1024, 4096, 12, 2)],
    ["bart-large-cnn", bartBy(50_264 + 2 * 1026, 1024, 4096, 12, 2)],
    ["mbart-large-50", bartBy(250_054 + 2 * 1026, 1024, 4096, 12, 4)],
    ["M2M100-418M", bartBy(128_112, 1024, 4096, 12, 2)],
    ["M2M100-1.2B", bartBy(128_112, 1024, 8192, 24, 2)],
    ["nllb-200-distilled-600M", bartBy(256_206, 1024, 4096, 12, 2)],
    ["nllb-200-1.3B", bartBy(256_206, 1024, 8192, 24, 2)],
    ["nllb-200-3.3B", bartBy(256_206, 2048, 8192, 24, 2)],
    // 336 pixels instead of 224 are 24² places instead of 16².
    ["clip-vit-large-patch14-336", 427_616_513 + (24 ** 2 - 16 ** 2) * 1024],
    // 28 blocks of attention and gated feed-forward; norms of the table, of 27 attentions, of 28 feed-forwards and a last: 2 × 28 + 1.
    ["ModernBERT-large", 50_369 * 1024 + 28 * (4 * 1024 ** 2 + 3 * 1024 * 2624 + 2 * 1024)],
  ])("%s: %d", (name, total) => {
    expect(countsOf(families, name).parameters).toBe(total)
  })
})

test.each<[string, number, string]>([
  ["transformer-base", 65, "Attention is all you need, table 3"],
  ["transformer-big", 213, "Attention is all you need, table 3"],
  ["pegasus-large", 568, "PEGASUS, section 6"],
])("%s: about %d million (%s)", (name, millions) => {
  expect(Math.abs(countsOf(families, name).parameters / 1e6 / millions - 1)).toBeLessThan(0.03)
})

describe("sizes", () => {
  test.each(models.map((model) => [model.names[0], model] as const))("%s", (_, model) => {
    const { image } = model.usual
    expectSound(model.lay(model.usual))
    expectSoundOrRefused(model, { ...model.usual, image: [image[0] * 2, image[1]], sequence: 33 })
    expectSoundOrRefused(model, { ...model.usual, image: [9, 9], sequence: 1 })
  })

  test.each(["clip-vit-base-patch32", "llava-1.5-7b", "Qwen2-VL-2B", "PaliGemma", "InternVL2.5-2B"])(
    "%s refuses 9 × 9",
    (name) => {
      const model = modelNamed(families, name)
      expect(() => model.lay({ ...model.usual, image: [9, 9] })).toThrow(ShapeMistake)
    },
  )
})

test("T5's decoder keeps its own keys, growing, and those of the source", () => {
  const { lay, usual } = modelNamed(families, "t5-small")
  const graph = lay({ ...usual, sequence: 100 })
  const [depth, inner, source] = [6, 512, 100]
  expect(sequenceStateBytes(graph, 7, 2)).toBe(2 * depth * 2 * inner * (7 + source))
})

test.each([
  [t5, "t5", { d_model: 768, d_ff: 3072, num_layers: 12, num_heads: 12, d_kv: 64, vocab_size: 32_128 }, 222_903_552],
  [
    t5,
    "mt5",
    { d_model: 512, d_ff: 1024, num_layers: 8, num_heads: 6, d_kv: 64, vocab_size: 250_112, feed_forward_proj: "gated-gelu" },
    300_176_768,
  ],
  [
    bart,
    "bart",
    {
      d_model: 768,
      vocab_size: 50_265,
      encoder_layers: 6,
      decoder_layers: 6,
      encoder_attention_heads: 12,
      decoder_attention_heads: 12,
      encoder_ffn_dim: 3072,
      decoder_ffn_dim: 3072,
      max_position_embeddings: 1024,
    },
    139_420_416,
  ],
  [clip, "clip", { vision_config: {}, text_config: {}, projection_dim: 512 }, 151_277_313],
  [siglip, "siglip", { vision_config: {}, text_config: {} }, 203_155_970],
  [
    llava,
    "llava",
    {
      text_config: { model_type: "llama", vocab_size: 32_064 },
      vision_config: {
        hidden_size: 1024,
        image_size: 336,
        intermediate_size: 4096,
        num_attention_heads: 16,
        num_hidden_layers: 24,
        patch_size: 14,
      },
    },
    7_063_427_072,
  ],
  [
    gemmaVision,
    "gemma3",
    {
      text_config: {
        model_type: "gemma3_text",
        hidden_size: 2560,
        intermediate_size: 10_240,
        num_hidden_layers: 34,
        sliding_window: 1024,
      },
      vision_config: {
        hidden_size: 1152,
        image_size: 896,
        intermediate_size: 4304,
        num_attention_heads: 16,
        num_hidden_layers: 27,
        patch_size: 14,
      },
    },
    4_300_079_472,
  ],
  [
    qwenVision,
    "qwen2_5_vl",
    {
      hidden_size: 3584,
      num_hidden_layers: 28,
      num_attention_heads: 28,
      num_key_value_heads: 4,
      intermediate_size: 18_944,
      vocab_size: 152_064,
      vision_config: { depth: 32, hidden_size: 1280, intermediate_size: 3420, num_heads: 16, patch_size: 14 },
    },
    8_292_166_656,
  ],
])("$family from a config of type %s", (family, type, json, expected) => {
  const fields = readFields({ model_type: type, ...json })
  const source = { title: "test", date: "2026", confidence: "published" } as const
  const model = family.configs.get(type)?.(fields, "given", source)
  expect(fields.problems).toEqual([])
  expect(model && parameterCounts(model.lay(model.usual)).total).toBe(expected)
})

test("what a config lacks is told by its name", () => {
  const fields = readFields({ model_type: "t5", d_model: 768 })
  t5.configs.get("t5")?.(fields, "given", { title: "test", date: "2026", confidence: "published" })
  expect(fields.problems.map(({ code, params }) => [code, params.field])).toEqual([
    ["model-config-missing", "num_layers"],
    ["model-config-missing", "vocab_size"],
    ["model-config-missing", "num_heads"],
    ["model-config-missing", "d_kv"],
    ["model-config-missing", "d_ff"],
  ])
})
