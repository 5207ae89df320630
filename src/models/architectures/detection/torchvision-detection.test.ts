/**
 * Detectors and segmenters of torchvision against what its sources tell of every weight: `num_params` exactly, and `_ops`, in thousand
 * million multiply-adds, to the last digit: at 800 × 800 with 1000 proposals unless the variant says else, at 520 × 520 for segmenters.
 * Source: torchvision 0.29.1, models/detection/*.py and models/segmentation/*.py.
 */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { deeplabV3 } from "../segmentation/deeplab-v3.ts"
import { fcn } from "../segmentation/fcn.ts"
import { lraspp } from "../segmentation/lraspp.ts"
import { fasterRcnn } from "./faster-rcnn.ts"
import { fcos } from "./fcos.ts"
import { keypointRcnn } from "./keypoint-rcnn.ts"
import { maskRcnn } from "./mask-rcnn.ts"
import { retinanet } from "./retinanet.ts"
import { ssd } from "./ssd.ts"
import { ssdlite } from "./ssdlite.ts"

const families = [fasterRcnn, maskRcnn, keypointRcnn, retinanet, fcos, ssd, ssdlite, fcn, deeplabV3, lraspp]

test.each([
  ["fasterrcnn_resnet50_fpn", 41755286, 134.38],
  ["fasterrcnn_resnet50_fpn_v2", 43712278, 280.371],
  ["FasterRCNN_MobileNet_V3_Large_FPN_Weights.COCO_V1", 19386354, 4.494],
  ["FasterRCNN_MobileNet_V3_Large_320_FPN_Weights.COCO_V1", 19386354, 0.719],
  ["MaskRCNN_ResNet50_FPN_Weights.COCO_V1", 44401393, 134.38],
  ["maskrcnn_resnet50_fpn_v2", 46359409, 333.577],
  ["KeypointRCNN_ResNet50_FPN_Weights.COCO_LEGACY", 59137258, 133.924],
  ["KeypointRCNN_ResNet50_FPN_Weights.COCO_V1", 59137258, 137.42],
  ["retinanet_resnet50_fpn", 34014999, 151.54],
  ["retinanet_resnet50_fpn_v2", 38198935, 152.238],
  ["fcos_resnet50_fpn", 32269600, 128.207],
  ["ssd300_vgg16", 35641826, 34.858],
  ["ssdlite320_mobilenet_v3_large", 3440060, 0.583],
  ["fcn_resnet50", 35322218, 152.717],
  ["fcn_resnet101", 54314346, 232.738],
  ["deeplabv3_resnet50", 42004074, 178.722],
  ["deeplabv3_resnet101", 60996202, 258.743],
  ["deeplabv3_mobilenet_v3_large", 11029328, 10.452],
  ["lraspp_mobilenet_v3_large", 3221538, 2.086],
])("%s: %d parameters, %d thousand million multiply-adds", (name, parameters, gigaMacs) => {
  const counts = countsOf(families, name)
  expect({ parameters: counts.parameters, gigaMacs: Math.round(counts.macs / 1e6) / 1000 }).toEqual({ parameters, gigaMacs })
})

/** Source: albanie/convnet-burden:README.md@9c7f31ba3bc1: 100 MB of parameters, 31 thousand million multiply-adds. */
test("SSD300 for Pascal VOC", () => {
  const { parameters, macs } = countsOf(families, "ssd-pascal-vggvd-300")
  expect([Math.round((4 * parameters) / 2 ** 20), Math.round(macs / 1e9)]).toEqual([100, 31])
})

/** Source: the keys of the state dictionaries of torchvision's models. */
test.each([
  ["fasterrcnn_resnet50_fpn", "backbone.body.layer4.2.conv3"],
  ["fasterrcnn_resnet50_fpn", "backbone.fpn.inner_blocks.3.0"],
  ["fasterrcnn_resnet50_fpn", "rpn.head.conv.0.0"],
  ["fasterrcnn_resnet50_fpn_v2", "roi_heads.box_head.3.1"],
  ["maskrcnn_resnet50_fpn", "roi_heads.mask_predictor.conv5_mask"],
  ["keypointrcnn_resnet50_fpn", "roi_heads.keypoint_head.14"],
  ["retinanet_resnet50_fpn", "head.classification_head.conv.3.0"],
  ["fcos_resnet50_fpn", "head.regression_head.bbox_ctrness"],
  ["ssd300_vgg16", "backbone.extra.1.2"],
  ["ssdlite320_mobilenet_v3_large", "head.regression_head.module_list.5.0.0"],
  ["deeplabv3_resnet50", "classifier.0.convs.4.1"],
  ["lraspp_mobilenet_v3_large", "classifier.low_classifier"],
])("%s learns under %s", (name, path) => {
  const model = modelNamed(families, name)
  const learning = model.lay(model.usual).nodes.filter(({ weights }) => weights.length > 0)
  expect(learning.map((node) => node.path)).toContain(path)
})

test("without proposals the second stage keeps its weights and does no work", () => {
  const model = modelNamed(families, "FasterRCNN_MobileNet_V3_Large_320_FPN_Weights.COCO_V1")
  const fc6 = model.lay(model.usual).nodes.find(({ path }) => path === "roi_heads.box_head.fc6")
  expect([fc6?.weights.length, fc6?.products]).toEqual([2, []])
})

describe.each(families.flatMap(({ models }) => models.map((model) => [model.names[0], model] as const)))("%s", (_, model) => {
  test("is sound at its usual size and at another", () => {
    expectSound(model.lay(model.usual))
    expectSound(model.lay({ ...model.usual, image: [608, 539], classes: 7 }))
    expectSoundOrRefused(model, { ...model.usual, image: [33, 20] })
  })
})

test("SSD refuses an image that its last maps do not fit in", () => {
  const model = modelNamed(families, "ssd300_vgg16")
  expect(() => model.lay({ ...model.usual, image: [100, 100] })).toThrow(ShapeMistake)
})
