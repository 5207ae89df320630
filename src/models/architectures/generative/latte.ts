/**
 * A diffusion transformer for short videos, one denoising step of one video: blocks see the places of a frame and the frames of a
 * place in turn. Sines of places and frames learn nothing and do not count, as in the paper's table.
 */
import { architecture, type Family, type Variant } from "../../architecture.ts"
import { volume } from "../../graph/layer-graph.ts"
import { reshape } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { ditBlock } from "./dit-block.ts"
import { smaller } from "./latent.ts"
import { embedder, modulation } from "./timestep.ts"

type Settings = { readonly width: number; readonly depth: number; readonly heads: number; readonly patch: number }

const sizes: Readonly<Record<string, Omit<Settings, "patch">>> = {
  S: { width: 384, depth: 12, heads: 6 },
  B: { width: 768, depth: 12, heads: 12 },
  L: { width: 1024, depth: 24, heads: 16 },
  XL: { width: 1152, depth: 28, heads: 16 },
}

const variants = Object.entries(sizes).map(
  ([size, settings]): Variant<Settings> => ({ names: [`Latte-${size}/2`], settings: { ...settings, patch: 2 } }),
)

export const latte: Family = architecture<Settings>({
  family: "latte",
  title: "Latte, one denoising step",
  library: "paper",
  tasks: ["video generation"],
  per: "sample",
  size: { image: [256, 256], frames: 16 },
  source: {
    title:
      "Ma et al.: Latte: latent diffusion transformer for video generation, variant 1; Vchitect/Latte:models/latte.py@b27c24a17487",
    where: "https://arxiv.org/abs/2401.03048",
    date: "2024-01",
    confidence: "published",
  },
  variants,
  lay: (net, { width, depth, heads, patch }, { image, frames }) => {
    const latents = smaller(net, "x_embedder.proj", image, 8)
    const patches = smaller(net, "x_embedder.proj", latents, patch)
    const places = volume(patches)
    // One convolution runs over each frame alone.
    const input = net.input("latents", [4, frames, ...latents])
    const image3d = conv(net, "x_embedder.proj", input, width, { kernel: [1, patch, patch], stride: [1, patch, patch] })
    let x = reshape(net, "tokens", image3d, [frames * places, width], "to tokens")
    const condition = net.within("t_embedder", () =>
      embedder(net, net.input("t", [256]), { hidden: width, names: ["mlp.0", "mlp.2"] }),
    )
    for (let k = 0; k < depth; k++) {
      const group = k % 2 === 0 ? places : frames
      x = net.within(`blocks.${k}`, () => ditBlock(net, x, condition, { heads, group }))
    }
    return net.within("final_layer", () => {
      modulation(net, "adaLN_modulation.1", condition, width, 2)
      return linear(net, "linear", layerNorm(net, "norm_final", x, "nothing"), patch * patch * 8)
    })
  },
})
