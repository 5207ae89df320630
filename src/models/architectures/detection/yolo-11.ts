/** YOLO11, by Ultralytics. */
import { architecture, type Family } from "../../architecture.ts"
import { partialAttention } from "./yolo-attention.ts"
import {
  classification,
  detection,
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
import { c3k2, sppf } from "./yolo-stages.ts"
import { cbs, doubled, joined } from "./yolo-units.ts"

/** From m on the inner blocks are stages themselves. */
const isLarge = (size: string): boolean => ["m", "l", "x"].includes(size)

const trunk = (isNested: boolean): readonly Row[] => [
  [-1, 1, cbs(64, 3, 2)],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 2, c3k2(256, isNested, 0.25)],
  [-1, 1, cbs(256, 3, 2)],
  [-1, 2, c3k2(512, isNested, 0.25)],
  [-1, 1, cbs(512, 3, 2)],
  [-1, 2, c3k2(512, true)],
  [-1, 1, cbs(1024, 3, 2)],
  [-1, 2, c3k2(1024, true)],
]

const neck = (isNested: boolean): readonly Row[] => [
  [-1, 1, sppf(1024)],
  [-1, 2, partialAttention("blocks")],
  [-1, 1, doubled],
  [[-1, 6], 1, joined],
  [-1, 2, c3k2(512, isNested)],
  [-1, 1, doubled],
  [[-1, 4], 1, joined],
  [-1, 2, c3k2(256, isNested)],
  [-1, 1, cbs(256, 3, 2)],
  [[-1, 13], 1, joined],
  [-1, 2, c3k2(512, isNested)],
  [-1, 1, cbs(512, 3, 2)],
  [[-1, 10], 1, joined],
  [-1, 2, c3k2(1024, true)],
]

const ending =
  (head: Part) =>
  (size: string): readonly Row[] => [...trunk(isLarge(size)), ...neck(isLarge(size)), [[16, 19, 22], 1, head]]

const usual = scales({
  n: [0.5, 0.25, 1024],
  s: [0.5, 0.5, 1024],
  m: [0.5, 1, 512],
  l: [1, 1, 512],
  x: [1, 1.5, 512],
})

export const yolo11: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolo11", "YOLO11", ultralytics("11/yolo11.yaml", "2024-09")),
  variants: yoloVariants(
    (size) => `yolo11${size}`,
    [
      { ...detection, scales: usual, rows: ending(detect("depthwise")) },
      { ...segmentation, scales: usual, rows: ending(segment("depthwise")) },
      { ...poses, scales: usual, rows: ending(pose("depthwise")) },
      { ...turnedBoxes, scales: usual, rows: ending(turned("depthwise")) },
      {
        ...classification,
        scales: usual,
        rows: (size) => [...trunk(isLarge(size)), [-1, 2, partialAttention("blocks")], [-1, 1, classify]],
      },
    ],
  ),
})
