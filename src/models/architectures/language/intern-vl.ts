/**
 * InternVL 2 and 2.5 in their smaller sizes: InternViT-300M, patches folded four to one, two linear layers, InternLM2 or Qwen2. Figures are for
 * one tile of an image.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { cut, join, reshape, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray, scale } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"
import type { ClipTower } from "./clip-towers.ts"
import { languageOf, languagePart, speak } from "./language-part.ts"

type Settings = { readonly vision: ClipTower & { readonly patch: number }; readonly language: TransformerConfig }

const small = { width: 1024, depth: 24, heads: 16, inner: 4096, patch: 14 } as const

type Sizes = readonly [hidden: number, depth: number, heads: number, keyHeads: number, inner: number, vocabulary: number]

function of(model_type: string, sizes: Sizes): Settings {
  const [hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, vocab_size] = sizes
  const fields = { hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, intermediate_size, vocab_size }
  return { vision: small, language: languageOf({ model_type, ...fields }) }
}

const variants: readonly Variant<Settings>[] = [
  { names: ["OpenGVLab/InternVL2_5-1B", "InternVL2.5-1B"], settings: of("qwen2", [896, 24, 14, 2, 4864, 151_674]) },
  { names: ["OpenGVLab/InternVL2_5-2B", "InternVL2.5-2B"], settings: of("internlm2", [2048, 24, 16, 8, 8192, 92_553]) },
  { names: ["OpenGVLab/InternVL2_5-4B", "InternVL2.5-4B"], settings: of("qwen2", [2048, 36, 16, 2, 11_008, 151_674]) },
  {
    names: ["OpenGVLab/InternVL2_5-8B", "InternVL2.5-8B", "OpenGVLab/InternVL2-8B"],
    settings: of("internlm2", [4096, 32, 32, 8, 14_336, 92_553]),
  },
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
    const seen = net.within("vision_model", () => tower(net, net.input("pixel_values", [3, ...image]), vision))
    return speak(
      net,
      language,
      net.within("mlp1", () => projected(net, seen, language.hidden)),
      sequence,
    )
  },
  configs: { internvl_chat: fromConfig },
})

/** [3, height, width] → [patches, width], without the class token. */
function tower(net: Net, image: Tensor, { width, depth, patch, heads, inner }: Settings["vision"]): Tensor {
  const patches = conv(net, "embeddings.patch_embedding", image, width, { kernel: patch, stride: patch })
  const own = learntArray(net, "embeddings.class_embedding", [1, width], "class token")
  const tokens = join(net, "embeddings.join", [own, toTokens(net, "embeddings.patches", patches)])
  let x = positions(net, "embeddings.position_embedding", tokens, tokens.shape[0] ?? 0)
  for (let k = 0; k < depth; k++)
    x = net.within(`encoder.layers.${k}`, () => {
      const normed = layerNorm(net, "norm1", x)
      const attended = net.within("attn", () => selfAttention(net, normed, { heads }))
      const seen = add(net, "sum1", x, scale(net, "ls1", attended, [width]))
      const again = layerNorm(net, "norm2", seen)
      const fed = net.within("mlp", () => feedForward(net, again, { hidden: inner, activation: "gelu" }))
      return add(net, "sum2", seen, scale(net, "ls2", fed, [width]))
    })
  return cut(net, "without_class", x, 0, (x.shape[0] ?? 1) - 1)
}

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
  const vision = {
    width: part.count(["hidden_size"], small.width),
    depth: part.count(["num_hidden_layers"], small.depth, 10_000),
    heads: part.count(["num_attention_heads"], small.heads),
    inner: part.count(["intermediate_size"], small.inner),
    patch: part.count(["patch_size"], small.patch),
  }
  return { settings: { vision, language: languagePart(fields, "llm_config", "internlm2") }, size: { image: [side, side] } }
}
