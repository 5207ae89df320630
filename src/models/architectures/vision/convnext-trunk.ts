/** ConvNeXt (arXiv 2201.03545): blocks of a wide depthwise convolution and two linear layers, without the classifier. */
import type { Net, Tensor } from "../../graph/net.ts"
import { toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { channelNorm, layerNorm } from "../../layers/norm.ts"
import { add, scale } from "../../layers/pointwise.ts"
import type { FeatureMaps } from "./feature-maps.ts"

export type ConvNextTrunk = {
  readonly depths: readonly number[]
  readonly widths: readonly number[]
  readonly names: ConvNextNames
}

export type ConvNextNames = {
  readonly stem: { readonly conv: string; readonly norm: string }
  /** Before every stage but the first. */
  readonly halving: (stage: number) => { readonly norm: string; readonly conv: string }
  readonly block: (stage: number, index: number) => string
  readonly inside: {
    readonly conv: string
    readonly norm: string
    readonly layers: readonly [string, string]
    readonly scale: string
  }
}

/** The output of each stage, at 1/4, 1/8, 1/16 and 1/32 of the size. */
export function convNextTrunk(net: Net, image: Tensor, { depths, widths, names }: ConvNextTrunk): FeatureMaps {
  let x = image
  return depths.map((depth, stage) => {
    x = stage === 0 ? stem(net, x, widths[0] ?? 0, names) : halve(net, x, widths[stage] ?? 0, names.halving(stage))
    for (let k = 0; k < depth; k++) x = net.within(names.block(stage, k), () => block(net, x, names.inside))
    return x
  })
}

function stem(net: Net, image: Tensor, width: number, { stem: names }: ConvNextNames): Tensor {
  return channelNorm(net, names.norm, conv(net, names.conv, image, width, { kernel: 4, stride: 4 }))
}

function halve(net: Net, x: Tensor, width: number, names: { readonly norm: string; readonly conv: string }): Tensor {
  return conv(net, names.conv, channelNorm(net, names.norm, x), width, { kernel: 2, stride: 2 })
}

function block(net: Net, x: Tensor, names: ConvNextNames["inside"]): Tensor {
  const [width = 0, ...spatial] = x.shape
  const seen = conv(net, names.conv, x, width, { kernel: 7, padding: 3, groups: width })
  const normed = layerNorm(net, names.norm, toTokens(net, "to_tokens", seen))
  const mixed = feedForward(net, normed, { hidden: 4 * width, activation: "gelu", names: names.layers })
  const scaled = scale(net, names.scale, toImage(net, "to_image", mixed, spatial), [width, 1, 1])
  return add(net, "add", scaled, x)
}
