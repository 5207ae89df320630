/** Convolutions that are trained as two beside each other and used as one (arXiv 2101.03697). */
import type { Tensor } from "../../graph/net.ts"
import { add } from "../../layers/pointwise.ts"
import type { YoloNet } from "./yolo-rows.ts"
import { activated, depthwise, unit } from "./yolo-units.ts"

/** 3 × 3 and 1 × 1. */
export function twofoldConv(yolo: YoloNet, name: string, x: Tensor, out: number): Tensor {
  if (yolo.isFused) return unit(yolo, name, x, out, { kernel: 3 })
  return yolo.net.within(name, () => {
    const wide = unit(yolo, "conv1", x, out, { kernel: 3, activation: null })
    const sum = add(yolo.net, "add", wide, unit(yolo, "conv2", x, out, { activation: null }))
    return activated(yolo, "act", sum)
  })
}

/** 7 × 7 and 3 × 3, one kernel for each channel. */
export function twofoldDepthwise(yolo: YoloNet, name: string, x: Tensor): Tensor {
  if (yolo.isFused) return depthwise(yolo, name, x, { kernel: 7 })
  return yolo.net.within(name, () => {
    const wide = depthwise(yolo, "conv", x, { kernel: 7, activation: null })
    const sum = add(yolo.net, "add", wide, depthwise(yolo, "conv1", x, { kernel: 3, activation: null }))
    return activated(yolo, "act", sum)
  })
}
