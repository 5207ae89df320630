/** ResNet as its authors released it for Caffe: a stage halves the image in the first convolution of its first block. */
import { architecture, type Family } from "../../architecture.ts"
import { classifier } from "./classifier.ts"
import { lastMap } from "./feature-maps.ts"
import { resnetSizes } from "./resnet.ts"
import { type ResNetTrunk, resnetTrunk } from "./resnet-trunk.ts"

export const resnetPaper: Family = architecture<ResNetTrunk>({
  family: "resnet",
  title: "ResNet",
  library: "paper",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: {
    title: "He, Zhang, Ren, Sun: Deep residual learning for image recognition, table 1; KaimingHe/deep-residual-networks",
    where: "https://arxiv.org/abs/1512.03385",
    date: "2015-12",
    confidence: "published",
  },
  variants: ([50, 101, 152] as const).map((size) => ({
    names: [`ResNet-${size} (Caffe)`, `ResNet-${size}`],
    settings: { ...resnetSizes[size], halvesFirst: true },
  })),
  lay: (net, settings, { image, classes }) => {
    const maps = resnetTrunk(net, net.input("image", [3, ...image]), settings)
    return classifier(net, lastMap(maps), { classes, name: "fc" })
  },
})
