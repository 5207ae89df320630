/** What proposes regions (arXiv 1506.01497, section 3.1), and the cutting of the same number of cells out of each. */
import type { Net, Tensor } from "../../graph/net.ts"
import { sharedOver } from "../../graph/shared-layers.ts"
import { conv } from "../../layers/conv.ts"
import { activation } from "../../layers/pointwise.ts"
import { type FeatureMaps, lastMap } from "../vision/feature-maps.ts"

export type Proposals = {
  /** Convolutions before the two answers. */
  readonly depth: number
  /** Boxes that are judged at each place. */
  readonly anchors: number
}

/** Scores and boxes of every level, by the same layers. */
export function regionProposals(net: Net, levels: FeatureMaps, { depth, anchors }: Proposals): readonly Tensor[] {
  return net.within("rpn.head", () =>
    sharedOver(net, levels, (own, level) => {
      const width = level.shape[0] ?? 0
      let x = level
      for (let k = 0; k < depth; k++)
        x = activation(own, `conv.${k}.1`, conv(own, `conv.${k}.0`, x, width, { kernel: 3, padding: 1 }), "relu")
      return [conv(own, "cls_logits", x, anchors, { kernel: 1 }), conv(own, "bbox_pred", x, 4 * anchors, { kernel: 1 })]
    }).flat(),
  )
}

/** [channels, ...axes] of the levels → [channels, regions, side, side]: regions are laid as an axis that no kernel reaches along. */
export function regionAlign(net: Net, name: string, levels: FeatureMaps, regions: number, side: number): Tensor {
  return net.lay(name, {
    kind: "pool",
    title: `region align ${side}×${side}`,
    inputs: levels,
    output: [lastMap(levels).shape[0] ?? 0, regions, side, side],
  })
}
