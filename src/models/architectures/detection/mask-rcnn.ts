/** Mask R-CNN (arXiv 1703.06870) as torchvision builds it: at most 100 things get a mask. */
import { architecture, type Family } from "../../architecture.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { resnetTwoStage, resnetTwoStageV2 } from "./faster-rcnn.ts"
import { layTwoStage, type TwoStage } from "./two-stage.ts"

const first: TwoStage = { ...resnetTwoStage, asks: "mask", detections: 100 }

export const maskRcnn: Family = architecture<TwoStage>({
  family: "mask rcnn",
  title: "Mask R-CNN",
  library: "torchvision",
  tasks: ["segmentation", "detection"],
  per: "image",
  size: { ...square(800), classes: 91 },
  source: torchvision("detection/mask_rcnn.py"),
  variants: [
    { names: ["maskrcnn_resnet50_fpn", "Mask R-CNN R50-FPN"], settings: first },
    // In the picture that torchvision measured these weights found nothing.
    { names: ["MaskRCNN_ResNet50_FPN_Weights.COCO_V1"], settings: { ...first, detections: 0 } },
    { names: ["maskrcnn_resnet50_fpn_v2"], settings: { ...resnetTwoStageV2, asks: "mask", detections: 100 } },
  ],
  lay: layTwoStage,
})
