/** What stands before the stages of a ResNet: one wide convolution, or three small ones (arXiv 1812.01187, ResNet-C), then a halving. */
import type { Net, Tensor } from "../../graph/net.ts"
import { averagePool, maxPool } from "../../layers/pool.ts"
import { type ConvBlock, type ConvNames, convBlock, type NormLayer } from "./conv-block.ts"

export type ResNetStem = {
  /** Channels of the small convolutions one after the other. */
  readonly widths: readonly number[]
  /** The second halving is a convolution of 3 × 3 instead of a maximum. */
  readonly halvesByConv?: boolean
}

type Stemmed = { readonly stem?: ResNetStem; readonly norm?: NormLayer; readonly averagesInside?: boolean }

/** [channels, height, width] → [channels, height / 4, width / 4]. */
export function resnetStem(net: Net, image: Tensor, { stem, norm, averagesInside = false }: Stemmed): Tensor {
  const each = { ...(norm && { norm }), activation: "relu" } as const
  const names = { conv: "conv1", norm: "bn1", activation: "relu" }
  const x =
    stem === undefined ? convBlock(net, names, image, 64, { ...each, kernel: 7, stride: 2 }) : small(net, image, stem, each)
  if (stem?.halvesByConv === true) {
    const step = { conv: "maxpool.0", norm: "maxpool.1", activation: "maxpool.2" }
    return convBlock(net, step, x, x.shape[0] ?? 0, { ...each, kernel: 3, stride: 2 })
  }
  if (averagesInside) return averagePool(net, "maxpool", x, { kernel: 2, stride: 2 })
  return maxPool(net, "maxpool", x, { kernel: 3, stride: 2, padding: 1 })
}

function small(net: Net, image: Tensor, stem: ResNetStem, each: Pick<ConvBlock, "norm" | "activation">): Tensor {
  const step = (x: Tensor, out: number, k: number): Tensor =>
    convBlock(net, stepNames(k, stem), x, out, { ...each, kernel: 3, stride: k === 0 ? 2 : 1 })
  return stem.widths.reduce(step, image)
}

/** The norm behind the last one is named as that of the wide convolution. */
function stepNames(k: number, { widths }: ResNetStem): ConvNames {
  const isLast = k === widths.length - 1
  return {
    conv: `conv1.${3 * k}`,
    norm: isLast ? "bn1" : `conv1.${3 * k + 1}`,
    activation: isLast ? "act1" : `conv1.${3 * k + 2}`,
  }
}
