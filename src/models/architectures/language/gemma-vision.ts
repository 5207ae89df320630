/** PaliGemma and Gemma 3 with their tower: SigLIP's largest, a projection, Gemma. Gemma 3 makes 256 tokens of any image. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { rmsNorm } from "../../layers/norm.ts"
import { type ClipTower, siglipVision } from "./clip-towers.ts"
import { languageOf, languagePart, speak } from "./language-part.ts"

type Settings = {
  readonly vision: ClipTower & { readonly patch: number }
  readonly language: TransformerConfig
  /** Tokens that the image is averaged to, before a norm; null where each patch stays a token. */
  readonly pooledTo: number | null
}

const tower = { width: 1152, depth: 27, heads: 16, inner: 4304, patch: 14 } as const

type Language = Parameters<typeof languageOf>[0]

const gemma: Language = {
  model_type: "gemma",
  hidden_size: 2048,
  num_hidden_layers: 18,
  num_attention_heads: 8,
  num_key_value_heads: 1,
  head_dim: 256,
  intermediate_size: 16_384,
  vocab_size: 257_216,
}

function gemma3(hidden: number, depth: number, heads: number, keyHeads: number, headSize: number, inner: number): Settings {
  const language = {
    model_type: "gemma3_text",
    hidden_size: hidden,
    num_hidden_layers: depth,
    num_attention_heads: heads,
    num_key_value_heads: keyHeads,
    head_dim: headSize,
    intermediate_size: inner,
    vocab_size: 262_208,
    sliding_window: 1024,
  }
  return { vision: tower, language: languageOf(language), pooledTo: 256 }
}

const paliGemma: Settings = { vision: tower, language: languageOf(gemma), pooledTo: null }
const large = { image: [896, 896] } as const

const variants: readonly Variant<Settings>[] = [
  { names: ["google/paligemma-3b-pt-224", "paligemma-3b-224", "PaliGemma"], settings: paliGemma },
  { names: ["google/paligemma-3b-pt-448", "paligemma-3b-448"], settings: paliGemma, size: { image: [448, 448] } },
  { names: ["google/paligemma-3b-pt-896", "paligemma-3b-896"], settings: paliGemma, size: large },
  { names: ["google/gemma-3-4b-pt", "Gemma 3 4B with its tower"], settings: gemma3(2560, 34, 8, 4, 256, 10_240), size: large },
  { names: ["google/gemma-3-12b-pt", "Gemma 3 12B with its tower"], settings: gemma3(3840, 48, 16, 8, 256, 15_360), size: large },
  {
    names: ["google/gemma-3-27b-pt", "Gemma 3 27B with its tower"],
    settings: gemma3(5376, 62, 32, 16, 128, 21_504),
    size: large,
  },
]

export const gemmaVision: Family = architecture<Settings>({
  family: "gemma-vision",
  title: "Gemma that sees",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [224, 224], sequence: 512 },
  source: {
    title: "PaliGemma, section 3; Gemma 3, table 1; Hugging Face transformers, models paligemma and gemma3",
    where: "https://arxiv.org/abs/2407.07726; https://arxiv.org/abs/2503.19786",
    date: "2025-03",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, language, pooledTo }, { image, sequence }) => {
    const seen = net.within("vision_tower.vision_model", () =>
      siglipVision(net, net.input("pixel_values", [3, ...image]), vision),
    )
    const tokens = net.within("multi_modal_projector", () => projected(net, seen, language.hidden, pooledTo))
    return speak(net, language, tokens, sequence)
  },
  configs: {
    paligemma: (fields) => fromConfig(fields, "gemma", false),
    gemma3: (fields) => fromConfig(fields, "gemma3_text", true),
  },
})

function projected(net: Net, x: Tensor, width: number, pooledTo: number | null): Tensor {
  if (pooledTo === null) return linear(net, "linear", x, width)
  const [tokens = 0, own = 0] = x.shape
  const output = [Math.min(tokens, pooledTo), own]
  const fewer = net.lay("avg_pool", { kind: "pool", title: "average pool", inputs: [x], output })
  const normed = rmsNorm(net, "mm_soft_emb_norm", fewer)
  return linear(net, "mm_input_projection", normed, width, { bias: false })
}

function fromConfig(fields: Fields, type: string, isPooled: boolean): FromConfig<Settings> {
  const part = fields.part("vision_config") ?? fields
  const side = part.count(["image_size"], isPooled ? 896 : 224)
  const vision = {
    width: part.count(["hidden_size"], tower.width),
    depth: part.count(["num_hidden_layers"], tower.depth, 10_000),
    heads: part.count(["num_attention_heads"], tower.heads),
    inner: part.count(["intermediate_size"], tower.inner),
    patch: part.count(["patch_size"], tower.patch),
  }
  const pooledTo = isPooled ? fields.count(["mm_tokens_per_image"], 256) : null
  return { settings: { vision, language: languagePart(fields, "text_config", type), pooledTo }, size: { image: [side, side] } }
}
