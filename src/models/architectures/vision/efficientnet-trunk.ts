/** The stages of EfficientNet in both versions: blocks that widen and narrow, with squeeze and excitation or fused. */
import type { Net, Tensor } from "../../graph/net.ts"
import { convBlock, numbered } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import type { FeatureMaps } from "./feature-maps.ts"
import { fusedResidual, invertedResidual, nestedNames } from "./inverted-residual.ts"

export type EfficientNetStage = {
  readonly block: "plain" | "fused"
  readonly expansion: number
  readonly kernel: number
  /** Of the first block; the others have 1. */
  readonly stride: number
  readonly out: number
  readonly depth: number
}

export type EfficientNetTrunk = {
  readonly stem: number
  readonly stages: readonly EfficientNetStage[]
  /** Channels of the last convolution. */
  readonly last: number
}

/** The outputs of the stem, of each stage and of the last convolution. */
export function efficientNetTrunk(net: Net, image: Tensor, { stem, stages, last }: EfficientNetTrunk): FeatureMaps {
  let x = convBlock(net, numbered("0"), image, stem, { kernel: 3, stride: 2, activation: "silu" })
  const maps = [x]
  for (const [k, stage] of stages.entries()) {
    for (let depth = 0; depth < stage.depth; depth++) {
      const stride = depth === 0 ? stage.stride : 1
      x = net.within(`${k + 1}.${depth}`, () => block(net, x, { ...stage, stride }))
    }
    maps.push(x)
  }
  return [...maps, convBlock(net, numbered(`${maps.length}`), x, last, { kernel: 1, activation: "silu" })]
}

function block(net: Net, x: Tensor, { block: kind, expansion, kernel, stride, out }: EfficientNetStage): Tensor {
  const channels = x.shape[0] ?? 0
  const expanded = divisible(channels * expansion)
  const isWidened = expanded !== channels
  const shape = { kernel, stride, expanded, out, activation: "silu" } as const
  if (kind === "fused") return fusedResidual(net, x, { ...shape, names: fusedNames })
  const squeeze = { squeezed: Math.max(1, Math.floor(channels / 4)), activation: "silu" } as const
  return invertedResidual(net, x, { ...shape, squeeze, names: nestedNames(isWidened, true) })
}

const fusedNames = { expand: numbered("block.0"), project: numbered("block.1") }
