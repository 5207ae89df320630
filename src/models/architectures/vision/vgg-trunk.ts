/** The five stages of VGG (arXiv 1409.1556, table 1): convolutions of 3 × 3, a pooling after each stage. */
import type { Net, Tensor } from "../../graph/net.ts"
import { batchNorm } from "../../layers/norm.ts"
import { maxPool } from "../../layers/pool.ts"
import { convBlock } from "./conv-block.ts"
import type { FeatureMaps } from "./feature-maps.ts"

export type VggTrunk = {
  /** Convolutions of each stage. */
  readonly depths: readonly number[]
  readonly hasNorm: boolean
  /** Stages, from 0, whose pooling keeps a last row that hangs over, as SSD has it. */
  readonly ceiled?: readonly number[]
}

const widths = [64, 128, 256, 512, 512]

/** The output of each stage, before its pooling; that of the last one, which detectors leave out, is not laid. */
export function vggTrunk(net: Net, image: Tensor, { depths, hasNorm, ceiled = [] }: VggTrunk): FeatureMaps {
  let x = image
  let index = 0
  return depths.map((depth, stage) => {
    if (stage > 0) {
      x = maxPool(net, `${index}`, x, { kernel: 2, stride: 2, isCeiled: ceiled.includes(stage - 1) })
      index += 1
    }
    for (let k = 0; k < depth; k++) {
      const names = { conv: `${index}`, norm: `${index + 1}`, activation: `${index + (hasNorm ? 2 : 1)}` }
      const norm = hasNorm ? batchNorm : null
      x = convBlock(net, names, x, widths[stage] ?? 512, { kernel: 3, bias: true, norm, activation: "relu" })
      index += hasNorm ? 3 : 2
    }
    return x
  })
}
