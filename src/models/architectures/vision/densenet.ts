/** DenseNet (arXiv 1608.06993): each layer reads the outputs of all layers before it in its block. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { averagePool, maxPool } from "../../layers/pool.ts"
import { classifier } from "./classifier.ts"
import { convBlock } from "./conv-block.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = {
  /** Channels that each layer adds. */
  readonly growth: number
  readonly depths: readonly number[]
  readonly stem: number
}

/** Channels of a layer's first convolution, over those that it adds. */
const bottleneck = 4

export const densenet: Family = architecture<Settings>({
  family: "densenet",
  title: "DenseNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("densenet.py"),
  variants: [
    { names: ["densenet121", "DenseNet-121"], settings: { growth: 32, depths: [6, 12, 24, 16], stem: 64 } },
    { names: ["densenet161", "DenseNet-161"], settings: { growth: 48, depths: [6, 12, 36, 24], stem: 96 } },
    { names: ["densenet169", "DenseNet-169"], settings: { growth: 32, depths: [6, 12, 32, 32], stem: 64 } },
    { names: ["densenet201", "DenseNet-201"], settings: { growth: 32, depths: [6, 12, 48, 32], stem: 64 } },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => features(net, input, settings))
    return classifier(net, maps, { classes, name: "classifier" })
  },
})

function features(net: Net, image: Tensor, { growth, depths, stem }: Settings): Tensor {
  const names = { conv: "conv0", norm: "norm0", activation: "relu0" }
  const first = convBlock(net, names, image, stem, { kernel: 7, stride: 2, activation: "relu" })
  let x = maxPool(net, "pool0", first, { kernel: 3, stride: 2, padding: 1 })
  for (const [k, depth] of depths.entries()) {
    x = net.within(`denseblock${k + 1}`, () => denseBlock(net, x, depth, growth))
    if (k < depths.length - 1) x = net.within(`transition${k + 1}`, () => transition(net, x))
  }
  return activation(net, "relu5", batchNorm(net, "norm5", x), "relu")
}

function denseBlock(net: Net, x: Tensor, depth: number, growth: number): Tensor {
  const all = [x]
  for (let k = 1; k <= depth; k++) {
    const added = net.within(`denselayer${k}`, () => {
      const joined = join(net, "join", all)
      const before = activation(net, "relu1", batchNorm(net, "norm1", joined), "relu")
      const narrow = conv(net, "conv1", before, bottleneck * growth, { kernel: 1, bias: false })
      const normed = activation(net, "relu2", batchNorm(net, "norm2", narrow), "relu")
      return conv(net, "conv2", normed, growth, { kernel: 3, padding: 1, bias: false })
    })
    all.push(added)
  }
  return join(net, "join", all)
}

/** Half the channels, half the size. */
function transition(net: Net, x: Tensor): Tensor {
  const before = activation(net, "relu", batchNorm(net, "norm", x), "relu")
  const narrow = conv(net, "conv", before, Math.floor((x.shape[0] ?? 0) / 2), { kernel: 1, bias: false })
  return averagePool(net, "pool", narrow, { kernel: 2, stride: 2 })
}
