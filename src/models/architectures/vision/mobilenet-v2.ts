/** MobileNetV2 (arXiv 1801.04381, table 2), in any width. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { classifier } from "./classifier.ts"
import { convBlock, type NormLayer, numbered } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import { type FeatureMaps, lastMap } from "./feature-maps.ts"
import { type InvertedNames, invertedResidual } from "./inverted-residual.ts"
import { torchvision } from "./torchvision-source.ts"

export type MobileNetV2 = {
  /** Times the paper's widths. */
  readonly width: number
  readonly norm?: NormLayer
}

/** Expansion, channels, blocks, stride of the first. */
const stages = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const

export const mobilenetV2: Family = architecture<MobileNetV2>({
  family: "mobilenet v2",
  title: "MobileNetV2",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("mobilenetv2.py"),
  variants: [{ names: ["mobilenet_v2", "MobileNetV2"], settings: { width: 1 } }],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => mobileNetV2Trunk(net, input, settings))
    return classifier(net, lastMap(maps), { classes, name: "classifier.1", dropout: "classifier.0" })
  },
})

/** The outputs of the stem, of each block and of the last convolution. */
export function mobileNetV2Trunk(net: Net, image: Tensor, { width, norm }: MobileNetV2): FeatureMaps {
  const each = { activation: "relu6", ...(norm && { norm }) } as const
  let x = convBlock(net, numbered("0"), image, divisible(32 * width), { ...each, kernel: 3, stride: 2 })
  const maps = [x]
  for (const [expansion, channels, depth, stride] of stages)
    for (let k = 0; k < depth; k++) {
      const expanded = (x.shape[0] ?? 0) * expansion
      const block = { ...each, kernel: 3, stride: k === 0 ? stride : 1, expanded, out: divisible(channels * width) }
      x = net.within(`${maps.length}`, () => invertedResidual(net, x, { ...block, squeeze: null, names: names(expansion > 1) }))
      maps.push(x)
    }
  const last = divisible(1280 * Math.max(1, width))
  return [...maps, convBlock(net, numbered(`${maps.length}`), x, last, { ...each, kernel: 1 })]
}

/** The last convolution and its norm stand in the block's own `Sequential`. */
function names(hasExpansion: boolean): InvertedNames {
  const depthwise = hasExpansion ? 1 : 0
  return {
    expand: numbered("conv.0"),
    depthwise: numbered(`conv.${depthwise}`),
    squeeze: "",
    project: numbered("conv", depthwise + 1),
  }
}
