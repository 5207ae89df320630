/** DeepLabV3 (arXiv 1706.05587) as torchvision builds it: the last map is seen in five widths at once. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join, resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { dropout } from "../../layers/pointwise.ts"
import { adaptivePool } from "../../layers/pool.ts"
import { convBlock, numbered, numberedFrom } from "../vision/conv-block.ts"
import { type FeatureMaps, lastMap } from "../vision/feature-maps.ts"
import { square } from "../vision/image-size.ts"
import { mobileNetV3Trunk } from "../vision/mobilenet-v3-trunk.ts"
import { resnetTrunk } from "../vision/resnet-trunk.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { dilatedResnet } from "./fcn.ts"
import { fcnHead, toImageSize, vocClasses } from "./fcn-head.ts"

type Settings = {
  readonly trunk: 50 | 101 | "mobilenet v3 large"
  /** The map that is read beside the way, from the end of the trunk or its beginning. */
  readonly beside: number
}

const width = 256
/** How far apart the points of a kernel lie. */
const rates = [12, 24, 36]

export const deeplabV3: Family = architecture<Settings>({
  family: "deeplab v3",
  title: "DeepLabV3",
  library: "torchvision",
  tasks: ["segmentation"],
  per: "image",
  size: { ...square(520), classes: vocClasses },
  source: torchvision("segmentation/deeplabv3.py"),
  variants: [
    { names: ["deeplabv3_resnet50", "DeepLabV3 R50"], settings: { trunk: 50, beside: -2 } },
    { names: ["deeplabv3_resnet101", "DeepLabV3 R101"], settings: { trunk: 101, beside: -2 } },
    { names: ["deeplabv3_mobilenet_v3_large"], settings: { trunk: "mobilenet v3 large", beside: 4 } },
  ],
  lay: (net, settings, { image, classes }) => {
    const maps = net.within("backbone", () => trunkMaps(net, net.input("image", [3, ...image]), settings))
    const beside = maps.at(settings.beside) ?? lastMap(maps)
    const scores = net.within("classifier", () => {
      const seen = net.within("0", () => manyWidths(net, lastMap(maps)))
      const smooth = convBlock(net, numberedFrom(1), seen, width, { kernel: 3, activation: "relu" })
      return net.head(() => conv(net, "4", smooth, classes ?? vocClasses, { kernel: 1 }))
    })
    const aside = fcnHead(net, "aux_classifier", beside, classes ?? vocClasses)
    return [toImageSize(net, "out", scores, image), toImageSize(net, "aux", aside, image)]
  },
})

function trunkMaps(net: Net, image: Tensor, { trunk }: Settings): FeatureMaps {
  if (trunk !== "mobilenet v3 large") return resnetTrunk(net, image, dilatedResnet[trunk])
  return mobileNetV3Trunk(net, image, { kind: "large", width: 1, isDilated: true })
}

/** One dot, three spread kernels and the mean of the image, beside each other. */
function manyWidths(net: Net, x: Tensor): Tensor {
  const each = { activation: "relu" } as const
  const dot = convBlock(net, numbered("convs.0"), x, width, { ...each, kernel: 1 })
  const spread = rates.map((dilation, k) =>
    convBlock(net, numbered(`convs.${k + 1}`), x, width, { ...each, kernel: 3, dilation }),
  )
  const mean = adaptivePool(net, "convs.4.0", x, [1, 1])
  const whole = convBlock(net, numbered("convs.4", 1), mean, width, { ...each, kernel: 1 })
  const all = join(net, "join", [dot, ...spread, resample(net, "convs.4.up", whole, x.shape.slice(1), "bilinear")])
  return dropout(net, "project.3", convBlock(net, numbered("project"), all, width, { ...each, kernel: 1 }))
}
