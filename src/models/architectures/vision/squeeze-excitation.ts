/** Squeeze and excitation: the mean of each channel, through two layers, becomes its scale (arXiv 1709.01507). */
import type { Net, Tensor } from "../../graph/net.ts"
import { conv } from "../../layers/conv.ts"
import { type Activation, activation, multiply } from "../../layers/pointwise.ts"
import { adaptivePool } from "../../layers/pool.ts"

export type SqueezeExcitation = {
  /** Channels between the two layers. */
  readonly squeezed: number
  readonly activation: Activation
  /** Sigmoid unless said. */
  readonly gate?: Activation
  /** `fc1` and `fc2` unless said. */
  readonly names?: readonly [string, string]
}

export function squeezeExcitation(net: Net, name: string, x: Tensor, options: SqueezeExcitation): Tensor {
  const [channels = 0, ...spatial] = x.shape
  const [first, last] = options.names ?? ["fc1", "fc2"]
  return net.within(name, () => {
    const mean = adaptivePool(
      net,
      "avgpool",
      x,
      spatial.map(() => 1),
    )
    const squeezed = activation(net, "activation", conv(net, first, mean, options.squeezed, { kernel: 1 }), options.activation)
    const gate = activation(
      net,
      "scale_activation",
      conv(net, last, squeezed, channels, { kernel: 1 }),
      options.gate ?? "sigmoid",
    )
    return multiply(net, "scale", x, gate)
  })
}
