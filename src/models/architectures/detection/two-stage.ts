/**
 * Detectors of two stages as torchvision builds them: regions are proposed, then each is judged. How many there are depends on the
 * picture; the settings say how many are laid.
 */
import type { Size } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { type PyramidTrunk, pyramidTrunk } from "./pyramid-trunk.ts"
import { boxHead, keypointHead, maskHead } from "./region-heads.ts"
import { regionAlign, regionProposals } from "./region-proposals.ts"

export type TwoStage = PyramidTrunk & {
  /** Convolutions before what is proposed. */
  readonly proposalDepth: number
  /** Boxes that are judged at each place. */
  readonly anchors: number
  /** Regions that the second stage reads. */
  readonly proposals: number
  readonly box: "linear" | "conv"
  /** What is asked of each region that was found, besides its class and box, and how many were found: of a picture at most 100. */
  readonly asks?: "mask" | "keypoints"
  readonly detections?: number
}

/** COCO's 80 things have numbers up to 90, and there is the background. */
export const cocoClasses = 91
const keypoints = 17

export function layTwoStage(net: Net, settings: TwoStage, { image, classes }: Size): readonly Tensor[] {
  const levels = pyramidTrunk(net, net.input("image", [3, ...image]), settings)
  const judged = settings.asks === "keypoints" ? 2 : cocoClasses
  const proposed = regionProposals(net, levels, { depth: settings.proposalDepth, anchors: settings.anchors })
  // The coarsest level proposes only.
  const read = levels.slice(0, -1)
  const boxes = ofRegions(net, settings.proposals, (own, count) => {
    const regions = regionAlign(own, "roi_heads.box_roi_pool", read, count, 7)
    return boxHead(own, regions, classes ?? judged, settings.box)
  })
  return [...proposed, ...boxes, ...answers(net, read, settings, classes ?? judged)]
}

function answers(net: Net, levels: readonly Tensor[], settings: TwoStage, classes: number): readonly Tensor[] {
  const { asks, detections = 100, box } = settings
  if (asks === undefined) return []
  const answer = ofRegions(net, detections, (own, count) => {
    const found = regionAlign(own, `roi_heads.${asks}_roi_pool`, levels, count, 14)
    return asks === "mask" ? maskHead(own, found, classes, box === "conv") : keypointHead(own, found, keypoints)
  })
  return [answer]
}

/** Where there is no region, the layers are laid for one, since they have weights all the same, but multiply nothing. */
function ofRegions<T>(net: Net, count: number, lay: (net: Net, count: number) => T): T {
  if (count > 0) return lay(net, count)
  return lay({ ...net, lay: (name, layer) => net.lay(name, { ...layer, products: [] }) }, 1)
}
