/** Heads that judge every place of every level by the same convolutions, of RetinaNet and FCOS. */
import type { Net, Tensor } from "../../graph/net.ts"
import { sharedOver } from "../../graph/shared-layers.ts"
import { conv } from "../../layers/conv.ts"
import { groupNorm } from "../../layers/norm.ts"
import { type ConvNames, convBlock, type NormLayer } from "../vision/conv-block.ts"
import type { FeatureMaps } from "../vision/feature-maps.ts"

export type DenseHead = {
  /** `classification_head`. */
  readonly name: string
  readonly norm: NormLayer | null
  readonly bias: boolean
  /** Of the k-th convolution and of what follows it. */
  readonly names: (k: number) => ConvNames
  /** The last convolutions beside each other: names and channels. */
  readonly answers: readonly (readonly [name: string, channels: number])[]
}

const depth = 4

/** In groups of 32, as both have it. */
export const groups32: NormLayer = (net, name, x) => groupNorm(net, name, x, 32)

export function denseHead(net: Net, levels: FeatureMaps, { name, norm, bias, names, answers }: DenseHead): readonly Tensor[] {
  const judge = (own: Net, level: Tensor): readonly Tensor[] => {
    let x = level
    for (let k = 0; k < depth; k++)
      x = convBlock(own, names(k), x, x.shape[0] ?? 0, { kernel: 3, norm, bias, activation: "relu" })
    return answers.map(([answer, channels]) => conv(own, answer, x, channels, { kernel: 3, padding: 1 }))
  }
  return net.within(`head.${name}`, () => sharedOver(net, levels, judge).flat())
}
