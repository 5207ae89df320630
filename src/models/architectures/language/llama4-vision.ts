/** Llama 4 with its tower: a ViT whose patches are folded four to one, two linear layers, a projection, the mixture of experts. */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import { partDefaults } from "../../families/part-defaults.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { cut, reshape } from "../../layers/arrange.ts"
import { positions } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { languageOf, languagePart, speak } from "./language-part.ts"
import { llamaPatches, llamaTowerLayer, withClassToken } from "./llama-tower.ts"

type Tower = {
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  readonly patch: number
  /** Along each axis, how many patches become one. */
  readonly folded: number
  /** Between and behind the two layers of the adapter. */
  readonly adapter: readonly [number, number]
}
type Settings = { readonly vision: Tower; readonly language: TransformerConfig }

const tower: Tower = { width: 1408, depth: 34, heads: 16, inner: 5632, patch: 14, folded: 2, adapter: [4096, 4096] }
const side = 336

function withExperts(experts: number, everyOther: number): Settings {
  const language = { ...partDefaults("llama4_text"), num_local_experts: experts, interleave_moe_layer_step: everyOther }
  return { vision: tower, language: languageOf({ ...language, model_type: "llama4_text" }) }
}

const variants: readonly Variant<Settings>[] = [
  { names: ["Llama 4 Scout with its tower"], settings: withExperts(16, 1) },
  { names: ["Llama 4 Maverick with its tower"], settings: withExperts(128, 2) },
]

export const llama4Vision: Family = architecture<Settings>({
  family: "llama4-vision",
  title: "Llama 4 that sees",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [side, side], sequence: 512 },
  source: {
    title: "Hugging Face transformers, configuration_llama4.py and modeling_llama4.py; the tower as in the published config.json",
    where: "huggingface/transformers:src/transformers/models/llama4/modeling_llama4.py@000c33fdfde1",
    date: "2025-09",
    confidence: "published",
  },
  variants,
  lay: (net, { vision, language }, { image, sequence }) => {
    const seen = net.within("vision_model", () => look(net, net.input("pixel_values", [3, ...image]), vision))
    const projected = linear(net, "multi_modal_projector.linear_1", seen, language.hidden, { bias: false })
    return speak(net, language, projected, sequence)
  },
  configs: { llama4: fromConfig },
})

function look(net: Net, image: Tensor, { width, depth, heads, inner, patch, folded, adapter }: Tower): Tensor {
  const patches = llamaPatches(net, "patch_embedding.linear", image, width, patch)
  const tokens = withClassToken(net, patches)
  const placed = positions(net, "positional_embedding_vlm", tokens, tokens.shape[0] ?? 0)
  let x = layerNorm(net, "layernorm_pre", placed)
  for (let k = 0; k < depth; k++)
    x = net.within(`model.layers.${k}`, () => llamaTowerLayer(net, x, { heads, inner, hasBias: true, isGated: false }))
  const own = cut(net, "without_class", layerNorm(net, "layernorm_post", x), 0, patches.shape[0] ?? 0)
  const four = fold(net, own, folded)
  const raised = activation(net, "vision_adapter.mlp.act1", linear(net, "vision_adapter.mlp.fc1", four, adapter[0], bare), "gelu")
  return activation(net, "vision_adapter.mlp.act2", linear(net, "vision_adapter.mlp.fc2", raised, adapter[1], bare), "gelu")
}

const bare = { bias: false } as const

/** Neighbours become one token of as many widths. */
function fold(net: Net, x: Tensor, along: number): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const together = along ** 2
  if (tokens % together !== 0) throw new ShapeMistake(net.pathOf("fold"), "not-divisible", [x.shape], together)
  return reshape(net, "fold", x, [tokens / together, together * width], `${together} patches`)
}

/** Both published models have the same tower, which stands in where the config leaves it out. */
function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = fields.part("vision_config")
  const language = languagePart(fields, "text_config", "llama4_text")
  if (part === null) return { settings: { vision: tower, language } }
  const points = part.count(["image_size"], 448)
  const width = part.count(["hidden_size"], 768)
  const vision = {
    width,
    depth: part.count(["num_hidden_layers"], 34, 10_000),
    heads: part.count(["num_attention_heads"], 16),
    inner: part.count(["intermediate_size"], 5632),
    patch: part.count(["patch_size"], 14),
    folded: Math.round(1 / (part.optional("pixel_shuffle_ratio") ?? 0.5)),
    adapter: [part.count(["projector_input_dim"], 4096), part.count(["projector_output_dim"], 4096)] as const,
  }
  return { settings: { vision, language }, size: { image: [points, points] } }
}
