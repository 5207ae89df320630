/** ResNet, ResNeXt (arXiv 1611.05431) and wide ResNet (arXiv 1605.07146) as torchvision builds them. */
import { architecture, type Family } from "../../architecture.ts"
import { classifier } from "./classifier.ts"
import { lastMap } from "./feature-maps.ts"
import { type ResNetTrunk, resnetTrunk } from "./resnet-trunk.ts"
import { torchvision } from "./torchvision-source.ts"

/** Of the usual sizes: which block, and how many in each stage. */
export const resnetSizes: Readonly<Record<18 | 34 | 50 | 101 | 152, ResNetTrunk>> = {
  18: { block: "basic", depths: [2, 2, 2, 2] },
  34: { block: "basic", depths: [3, 4, 6, 3] },
  50: { block: "bottleneck", depths: [3, 4, 6, 3] },
  101: { block: "bottleneck", depths: [3, 4, 23, 3] },
  152: { block: "bottleneck", depths: [3, 8, 36, 3] },
}

export const resnet: Family = architecture<ResNetTrunk>({
  family: "resnet",
  title: "ResNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("resnet.py"),
  variants: [
    { names: ["resnet18", "ResNet-18"], settings: resnetSizes[18] },
    { names: ["resnet34", "ResNet-34"], settings: resnetSizes[34] },
    { names: ["resnet50", "ResNet-50"], settings: resnetSizes[50] },
    { names: ["resnet101", "ResNet-101"], settings: resnetSizes[101] },
    { names: ["resnet152", "ResNet-152"], settings: resnetSizes[152] },
    { names: ["resnext50_32x4d", "ResNeXt-50"], settings: { ...resnetSizes[50], groups: 32, groupWidth: 4 } },
    { names: ["resnext101_32x8d", "ResNeXt-101"], settings: { ...resnetSizes[101], groups: 32, groupWidth: 8 } },
    { names: ["resnext101_64x4d"], settings: { ...resnetSizes[101], groups: 64, groupWidth: 4 } },
    { names: ["wide_resnet50_2", "WRN-50-2"], settings: { ...resnetSizes[50], groupWidth: 128 } },
    { names: ["wide_resnet101_2", "WRN-101-2"], settings: { ...resnetSizes[101], groupWidth: 128 } },
  ],
  lay: (net, settings, { image, classes }) => {
    const maps = resnetTrunk(net, net.input("image", [3, ...image]), settings)
    return classifier(net, lastMap(maps), { classes, name: "fc" })
  },
})
