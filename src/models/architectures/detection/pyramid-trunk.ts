/** The trunks that torchvision's detectors read, each with its pyramid. */
import type { Net, Tensor } from "../../graph/net.ts"
import { frozenBatchNorm, type NormLayer } from "../vision/conv-block.ts"
import type { FeatureMaps } from "../vision/feature-maps.ts"
import { mobileNetV3Trunk } from "../vision/mobilenet-v3-trunk.ts"
import { resnetSizes } from "../vision/resnet.ts"
import { resnetTrunk } from "../vision/resnet-trunk.ts"
import { type Pyramid, pyramid } from "./pyramid.ts"

export type PyramidTrunk = Pyramid & {
  readonly trunk: "resnet50" | "mobilenet v3 large"
  /** The norms of the trunk stay as they were trained and learn nothing; true unless said. */
  readonly isFrozen?: boolean
  /** The finest stage of a ResNet that the pyramid reads, from 0, the finest, on; 0 unless said. */
  readonly from?: number
}

/** The blocks of MobileNetV3 that are read: the last that halves the image, and the last convolution. */
const mobileBlocks = [13, 16]

export function pyramidTrunk(net: Net, image: Tensor, settings: PyramidTrunk): FeatureMaps {
  const { isFrozen = true, from = 0 } = settings
  const norm: { readonly norm?: NormLayer } = isFrozen ? { norm: frozenBatchNorm } : {}
  return net.within("backbone", () => {
    const maps = net.within("body", () =>
      settings.trunk === "resnet50"
        ? resnetTrunk(net, image, { ...resnetSizes[50], ...norm }).slice(from)
        : mobileNetV3Trunk(net, image, { kind: "large", width: 1, ...norm }).filter((_, k) => mobileBlocks.includes(k)),
    )
    return net.within("fpn", () => pyramid(net, maps, settings))
  })
}
