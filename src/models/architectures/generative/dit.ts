/**
 * Diffusion transformers on latents of ImageNet images, one denoising step of one image. The fixed table of sines is a parameter
 * of the implementation that is never trained; published counts have it, and so have these.
 */
import { architecture, type Family, type Variant } from "../../architecture.ts"
import { volume } from "../../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { reshape, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { ditBlock } from "./dit-block.ts"
import { smaller } from "./latent.ts"
import { embedder, modulation } from "./timestep.ts"

type Settings = { readonly width: number; readonly depth: number; readonly heads: number; readonly patch: number }

const sizes = {
  S: { width: 384, depth: 12, heads: 6 },
  B: { width: 768, depth: 12, heads: 12 },
  L: { width: 1024, depth: 24, heads: 16 },
  XL: { width: 1152, depth: 28, heads: 16 },
}

const variants = Object.entries(sizes).flatMap(([size, settings]) =>
  [2, 4, 8].map((patch): Variant<Settings> => ({ names: [`DiT-${size}/${patch}`], settings: { ...settings, patch } })),
)

export const dit: Family = architecture<Settings>({
  family: "dit",
  title: "DiT, one denoising step",
  library: "paper",
  tasks: ["image generation"],
  per: "image",
  size: { image: [256, 256], classes: 1000 },
  source: {
    title:
      "Peebles, Xie: Scalable diffusion models with transformers, tables 1 and 4; facebookresearch/DiT:models.py@ed81ce222909",
    where: "https://arxiv.org/abs/2212.09748",
    date: "2022-12",
    confidence: "published",
  },
  variants: [
    ...variants,
    { names: ["DiT-XL/2-512", "DiT-XL/2 512x512"], settings: { ...sizes.XL, patch: 2 }, size: { image: [512, 512] } },
  ],
  lay: (net, { width, depth, heads, patch }, { image, classes }) => {
    const latents = smaller(net, "x_embedder.proj", image, 8)
    const patches = smaller(net, "x_embedder.proj", latents, patch)
    const input = net.input("latents", [4, ...latents])
    const tokens = toTokens(net, "tokens", conv(net, "x_embedder.proj", input, width, { kernel: patch, stride: patch }))
    let x = fixedPositions(net, tokens)
    const condition = add(net, "condition", time(net, width), label(net, classes ?? 1000, width))
    for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => ditBlock(net, x, condition, { heads }))
    return net.within("final_layer", () => {
      modulation(net, "adaLN_modulation.1", condition, width, 2)
      // Noise and its spread for each of the 4 channels.
      const out = linear(net, "linear", layerNorm(net, "norm_final", x, "nothing"), patch * patch * 8)
      return reshape(net, "unpatchify", out, [8, ...patches.map((side) => side * patch)])
    })
  },
})

function fixedPositions(net: Net, x: Tensor): Tensor {
  const weights = [weight("", x.shape)]
  return net.lay("pos_embed", { kind: "position", title: "fixed positions", inputs: [x], output: x.shape, weights })
}

function time(net: Net, width: number): Tensor {
  const sines = net.input("t", [256])
  return net.within("t_embedder", () => embedder(net, sines, { hidden: width, names: ["mlp.0", "mlp.2"] }))
}

/** One more row stands for no class, which guidance without a classifier needs. */
function label(net: Net, classes: number, width: number): Tensor {
  const row = embedding(net, "y_embedder.embedding_table", net.input("y", [1]), classes + 1, width)
  return reshape(net, "y_embedder.row", row, [volume(row.shape)])
}
