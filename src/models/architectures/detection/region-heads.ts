/**
 * What a two-stage detector asks of each region: its class and box, a mask (arXiv 1703.06870, figure 4), key points (section 5).
 * Shapes: [channels, regions, side, side].
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { resample, reshape } from "../../layers/arrange.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { convBlock, numbered } from "../vision/conv-block.ts"

const hidden = 1024
/** A kernel over one region. */
const across = (side: number): readonly number[] => [1, side, side]

/** Two linear layers; or four convolutions with norms and one linear layer. */
export function boxHead(net: Net, regions: Tensor, classes: number, kind: "linear" | "conv"): readonly Tensor[] {
  const x = kind === "linear" ? linearHead(net, regions) : convHead(net, regions)
  return net.head(() =>
    net.within("roi_heads.box_predictor", () => [linear(net, "cls_score", x, classes), linear(net, "bbox_pred", x, 4 * classes)]),
  )
}

function linearHead(net: Net, regions: Tensor): Tensor {
  return net.within("roi_heads.box_head", () => {
    const first = activation(net, "relu6", linear(net, "fc6", flatRegions(net, "flatten", regions), hidden), "relu")
    return activation(net, "relu7", linear(net, "fc7", first, hidden), "relu")
  })
}

function convHead(net: Net, regions: Tensor): Tensor {
  return net.within("roi_heads.box_head", () => {
    const x = convolved(net, regions, { depth: 4, hasNorm: true })
    return activation(net, "6", linear(net, "5", flatRegions(net, "4", x), hidden), "relu")
  })
}

/** [regions, all of one]. */
function flatRegions(net: Net, name: string, x: Tensor): Tensor {
  const [channels = 0, regions = 0, ...sides] = x.shape
  return reshape(net, name, x, [regions, sides.reduce((product, side) => product * side, channels)], "flatten")
}

export function maskHead(net: Net, regions: Tensor, classes: number, hasNorm: boolean): Tensor {
  const x = net.within("roi_heads.mask_head", () => convolved(net, regions, { depth: 4, hasNorm }))
  return net.head(() =>
    net.within("roi_heads.mask_predictor", () => {
      const double = { kernel: across(2), stride: across(2) }
      const larger = activation(net, "relu", transposedConv(net, "conv5_mask", x, x.shape[0] ?? 0, double), "relu")
      return conv(net, "mask_fcn_logits", larger, classes, { kernel: 1 })
    }),
  )
}

/** A map for each key point, twice doubled: by learning and by resampling. */
export function keypointHead(net: Net, regions: Tensor, keypoints: number): Tensor {
  let x = regions
  for (let k = 0; k < 8; k++) {
    x = conv(net, `roi_heads.keypoint_head.${2 * k}`, x, 512, { kernel: across(3), padding: [0, 1, 1] })
    x = activation(net, `roi_heads.keypoint_head.${2 * k + 1}`, x, "relu")
  }
  return net.head(() => {
    const double = { kernel: across(4), stride: across(2), padding: [0, 1, 1] }
    const coarse = transposedConv(net, "roi_heads.keypoint_predictor.kps_score_lowres", x, keypoints, double)
    const [, count = 0, ...sides] = coarse.shape
    return resample(net, "roi_heads.keypoint_predictor.up", coarse, [count, ...sides.map((side) => 2 * side)], "bilinear")
  })
}

function convolved(net: Net, regions: Tensor, { depth, hasNorm }: { depth: number; hasNorm: boolean }): Tensor {
  const each = { kernel: across(3), bias: !hasNorm, norm: hasNorm ? batchNorm : null, activation: "relu" } as const
  let x = regions
  for (let k = 0; k < depth; k++) x = convBlock(net, numbered(`${k}`), x, x.shape[0] ?? 0, each)
  return x
}
