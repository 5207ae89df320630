/** The feature pyramid (arXiv 1612.03144, figure 3): maps of one width, each with what is coarser laid over it. */
import type { Net, Tensor } from "../../graph/net.ts"
import { resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { convBlock, type NormLayer, numbered } from "../vision/conv-block.ts"
import { type FeatureMaps, lastMap } from "../vision/feature-maps.ts"

export type Pyramid = {
  /** None unless said; then the convolutions have biases. */
  readonly norm?: NormLayer
  /** Coarser levels: one by pooling, or two by convolutions, of the last map of the pyramid or of the trunk. */
  readonly more: "pool" | "from pyramid" | "from trunk"
}

export const pyramidWidth = 256

/** The finest level first. */
export function pyramid(net: Net, maps: FeatureMaps, { norm, more }: Pyramid): FeatureMaps {
  const each = { norm: norm ?? null, bias: norm === undefined, activation: null }
  const side = (k: number, x: Tensor): Tensor =>
    convBlock(net, numbered(`inner_blocks.${k}`), x, pyramidWidth, { ...each, kernel: 1 })
  const smooth = (k: number, x: Tensor): Tensor =>
    convBlock(net, numbered(`layer_blocks.${k}`), x, pyramidWidth, { ...each, kernel: 3 })
  const last = maps.length - 1
  let above = side(last, lastMap(maps))
  const levels = [smooth(last, above)]
  for (const [k, map] of maps.slice(0, last).toReversed().entries()) {
    const below = last - 1 - k
    const own = side(below, map)
    above = add(net, `sum.${below}`, own, resample(net, `up.${below}`, above, own.shape.slice(1), "nearest"))
    levels.unshift(smooth(below, above))
  }
  return [...levels, ...coarser(net, more === "from trunk" ? lastMap(maps) : lastMap(levels), more)]
}

function coarser(net: Net, x: Tensor, more: Pyramid["more"]): FeatureMaps {
  if (more === "pool") return [maxPool(net, "extra_blocks.pool", x, { kernel: 1, stride: 2 })]
  const step = { kernel: 3, stride: 2, padding: 1 }
  const sixth = conv(net, "extra_blocks.p6", x, pyramidWidth, step)
  return [sixth, conv(net, "extra_blocks.p7", activation(net, "extra_blocks.relu", sixth, "relu"), pyramidWidth, step)]
}
