/** RegNet (arXiv 2003.13678): a net whose stages follow from four numbers, without the classifier. */
import type { Net, Tensor } from "../../graph/net.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { type ConvNames, convBlock, numbered } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import type { FeatureMaps } from "./feature-maps.ts"
import { roundHalfEven } from "./round-half-even.ts"
import { squeezeExcitation } from "./squeeze-excitation.ts"

/** Widths grow from `first` by `slope` a block, and are rounded to powers of `step`; the paper's w₀, w_a, w_m and g. */
export type RegNet = {
  readonly depth: number
  readonly first: number
  readonly slope: number
  readonly step: number
  readonly groupWidth: number
  /** Squeeze and excitation to a quarter of what a block is given: RegNetY. */
  readonly hasSqueeze: boolean
  /** Widths become the nearest multiples of the group's, and not one of those that lose no tenth. */
  readonly roundsToNearest?: boolean
  readonly names?: RegNetNames
}

export type RegNetNames = {
  readonly stem: ConvNames
  /** Both from 1. */
  readonly block: (stage: number, index: number) => string
  readonly inside: (step: "a" | "b" | "c") => ConvNames
  readonly around: ConvNames
  readonly squeeze: string
}

/** Those of torchvision. */
const plainNames: RegNetNames = {
  stem: numbered("stem"),
  block: (stage, index) => `trunk_output.block${stage}.block${stage}-${index - 1}`,
  inside: (step) => numbered(`f.${step}`),
  around: numbered("proj"),
  squeeze: "f.se",
}

export type RegNetStage = { readonly width: number; readonly depth: number; readonly groupWidth: number }

/** Equal widths beside each other are one stage. Source: arXiv 2003.13678, equations 2 to 4. */
export function regNetStages({ depth, first, slope, step, groupWidth, roundsToNearest = false }: RegNet): readonly RegNetStage[] {
  const widths = Array.from({ length: depth }, (_, k) => {
    const power = roundHalfEven(Math.log((first + slope * k) / first) / Math.log(step))
    return roundHalfEven((first * step ** power) / 8) * 8
  })
  return [...new Set(widths)].map((width) => {
    const group = Math.min(groupWidth, width)
    const whole = roundsToNearest ? roundHalfEven(width / group) * group : divisible(width, group)
    return { width: whole, depth: widths.filter((other) => other === width).length, groupWidth: group }
  })
}

const stemWidth = 32

/** The output of each stage, at 1/4, 1/8, 1/16 and 1/32 of the size. */
export function regNetTrunk(net: Net, image: Tensor, regnet: RegNet): FeatureMaps {
  const { names = plainNames, hasSqueeze } = regnet
  return stagedRegNet(net, image, { stem: stemWidth, stages: regNetStages(regnet), hasSqueeze, names })
}

export type StagedRegNet = {
  readonly stem: number
  readonly stages: readonly RegNetStage[]
  readonly hasSqueeze: boolean
  readonly names: RegNetNames
}

/** The same where the stages are written out. */
export function stagedRegNet(net: Net, image: Tensor, { stem, stages, hasSqueeze, names }: StagedRegNet): FeatureMaps {
  let x = convBlock(net, names.stem, image, stem, { kernel: 3, stride: 2, activation: "relu" })
  return stages.map((stage, index) => {
    for (let k = 0; k < stage.depth; k++)
      x = net.within(names.block(index + 1, k + 1), () => block(net, x, { ...stage, stride: k === 0 ? 2 : 1, hasSqueeze, names }))
    return x
  })
}

type Block = RegNetStage & { readonly stride: number; readonly hasSqueeze: boolean; readonly names: RegNetNames }

/** A bottleneck without a neck: all widths are equal. */
function block(net: Net, x: Tensor, { width, groupWidth, stride, hasSqueeze, names }: Block): Tensor {
  const channels = x.shape[0] ?? 0
  const first = convBlock(net, names.inside("a"), x, width, { kernel: 1, activation: "relu" })
  const groups = Math.max(1, Math.floor(width / groupWidth))
  const second = convBlock(net, names.inside("b"), first, width, { kernel: 3, stride, groups, activation: "relu" })
  const squeezed = roundHalfEven(channels / 4)
  const scaled = hasSqueeze ? squeezeExcitation(net, names.squeeze, second, { squeezed, activation: "relu" }) : second
  const inner = convBlock(net, names.inside("c"), scaled, width, { kernel: 1, activation: null })
  const isSame = channels === width && stride === 1
  const shortcut = isSame ? x : convBlock(net, names.around, x, width, { kernel: 1, stride, activation: null })
  return activation(net, "activation", add(net, "add", shortcut, inner), "relu")
}
