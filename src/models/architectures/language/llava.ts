/**
 * LLaVA 1.5 and 1.6: CLIP's tower, two linear layers, a language model. The tower's last norm is there and not used. Version 1.6 looks at several
 * tiles of an image; figures are for one.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, learntArray } from "../../layers/pointwise.ts"
import { clipLarge } from "./clip.ts"
import { type ClipTower, clipVision } from "./clip-towers.ts"
import { languageOf, languagePart, speak } from "./language-part.ts"

type Settings = {
  readonly vision: ClipTower & { readonly patch: number }
  readonly language: TransformerConfig
  /** A learnt mark at the end of each row of tiles (1.6). */
  readonly hasRowEnd: boolean
}

const vicuna = {
  model_type: "llama",
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  intermediate_size: 11_008,
}
const vicuna13 = {
  model_type: "llama",
  hidden_size: 5120,
  num_hidden_layers: 40,
  num_attention_heads: 40,
  intermediate_size: 13_824,
}
const mistral = { ...vicuna, model_type: "mistral", num_key_value_heads: 8, intermediate_size: 14_336 }
const yi = {
  model_type: "llama",
  hidden_size: 7168,
  num_hidden_layers: 60,
  num_attention_heads: 56,
  num_key_value_heads: 8,
  intermediate_size: 20_480,
}

function llavaOf(language: Parameters<typeof languageOf>[0], hasRowEnd: boolean, vocabulary = 32_064): Settings {
  return { vision: clipLarge, language: languageOf({ ...language, vocab_size: vocabulary }), hasRowEnd }
}

const variants: readonly Variant<Settings>[] = [
  { names: ["llava-hf/llava-1.5-7b-hf", "llava-1.5-7b"], settings: llavaOf(vicuna, false) },
  { names: ["llava-hf/llava-1.5-13b-hf", "llava-1.5-13b"], settings: llavaOf(vicuna13, false) },
  { names: ["llava-hf/llava-v1.6-vicuna-7b-hf", "llava-v1.6-vicuna-7b"], settings: llavaOf(vicuna, true) },
  { names: ["llava-hf/llava-v1.6-vicuna-13b-hf", "llava-v1.6-vicuna-13b"], settings: llavaOf(vicuna13, true) },
  { names: ["llava-hf/llava-v1.6-mistral-7b-hf", "llava-v1.6-mistral-7b"], settings: llavaOf(mistral, true) },
  { names: ["llava-hf/llava-v1.6-34b-hf", "llava-v1.6-34b"], settings: llavaOf(yi, true, 64_064) },
]

export const llava: Family = architecture<Settings>({
  family: "llava",
  title: "LLaVA",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [336, 336], sequence: 512 },
  source: {
    title: "Improved baselines with visual instruction tuning; Hugging Face transformers, models llava and llava_next",
    where: "https://arxiv.org/abs/2310.03744",
    date: "2023-10",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, language, hasRowEnd }, { image, sequence }) => {
    const seen = net.within("vision_tower.vision_model", () => {
      const tokens = clipVision(net, net.input("pixel_values", [3, ...image]), vision)
      layerNorm(net, "post_layernorm", tokens)
      return cut(net, "patches", tokens, 0, (tokens.shape[0] ?? 1) - 1)
    })
    if (hasRowEnd) learntArray(net, "image_newline", [language.hidden], "end of a row")
    return speak(
      net,
      language,
      net.within("multi_modal_projector", () => projected(net, seen, language.hidden)),
      sequence,
    )
  },
  configs: {
    llava: (fields) => fromConfig(fields, false),
    llava_next: (fields) => fromConfig(fields, true),
  },
})

function projected(net: Net, x: Tensor, width: number): Tensor {
  return linear(net, "linear_2", activation(net, "act", linear(net, "linear_1", x, width), "gelu"), width)
}

function fromConfig(fields: Fields, hasRowEnd: boolean): FromConfig<Settings> {
  const tower = fields.part("vision_config") ?? fields
  const side = tower.count(["image_size"], 336)
  const vision = {
    width: tower.count(["hidden_size"], clipLarge.width),
    depth: tower.count(["num_hidden_layers"], clipLarge.depth, 10_000),
    heads: tower.count(["num_attention_heads"], clipLarge.heads),
    inner: tower.count(["intermediate_size"], clipLarge.inner),
    patch: tower.count(["patch_size"], clipLarge.patch),
  }
  const language = languagePart(fields, "text_config", "llama")
  return { settings: { vision, language, hasRowEnd }, size: { image: [side, side] } }
}
