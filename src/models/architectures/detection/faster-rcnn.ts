/** Faster R-CNN (arXiv 1506.01497) with a feature pyramid, as torchvision builds it. */
import { architecture, type Family } from "../../architecture.ts"
import { batchNorm } from "../../layers/norm.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { layTwoStage, type TwoStage } from "./two-stage.ts"

export const resnetTwoStage: TwoStage = {
  trunk: "resnet50",
  more: "pool",
  proposalDepth: 1,
  anchors: 3,
  proposals: 1000,
  box: "linear",
}

/** With norms everywhere, trained anew, and deeper heads (arXiv 2111.11429). */
export const resnetTwoStageV2: TwoStage = {
  ...resnetTwoStage,
  norm: batchNorm,
  isFrozen: false,
  proposalDepth: 2,
  box: "conv",
}

/** Proposals below a score are dropped: so many are the most that are left. */
const mobile: TwoStage = { ...resnetTwoStage, trunk: "mobilenet v3 large", anchors: 15 }
const mobile320: TwoStage = { ...mobile, proposals: 150 }

export const fasterRcnn: Family = architecture<TwoStage>({
  family: "faster rcnn",
  title: "Faster R-CNN",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(800), classes: 91 },
  source: torchvision("detection/faster_rcnn.py"),
  variants: [
    { names: ["fasterrcnn_resnet50_fpn", "Faster R-CNN R50-FPN"], settings: resnetTwoStage },
    { names: ["fasterrcnn_resnet50_fpn_v2"], settings: resnetTwoStageV2 },
    { names: ["fasterrcnn_mobilenet_v3_large_fpn"], settings: mobile },
    { names: ["fasterrcnn_mobilenet_v3_large_320_fpn"], settings: mobile320, size: square(320) },
    // In the picture that torchvision measured these weights proposed nothing.
    { names: ["FasterRCNN_MobileNet_V3_Large_FPN_Weights.COCO_V1"], settings: { ...mobile, proposals: 0 } },
    {
      names: ["FasterRCNN_MobileNet_V3_Large_320_FPN_Weights.COCO_V1"],
      settings: { ...mobile320, proposals: 0 },
      size: square(320),
    },
  ],
  lay: layTwoStage,
})
