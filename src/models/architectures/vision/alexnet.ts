/** AlexNet on one device, as in "One weird trick" (arXiv 1404.5997): narrower than the first paper's, without its groups and norms. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { adaptivePool, maxPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { torchvision } from "./torchvision-source.ts"

type Settings = { readonly hidden: number }

export const alexnet: Family = architecture<Settings>({
  family: "alexnet",
  title: "AlexNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("alexnet.py"),
  variants: [{ names: ["alexnet"], settings: { hidden: 4096 } }],
  lay: (net, { hidden }, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => features(net, input))
    let x = flatten(net, "flatten", adaptivePool(net, "avgpool", maps, [6, 6]))
    x = linear(net, "classifier.1", dropout(net, "classifier.0", x), hidden)
    x = activation(net, "classifier.2", x, "relu")
    x = linear(net, "classifier.4", dropout(net, "classifier.3", x), hidden)
    x = activation(net, "classifier.5", x, "relu")
    return net.head(() => linear(net, "classifier.6", x, classes ?? imageNetClasses))
  },
})

function features(net: Net, image: Tensor): Tensor {
  const relu = (name: string, x: Tensor): Tensor => activation(net, name, x, "relu")
  const pool = (name: string, x: Tensor): Tensor => maxPool(net, name, x, { kernel: 3, stride: 2 })
  let x = relu("1", conv(net, "0", image, 64, { kernel: 11, stride: 4, padding: 2 }))
  x = relu("4", conv(net, "3", pool("2", x), 192, { kernel: 5, padding: 2 }))
  x = relu("7", conv(net, "6", pool("5", x), 384, { kernel: 3, padding: 1 }))
  x = relu("9", conv(net, "8", x, 256, { kernel: 3, padding: 1 }))
  x = relu("11", conv(net, "10", x, 256, { kernel: 3, padding: 1 }))
  return pool("12", x)
}
