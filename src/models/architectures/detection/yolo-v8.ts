/** YOLOv8, by Ultralytics. */
import { architecture, type Family } from "../../architecture.ts"
import {
  classification,
  detection,
  manyThings,
  poses,
  scales,
  segmentation,
  turnedBoxes,
  ultralytics,
  yoloArchitecture,
  yoloVariants,
} from "./yolo-family.ts"
import { classify, detect, pose, segment, turned } from "./yolo-head.ts"
import type { Part, Row, YoloModel } from "./yolo-rows.ts"
import { c2f, sppf } from "./yolo-stages.ts"
import { cbs, doubled, joined } from "./yolo-units.ts"

const trunk: readonly Row[] = [
  [-1, 1, cbs(64, 3, 2)],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 3, c2f(128, true)],
  [-1, 1, cbs(256, 3, 2)],
  [-1, 6, c2f(256, true)],
  [-1, 1, cbs(512, 3, 2)],
  [-1, 6, c2f(512, true)],
  [-1, 1, cbs(1024, 3, 2)],
  [-1, 3, c2f(1024, true)],
]

const neck: readonly Row[] = [
  [-1, 1, sppf(1024)],
  [-1, 1, doubled],
  [[-1, 6], 1, joined],
  [-1, 3, c2f(512)],
  [-1, 1, doubled],
  [[-1, 4], 1, joined],
  [-1, 3, c2f(256)],
  [-1, 1, cbs(256, 3, 2)],
  [[-1, 12], 1, joined],
  [-1, 3, c2f(512)],
  [-1, 1, cbs(512, 3, 2)],
  [[-1, 9], 1, joined],
  [-1, 3, c2f(1024)],
]

const ending = (head: Part) => (): readonly Row[] => [...trunk, ...neck, [[15, 18, 21], 1, head]]

const usual = scales({
  n: [0.33, 0.25, 1024],
  s: [0.33, 0.5, 1024],
  m: [0.67, 0.75, 768],
  l: [1, 1, 512],
  x: [1, 1.25, 512],
})
const ofClassifiers = scales({
  n: [0.33, 0.25, 1024],
  s: [0.33, 0.5, 1024],
  m: [0.67, 0.75, 1024],
  l: [1, 1, 1024],
  x: [1, 1.25, 1024],
})

export const yoloV8: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov8", "YOLOv8", ultralytics("v8/yolov8.yaml", "2023-01")),
  variants: yoloVariants(
    (size) => `yolov8${size}`,
    [
      { ...detection, scales: usual, rows: ending(detect("full")) },
      { ...manyThings, scales: usual, rows: ending(detect("full")) },
      { ...segmentation, scales: usual, rows: ending(segment("full")) },
      { ...poses, scales: usual, rows: ending(pose("full")) },
      { ...turnedBoxes, scales: usual, rows: ending(turned("full")) },
      { ...classification, scales: ofClassifiers, rows: () => [...trunk, [-1, 1, classify]] },
    ],
  ),
})
