/**
 * Phi-3 and Phi-3.5 Vision: CLIP's tower, four patches folded to one, two linear layers, Phi-3. An image is seen whole and, larger, in tiles;
 * figures are for it whole.
 */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { TransformerConfig } from "../../config.ts"
import { readLlama } from "../../families/llama.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { cut, reshape } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, learntArray } from "../../layers/pointwise.ts"
import { clipLarge } from "./clip.ts"
import { clipVision } from "./clip-towers.ts"
import { languageOf, speak } from "./language-part.ts"

type Settings = { readonly language: TransformerConfig }

const mini = languageOf({
  model_type: "phi3",
  hidden_size: 3072,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 32,
  intermediate_size: 8192,
  vocab_size: 32_064,
  max_position_embeddings: 131_072,
})

export const phiVision: Family = architecture<Settings>({
  family: "phi-vision",
  title: "Phi-3 that sees",
  library: "transformers",
  tasks: ["vision-language"],
  per: "sample",
  size: { image: [336, 336], sequence: 512 },
  source: {
    title: "Phi-3 technical report, section 6; microsoft/Phi-3.5-vision-instruct, modeling_phi3_v.py",
    where: "https://arxiv.org/abs/2404.14219",
    date: "2024-08",
    confidence: "published",
  },
  variants: [
    {
      names: ["microsoft/Phi-3.5-vision-instruct", "microsoft/Phi-3-vision-128k-instruct", "Phi-3.5-vision", "Phi-3-vision"],
      settings: { language: mini },
    },
  ],
  lay: (net, { language }, { image, sequence }) => {
    const seen = net.within("vision_embed_tokens", () => look(net, net.input("pixel_values", [3, ...image]), language.hidden))
    return speak(net, language, seen, sequence)
  },
  configs: { phi3_v: fromConfig },
})

/** The tower's last norm is there and not used; two learnt marks stand at the ends of rows and of the whole image. */
function look(net: Net, image: Tensor, width: number): Tensor {
  const seen = net.within("img_processor.vision_model", () => {
    const tokens = clipVision(net, image, clipLarge)
    layerNorm(net, "post_layernorm", tokens)
    return cut(net, "patches", tokens, 0, (tokens.shape[0] ?? 1) - 1)
  })
  const [tokens = 0, own = 0] = seen.shape
  if (tokens % 4 !== 0) throw new ShapeMistake(net.pathOf("fold"), "not-divisible", [seen.shape], 4)
  const four = reshape(net, "fold", seen, [tokens / 4, 4 * own], "four patches")
  learntArray(net, "sub_GN", [4 * own], "end of a row")
  learntArray(net, "glb_GN", [4 * own], "end of the image")
  const raised = activation(net, "img_projection.1", linear(net, "img_projection.0", four, width), "gelu")
  return linear(net, "img_projection.2", raised, width)
}

/** The tower is CLIP's in every published config, which names it only. */
function fromConfig(fields: Fields): FromConfig<Settings> {
  return { settings: { language: readLlama(fields, "phi3") } }
}
