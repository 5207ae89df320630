/** The two or three linear layers of a feed-forward block, along the last axis. */
import type { Net, Tensor } from "../graph/net.ts"
import { linear } from "./linear.ts"
import { type Activation, activation, multiply } from "./pointwise.ts"

export type FeedForward = {
  readonly hidden: number
  readonly activation: Activation
  readonly bias?: boolean
  /** The names of the first and the last layer, as the usual implementation has them. */
  readonly names?: readonly [string, string]
}

/** out = last(activation(first(x))). */
export function feedForward(net: Net, x: Tensor, options: FeedForward): Tensor {
  const [first, last] = options.names ?? ["fc1", "fc2"]
  const bias = options.bias ?? true
  const raised = linear(net, first, x, options.hidden, { bias, target: "up" })
  const active = activation(net, "act", raised, options.activation)
  return linear(net, last, active, x.shape.at(-1) ?? 0, { bias, target: "down" })
}

export type GatedFeedForward = FeedForward & { readonly gate?: string }

/** out = last(activation(gate(x)) · first(x)); arXiv 2002.05202. */
export function gatedFeedForward(net: Net, x: Tensor, options: GatedFeedForward): Tensor {
  const [first, last] = options.names ?? ["up_proj", "down_proj"]
  const bias = options.bias ?? false
  const gate = linear(net, options.gate ?? "gate_proj", x, options.hidden, { bias, target: "gate" })
  const raised = linear(net, first, x, options.hidden, { bias, target: "up" })
  const product = multiply(net, "product", activation(net, "act", gate, options.activation), raised)
  return linear(net, last, product, x.shape.at(-1) ?? 0, { bias, target: "down" })
}
