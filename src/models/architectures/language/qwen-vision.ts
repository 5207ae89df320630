/**
 * Qwen2-VL and Qwen2.5-VL: a tower for images of any size, whose patches are merged four by four, and Qwen. An image is taken as two equal
 * frames, as patches hold two.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import { readByFields, readers } from "../../families/readers.ts"
import type { Fields } from "../../fields.ts"
import { languageOf, speak } from "./language-part.ts"
import { type QwenTower, qwenTower } from "./qwen-tower.ts"

type Settings = { readonly tower: QwenTower; readonly language: TransformerConfig }

const second = { width: 1280, depth: 32, heads: 16, inner: 5120, patch: 14, isGated: false, window: null } as const
/** Windows of 112 × 112 points, but in one block of eight. */
const secondAndHalf = { ...second, inner: 3420, isGated: true, window: 64 } as const

function settingsOf(
  tower: QwenTower,
  sizes: readonly [number, number, number, number, number, number],
  isTied: boolean,
): Settings {
  const [hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, vocab_size] = sizes
  const language = {
    model_type: "qwen2",
    hidden_size,
    num_hidden_layers,
    num_attention_heads,
    num_key_value_heads,
    intermediate_size,
    vocab_size,
    tie_word_embeddings: isTied,
  }
  return { tower, language: languageOf(language) }
}

const seven = [3584, 28, 28, 4, 18_944, 152_064] as const
const seventyTwo = [8192, 80, 64, 8, 29_568, 152_064] as const

const variants: readonly Variant<Settings>[] = [
  {
    names: ["Qwen/Qwen2-VL-2B-Instruct", "Qwen2-VL-2B"],
    settings: settingsOf(second, [1536, 28, 12, 2, 8960, 151_936], true),
  },
  { names: ["Qwen/Qwen2-VL-7B-Instruct", "Qwen2-VL-7B"], settings: settingsOf(second, seven, false) },
  { names: ["Qwen/Qwen2-VL-72B-Instruct", "Qwen2-VL-72B"], settings: settingsOf(second, seventyTwo, false) },
  {
    names: ["Qwen/Qwen2.5-VL-3B-Instruct", "Qwen2.5-VL-3B"],
    settings: settingsOf(secondAndHalf, [2048, 36, 16, 2, 11_008, 151_936], true),
  },
  { names: ["Qwen/Qwen2.5-VL-7B-Instruct", "Qwen2.5-VL-7B"], settings: settingsOf(secondAndHalf, seven, false) },
  {
    names: ["Qwen/Qwen2.5-VL-32B-Instruct", "Qwen2.5-VL-32B"],
    settings: settingsOf({ ...secondAndHalf, inner: 3456 }, [5120, 64, 40, 8, 27_648, 152_064], false),
  },
  {
    names: ["Qwen/Qwen2.5-VL-72B-Instruct", "Qwen2.5-VL-72B"],
    settings: settingsOf({ ...secondAndHalf, inner: 3456 }, seventyTwo, false),
  },
]

export const qwenVision: Family = architecture<Settings>({
  family: "qwen-vision",
  title: "Qwen that sees",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [448, 448], sequence: 512 },
  source: {
    title: "Qwen2-VL, section 2.1; Qwen2.5-VL, table 1; Hugging Face transformers, models qwen2_vl and qwen2_5_vl",
    where: "https://arxiv.org/abs/2409.12191; https://arxiv.org/abs/2502.13923",
    date: "2025-02",
    confidence: "published",
  },
  variants,
  lay: (net, { tower, language }, { image, sequence }) => {
    const frames = net.input("pixel_values", [3, 2, ...image])
    const seen = net.within("visual", () => qwenTower(net, frames, tower, language.hidden))
    return speak(net, language, seen, sequence)
  },
  configs: { qwen2_vl: (fields) => fromConfig(fields, second), qwen2_5_vl: (fields) => fromConfig(fields, secondAndHalf) },
})

/** Older configs hold the fields of the language model beside the tower, newer ones in a part. */
function fromConfig(fields: Fields, usual: QwenTower): FromConfig<Settings> {
  const part = fields.part("vision_config") ?? fields
  const text = fields.part("text_config") ?? fields
  const width = usual.isGated ? part.count(["hidden_size"], usual.width) : part.count(["embed_dim"], usual.width)
  const tower = {
    ...usual,
    width,
    depth: part.count(["depth"], usual.depth, 10_000),
    heads: part.count(["num_heads"], usual.heads),
    inner: usual.isGated ? part.count(["intermediate_size"], usual.inner) : width * part.count(["mlp_ratio"], 4),
    patch: part.count(["patch_size"], usual.patch),
  }
  const language = (readers.get("qwen2") ?? readByFields)(text, "qwen2")
  return { settings: { tower, language } }
}
