/** What works on each figure by itself: activations, sums and products of two tensors, learnt scales. */
import type { LayerKind, Shape } from "../graph/layer-graph.ts"
import { volume } from "../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../graph/net.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"

export type Activation =
  | "relu"
  | "relu6"
  | "leaky relu"
  | "gelu"
  | "silu"
  | "sigmoid"
  | "tanh"
  | "hard swish"
  | "hard sigmoid"
  | "mish"

export function activation(net: Net, name: string, x: Tensor, title: Activation): Tensor {
  return net.lay(name, { kind: "activation", title, inputs: [x], output: x.shape })
}

export function softmax(net: Net, name: string, x: Tensor): Tensor {
  return net.lay(name, { kind: "softmax", title: "softmax", inputs: [x], output: x.shape })
}

export function dropout(net: Net, name: string, x: Tensor): Tensor {
  return net.lay(name, { kind: "dropout", title: "dropout", inputs: [x], output: x.shape })
}

/** A residual sum; axes of size 1 are spread. */
export function add(net: Net, name: string, a: Tensor, b: Tensor): Tensor {
  return both(net, name, "add", a, b)
}

export function multiply(net: Net, name: string, a: Tensor, b: Tensor): Tensor {
  return both(net, name, "multiply", a, b)
}

/** A learnt scale for each channel, the first axis or the last. */
export function scale(net: Net, name: string, x: Tensor, shape: Shape): Tensor {
  return net.lay(name, { kind: "multiply", title: "scale", inputs: [x], output: x.shape, weights: [weight("weight", shape)] })
}

/** A learnt array that is added, such as positions or a class token's place. */
export function learntArray(net: Net, name: string, shape: Shape, title = "learnt"): Tensor {
  return net.lay(name, { kind: "parameter", title, inputs: [], output: shape, weights: [weight("", shape)] })
}

function both(net: Net, name: string, kind: LayerKind & ("add" | "multiply"), a: Tensor, b: Tensor): Tensor {
  const [larger, smaller] = volume(a.shape) >= volume(b.shape) ? [a, b] : [b, a]
  if (!spreads(smaller.shape, larger.shape)) throw new ShapeMistake(net.pathOf(name), "do-not-fit", [a.shape, b.shape])
  return net.lay(name, { kind, title: kind, inputs: [a, b], output: larger.shape })
}

/** From the last axis on; what is missing in front is spread too. */
function spreads(small: Shape, large: Shape): boolean {
  return small.toReversed().every((size, k) => size === 1 || size === large.at(-1 - k))
}
