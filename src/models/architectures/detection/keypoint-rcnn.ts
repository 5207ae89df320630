/** Keypoint R-CNN (arXiv 1703.06870, section 5) as torchvision builds it: persons, at most 100, and their 17 points. */
import { architecture, type Family } from "../../architecture.ts"
import { square } from "../vision/image-size.ts"
import { torchvision } from "../vision/torchvision-source.ts"
import { resnetTwoStage } from "./faster-rcnn.ts"
import { layTwoStage, type TwoStage } from "./two-stage.ts"

const asked: TwoStage = { ...resnetTwoStage, asks: "keypoints" }

export const keypointRcnn: Family = architecture<TwoStage>({
  family: "keypoint rcnn",
  title: "Keypoint R-CNN",
  library: "torchvision",
  tasks: ["detection"],
  per: "image",
  size: { ...square(800), classes: 2 },
  source: torchvision("detection/keypoint_rcnn.py"),
  variants: [
    { names: ["keypointrcnn_resnet50_fpn", "Keypoint R-CNN R50-FPN"], settings: asked },
    // What these weights found in the picture that torchvision measured.
    { names: ["KeypointRCNN_ResNet50_FPN_Weights.COCO_V1"], settings: { ...asked, detections: 1 } },
    { names: ["KeypointRCNN_ResNet50_FPN_Weights.COCO_LEGACY"], settings: { ...asked, detections: 0 } },
  ],
  lay: layTwoStage,
})
