/** What YOLO's blocks are made of: a convolution with its norm and activation, two of them with a path around, and what needs no weights. */
import type { Tensor } from "../../graph/net.ts"
import { join, padEnd, resample } from "../../layers/arrange.ts"
import { transposedConv } from "../../layers/conv.ts"
import { batchNorm } from "../../layers/norm.ts"
import { type Activation, activation as activate, add } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { type ConvBlock, convBlock } from "../vision/conv-block.ts"
import { inputOf, type Part, repeated, type YoloNet } from "./yolo-rows.ts"

export type Unit = Partial<Pick<ConvBlock, "kernel" | "stride" | "padding" | "groups">> & {
  /** The model's unless said. */
  readonly activation?: Activation | null
}

/** Named after what is open where it has no name of its own. */
export function unit(yolo: YoloNet, name: string, x: Tensor, out: number, options: Unit = {}): Tensor {
  const { kernel = 1, activation = yolo.activation } = options
  const before = name === "" ? "" : `${name}.`
  const names = { conv: `${before}conv`, norm: `${before}bn`, activation: `${before}act` }
  const norm = yolo.isFused ? null : batchNorm
  return convBlock(yolo.net, names, x, out, { ...options, kernel, activation, norm, bias: yolo.isFused })
}

/** One kernel for each channel. */
export function depthwise(yolo: YoloNet, name: string, x: Tensor, options: Unit): Tensor {
  const channels = x.shape[0] ?? 0
  return unit(yolo, name, x, channels, { ...options, groups: channels })
}

export type Bottleneck = {
  readonly hasShortcut: boolean
  readonly kernels: readonly [number, number]
  /** Of the output, between the two. */
  readonly inner: number
}

export function bottleneck(yolo: YoloNet, name: string, x: Tensor, out: number, options: Bottleneck): Tensor {
  const [first, second] = options.kernels
  return yolo.net.within(name, () => {
    const narrow = unit(yolo, "cv1", x, Math.trunc(out * options.inner), { kernel: first })
    const seen = unit(yolo, "cv2", narrow, out, { kernel: second })
    return options.hasShortcut && x.shape[0] === out ? add(yolo.net, "add", x, seen) : seen
  })
}

/** A row that is one convolution. */
export function cbs(out: number, kernel = 1, stride = 1, options: Unit = {}): Part {
  return repeated((turn, x) => unit(turn, "", x, turn.wide(out), { ...options, kernel, stride }))
}

/** A row that is one bottleneck of half the width. */
export function residual(out: number, kernels: readonly [number, number], hasShortcut = true): Part {
  return repeated((turn, x) => bottleneck(turn, "", x, turn.wide(out), { hasShortcut, kernels, inner: 0.5 }))
}

export const doubled: Part = (turn) => {
  const x = inputOf(turn)
  return resample(
    turn.net,
    "",
    x,
    x.shape.slice(1).map((side) => 2 * side),
    "nearest",
  )
}

/** The same size by learning. */
export function doubledByConv(out: number): Part {
  return (turn) => transposedConv(turn.net, "", inputOf(turn), turn.wide(out), { kernel: 2, stride: 2 })
}

export const joined: Part = ({ net, inputs }) => join(net, "", inputs.flat())

export const asIs: Part = (turn) => inputOf(turn)

export function pooled(stride: 1 | 2): Part {
  return (turn) => maxPool(turn.net, "", inputOf(turn), { kernel: 2, stride })
}

/** One more row and column of zeros behind. */
export const padded: Part = (turn) => {
  const x = inputOf(turn)
  const [channels = 0, ...sides] = x.shape
  return padEnd(turn.net, "", x, [channels, ...sides.map((side) => side + 1)])
}

/** An activation for what is summed before it. */
export function activated({ net, activation }: YoloNet, name: string, x: Tensor): Tensor {
  return activate(net, name, x, activation)
}
