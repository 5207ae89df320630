/** A convolution, its norm and its activation: what most convolutional nets are made of. */
import type { Net, Tensor } from "../../graph/net.ts"
import { conv } from "../../layers/conv.ts"
import type { Movement, PerAxis } from "../../layers/extent.ts"
import { batchNorm } from "../../layers/norm.ts"
import { type Activation, activation } from "../../layers/pointwise.ts"

export type NormLayer = (net: Net, name: string, x: Tensor) => Tensor

/** As detectors have it, which train with few images at a time: it counts and learns nothing. */
export const frozenBatchNorm: NormLayer = (net, name, x) => batchNorm(net, name, x, "nothing")

export type ConvNames = { readonly conv: string; readonly norm: string; readonly activation: string }

/** Numbered one after the other, as in a PyTorch `Sequential` of this name. */
export function numbered(name: string, first = 0): ConvNames {
  return { conv: `${name}.${first}`, norm: `${name}.${first + 1}`, activation: `${name}.${first + 2}` }
}

/** The same in the part that is open. */
export function numberedFrom(first: number): ConvNames {
  return { conv: `${first}`, norm: `${first + 1}`, activation: `${first + 2}` }
}

export type ConvBlock = Movement & {
  readonly groups?: number
  /** False unless said, since the norm shifts anyway. */
  readonly bias?: boolean
  /** Batch norm unless said. */
  readonly norm?: NormLayer | null
  readonly activation: Activation | null
}

/** Padded so that only the stride makes the output smaller, unless said. */
export function convBlock(net: Net, names: ConvNames, x: Tensor, out: number, block: ConvBlock): Tensor {
  const { norm = batchNorm, bias = false, padding = centred(block.kernel, block.dilation) } = block
  const convolved = conv(net, names.conv, x, out, { ...block, bias, padding })
  const normed = norm === null ? convolved : norm(net, names.norm, convolved)
  return block.activation === null ? normed : activation(net, names.activation, normed, block.activation)
}

/** Half the reach of a kernel on each side. */
export function centred(kernel: PerAxis, dilation: PerAxis = 1): PerAxis {
  const half = (size: number, step: number): number => step * Math.floor((size - 1) / 2)
  if (typeof kernel === "number") return half(kernel, typeof dilation === "number" ? dilation : 1)
  return kernel.map((size, axis) => half(size, typeof dilation === "number" ? dilation : (dilation[axis] ?? 1)))
}
