/** The text halves of CLIP that diffusion models read: causal blocks over 77 tokens. The names are those of transformers. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { embedding, positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { poolTokens } from "../../layers/pool.ts"
import { crossAttention } from "../../layers/self-attention.ts"

type Settings = {
  readonly width: number
  readonly depth: number
  readonly heads: number
  /** Width that the last token is projected to; 0 without. */
  readonly projection: number
}

const vocabulary = 49408
const context = 77
const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "out_proj" }

export const clipText: Family = architecture<Settings>({
  family: "clip-text",
  title: "CLIP text encoder",
  library: "transformers",
  tasks: ["image generation", "vision-language"],
  per: "sample",
  size: { sequence: context },
  source: {
    title:
      "Radford et al.: Learning transferable visual models from natural language supervision; text_encoder/config.json of each model",
    where: "https://arxiv.org/abs/2103.00020",
    date: "2021-02",
    confidence: "published",
  },
  variants: [
    {
      names: ["Stable Diffusion 1.5 text encoder", "CLIP ViT-L/14 text encoder"],
      settings: { width: 768, depth: 12, heads: 12, projection: 0 },
    },
    {
      names: ["Stable Diffusion 2.1 text encoder", "OpenCLIP ViT-H/14 text encoder"],
      settings: { width: 1024, depth: 23, heads: 16, projection: 0 },
    },
    {
      names: ["SDXL text encoder 2", "OpenCLIP ViT-bigG/14 text encoder"],
      settings: { width: 1280, depth: 32, heads: 20, projection: 1280 },
    },
    {
      names: ["Stable Diffusion 3 text encoder", "CLIP ViT-L/14 text encoder with projection"],
      settings: { width: 768, depth: 12, heads: 12, projection: 768 },
    },
  ],
  lay: (net, { width, depth, heads, projection }, { sequence }) => {
    const last = net.within("text_model", () => {
      const tokens = embedding(net, "embeddings.token_embedding", net.input("input_ids", [sequence]), vocabulary, width)
      let x = positions(net, "embeddings.position_embedding", tokens, context)
      for (let k = 0; k < depth; k++) x = net.within(`encoder.layers.${k}`, () => block(net, x, heads))
      return layerNorm(net, "final_layer_norm", x)
    })
    if (projection === 0) return last
    return linear(net, "text_projection", poolTokens(net, "last_token", last, "last token"), projection, { bias: false })
  },
})

function block(net: Net, x: Tensor, heads: number): Tensor {
  const width = x.shape[1] ?? 0
  const normed = layerNorm(net, "layer_norm1", x)
  const attended = net.within("self_attn", () =>
    crossAttention(net, normed, normed, { heads, headSize: width / heads, isCausal: true, names }),
  )
  const y = add(net, "residual1", x, attended)
  const fed = net.within("mlp", () =>
    feedForward(net, layerNorm(net, "layer_norm2", y), { hidden: 4 * width, activation: "gelu" }),
  )
  return add(net, "residual2", y, fed)
}
