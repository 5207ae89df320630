/** SSDLite (arXiv 1801.04381, section 6.2) on MobileNetV3 as torchvision builds it: every reading convolution in two, depth by depth. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { conv } from "../../layers/conv.ts"
import { convBlock, numbered } from "../vision/conv-block.ts"
import { type FeatureMaps, lastMap } from "../vision/feature-maps.ts"
import { square } from "../vision/image-size.ts"
import { mobileNetV3Trunk } from "../vision/mobilenet-v3-trunk.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { cocoClasses } from "./two-stage.ts"

type Settings = {
  /** Channels of each further map. */
  readonly further: readonly number[]
  /** Boxes at each place. */
  readonly anchors: number
}

export const ssdlite: Family = architecture<Settings>({
  family: "ssdlite",
  title: "SSDLite",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(320), classes: cocoClasses },
  source: torchvision("detection/ssdlite.py"),
  variants: [{ names: ["ssdlite320_mobilenet_v3_large"], settings: { further: [512, 256, 256, 128], anchors: 6 } }],
  lay: (net, { further, anchors }, { image, classes }) => {
    const maps = net.within("backbone", () => mobileMaps(net, net.input("image", [3, ...image]), further))
    const read = (name: string, channels: number): readonly Tensor[] =>
      maps.map((map, k) => predicted(net, `head.${name}.module_list.${k}`, map, channels * anchors))
    return [...net.head(() => read("classification_head", classes ?? cocoClasses)), ...read("regression_head", 4)]
  },
})

/** Inside the last stage before its stride, at its end, and ever smaller ones. */
function mobileMaps(net: Net, image: Tensor, further: readonly number[]): FeatureMaps {
  const maps: Tensor[] = []
  const trunk = { kind: "large", width: 1, hasReducedTail: true, onWidened: (wide: Tensor) => maps.push(wide) } as const
  maps.push(lastMap(net.within("features", () => mobileNetV3Trunk(net, image, trunk))))
  for (const [k, out] of further.entries()) maps.push(net.within(`extra.${k}`, () => halved(net, lastMap(maps), out)))
  return maps
}

function halved(net: Net, x: Tensor, out: number): Tensor {
  const narrow = convBlock(net, numbered("0"), x, out / 2, { kernel: 1, activation: "relu6" })
  const seen = convBlock(net, numbered("1"), narrow, out / 2, { kernel: 3, stride: 2, groups: out / 2, activation: "relu6" })
  return convBlock(net, numbered("2"), seen, out, { kernel: 1, activation: "relu6" })
}

function predicted(net: Net, name: string, x: Tensor, out: number): Tensor {
  const groups = x.shape[0] ?? 1
  const seen = convBlock(net, numbered(`${name}.0`), x, groups, { kernel: 3, groups, activation: "relu6" })
  return conv(net, `${name}.1`, seen, out, { kernel: 1 })
}
