/**
 * The residual stages of ResNet and its kin (arXiv 1512.03385), without the classifier, for classifiers, detectors and segmenters alike.
 * Wider and grouped ones differ in the width inside a bottleneck only.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"
import { type ConvNames, convBlock, type NormLayer } from "./conv-block.ts"
import type { FeatureMaps } from "./feature-maps.ts"

export type ResNetTrunk = {
  readonly block: "basic" | "bottleneck"
  /** Blocks of the four stages. */
  readonly depths: readonly number[]
  readonly groups?: number
  /** Channels of a group where the block gives 64; 64 unless said. */
  readonly groupWidth?: number
  /** Batch norm unless said. */
  readonly norm?: NormLayer
  /** Stages that widen their kernels instead of halving the image, as segmenters do; of the last three. */
  readonly dilated?: readonly [boolean, boolean, boolean]
}

/** The output of each of the four stages, at 1/4, 1/8, 1/16 and 1/32 of the size where nothing is dilated. */
export function resnetTrunk(net: Net, image: Tensor, trunk: ResNetTrunk): FeatureMaps {
  const stem = convBlock(net, plain("conv1", "bn1", "relu"), image, 64, {
    ...ofNorm(trunk),
    kernel: 7,
    stride: 2,
    activation: "relu",
  })
  let x = maxPool(net, "maxpool", stem, { kernel: 3, stride: 2, padding: 1 })
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
  const out = inner.shape[0] ?? 0
  const isSame = step.stride === 1 && x.shape[0] === out
  const names = plain("downsample.0", "downsample.1", "")
  const shortcut = isSame
    ? x
    : convBlock(net, names, x, out, { ...ofNorm(trunk), kernel: 1, stride: step.stride, activation: null })
  return activation(net, "relu", add(net, "add", inner, shortcut), "relu")
}

/** Two convolutions of 3 × 3. */
function basic(net: Net, x: Tensor, width: number, { stride }: Step, trunk: ResNetTrunk): Tensor {
  const each = { ...ofNorm(trunk), kernel: 3 }
  const first = convBlock(net, plain("conv1", "bn1", "relu1"), x, width, { ...each, stride, activation: "relu" })
  return convBlock(net, plain("conv2", "bn2", ""), first, width, { ...each, activation: null })
}

/** Narrow, look around, widen fourfold; the stride is in the middle, as in torchvision and not in the paper. */
function bottleneck(net: Net, x: Tensor, width: number, step: Step, trunk: ResNetTrunk): Tensor {
  const { groups = 1, groupWidth = 64 } = trunk
  const inner = Math.floor((width * groupWidth) / 64) * groups
  const each = { ...ofNorm(trunk), activation: "relu" } as const
  const first = convBlock(net, plain("conv1", "bn1", "relu1"), x, inner, { ...each, kernel: 1 })
  const second = convBlock(net, plain("conv2", "bn2", "relu2"), first, inner, { ...each, ...step, kernel: 3, groups })
  return convBlock(net, plain("conv3", "bn3", ""), second, 4 * width, { ...each, kernel: 1, activation: null })
}

function ofNorm({ norm }: ResNetTrunk): { readonly norm?: NormLayer } {
  return norm === undefined ? {} : { norm }
}

function plain(conv: string, norm: string, act: string): ConvNames {
  return { conv, norm, activation: act }
}
