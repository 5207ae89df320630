/**
 * InternVL 2 and 2.5: InternViT in one of its two sizes, patches folded four to one, two linear layers, InternLM2 or Qwen2. Figures are for
 * one tile of an image.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { reshape } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { type InternTower, internTower } from "./intern-tower.ts"
import { languageOf, languagePart, speak } from "./language-part.ts"

type Settings = { readonly vision: InternTower; readonly language: TransformerConfig }

const small: InternTower = {
  ...{ width: 1024, depth: 24, heads: 16, inner: 4096, patch: 14 },
  ...{ norm: "layer", hasBias: true, hasQueryKeyNorm: false },
}
const large: InternTower = {
  ...{ width: 3200, depth: 45, heads: 25, inner: 12_800, patch: 14 },
  ...{ norm: "rms", hasBias: false, hasQueryKeyNorm: true },
}

type Sizes = readonly [hidden: number, depth: number, heads: number, keyHeads: number, inner: number, vocabulary: number]

function of(model_type: string, sizes: Sizes, vision = small): Settings {
  const [hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, vocab_size] = sizes
  const fields = { hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, vocab_size }
  return { vision, language: languageOf({ model_type, ...fields }) }
}

const variants: readonly Variant<Settings>[] = [
  { names: ["OpenGVLab/InternVL2_5-1B", "InternVL2.5-1B"], settings: of("qwen2", [896, 24, 14, 2, 4864, 151_674]) },
  { names: ["OpenGVLab/InternVL2_5-2B", "InternVL2.5-2B"], settings: of("internlm2", [2048, 24, 16, 8, 8192, 92_553]) },
  { names: ["OpenGVLab/InternVL2_5-4B", "InternVL2.5-4B"], settings: of("qwen2", [2048, 36, 16, 2, 11_008, 151_674]) },
  {
    names: ["OpenGVLab/InternVL2_5-8B", "InternVL2.5-8B", "OpenGVLab/InternVL2-8B"],
    settings: of("internlm2", [4096, 32, 32, 8, 14_336, 92_553]),
  },
  {
    names: ["OpenGVLab/InternVL2_5-26B", "InternVL2.5-26B"],
    settings: of("internlm2", [6144, 48, 48, 8, 16_384, 92_553], large),
  },
  { names: ["OpenGVLab/InternVL2_5-38B", "InternVL2.5-38B"], settings: of("qwen2", [5120, 64, 40, 8, 27_648, 151_674], large) },
  { names: ["OpenGVLab/InternVL2_5-78B", "InternVL2.5-78B"], settings: of("qwen2", [8192, 80, 64, 8, 29_568, 151_674], large) },
]

export const internVl: Family = architecture<Settings>({
  family: "internvl",
  title: "InternVL",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [448, 448], sequence: 512 },
  source: {
    title:
      "Expanding performance boundaries of open-source multimodal models, table 2; OpenGVLab/InternVL2_5-8B modeling_intern_vit.py",
    where: "https://arxiv.org/abs/2412.05271",
    date: "2024-12",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, language }, { image, sequence }) => {
    const seen = net.within("vision_model", () => internTower(net, net.input("pixel_values", [3, ...image]), vision))
    return speak(
      net,
      language,
      net.within("mlp1", () => projected(net, seen, language.hidden)),
      sequence,
    )
  },
  configs: { internvl_chat: fromConfig },
})

/** Four patches become one token of four times the width. */
function projected(net: Net, x: Tensor, width: number): Tensor {
  const [tokens = 0, own = 0] = x.shape
  if (tokens % 4 !== 0) throw new ShapeMistake(net.pathOf("fold"), "not-divisible", [x.shape], 4)
  const folded = layerNorm(net, "0", reshape(net, "fold", x, [tokens / 4, 4 * own], "four patches"))
  return linear(net, "3", activation(net, "2", linear(net, "1", folded, width), "gelu"), width)
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = fields.part("vision_config") ?? fields
  const side = part.count(["image_size"], 448)
  const vision: InternTower = {
    width: part.count(["hidden_size"], small.width),
    depth: part.count(["num_hidden_layers"], small.depth, 10_000),
    heads: part.count(["num_attention_heads"], small.heads),
    inner: part.count(["intermediate_size"], small.inner),
    patch: part.count(["patch_size"], small.patch),
    norm: part.text("norm_type", "layer_norm") === "rms_norm" ? "rms" : "layer",
    hasBias: part.flag("qkv_bias", true),
    hasQueryKeyNorm: part.flag("qk_normalization", false),
  }
  return { settings: { vision, language: languagePart(fields, "llm_config", "internlm2") }, size: { image: [side, side] } }
}
