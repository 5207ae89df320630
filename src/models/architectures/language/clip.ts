/** CLIP: a tower for images and one for texts, whose ends are compared. A sample is an image and a text. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { learntArray } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { type ClipTower, clipEncoder, clipVision } from "./clip-towers.ts"

type Settings = {
  readonly vision: ClipTower & { readonly patch: number }
  readonly text: ClipTower & { readonly vocabulary: number; readonly places: number }
  readonly joint: number
}

const textOf = (width: number): Settings["text"] => ({
  width,
  depth: 12,
  heads: width / 64,
  inner: 4 * width,
  vocabulary: 49_408,
  places: 77,
})
const base = (patch: number): Settings => ({
  vision: { width: 768, depth: 12, heads: 12, inner: 3072, patch },
  text: textOf(512),
  joint: 512,
})
/** The tower that most vision-language models look through. */
export const clipLarge = { width: 1024, depth: 24, heads: 16, inner: 4096, patch: 14 } as const
const large: Settings = { vision: clipLarge, text: textOf(768), joint: 768 }

const variants: readonly Variant<Settings>[] = [
  { names: ["openai/clip-vit-base-patch32", "clip-vit-base-patch32", "CLIP ViT-B/32"], settings: base(32) },
  { names: ["openai/clip-vit-base-patch16", "clip-vit-base-patch16", "CLIP ViT-B/16"], settings: base(16) },
  { names: ["openai/clip-vit-large-patch14", "clip-vit-large-patch14", "CLIP ViT-L/14"], settings: large },
  {
    names: ["openai/clip-vit-large-patch14-336", "clip-vit-large-patch14-336", "CLIP ViT-L/14@336px", "CLIP (ViT L/14@336px)"],
    settings: large,
    size: { image: [336, 336] },
  },
  {
    names: ["laion/CLIP-ViT-H-14-laion2B-s32B-b79K", "CLIP-ViT-H-14", "CLIP ViT-H/14"],
    settings: {
      vision: { width: 1280, depth: 32, heads: 16, inner: 5120, patch: 14 },
      text: { ...textOf(1024), depth: 24 },
      joint: 1024,
    },
  },
]

export const clip: Family = architecture<Settings>({
  family: "clip",
  title: "CLIP",
  library: "transformers",
  tasks: ["image classification", "vision-language"],
  per: "sample",
  size: { image: [224, 224], sequence: 77 },
  source: {
    title:
      "Learning transferable visual models from natural language supervision, table 19; Hugging Face transformers, models/clip",
    where: "https://arxiv.org/abs/2103.00020",
    date: "2021-02",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, text, joint }, { image, sequence }) => {
    const seen = net.within("vision_model", () => clipVision(net, net.input("pixel_values", [3, ...image]), vision))
    const first = layerNorm(net, "vision_model.post_layernorm", poolTokens(net, "class", seen, "first token"))
    const read = net.within("text_model", () => texts(net, net.input("input_ids", [Math.min(sequence, text.places)]), text))
    const last = poolTokens(net, "end", read, "last token")
    learntArray(net, "logit_scale", [1], "temperature")
    return [
      linear(net, "visual_projection", first, joint, { bias: false }),
      linear(net, "text_projection", last, joint, { bias: false }),
    ]
  },
  configs: { clip: fromConfig },
})

function texts(net: Net, ids: Tensor, text: Settings["text"]): Tensor {
  const tokens = embedding(net, "embeddings.token_embedding", ids, text.vocabulary, text.width)
  const placed = positions(net, "embeddings.position_embedding", tokens, text.places)
  return layerNorm(net, "final_layer_norm", clipEncoder(net, placed, text, true))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = (name: string): Fields => fields.part(name) ?? fields
  const [image, words] = [part("vision_config"), part("text_config")]
  const side = fields.has("vision_config") ? image.count(["image_size"], 224) : 224
  const settings = {
    vision: { ...towerOf(image, [768, 12, 12, 3072]), patch: image.count(["patch_size"], 32) },
    text: {
      ...towerOf(words, [512, 12, 8, 2048]),
      vocabulary: words.count(["vocab_size"], 49_408),
      places: words.count(["max_position_embeddings"], 77),
    },
    joint: fields.count(["projection_dim"], 512),
  }
  return { settings, size: { image: [side, side] } }
}

/** A part says only what is not the default of its class, which is the smallest CLIP. */
function towerOf(fields: Fields, [width, depth, heads, inner]: readonly [number, number, number, number]): ClipTower {
  return {
    width: fields.count(["hidden_size"], width),
    depth: fields.count(["num_hidden_layers"], depth, 10_000),
    heads: fields.count(["num_attention_heads"], heads),
    inner: fields.count(["intermediate_size"], inner),
  }
}
