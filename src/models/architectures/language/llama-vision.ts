/** Llama 3.2 Vision: Llama with layers between that look at the image. Source: Hugging Face transformers, modeling_mllama.py. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import { readLlama } from "../../families/llama.ts"
import { partDefaults } from "../../families/part-defaults.ts"
import { type Fields, readFields } from "../../fields.ts"
import { linear } from "../../layers/linear.ts"
import { speakLooking } from "./llama-vision-text.ts"
import { type LlamaVisionTower, llamaVisionTower } from "./llama-vision-tower.ts"

type Settings = {
  readonly vision: LlamaVisionTower
  readonly language: TransformerConfig
  /** Layers that look at the image instead of the words before. */
  readonly looking: readonly number[]
}

const usualLooking = [3, 8, 13, 18, 23, 28, 33, 38]
const usualKept = [3, 7, 15, 23, 30]
const tower = {
  width: 1280,
  depth: 32,
  globalDepth: 8,
  heads: 16,
  inner: 5120,
  patch: 14,
  tiles: 4,
  layouts: 9,
  kept: usualKept,
}

function sizes(more: Readonly<Record<string, number>>): TransformerConfig {
  return readLlama(readFields({ ...partDefaults("mllama_text_model"), ...more }), "llama")
}

const eleven: Settings = { vision: tower, language: sizes({}), looking: usualLooking }
const ninety: Settings = {
  vision: tower,
  language: sizes({ hidden_size: 8192, num_hidden_layers: 100, num_attention_heads: 64, intermediate_size: 28_672 }),
  looking: Array.from({ length: 20 }, (_, k) => 5 * k + 3),
}
const instructed = { image: [560, 560] } as const

const variants: readonly Variant<Settings>[] = [
  { names: ["meta-llama/Llama-3.2-11B-Vision", "Llama-3.2-11B-Vision"], settings: eleven },
  { names: ["meta-llama/Llama-3.2-11B-Vision-Instruct", "Llama-3.2-11B-Vision-Instruct"], settings: eleven, size: instructed },
  { names: ["meta-llama/Llama-3.2-90B-Vision", "Llama-3.2-90B-Vision"], settings: ninety, size: instructed },
  { names: ["meta-llama/Llama-3.2-90B-Vision-Instruct", "Llama-3.2-90B-Vision-Instruct"], settings: ninety, size: instructed },
]

export const llamaVision: Family = architecture<Settings>({
  family: "llama-vision",
  title: "Llama 3.2 Vision",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [448, 448], sequence: 512 },
  source: {
    title: "Hugging Face transformers, configuration_mllama.py and modeling_mllama.py",
    where: "huggingface/transformers:src/transformers/models/mllama/configuration_mllama.py@032b32abfb07",
    date: "2024-09",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, language, looking }, { image, sequence }) => {
    const seen = net.within("vision_model", () => llamaVisionTower(net, net.input("pixel_values", [3, ...image]), vision))
    const projected = linear(net, "multi_modal_projector", seen, language.hidden)
    return net.within("language_model", () => speakLooking(net, projected, sequence, language, looking))
  },
  configs: { mllama: fromConfig },
})

/** One row of a table of layouts for each shape that is named, and one for none; three tiles and more lie in eight ways. */
function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = fields.part("vision_config") ?? fields
  const text = fields.part("text_config", partDefaults("mllama_text_model")) ?? fields
  const side = part.count(["image_size"], 448)
  const vision: LlamaVisionTower = {
    width: part.count(["hidden_size"], tower.width),
    depth: part.count(["num_hidden_layers"], tower.depth, 10_000),
    globalDepth: part.count(["num_global_layers"], tower.globalDepth, 10_000),
    heads: part.count(["attention_heads", "num_attention_heads"], tower.heads),
    inner: part.count(["intermediate_size"], tower.inner),
    patch: part.count(["patch_size"], tower.patch),
    tiles: part.count(["max_num_tiles"], tower.tiles),
    layouts: part.length("supported_aspect_ratios", tower.layouts - 1) + 1,
    kept: part.has("intermediate_layers_indices") ? part.numbers("intermediate_layers_indices") : usualKept,
  }
  const looking = text.has("cross_attention_layers") ? text.numbers("cross_attention_layers") : usualLooking
  return { settings: { vision, language: readLlama(text, "llama"), looking }, size: { image: [side, side] } }
}
