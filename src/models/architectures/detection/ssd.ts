/**
 * SSD on VGG-16 (arXiv 1512.02325, figure 2): the stages of VGG, its linear layers as convolutions, and ever smaller maps; each is read
 * by a convolution of its own.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { conv } from "../../layers/conv.ts"
import type { Movement } from "../../layers/extent.ts"
import { norm } from "../../layers/norm.ts"
import { activation, scale } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { type FeatureMaps, lastMap } from "../vision/feature-maps.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { vggDepths } from "../vision/vgg.ts"
import { vggTrunk } from "../vision/vgg-trunk.ts"
import { cocoClasses } from "./two-stage.ts"

type Settings = {
  /** Of each further map: channels between, channels out, and how the second convolution moves. */
  readonly further: readonly (readonly [between: number, out: number, movement: Movement])[]
  /** Boxes at each place, map by map. */
  readonly anchors: readonly number[]
}

const halving: Movement = { kernel: 3, stride: 2, padding: 1 }

const ssd300: Settings = {
  further: [
    [256, 512, halving],
    [128, 256, halving],
    [128, 256, { kernel: 3 }],
    [128, 256, { kernel: 3 }],
  ],
  anchors: [4, 6, 6, 6, 4, 4],
}

const ssd512: Settings = {
  further: [
    [256, 512, halving],
    [128, 256, halving],
    [128, 256, halving],
    [128, 256, halving],
    [128, 256, { kernel: 4, padding: 1 }],
  ],
  anchors: [4, 6, 6, 6, 6, 4, 4],
}

const paper = {
  title: "Liu et al.: SSD: single shot multibox detector, figure 2 and section 3.1",
  where: "https://arxiv.org/abs/1512.02325",
  date: "2015-12",
  confidence: "published",
} as const
const voc = 21

export const ssd: Family = architecture<Settings>({
  family: "ssd",
  title: "SSD",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(300), classes: cocoClasses },
  source: torchvision("detection/ssd.py"),
  variants: [
    { names: ["ssd300_vgg16", "SSD300"], settings: ssd300 },
    { names: ["ssd-pascal-vggvd-300", "SSD300 VOC"], settings: ssd300, size: { classes: voc }, source: paper },
    { names: ["SSD512"], settings: ssd512, size: square(512), source: paper },
    { names: ["ssd-pascal-vggvd-512", "SSD512 VOC"], settings: ssd512, size: { ...square(512), classes: voc }, source: paper },
  ],
  lay: (net, settings, { image, classes }) => {
    const maps = net.within("backbone", () => vggMaps(net, net.input("image", [3, ...image]), settings))
    const read = (name: string, channels: number): readonly Tensor[] =>
      maps.map((map, k) => {
        const anchors = settings.anchors[k] ?? 0
        return conv(net, `head.${name}.module_list.${k}`, map, channels * anchors, { kernel: 3, padding: 1 })
      })
    return [...net.head(() => read("classification_head", classes ?? cocoClasses)), ...read("regression_head", 4)]
  },
})

function vggMaps(net: Net, image: Tensor, { further }: Settings): FeatureMaps {
  const stages = net.within("features", () => vggTrunk(net, image, { depths: vggDepths[16], hasNorm: false, ceiled: [2] }))
  const fourth = stages[3] as Tensor // VGG has five stages
  const normed = norm(net, "normalize", fourth, "L2 norm", [], "nothing")
  const maps = [scale(net, "scale_weight", normed, [fourth.shape[0] ?? 0]), linearAsConv(net, lastMap(stages))]
  for (const [k, [between, out, movement]] of further.entries()) {
    const narrow = conv(net, `extra.${k + 1}.0`, lastMap(maps), between, { kernel: 1 })
    const seen = conv(net, `extra.${k + 1}.2`, activation(net, `extra.${k + 1}.1`, narrow, "relu"), out, movement)
    maps.push(activation(net, `extra.${k + 1}.3`, seen, "relu"))
  }
  return maps
}

/** The two linear layers of VGG, the first with a third of its kernel, spread sixfold. */
function linearAsConv(net: Net, x: Tensor): Tensor {
  return net.within("extra.0.7", () => {
    const pooled = maxPool(net, "0", x, { kernel: 3, padding: 1 })
    const sixth = conv(net, "1", pooled, 1024, { kernel: 3, padding: 6, dilation: 6 })
    const seventh = conv(net, "3", activation(net, "2", sixth, "relu"), 1024, { kernel: 1 })
    return activation(net, "4", seventh, "relu")
  })
}
