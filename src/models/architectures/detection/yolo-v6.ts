/** YOLOv6 3.0 (arXiv 2301.05586) as Ultralytics has it: plain convolutions with ReLU. */
import { architecture, type Family } from "../../architecture.ts"
import { detection, scales, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { detect } from "./yolo-head.ts"
import type { Row, YoloModel } from "./yolo-rows.ts"
import { sppf } from "./yolo-stages.ts"
import { cbs, doubledByConv, joined } from "./yolo-units.ts"

/** Narrowed, doubled, joined with that row, and convolutions. */
const up = (channels: number, row: number): readonly Row[] => [
  [-1, 1, cbs(channels)],
  [-1, 1, doubledByConv(channels)],
  [[-1, row], 1, joined],
  [-1, 1, cbs(channels, 3)],
  [-1, 9, cbs(channels, 3)],
]
const down = (channels: number, out: number, row: number): readonly Row[] => [
  [-1, 1, cbs(channels, 3, 2)],
  [[-1, row], 1, joined],
  [-1, 1, cbs(out, 3)],
  [-1, 9, cbs(out, 3)],
]

const rows: readonly Row[] = [
  [-1, 1, cbs(64, 3, 2)],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 6, cbs(128, 3)],
  [-1, 1, cbs(256, 3, 2)],
  [-1, 12, cbs(256, 3)],
  [-1, 1, cbs(512, 3, 2)],
  [-1, 18, cbs(512, 3)],
  [-1, 1, cbs(1024, 3, 2)],
  [-1, 6, cbs(1024, 3)],
  [-1, 1, sppf(1024)],
  ...up(256, 6),
  ...up(128, 4),
  ...down(128, 256, 15),
  ...down(256, 512, 10),
  [[19, 23, 27], 1, detect("full")],
]

const usual = scales({
  n: [0.33, 0.25, 1024],
  s: [0.33, 0.5, 1024],
  m: [0.67, 0.75, 768],
  l: [1, 1, 512],
  x: [1, 1.25, 512],
})

export const yoloV6: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov6", "YOLOv6", ultralytics("v6/yolov6.yaml", "2023-01")),
  variants: yoloVariants((size) => `yolov6${size}`, [{ ...detection, scales: usual, rows: () => rows }]).map((variant) => ({
    ...variant,
    settings: { ...variant.settings, activation: "relu" as const },
  })),
})
