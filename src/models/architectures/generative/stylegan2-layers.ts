/** The layers of StyleGAN2 whose weights a style scales for each image (arXiv 1912.04958, section 2.2). */
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"

export type Styled = { readonly out: number; readonly isUp?: boolean }

/** A 3×3 convolution scaled by the style, noise of a learnt strength, leaky ReLU; a transposed one and a blur where the side doubles. */
export function styledConv(net: Net, name: string, x: Tensor, style: Tensor, { out, isUp = false }: Styled): Tensor {
  return net.within(name, () => {
    const scale = linear(net, "affine", style, x.shape[0] ?? 0)
    const scaled = modulated(net, x, scale)
    const y = isUp
      ? transposedConv(net, "", scaled, out, { kernel: 3, stride: 2, padding: 1, outputPadding: 1 })
      : conv(net, "", scaled, out, { kernel: 3, padding: 1 })
    const noise = [weight("", [1])]
    const noisy = net.lay("noise_strength", { kind: "parameter", title: "noise", inputs: [y], output: y.shape, weights: noise })
    return activation(net, "act", noisy, "leaky relu")
  })
}

export function toRgb(net: Net, name: string, x: Tensor, style: Tensor): Tensor {
  return net.within(name, () => {
    const scale = linear(net, "affine", style, x.shape[0] ?? 0)
    return conv(net, "", modulated(net, x, scale), 3, { kernel: 1 })
  })
}

function modulated(net: Net, x: Tensor, scale: Tensor): Tensor {
  return net.lay("modulated", { kind: "multiply", title: "modulated", inputs: [x, scale], output: x.shape })
}
