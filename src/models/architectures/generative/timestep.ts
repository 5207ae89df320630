/** What a denoising network knows of its step: sines of the time through two linear layers, and what other layers take of that. */
import type { Net, Tensor } from "../../graph/net.ts"
import { reshape } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation, add } from "../../layers/pointwise.ts"

export type Embedder = {
  readonly hidden: number
  readonly width?: number
  /** Of the two linear layers. */
  readonly names?: readonly [string, string]
}

/** [features] → [width]: two linear layers with SiLU between them, as embedders of times, guidance and pooled texts have. */
export function embedder(net: Net, x: Tensor, { hidden, width = hidden, names = ["linear_1", "linear_2"] }: Embedder): Tensor {
  return linear(net, names[1], activation(net, "act", linear(net, names[0], x, hidden), "silu"), width)
}

/** A shift for each channel: [channels, ...axes] + [channels]. */
export function shiftChannels(net: Net, name: string, x: Tensor, shift: Tensor): Tensor {
  const channels = x.shape[0] ?? 0
  const spread = reshape(net, `${name}.spread`, shift, [channels, ...x.shape.slice(1).map(() => 1)])
  return add(net, name, x, spread)
}

/** So many shifts, scales and gates of the width out of the condition, made by one matrix (adaLN, arXiv 2212.09748). */
export function modulation(net: Net, name: string, condition: Tensor, width: number, count: number): Tensor {
  return linear(net, name, activation(net, `${name}.act`, condition, "silu"), count * width)
}
