/** A layer of the vision transformers of Hugging Face transformers: a matrix each for queries, keys and values. */
import type { Shape } from "../../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut } from "../../../layers/arrange.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { activation, add, multiply, scale } from "../../../layers/pointwise.ts"
import { crossAttention } from "../../../layers/self-attention.ts"
import { distanceTable } from "../vit-block.ts"

export type HubVitLayer = {
  readonly heads: number
  readonly inner: number
  readonly bias: "all" | "query and value" | "none"
  /** A bias is learnt for each distance between patches. */
  readonly hasDistances: boolean
  /** What a half adds is scaled by a learnt figure a channel. */
  readonly hasScales: boolean
  /** A gate multiplies the inner width, made by the same matrix. */
  readonly isGated: boolean
  readonly names: HubVitNames
}

export type HubVitNames = {
  readonly norms: readonly [string, string]
  readonly scales: readonly [string, string]
  readonly layers: readonly [string, string]
}

export const plainNames: HubVitNames = {
  norms: ["layernorm_before", "layernorm_after"],
  scales: ["lambda_1", "lambda_2"],
  layers: ["intermediate.dense", "output.dense"],
}

const attentionNames = {
  query: "attention.attention.query",
  key: "attention.attention.key",
  value: "attention.attention.value",
  output: "attention.output.dense",
} as const

export function hubVitLayer(net: Net, x: Tensor, grid: Shape, layer: HubVitLayer): Tensor {
  const { heads, bias, hasDistances, hasScales, names } = layer
  const width = x.shape.at(-1) ?? 0
  const scaled = (name: string, y: Tensor): Tensor => (hasScales ? scale(net, name, y, [width]) : y)
  const normed = layerNorm(net, names.norms[0], x)
  const attended = crossAttention(net, normed, normed, {
    heads,
    headSize: width / heads,
    bias: bias !== "none",
    keyBias: bias === "all",
    outputBias: true,
    weights: hasDistances ? [distanceTable(grid, heads)] : [],
    names: attentionNames,
  })
  const seen = add(net, "add1", x, scaled(names.scales[0], attended))
  const again = layerNorm(net, names.norms[1], seen)
  return add(net, "add2", seen, scaled(names.scales[1], mix(net, again, layer)))
}

function mix(net: Net, x: Tensor, { inner, isGated, names }: HubVitLayer): Tensor {
  if (!isGated) return feedForward(net, x, { hidden: inner, activation: "gelu", names: names.layers })
  const both = linear(net, names.layers[0], x, 2 * inner, { target: "up" })
  const gate = activation(net, "act", cut(net, "gate", both, 1, inner), "silu")
  const product = multiply(net, "product", gate, cut(net, "value", both, 1, inner))
  return linear(net, names.layers[1], product, x.shape.at(-1) ?? 0, { target: "down" })
}
