/** FCN on ResNet as torchvision builds it: the last two stages widen their kernels instead of halving the image. */
import { architecture, type Family } from "../../architecture.ts"
import { lastMap } from "../vision/feature-maps.ts"
import { square } from "../vision/image-size.ts"
import { resnetSizes } from "../vision/resnet.ts"
import { type ResNetTrunk, resnetTrunk } from "../vision/resnet-trunk.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { fcnHead, toImageSize, vocClasses } from "./fcn-head.ts"

export const dilatedResnet: Readonly<Record<50 | 101, ResNetTrunk>> = {
  50: { ...resnetSizes[50], dilated: [false, true, true] },
  101: { ...resnetSizes[101], dilated: [false, true, true] },
}

export const fcn: Family = architecture<ResNetTrunk>({
  family: "fcn",
  title: "FCN",
  library: "torchvision",
  tasks: ["segmentation"],
  per: "image",
  size: { ...square(520), classes: vocClasses },
  source: torchvision("segmentation/fcn.py"),
  variants: [
    { names: ["fcn_resnet50", "FCN R50"], settings: dilatedResnet[50] },
    { names: ["fcn_resnet101", "FCN R101"], settings: dilatedResnet[101] },
  ],
  lay: (net, trunk, { image, classes }) => {
    const maps = net.within("backbone", () => resnetTrunk(net, net.input("image", [3, ...image]), trunk))
    const third = maps.at(-2) ?? lastMap(maps)
    const scores = fcnHead(net, "classifier", lastMap(maps), classes ?? vocClasses)
    const beside = fcnHead(net, "aux_classifier", third, classes ?? vocClasses)
    return [toImageSize(net, "out", scores, image), toImageSize(net, "aux", beside, image)]
  },
})
