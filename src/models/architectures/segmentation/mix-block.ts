/** A block of SegFormer and PVT v2: attention whose keys and values stand for several tokens each, and a feed-forward that looks at its neighbours. */
import type { Shape } from "../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { adaptivePool } from "../../layers/pool.ts"
import { crossAttention } from "../../layers/self-attention.ts"

export type MixBlock = {
  readonly width: number
  readonly heads: number
  readonly inner: number
  /** Along each axis, how many tokens become one key; or to a grid of 7 × 7. */
  readonly thinned: number | "pooled"
  readonly names: MixNames
}

export type MixNames = {
  readonly norms: readonly [string, string]
  readonly attention: string
  readonly projections: { readonly query: string; readonly key: string; readonly value: string; readonly output: string }
  /** The convolution and the norm that make keys stand for several tokens. */
  readonly thinning: readonly [string, string]
  /** Linear, depthwise, linear. */
  readonly layers: readonly [string, string, string]
}

/** [tokens, width] → the same; the tokens lie on a grid. */
export function mixBlock(net: Net, x: Tensor, spatial: Shape, block: MixBlock): Tensor {
  const { width, heads, thinned, names } = block
  const normed = layerNorm(net, names.norms[0], x)
  const attended = net.within(names.attention, () => {
    const from = thinned === 1 ? normed : thin(net, normed, spatial, block)
    return crossAttention(net, normed, from, { heads, headSize: width / heads, names: names.projections })
  })
  const seen = add(net, "add1", x, attended)
  const again = layerNorm(net, names.norms[1], seen)
  return add(
    net,
    "add2",
    seen,
    net.within("mlp", () => mix(net, again, spatial, block)),
  )
}

const pooledTo = [7, 7]

function thin(net: Net, x: Tensor, spatial: Shape, { thinned, names: { thinning } }: MixBlock): Tensor {
  const width = x.shape.at(-1) ?? 0
  const image = toImage(net, "to_image", x, spatial)
  if (thinned !== "pooled") {
    const fewer = conv(net, thinning[0], image, width, { kernel: thinned, stride: thinned })
    return layerNorm(net, thinning[1], toTokens(net, "to_tokens", fewer))
  }
  const fewer = conv(net, thinning[0], adaptivePool(net, "pool", image, pooledTo), width, { kernel: 1 })
  return activation(net, "act", layerNorm(net, thinning[1], toTokens(net, "to_tokens", fewer)), "gelu")
}

/** Behind the grid of 7 × 7 the wide layer is cut at zero first. */
function mix(net: Net, x: Tensor, spatial: Shape, { inner, thinned, names: { layers } }: MixBlock): Tensor {
  const wide = toImage(net, "to_image", linear(net, layers[0], x, inner, { target: "up" }), spatial)
  const cut = thinned === "pooled" ? activation(net, "relu", wide, "relu") : wide
  const seen = conv(net, layers[1], cut, inner, { kernel: 3, padding: 1, groups: inner })
  const active = activation(net, "act", toTokens(net, "to_tokens", seen), "gelu")
  return linear(net, layers[2], active, x.shape.at(-1) ?? 0, { target: "down" })
}
