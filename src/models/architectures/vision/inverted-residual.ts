/**
 * Blocks that widen, look around channel by channel, and narrow again with a path around them, of MobileNet and EfficientNet
 * (arXiv 1801.04381, figure 3); and their fused kind, whose first convolution widens and looks around at once (arXiv 2104.00298, figure 2).
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { type Activation, add } from "../../layers/pointwise.ts"
import { type ConvNames, convBlock, type NormLayer, numbered } from "./conv-block.ts"
import { type SqueezeExcitation, squeezeExcitation } from "./squeeze-excitation.ts"

export type InvertedResidual = {
  readonly kernel: number
  readonly stride: number
  readonly dilation?: number
  /** Channels inside; no first convolution where they are those of the input. */
  readonly expanded: number
  readonly out: number
  readonly squeeze: SqueezeExcitation | null
  readonly activation: Activation
  readonly norm?: NormLayer
  readonly names: InvertedNames
  /** Takes the widened figures, which SSD reads. */
  readonly onWidened?: (wide: Tensor) => void
}

export type InvertedNames = {
  readonly expand: ConvNames
  readonly depthwise: ConvNames
  readonly squeeze: string
  readonly project: ConvNames
}

/** Each step a `Sequential` of its own inside `block`; what a block leaves out takes no number. */
export function nestedNames(hasExpansion: boolean, hasSqueeze: boolean): InvertedNames {
  const depthwise = hasExpansion ? 1 : 0
  const project = depthwise + (hasSqueeze ? 2 : 1)
  return {
    expand: numbered("block.0"),
    depthwise: numbered(`block.${depthwise}`),
    squeeze: `block.${depthwise + 1}`,
    project: numbered(`block.${project}`),
  }
}

export function invertedResidual(net: Net, x: Tensor, block: InvertedResidual): Tensor {
  const { kernel, stride, dilation = 1, expanded, out, names } = block
  const each = { activation: block.activation, ...(block.norm && { norm: block.norm }) }
  const isWidened = expanded !== x.shape[0]
  const wide = isWidened ? convBlock(net, names.expand, x, expanded, { ...each, kernel: 1 }) : x
  block.onWidened?.(wide)
  const seen = convBlock(net, names.depthwise, wide, expanded, { ...each, kernel, stride, dilation, groups: expanded })
  const scaled = block.squeeze === null ? seen : squeezeExcitation(net, names.squeeze, seen, block.squeeze)
  const narrow = convBlock(net, names.project, scaled, out, { ...each, kernel: 1, activation: null })
  return around(net, x, narrow, stride)
}

export type FusedResidual = Pick<InvertedResidual, "kernel" | "stride" | "expanded" | "out" | "activation"> & {
  readonly names: Pick<InvertedNames, "expand" | "project">
}

export function fusedResidual(net: Net, x: Tensor, block: FusedResidual): Tensor {
  const { kernel, stride, expanded, out, activation, names } = block
  const isWidened = expanded !== x.shape[0]
  const first = convBlock(net, names.expand, x, isWidened ? expanded : out, { kernel, stride, activation })
  const narrow = isWidened ? convBlock(net, names.project, first, out, { kernel: 1, activation: null }) : first
  return around(net, x, narrow, stride)
}

function around(net: Net, x: Tensor, inner: Tensor, stride: number): Tensor {
  return stride === 1 && x.shape[0] === inner.shape[0] ? add(net, "add", inner, x) : inner
}
