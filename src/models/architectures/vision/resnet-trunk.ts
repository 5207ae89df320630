/**
 * The residual stages of ResNet and its kin (arXiv 1512.03385), without the classifier, for classifiers, detectors and segmenters alike.
 * Wider and grouped ones differ in the width inside a bottleneck only.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join } from "../../layers/arrange.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { averagePool } from "../../layers/pool.ts"
import { type ConvNames, convBlock, type NormLayer } from "./conv-block.ts"
import type { FeatureMaps } from "./feature-maps.ts"
import { type ResNetStem, resnetStem } from "./resnet-stem.ts"

export type ResNetTrunk = {
  readonly block: "basic" | "bottleneck"
  /** Blocks of the four stages. */
  readonly depths: readonly number[]
  readonly groups?: number
  /** Channels of a group where the block gives 64; 64 unless said. */
  readonly groupWidth?: number
  /** Where a bottleneck halves the image: in the middle as in torchvision, or first as in the paper's release. */
  readonly halvesFirst?: boolean
  /** One convolution of 7 × 7 unless said. */
  readonly stem?: ResNetStem
  /** The middle convolution runs over so many parts of its channels one after the other (arXiv 1904.01169, Res2Net). */
  readonly scales?: number
  /** The path around a block is halved by a mean before its convolution (arXiv 1812.01187, ResNet-D). */
  readonly averagesAround?: boolean
  /** A block halves by a mean behind its convolution. */
  readonly averagesInside?: boolean
  /** Scales the channels that a block adds. */
  readonly attention?: (net: Net, x: Tensor) => Tensor
  /** Batch norm unless said. */
  readonly norm?: NormLayer
  /** Stages that widen their kernels instead of halving the image, as segmenters do; of the last three. */
  readonly dilated?: readonly [boolean, boolean, boolean]
}

/** The output of each of the four stages, at 1/4, 1/8, 1/16 and 1/32 of the size where nothing is dilated. */
export function resnetTrunk(net: Net, image: Tensor, trunk: ResNetTrunk): FeatureMaps {
  let x = resnetStem(net, image, trunk)
  let dilation = 1
  return trunk.depths.map((depth, stage) => {
    const isDilated = trunk.dilated?.[stage - 1] ?? false
    const stride = stage === 0 || isDilated ? 1 : 2
    const before = dilation
    if (isDilated) dilation *= 2
    net.within(`layer${stage + 1}`, () => {
      for (let k = 0; k < depth; k++) {
        const step = k === 0 ? { stride, dilation: before } : { stride: 1, dilation }
        x = net.within(`${k}`, () => block(net, x, 64 * 2 ** stage, step, trunk))
      }
    })
    return x
  })
}

type Step = { readonly stride: number; readonly dilation: number }

function block(net: Net, x: Tensor, width: number, step: Step, trunk: ResNetTrunk): Tensor {
  const inner = trunk.block === "basic" ? basic(net, x, width, step, trunk) : bottleneck(net, x, width, step, trunk)
  const scaled = trunk.attention === undefined ? inner : trunk.attention(net, inner)
  const isSame = step.stride === 1 && x.shape[0] === inner.shape[0]
  const shortcut = isSame ? x : around(net, x, inner.shape[0] ?? 0, step.stride, trunk)
  return activation(net, "relu", add(net, "add", scaled, shortcut), "relu")
}

function around(net: Net, x: Tensor, out: number, stride: number, trunk: ResNetTrunk): Tensor {
  const each = { ...ofNorm(trunk), kernel: 1, activation: null }
  if (trunk.averagesAround !== true) return convBlock(net, plain("downsample.0", "downsample.1", ""), x, out, { ...each, stride })
  const halved = stride === 1 ? x : averagePool(net, "downsample.0", x, { kernel: 2, stride, isCeiled: true })
  return convBlock(net, plain("downsample.1", "downsample.2", ""), halved, out, each)
}

/** Two convolutions of 3 × 3. */
function basic(net: Net, x: Tensor, width: number, { stride }: Step, trunk: ResNetTrunk): Tensor {
  const each = { ...ofNorm(trunk), kernel: 3 }
  const first = halving(net, stride, trunk, (by) =>
    convBlock(net, plain("conv1", "bn1", "relu1"), x, width, { ...each, stride: by, activation: "relu" }),
  )
  return convBlock(net, plain("conv2", "bn2", ""), first, width, { ...each, activation: null })
}

/** Narrow, look around, widen fourfold. */
function bottleneck(net: Net, x: Tensor, width: number, step: Step, trunk: ResNetTrunk): Tensor {
  const { groups = 1, groupWidth = 64, halvesFirst = false, scales } = trunk
  const inner = Math.floor((width * groupWidth) / 64) * groups
  if (scales !== undefined) return scaled(net, x, width, step, { inner, groups, scales })
  const each = { ...ofNorm(trunk), activation: "relu" } as const
  const [before, middle] = halvesFirst ? [step.stride, 1] : [1, step.stride]
  const first = convBlock(net, plain("conv1", "bn1", "relu1"), x, inner, { ...each, kernel: 1, stride: before })
  const second = halving(net, middle, trunk, (stride) => {
    const wide = { kernel: 3, stride, dilation: step.dilation, groups }
    return convBlock(net, plain("conv2", "bn2", "relu2"), first, inner, { ...each, ...wide })
  })
  return convBlock(net, plain("conv3", "bn3", ""), second, 4 * width, { ...each, kernel: 1, activation: null })
}

type Scaled = { readonly inner: number; readonly groups: number; readonly scales: number }

/** Each part joins what the part before it became; the last passes. The first block of a stage takes them apart from each other. */
function scaled(net: Net, x: Tensor, width: number, { stride }: Step, { inner, groups, scales }: Scaled): Tensor {
  const isFirst = stride > 1 || x.shape[0] !== 4 * width
  const wide = convBlock(net, plain("conv1", "bn1", "relu1"), x, inner * scales, { kernel: 1, activation: "relu" })
  const parts = Array.from({ length: scales }, (_, k) => cut(net, `part${k}`, wide, 0, inner))
  const seen: Tensor[] = []
  for (const [k, part] of parts.slice(0, -1).entries()) {
    const before = seen.at(-1)
    const given = before === undefined || isFirst ? part : add(net, `convs.${k}.add`, part, before)
    const names = plain(`convs.${k}`, `bns.${k}`, `relu.${k}`)
    seen.push(convBlock(net, names, given, inner, { kernel: 3, stride, groups, activation: "relu" }))
  }
  const passing = parts
    .slice(-1)
    .map((part) => (isFirst ? averagePool(net, "pool", part, { kernel: 3, stride, padding: 1 }) : part))
  const all = join(net, "join", [...seen, ...passing])
  return convBlock(net, plain("conv3", "bn3", ""), all, 4 * width, { kernel: 1, activation: null })
}

/** By the stride of the convolution that `lay` lays, or by a mean behind it. */
function halving(net: Net, stride: number, trunk: ResNetTrunk, lay: (stride: number) => Tensor): Tensor {
  if (stride === 1 || trunk.averagesInside !== true) return lay(stride)
  return averagePool(net, "aa", lay(1), { kernel: 2, stride })
}

function ofNorm({ norm }: ResNetTrunk): { readonly norm?: NormLayer } {
  return norm === undefined ? {} : { norm }
}

function plain(conv: string, norm: string, act: string): ConvNames {
  return { conv, norm, activation: act }
}
