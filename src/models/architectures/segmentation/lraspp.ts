/** Lite R-ASPP on MobileNetV3 (arXiv 1905.02244, figure 10) as torchvision builds it. */
import { architecture, type Family } from "../../architecture.ts"
import { resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { activation, add, multiply } from "../../layers/pointwise.ts"
import { adaptivePool } from "../../layers/pool.ts"
import { convBlock, numbered } from "../vision/conv-block.ts"
import { lastMap } from "../vision/feature-maps.ts"
import { square } from "../vision/image-size.ts"
import { mobileNetV3Trunk } from "../vision/mobilenet-v3-trunk.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { toImageSize, vocClasses } from "./fcn-head.ts"

type Settings = {
  /** Channels of the head. */
  readonly width: number
  /** The block whose map is read beside the last, at 1/8 of the size. */
  readonly fine: number
}

export const lraspp: Family = architecture<Settings>({
  family: "lraspp",
  title: "LR-ASPP",
  library: "torchvision",
  tasks: ["segmentation"],
  per: "image",
  size: { ...square(520), classes: vocClasses },
  source: torchvision("segmentation/lraspp.py"),
  variants: [{ names: ["lraspp_mobilenet_v3_large", "LR-ASPP MobileNetV3-Large"], settings: { width: 128, fine: 4 } }],
  lay: (net, { width, fine }, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("backbone", () => mobileNetV3Trunk(net, input, { kind: "large", width: 1, isDilated: true }))
    const [low, high] = [maps[fine] ?? input, lastMap(maps)]
    const scores = net.within("classifier", () => {
      const seen = convBlock(net, numbered("cbr"), high, width, { kernel: 1, activation: "relu" })
      const mean = conv(net, "scale.1", adaptivePool(net, "scale.0", high, [1, 1]), width, { kernel: 1, bias: false })
      const scaled = multiply(net, "scaled", seen, activation(net, "scale.2", mean, "sigmoid"))
      const larger = resample(net, "up", scaled, low.shape.slice(1), "bilinear")
      return net.head(() => {
        const coarse = conv(net, "high_classifier", larger, classes ?? vocClasses, { kernel: 1 })
        return add(net, "sum", conv(net, "low_classifier", low, classes ?? vocClasses, { kernel: 1 }), coarse)
      })
    })
    return toImageSize(net, "out", scores, image)
  },
})
