/** MaxViT (arXiv 2204.01697): each layer is a convolution block, attention inside windows, and attention across a grid. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { globalPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { partitionAttention, reducedConv } from "./maxvit-layer.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = {
  readonly stem: number
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  readonly headSize: number
  /** Side of a window, and of the grid. */
  readonly partition: number
}

export const maxvit: Family = architecture<Settings>({
  family: "maxvit",
  title: "MaxViT",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("maxvit.py"),
  variants: [
    {
      names: ["maxvit_t", "MaxViT-T"],
      settings: { stem: 64, widths: [64, 128, 256, 512], depths: [2, 2, 5, 2], headSize: 32, partition: 7 },
    },
  ],
  lay: (net, settings, { image, classes }) => {
    const maps = trunk(net, net.input("image", [3, ...image]), settings)
    const normed = layerNorm(net, "classifier.2", globalPool(net, "classifier.0", maps))
    const hidden = activation(net, "classifier.4", linear(net, "classifier.3", normed, normed.shape[0] ?? 0), "tanh")
    return net.head(() => linear(net, "classifier.5", hidden, classes ?? imageNetClasses, { bias: false }))
  },
})

function trunk(net: Net, image: Tensor, { stem, widths, depths, headSize, partition }: Settings): Tensor {
  let x = convBlock(net, numbered("stem.0"), image, stem, { kernel: 3, stride: 2, activation: "gelu" })
  x = convBlock(net, numbered("stem.1"), x, stem, { kernel: 3, bias: true, norm: null, activation: null })
  for (const [stage, width] of widths.entries())
    for (let k = 0; k < (depths[stage] ?? 0); k++)
      x = net.within(`blocks.${stage}.layers.${k}.layers`, () => {
        const seen = net.within("MBconv", () => reducedConv(net, x, width, k === 0 ? 2 : 1))
        const near = net.within("window_attention", () => partitionAttention(net, seen, headSize, partition))
        return net.within("grid_attention", () => partitionAttention(net, near, headSize, partition))
      })
  return x
}
