/** What scales the channels of a block in timm's nets: squeeze and excitation to a part of the channels, or one small convolution across them. */
import type { Net, Tensor } from "../../../graph/net.ts"
import { reshape } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { activation, multiply } from "../../../layers/pointwise.ts"
import { globalPool } from "../../../layers/pool.ts"
import { squeezeExcitation } from "../squeeze-excitation.ts"

/** To the nearest multiple of 8. */
export function squeezed(part: number): (net: Net, x: Tensor) => Tensor {
  return (net, x) => {
    const channels = x.shape[0] ?? 0
    return squeezeExcitation(net, "se", x, { squeezed: nearest8(channels * part), activation: "relu" })
  }
}

function nearest8(width: number): number {
  return Math.max(8, Math.floor((width + 4) / 8) * 8)
}

/** ECA (arXiv 1910.03151): the kernel grows with the logarithm of the channels. */
export function efficientAttention(net: Net, x: Tensor): Tensor {
  const channels = x.shape[0] ?? 0
  const reach = Math.trunc((Math.log2(channels) + 1) / 2)
  const kernel = Math.max(reach % 2 === 1 ? reach : reach + 1, 3)
  return net.within("se", () => {
    const row = reshape(net, "row", globalPool(net, "mean", x), [1, channels])
    const seen = conv(net, "conv", row, 1, { kernel, padding: (kernel - 1) / 2, bias: false })
    const gate = activation(net, "gate", reshape(net, "column", seen, [channels, 1, 1]), "sigmoid")
    return multiply(net, "scale", x, gate)
  })
}
