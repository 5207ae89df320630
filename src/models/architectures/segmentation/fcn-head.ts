/** The head of a fully convolutional network (arXiv 1411.4038) as torchvision has it; also beside the way, for training. */
import type { Net, Tensor } from "../../graph/net.ts"
import { resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { dropout } from "../../layers/pointwise.ts"
import { convBlock, numberedFrom } from "../vision/conv-block.ts"

/** The classes of Pascal VOC, with the background. */
export const vocClasses = 21

export function fcnHead(net: Net, name: string, x: Tensor, classes: number): Tensor {
  return net.within(name, () => {
    const narrow = convBlock(net, numberedFrom(0), x, Math.floor((x.shape[0] ?? 0) / 4), { kernel: 3, activation: "relu" })
    const kept = dropout(net, "3", narrow)
    return net.head(() => conv(net, "4", kept, classes, { kernel: 1 }))
  })
}

/** A score for every dot of the image. */
export function toImageSize(net: Net, name: string, x: Tensor, image: readonly [number, number]): Tensor {
  return resample(net, name, x, image, "bilinear")
}
