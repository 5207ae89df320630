/**
 * A diffusion transformer for videos that reads text and video as one sequence, one denoising step of one video. The autoencoder
 * keeps the first frame, then one of each four, at an eighth of the side.
 */
import { architecture, type Family } from "../../architecture.ts"
import { volume } from "../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join, reshape } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm, norm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { smaller } from "./latent.ts"
import { embedder, modulation } from "./timestep.ts"

type Settings = { readonly heads: number; readonly depth: number; readonly in: number }

const headSize = 64
const timeWidth = 512
const textWidth = 4096
const latentChannels = 16
const patch = 2

export const cogvideox: Family = architecture<Settings>({
  family: "cogvideox",
  title: "CogVideoX, one denoising step",
  library: "diffusers",
  tasks: ["video generation"],
  per: "sample",
  size: { image: [480, 720], frames: 49, sequence: 226 },
  source: {
    title:
      "Yang et al.: CogVideoX; huggingface/diffusers:models/transformers/cogvideox_transformer_3d.py, scripts/convert_cogvideox_to_diffusers.py@58eb52c",
    where: "https://arxiv.org/abs/2408.06072",
    date: "2024-08",
    confidence: "published",
  },
  variants: [
    { names: ["THUDM/CogVideoX-2b", "CogVideoX-2B"], settings: { heads: 30, depth: 30, in: 16 } },
    { names: ["THUDM/CogVideoX-5b", "CogVideoX-5B"], settings: { heads: 48, depth: 42, in: 16 } },
  ],
  lay: (net, settings, { image, frames, sequence }) => {
    const width = settings.heads * headSize
    const text = linear(net, "patch_embed.text_proj", net.input("encoder_hidden_states", [sequence, textWidth]), width)
    const video = patched(net, settings.in, width, image, frames)
    const time = net.within("time_embedding", () => embedder(net, net.input("timestep", [width]), { hidden: timeWidth }))
    let x = join(net, "sequence", [text, video])
    for (let k = 0; k < settings.depth; k++) x = net.within(`transformer_blocks.${k}`, () => block(net, x, time, settings.heads))
    const seen = cut(net, "video", layerNorm(net, "norm_final", x), 0, video.shape[0] ?? 0)
    modulation(net, "norm_out.linear", time, width, 2)
    return linear(net, "proj_out", layerNorm(net, "norm_out.norm", seen), patch * patch * latentChannels)
  },
})

function patched(net: Net, channels: number, width: number, image: readonly number[], frames: number): Tensor {
  const latents = smaller(net, "patch_embed.proj", image, 8)
  const places = volume(smaller(net, "patch_embed.proj", latents, patch))
  const kept = 1 + Math.floor((frames - 1) / 4)
  const input = net.input("hidden_states", [channels, kept, ...latents])
  const steps = [1, patch, patch]
  return reshape(
    net,
    "patch_embed.tokens",
    conv(net, "patch_embed.proj", input, width, { kernel: steps, stride: steps }),
    [kept * places, width],
    "to tokens",
  )
}

/** Text and video have shifts, scales and gates of their own: six in front of each half. */
function block(net: Net, x: Tensor, time: Tensor, heads: number): Tensor {
  const width = x.shape[1] ?? 0
  const told = (name: string, y: Tensor): Tensor => {
    modulation(net, `${name}.linear`, time, width, 6)
    return layerNorm(net, `${name}.norm`, y)
  }
  const first = told("norm1", x)
  const y = add(
    net,
    "residual1",
    x,
    net.within("attn1", () => attention(net, first, heads)),
  )
  const second = told("norm2", y)
  const names = ["ff.net.0.proj", "ff.net.2"] as const
  return add(net, "residual2", y, feedForward(net, second, { hidden: 4 * width, activation: "gelu", names }))
}

function attention(net: Net, x: Tensor, heads: number): Tensor {
  const width = heads * headSize
  const headed = (name: string, y: Tensor): Tensor => norm(net, name, y, "layer norm", [headSize], "scale and shift")
  const query = headed("norm_q", linear(net, "to_q", x, width, { target: "query" }))
  const key = headed("norm_k", linear(net, "to_k", x, width, { target: "key" }))
  const value = linear(net, "to_v", x, width, { target: "value" })
  const core = attentionCore(net, "core", query, key, value, { heads, headSize })
  return linear(net, "to_out.0", core, width, { target: "output" })
}
