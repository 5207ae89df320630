/**
 * FLUX.1, one denoising step: blocks of two streams as in Stable Diffusion 3, then blocks of one, whose attention and feed-forward
 * stand side by side. Positions are rotary. The distilled `dev` model is told the guidance, so it runs each step once.
 */
import { architecture, type Family } from "../../architecture.ts"
import { volume } from "../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { fed, headNorm, jointAttention, type Streams } from "./joint-attention.ts"
import { smaller } from "./latent.ts"
import { embedder, modulation } from "./timestep.ts"

type Settings = { readonly hasGuidance: boolean; readonly in: number }

const [heads, headSize] = [24, 128]
const width = heads * headSize
const [doubleBlocks, singleBlocks] = [19, 38]
/** Two by two latents of 16 channels make a token. */
const tokenWidth = 64

export const flux: Family = architecture<Settings>({
  family: "flux",
  title: "FLUX.1 transformer, one denoising step",
  library: "diffusers",
  tasks: ["image generation"],
  per: "image",
  size: { image: [1024, 1024], sequence: 512 },
  source: {
    title: "huggingface/diffusers:src/diffusers/models/transformers/transformer_flux.py@58eb52c; settings: FLUX, util.py",
    where: "black-forest-labs/flux:src/flux/util.py@802fb4713906",
    date: "2024-08",
    confidence: "published",
  },
  variants: [
    { names: ["black-forest-labs/FLUX.1-dev", "FLUX.1 dev"], settings: { hasGuidance: true, in: tokenWidth } },
    {
      names: ["black-forest-labs/FLUX.1-schnell", "FLUX.1 schnell"],
      settings: { hasGuidance: false, in: tokenWidth },
      size: { sequence: 256 },
    },
    { names: ["black-forest-labs/FLUX.1-Fill-dev", "FLUX.1 Fill"], settings: { hasGuidance: true, in: 384 } },
  ],
  lay: (net, settings, { image, sequence }) => {
    const places = volume(smaller(net, "x_embedder", image, 16))
    const condition = net.within("time_text_embed", () => told(net, settings.hasGuidance))
    let streams: Streams = {
      image: linear(net, "x_embedder", net.input("hidden_states", [places, settings.in]), width),
      text: linear(net, "context_embedder", net.input("encoder_hidden_states", [sequence, 4096]), width),
    }
    for (let k = 0; k < doubleBlocks; k++)
      streams = net.within(`transformer_blocks.${k}`, () => doubleBlock(net, streams, condition))
    let x = join(net, "sequence", [streams.text, streams.image])
    for (let k = 0; k < singleBlocks; k++) x = net.within(`single_transformer_blocks.${k}`, () => singleBlock(net, x, condition))
    modulation(net, "norm_out.linear", condition, width, 2)
    return linear(net, "proj_out", layerNorm(net, "norm_out.norm", cut(net, "image", x, 0, places), "nothing"), tokenWidth)
  },
})

function told(net: Net, hasGuidance: boolean): Tensor {
  const embed = (name: string, features: number): Tensor =>
    net.within(name, () => embedder(net, net.input("features", [features]), { hidden: width }))
  const time = embed("timestep_embedder", 256)
  const guided = hasGuidance ? add(net, "guided", time, embed("guidance_embedder", 256)) : time
  return add(net, "sum", guided, embed("text_embedder", 768))
}

function doubleBlock(net: Net, { image, text }: Streams, condition: Tensor): Streams {
  const normed = (name: string, x: Tensor): Tensor => {
    modulation(net, `${name}.linear`, condition, width, 6)
    return layerNorm(net, `${name}.norm`, x, "nothing")
  }
  const read = { image: normed("norm1", image), text: normed("norm1_context", text) }
  const seen = net.within("attn", () => jointAttention(net, read, { heads, headSize, hasNorms: true }))
  return {
    image: fed(net, "ff", "norm2", add(net, "residual1", image, seen.image)),
    text: fed(net, "ff_context", "norm2_context", add(net, "residual1_context", text, seen.text)),
  }
}

function singleBlock(net: Net, x: Tensor, condition: Tensor): Tensor {
  modulation(net, "norm.linear", condition, width, 3)
  const normed = layerNorm(net, "norm.norm", x, "nothing")
  const raised = activation(net, "act_mlp", linear(net, "proj_mlp", normed, 4 * width, { target: "up" }), "gelu")
  const query = headNorm(net, "attn.norm_q", linear(net, "attn.to_q", normed, width, { target: "query" }), headSize)
  const key = headNorm(net, "attn.norm_k", linear(net, "attn.to_k", normed, width, { target: "key" }), headSize)
  const value = linear(net, "attn.to_v", normed, width, { target: "value" })
  const core = attentionCore(net, "attn.core", query, key, value, { heads, headSize })
  const out = linear(net, "proj_out", join(net, "both", [core, raised], 1), width, { target: "output" })
  return add(net, "residual", x, out)
}
