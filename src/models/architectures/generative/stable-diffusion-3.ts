/** The multimodal diffusion transformers of Stable Diffusion 3 and 3.5, one denoising step: image and text as two streams that see each other. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { reshape, toTokens } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { fed, headNorm, jointAttention, type Streams } from "./joint-attention.ts"
import { smaller } from "./latent.ts"
import { embedder, modulation } from "./timestep.ts"

type Settings = {
  readonly depth: number
  readonly heads: number
  readonly hasNorms: boolean
  /** So many first blocks have a second attention of the image alone. */
  readonly dual: number
}

const headSize = 64
const patch = 2
const channels = 16

const copied = (where: string) =>
  ({ title: "transformer/config.json of a copy on the hub", where, date: "2024-10", confidence: "secondary" }) as const

export const stableDiffusion3: Family = architecture<Settings>({
  family: "stable-diffusion-3",
  title: "Stable Diffusion 3 transformer, one denoising step",
  library: "diffusers",
  tasks: ["image generation"],
  per: "image",
  size: { image: [1024, 1024], sequence: 333 },
  source: {
    title:
      "Esser et al.: Scaling rectified flow transformers; huggingface/diffusers:models/transformers/transformer_sd3.py@58eb52c and transformer/config.json of each model",
    where: "https://arxiv.org/abs/2403.03206",
    date: "2024-03",
    confidence: "published",
  },
  variants: [
    {
      names: ["stabilityai/stable-diffusion-3-medium-diffusers", "stabilityai/stable-diffusion-3-medium", "SD3-medium"],
      settings: { depth: 24, heads: 24, hasNorms: false, dual: 0 },
    },
    {
      names: ["stabilityai/stable-diffusion-3.5-medium", "SD3.5-medium"],
      settings: { depth: 24, heads: 24, hasNorms: true, dual: 13 },
      source: copied(
        "https://huggingface.co/frankjoshua/stable-diffusion-3.5-medium/blame/b8c39704c0c57074d3d5e942f48c5972be19cab5/transformer/config.json",
      ),
    },
    {
      names: ["stabilityai/stable-diffusion-3.5-large", "stabilityai/stable-diffusion-3.5-large-turbo", "SD3.5-large"],
      settings: { depth: 38, heads: 38, hasNorms: true, dual: 0 },
      source: copied("https://huggingface.co/frankjoshua/stable-diffusion-3.5-large/blob/main/transformer/config.json"),
    },
  ],
  lay: (net, settings, { image, sequence }) => {
    const width = settings.heads * headSize
    const latents = smaller(net, "pos_embed.proj", image, 8)
    smaller(net, "pos_embed.proj", latents, patch)
    const input = net.input("hidden_states", [channels, ...latents])
    const x = toTokens(net, "tokens", conv(net, "pos_embed.proj", input, width, { kernel: patch, stride: patch }))
    let streams: Streams = {
      image: x,
      text: linear(net, "context_embedder", net.input("encoder_hidden_states", [sequence, 4096]), width),
    }
    const condition = net.within("time_text_embed", () => {
      const embed = (name: string, features: number): Tensor =>
        net.within(name, () => embedder(net, net.input("features", [features]), { hidden: width }))
      return add(net, "sum", embed("timestep_embedder", 256), embed("text_embedder", 2048))
    })
    for (let k = 0; k < settings.depth; k++)
      streams = net.within(`transformer_blocks.${k}`, () => block(net, streams, condition, settings, k))
    modulation(net, "norm_out.linear", condition, width, 2)
    const out = linear(net, "proj_out", layerNorm(net, "norm_out.norm", streams.image, "nothing"), patch * patch * channels)
    return reshape(net, "unpatchify", out, [channels, ...latents])
  },
})

/** In the last block nothing of the text goes on. */
function block(net: Net, { image, text }: Streams, condition: Tensor, settings: Settings, k: number): Streams {
  const { heads, hasNorms, depth, dual } = settings
  const width = heads * headSize
  const isLast = k === depth - 1
  const told = (name: string, x: Tensor, count: number): Tensor => {
    modulation(net, `${name}.linear`, condition, width, count)
    return layerNorm(net, `${name}.norm`, x, "nothing")
  }
  const read = { image: told("norm1", image, k < dual ? 9 : 6), text: told("norm1_context", text, isLast ? 2 : 6) }
  const seen = net.within("attn", () => jointAttention(net, read, { heads, headSize, hasNorms, isLast }))
  let next = add(net, "residual1", image, seen.image)
  if (k < dual)
    next = add(
      net,
      "residual.dual",
      next,
      net.within("attn2", () => ownAttention(net, read.image, settings)),
    )
  return {
    image: fed(net, "ff", "norm2", next),
    text: isLast ? text : fed(net, "ff_context", "norm2_context", add(net, "residual1_context", text, seen.text)),
  }
}

function ownAttention(net: Net, x: Tensor, { heads, hasNorms }: Settings): Tensor {
  const width = heads * headSize
  const headed = (name: string, y: Tensor): Tensor => (hasNorms ? headNorm(net, name, y, headSize) : y)
  const query = headed("norm_q", linear(net, "to_q", x, width, { target: "query" }))
  const key = headed("norm_k", linear(net, "to_k", x, width, { target: "key" }))
  const value = linear(net, "to_v", x, width, { target: "value" })
  return linear(net, "to_out.0", attentionCore(net, "core", query, key, value, { heads, headSize }), width, { target: "output" })
}
