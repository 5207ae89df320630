/** VGG as torchvision builds it, with and without batch norm. */
import { architecture, type Family } from "../../architecture.ts"
import { flatten } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, dropout } from "../../layers/pointwise.ts"
import { adaptivePool, maxPool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { lastMap } from "./feature-maps.ts"
import { torchvision } from "./torchvision-source.ts"
import { type VggTrunk, vggTrunk } from "./vgg-trunk.ts"

/** Convolutions of each stage. */
export const vggDepths = {
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
} as const

const hidden = 4096

export const vgg: Family = architecture<VggTrunk>({
  family: "vgg",
  title: "VGG",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("vgg.py"),
  variants: ([11, 13, 16, 19] as const).flatMap((size) => [
    { names: [`vgg${size}`, `VGG-${size}`, `vgg-vd-${size}`], settings: { depths: vggDepths[size], hasNorm: false } },
    { names: [`vgg${size}_bn`], settings: { depths: vggDepths[size], hasNorm: true } },
  ]),
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => vggTrunk(net, input, settings))
    let x = maxPool(net, `features.${layersBefore(settings)}`, lastMap(maps), { kernel: 2, stride: 2 })
    x = flatten(net, "flatten", adaptivePool(net, "avgpool", x, [7, 7]))
    x = activation(net, "classifier.1", linear(net, "classifier.0", x, hidden), "relu")
    x = linear(net, "classifier.3", dropout(net, "classifier.2", x), hidden)
    x = dropout(net, "classifier.5", activation(net, "classifier.4", x, "relu"))
    return net.head(() => linear(net, "classifier.6", x, classes ?? imageNetClasses))
  },
})

/** The number that the last pooling has. */
function layersBefore({ depths, hasNorm }: VggTrunk): number {
  const convolutions = depths.reduce((sum, depth) => sum + depth, 0)
  return convolutions * (hasNorm ? 3 : 2) + depths.length - 1
}
