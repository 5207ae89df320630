/** YOLOv5, by Ultralytics: version 6 and 7, and the same trunks with the heads of YOLOv8 (`yolov5nu`). */
import type { TrustedSource } from "../../../data/index.ts"
import { architecture, type Family } from "../../architecture.ts"
import { detectByAnchors, segmentByAnchors } from "./yolo-anchor-head.ts"
import { classification, detection, scales, segmentation, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { classify, detect } from "./yolo-head.ts"
import type { Part, Row, YoloModel } from "./yolo-rows.ts"
import { c3, sppf } from "./yolo-stages.ts"
import { cbs, doubled, joined } from "./yolo-units.ts"

const start: readonly Row[] = [
  [-1, 1, cbs(64, 6, 2, { padding: 2 })],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 3, c3(128)],
  [-1, 1, cbs(256, 3, 2)],
  [-1, 6, c3(256)],
  [-1, 1, cbs(512, 3, 2)],
  [-1, 9, c3(512)],
]
const trunk: readonly Row[] = [...start, [-1, 1, cbs(1024, 3, 2)], [-1, 3, c3(1024)]]

/** One way up and one down: a stage of so many channels, joined with that row. */
const up = (channels: number, row: number): readonly Row[] => [
  [-1, 1, cbs(channels)],
  [-1, 1, doubled],
  [[-1, row], 1, joined],
  [-1, 3, c3(channels, false)],
]
const down = (channels: number, out: number, row: number): readonly Row[] => [
  [-1, 1, cbs(channels, 3, 2)],
  [[-1, row], 1, joined],
  [-1, 3, c3(out, false)],
]

const ending = (head: Part) => (): readonly Row[] => [
  ...trunk,
  [-1, 1, sppf(1024)],
  ...up(512, 6),
  ...up(256, 4),
  ...down(256, 512, 14),
  ...down(512, 1024, 10),
  [[17, 20, 23], 1, head],
]

/** With a fourth level, for images of 1280. */
const largeEnding = (head: Part) => (): readonly Row[] => [
  ...start,
  [-1, 1, cbs(768, 3, 2)],
  [-1, 3, c3(768)],
  [-1, 1, cbs(1024, 3, 2)],
  [-1, 3, c3(1024)],
  [-1, 1, sppf(1024)],
  ...up(768, 8),
  ...up(512, 6),
  ...up(256, 4),
  ...down(256, 512, 20),
  ...down(512, 768, 16),
  ...down(768, 1024, 12),
  [[23, 26, 29, 32], 1, head],
]

const usual = scales({
  n: [0.33, 0.25, Number.POSITIVE_INFINITY],
  s: [0.33, 0.5, Number.POSITIVE_INFINITY],
  m: [0.67, 0.75, Number.POSITIVE_INFINITY],
  l: [1, 1, Number.POSITIVE_INFINITY],
  x: [1.33, 1.25, Number.POSITIVE_INFINITY],
})
const large = { size: { image: [1280, 1280] } } as const

const repository: TrustedSource = {
  title: "ultralytics/yolov5:models/yolov5n.yaml@5081342f04fb, and its like",
  where: "https://github.com/ultralytics/yolov5/tree/master/models",
  date: "2022-11-22",
  confidence: "published",
}

export const yoloV5: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov5", "YOLOv5", repository),
  variants: yoloVariants(
    (size) => `yolov5${size}`,
    [
      { ...detection, scales: usual, rows: ending(detectByAnchors) },
      { ...detection, ...large, suffix: "6", scales: usual, rows: largeEnding(detectByAnchors) },
      { ...segmentation, scales: usual, rows: ending(segmentByAnchors) },
      { ...classification, scales: usual, rows: () => [...trunk, [-1, 1, classify]] },
    ],
  ),
})

export const yoloV5u: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov5u", "YOLOv5u", ultralytics("v5/yolov5.yaml", "2023-01")),
  variants: yoloVariants(
    (size) => `yolov5${size}`,
    [
      { ...detection, suffix: "u", scales: usual, rows: ending(detect("full")) },
      { ...detection, ...large, suffix: "6u", scales: usual, rows: largeEnding(detect("full")) },
    ],
  ),
})
