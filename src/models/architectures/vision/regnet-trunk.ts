/** RegNet (arXiv 2003.13678): a net whose stages follow from four numbers, without the classifier. */
import type { Net, Tensor } from "../../graph/net.ts"
import { activation, add } from "../../layers/pointwise.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import type { FeatureMaps } from "./feature-maps.ts"
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
}

export type RegNetStage = { readonly width: number; readonly depth: number; readonly groupWidth: number }

/** Equal widths beside each other are one stage. Source: arXiv 2003.13678, equations 2 to 4. */
export function regNetStages({ depth, first, slope, step, groupWidth }: RegNet): readonly RegNetStage[] {
  const widths = Array.from({ length: depth }, (_, k) => {
    const power = roundHalfEven(Math.log((first + slope * k) / first) / Math.log(step))
    return roundHalfEven((first * step ** power) / 8) * 8
  })
  return [...new Set(widths)].map((width) => {
    const group = Math.min(groupWidth, width)
    return { width: divisible(width, group), depth: widths.filter((other) => other === width).length, groupWidth: group }
  })
}

const stemWidth = 32

/** The output of each stage, at 1/4, 1/8, 1/16 and 1/32 of the size. */
export function regNetTrunk(net: Net, image: Tensor, regnet: RegNet): FeatureMaps {
  let x = convBlock(net, numbered("stem"), image, stemWidth, { kernel: 3, stride: 2, activation: "relu" })
  return regNetStages(regnet).map((stage, index) => {
    for (let k = 0; k < stage.depth; k++)
      x = net.within(`trunk_output.block${index + 1}.block${index + 1}-${k}`, () =>
        block(net, x, stage, k === 0 ? 2 : 1, regnet.hasSqueeze),
      )
    return x
  })
}

/** A bottleneck without a neck: all widths are equal. */
function block(net: Net, x: Tensor, { width, groupWidth }: RegNetStage, stride: number, hasSqueeze: boolean): Tensor {
  const channels = x.shape[0] ?? 0
  const inner = net.within("f", () => {
    const first = convBlock(net, numbered("a"), x, width, { kernel: 1, activation: "relu" })
    const second = convBlock(net, numbered("b"), first, width, {
      kernel: 3,
      stride,
      groups: Math.floor(width / groupWidth),
      activation: "relu",
    })
    const squeezed = roundHalfEven(channels / 4)
    const scaled = hasSqueeze ? squeezeExcitation(net, "se", second, { squeezed, activation: "relu" }) : second
    return convBlock(net, numbered("c"), scaled, width, { kernel: 1, activation: null })
  })
  const isSame = channels === width && stride === 1
  const shortcut = isSame ? x : convBlock(net, numbered("proj"), x, width, { kernel: 1, stride, activation: null })
  return activation(net, "activation", add(net, "add", shortcut, inner), "relu")
}

/** As Python and PyTorch round, which the published weights were made with. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value)
}
