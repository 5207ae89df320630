/** ConvNeXt (arXiv 2201.03545): blocks of a wide depthwise convolution and two linear layers, without the classifier. */
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { channelNorm, layerNorm } from "../../layers/norm.ts"
import { activation, add, scale } from "../../layers/pointwise.ts"
import { divisible } from "./divisible.ts"
import type { FeatureMaps } from "./feature-maps.ts"

export type ConvNextTrunk = {
  readonly depths: readonly number[]
  readonly widths: readonly number[]
  /** One convolution of 4 × 4 unless said; else two that overlap, the first of half the channels where it is tiered. */
  readonly stem?: "overlapping" | "tiered"
  /** Channels compete by a norm between the linear layers, and nothing is scaled behind them: version 2 (arXiv 2301.00808). */
  readonly hasResponseNorm?: boolean
  readonly names: ConvNextNames
}

export type ConvNextNames = {
  /** `second` where the stem has two convolutions. */
  readonly stem: { readonly conv: string; readonly second?: string; readonly norm: string }
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
export function convNextTrunk(net: Net, image: Tensor, trunk: ConvNextTrunk): FeatureMaps {
  const { depths, widths, names } = trunk
  let x = image
  return depths.map((depth, stage) => {
    x = stage === 0 ? stem(net, x, trunk) : halve(net, x, widths[stage] ?? 0, names.halving(stage))
    for (let k = 0; k < depth; k++) x = net.within(names.block(stage, k), () => block(net, x, trunk))
    return x
  })
}

function stem(net: Net, image: Tensor, { widths, stem: kind, names }: ConvNextTrunk): Tensor {
  const [width = 0] = widths
  const { conv: name, second = "", norm: normName } = names.stem
  if (kind === undefined) return channelNorm(net, normName, conv(net, name, image, width, { kernel: 4, stride: 4 }))
  const step = { kernel: 3, stride: 2, padding: 1 }
  const first = conv(net, name, image, kind === "tiered" ? divisible(width / 2) : width, step)
  return channelNorm(net, normName, conv(net, second, first, width, step))
}

function halve(net: Net, x: Tensor, width: number, names: { readonly norm: string; readonly conv: string }): Tensor {
  return conv(net, names.conv, channelNorm(net, names.norm, x), width, { kernel: 2, stride: 2 })
}

function block(net: Net, x: Tensor, { hasResponseNorm = false, names: { inside: names } }: ConvNextTrunk): Tensor {
  const [width = 0, ...spatial] = x.shape
  const seen = conv(net, names.conv, x, width, { kernel: 7, padding: 3, groups: width })
  const normed = layerNorm(net, names.norm, toTokens(net, "to_tokens", seen))
  const wide = activation(net, "act", linear(net, names.layers[0], normed, 4 * width), "gelu")
  const competing = hasResponseNorm ? responseNorm(net, "mlp.grn", wide) : wide
  const mixed = toImage(net, "to_image", linear(net, names.layers[1], competing, width), spatial)
  return add(net, "add", hasResponseNorm ? mixed : scale(net, names.scale, mixed, [width, 1, 1]), x)
}

/** Each channel is multiplied by its part of the response of all. */
function responseNorm(net: Net, name: string, x: Tensor): Tensor {
  const width = x.shape.at(-1) ?? 0
  const weights = [weight("weight", [width]), weight("bias", [width])]
  return net.lay(name, { kind: "multiply", title: "response norm", inputs: [x], output: x.shape, weights })
}
