/** SqueezeNet (arXiv 1602.07360): modules that squeeze to few channels and expand again, and no large linear layer. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { globalPool, maxPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = {
  readonly stem: { readonly channels: number; readonly kernel: number }
  /** After which of the eight modules a pooling stands. */
  readonly pooledAfter: readonly number[]
}

/** Channels of each module: squeezed, and each of the two expansions. */
const modules = [
  [16, 64],
  [16, 64],
  [32, 128],
  [32, 128],
  [48, 192],
  [48, 192],
  [64, 256],
  [64, 256],
] as const

export const squeezenet: Family = architecture<Settings>({
  family: "squeezenet",
  title: "SqueezeNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("squeezenet.py"),
  variants: [
    { names: ["squeezenet1_0", "SqueezeNet 1.0"], settings: { stem: { channels: 96, kernel: 7 }, pooledAfter: [2, 6] } },
    { names: ["squeezenet1_1", "SqueezeNet 1.1"], settings: { stem: { channels: 64, kernel: 3 }, pooledAfter: [1, 3] } },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => features(net, input, settings))
    const kept = dropout(net, "classifier.0", maps)
    const scores = net.head(() => conv(net, "classifier.1", kept, classes ?? imageNetClasses, { kernel: 1 }))
    return globalPool(net, "classifier.3", activation(net, "classifier.2", scores, "relu"))
  },
})

function features(net: Net, image: Tensor, { stem, pooledAfter }: Settings): Tensor {
  let index = 0
  const next = (): string => `${index++}`
  const pool = (x: Tensor): Tensor => maxPool(net, next(), x, { kernel: 3, stride: 2, isCeiled: true })
  const first = conv(net, next(), image, stem.channels, { kernel: stem.kernel, stride: 2 })
  let x = pool(activation(net, next(), first, "relu"))
  for (const [k, [squeezed, expanded]] of modules.entries()) {
    x = net.within(next(), () => fire(net, x, squeezed, expanded))
    if (pooledAfter.includes(k)) x = pool(x)
  }
  return x
}

function fire(net: Net, x: Tensor, squeezed: number, expanded: number): Tensor {
  const narrow = activation(net, "squeeze_activation", conv(net, "squeeze", x, squeezed, { kernel: 1 }), "relu")
  const points = activation(net, "expand1x1_activation", conv(net, "expand1x1", narrow, expanded, { kernel: 1 }), "relu")
  const around = conv(net, "expand3x3", narrow, expanded, { kernel: 3, padding: 1 })
  return join(net, "join", [points, activation(net, "expand3x3_activation", around, "relu")])
}
