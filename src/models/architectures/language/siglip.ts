/** SigLIP: towers for images and texts whose ends are compared pair by pair. A sample is an image and a text. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add, learntArray } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { type ClipTower, clipEncoder, siglipVision } from "./clip-towers.ts"

type Settings = {
  readonly vision: ClipTower & { readonly patch: number }
  readonly text: ClipTower & { readonly vocabulary: number; readonly places: number }
}

function settingsOf(tower: ClipTower, patch: number, vocabulary = 32_000): Settings {
  return { vision: { ...tower, patch }, text: { ...tower, vocabulary, places: 64 } }
}

const base = { width: 768, depth: 12, heads: 12, inner: 3072 } as const
const large = { width: 1024, depth: 24, heads: 16, inner: 4096 } as const
/** Shaped for its arithmetic (arXiv 2305.13035). */
const shaped = { width: 1152, depth: 27, heads: 16, inner: 4304 } as const
const square = (side: number): { readonly image: readonly [number, number] } => ({ image: [side, side] })

const variants: readonly Variant<Settings>[] = [
  { names: ["google/siglip-base-patch16-224", "siglip-base-patch16-224"], settings: settingsOf(base, 16) },
  { names: ["google/siglip-base-patch16-384", "siglip-base-patch16-384"], settings: settingsOf(base, 16), size: square(384) },
  { names: ["google/siglip-large-patch16-256", "siglip-large-patch16-256"], settings: settingsOf(large, 16), size: square(256) },
  { names: ["google/siglip-large-patch16-384", "siglip-large-patch16-384"], settings: settingsOf(large, 16), size: square(384) },
  {
    names: ["google/siglip-so400m-patch14-384", "siglip-so400m-patch14-384"],
    settings: settingsOf(shaped, 14),
    size: square(384),
  },
  { names: ["google/siglip-so400m-patch14-224", "siglip-so400m-patch14-224"], settings: settingsOf(shaped, 14) },
]

export const siglip: Family = architecture<Settings>({
  family: "siglip",
  title: "SigLIP",
  library: "transformers",
  tasks: ["image classification", "vision-language"],
  per: "sample",
  size: { image: [224, 224], sequence: 64 },
  source: {
    title: "Sigmoid loss for language image pre-training; Hugging Face transformers, models/siglip",
    where: "https://arxiv.org/abs/2303.15343",
    date: "2023-03",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, text }, { image, sequence }) => {
    const seen = net.within("vision_model", () => {
      const patches = siglipVision(net, net.input("pixel_values", [3, ...image]), vision)
      return net.within("head", () => pooled(net, patches, vision))
    })
    const read = net.within("text_model", () => texts(net, net.input("input_ids", [Math.min(sequence, text.places)]), text))
    learntArray(net, "logit_scale", [1], "temperature")
    learntArray(net, "logit_bias", [1], "bias")
    return [seen, read]
  },
  configs: { siglip: fromConfig },
})

/** One learnt question to all patches. */
function pooled(net: Net, x: Tensor, { width, heads, inner }: ClipTower): Tensor {
  const probe = learntArray(net, "probe", [1, width], "question")
  const names = { query: "in_proj.query", key: "in_proj.key", value: "in_proj.value", output: "out_proj" } as const
  const found = net.within("attention", () => crossAttention(net, probe, x, { heads, headSize: width / heads, names }))
  const normed = layerNorm(net, "layernorm", found)
  return add(
    net,
    "sum",
    found,
    net.within("mlp", () => feedForward(net, normed, { hidden: inner, activation: "gelu" })),
  )
}

function texts(net: Net, ids: Tensor, text: Settings["text"]): Tensor {
  const tokens = embedding(net, "embeddings.token_embedding", ids, text.vocabulary, text.width)
  const placed = positions(net, "embeddings.position_embedding", tokens, text.places)
  const last = layerNorm(net, "final_layer_norm", clipEncoder(net, placed, text, false))
  return linear(net, "head", poolTokens(net, "end", last, "last token"), text.width)
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = (name: string): Fields => fields.part(name) ?? fields
  const [image, words] = [part("vision_config"), part("text_config")]
  const side = image.count(["image_size"], 224)
  const settings = {
    vision: { ...towerOf(image), patch: image.count(["patch_size"], 16) },
    text: {
      ...towerOf(words),
      vocabulary: words.count(["vocab_size"], 32_000),
      places: words.count(["max_position_embeddings"], 64),
    },
  }
  return { settings, size: square(side) }
}

function towerOf(fields: Fields): ClipTower {
  return {
    width: fields.count(["hidden_size"], base.width),
    depth: fields.count(["num_hidden_layers"], base.depth, 10_000),
    heads: fields.count(["num_attention_heads"], base.heads),
    inner: fields.count(["intermediate_size"], base.inner),
  }
}
