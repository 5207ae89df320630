/** A block of a vision transformer: norm first, then attention or linear layers, each with a path around it. */
import type { Shape, Weight } from "../../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { cut } from "../../layers/arrange.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, multiply, scale } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"

export type VitBlock = {
  readonly heads: number
  /** Of the two linear layers of a block. */
  readonly hidden: number
  /** Of the one matrix that makes queries, keys and values; `all` unless said. */
  readonly queryKeyValueBias?: "all" | "query and value" | "none"
  /** A bias is learnt for each distance between patches, and for the class token's (BEiT). */
  readonly hasDistances?: boolean
  /** What a half adds is scaled by a learnt figure a channel (arXiv 2103.17239). */
  readonly hasScales?: boolean
  /** A gate multiplies the inner width (SwiGLU), made by the same matrix or one of its own with a norm behind the product (EVA-02). */
  readonly gate?: "packed" | "own, normed"
  readonly names: VitBlockNames
  /** Patches along each axis. */
  readonly grid: Shape
}

export type VitBlockNames = {
  readonly norms: readonly [string, string]
  readonly attention: string
  readonly projections: { readonly qkv: string; readonly output: string }
  /** The part that holds the linear layers, and their names in it. */
  readonly feedForward: string
  readonly layers: readonly [string, string]
  readonly scales?: readonly [string, string]
}

export function vitBlock(net: Net, x: Tensor, block: VitBlock): Tensor {
  const { names, hasScales = false } = block
  const [first, second] = names.norms
  const [firstScale, secondScale] = names.scales ?? ["ls1.gamma", "ls2.gamma"]
  const scaled = (name: string, y: Tensor): Tensor => (hasScales ? scale(net, name, y, [y.shape.at(-1) ?? 0]) : y)
  const normed = layerNorm(net, first, x)
  const attended = net.within(names.attention, () => attention(net, normed, block))
  const seen = add(net, "add1", x, scaled(firstScale, attended))
  const again = layerNorm(net, second, seen)
  const mixed = net.within(names.feedForward, () => mix(net, again, block))
  return add(net, "add2", seen, scaled(secondScale, mixed))
}

function attention(net: Net, x: Tensor, block: VitBlock): Tensor {
  const { heads, queryKeyValueBias = "all", hasDistances = false, names, grid } = block
  const inner = x.shape.at(-1) ?? 0
  const biases = queryKeyValueBias === "query and value" ? [weight("q_bias", [inner]), weight("v_bias", [inner])] : []
  const weights = [...biases, ...(hasDistances ? [distanceTable(grid, heads)] : [])]
  return selfAttention(net, x, { heads, bias: queryKeyValueBias === "all", weights, names: names.projections })
}

/** All distances along both axes, and three for the class token: from it, to it, to itself. */
export function distanceTable(grid: Shape, heads: number): Weight {
  const count = grid.reduce((product, size) => product * (2 * size - 1), 1) + 3
  return weight("relative_position_bias_table", [count, heads])
}

function mix(net: Net, x: Tensor, { hidden, gate, names }: VitBlock): Tensor {
  const width = x.shape.at(-1) ?? 0
  if (gate === undefined) return feedForward(net, x, { hidden, activation: "gelu", names: names.layers })
  if (gate === "packed") {
    const both = linear(net, "fc1", x, 2 * hidden, { target: "up" })
    const [first, second] = ["gate", "value"].map((part) => cut(net, part, both, 1, hidden)) as [Tensor, Tensor] // one for each of the two names
    return linear(net, "fc2", multiply(net, "product", activation(net, "act", first, "silu"), second), width, { target: "down" })
  }
  const opened = activation(net, "act", linear(net, "fc1_g", x, hidden, { target: "gate" }), "silu")
  const product = multiply(net, "product", opened, linear(net, "fc1_x", x, hidden, { target: "up" }))
  return linear(net, "fc2", layerNorm(net, "norm", product), width, { target: "down" })
}
