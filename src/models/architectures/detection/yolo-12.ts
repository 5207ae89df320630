/** YOLO12 (arXiv 2502.12524): attention within stripes of the image. As Ultralytics has it, and its authors' turbo form. */
import { architecture, type Family } from "../../architecture.ts"
import { type AreaStage, areaStage } from "./yolo-attention.ts"
import { detection, scales, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { detect } from "./yolo-head.ts"
import type { Row, YoloModel } from "./yolo-rows.ts"
import { c3k2 } from "./yolo-stages.ts"
import { cbs, doubled, joined } from "./yolo-units.ts"

type Form = {
  /** Groups of the second and of the third convolution that halves the image. */
  readonly groups: readonly [number, number]
  /** The width of the feed-forward from l on. */
  readonly inner: number
  /** Of the depthwise convolution beside attention. */
  readonly kernel: number
}

const plain: Form = { groups: [1, 1], inner: 1.2, kernel: 7 }
const turbo: Form = { groups: [2, 4], inner: 1.5, kernel: 5 }

function rows(size: string, { groups, inner, kernel }: Form): readonly Row[] {
  const isNested = ["m", "l", "x"].includes(size)
  const isLargest = ["l", "x"].includes(size)
  const more: Omit<AreaStage, "areas"> = { hasPath: isLargest, inner: isLargest ? inner : 2, kernel }
  const without: AreaStage = { ...more, areas: null }
  return [
    [-1, 1, cbs(64, 3, 2)],
    [-1, 1, cbs(128, 3, 2, { groups: groups[0] })],
    [-1, 2, c3k2(256, isNested, 0.25)],
    [-1, 1, cbs(256, 3, 2, { groups: groups[1] })],
    [-1, 2, c3k2(512, isNested, 0.25)],
    [-1, 1, cbs(512, 3, 2)],
    [-1, 4, areaStage(512, { ...more, areas: 4 })],
    [-1, 1, cbs(1024, 3, 2)],
    [-1, 4, areaStage(1024, { ...more, areas: 1 })],
    [-1, 1, doubled],
    [[-1, 6], 1, joined],
    [-1, 2, areaStage(512, without)],
    [-1, 1, doubled],
    [[-1, 4], 1, joined],
    [-1, 2, areaStage(256, without)],
    [-1, 1, cbs(256, 3, 2)],
    [[-1, 11], 1, joined],
    [-1, 2, areaStage(512, without)],
    [-1, 1, cbs(512, 3, 2)],
    [[-1, 8], 1, joined],
    [-1, 2, c3k2(1024, true)],
    [[14, 17, 20], 1, detect("depthwise")],
  ]
}

const usual = scales({
  n: [0.5, 0.25, 1024],
  s: [0.5, 0.5, 1024],
  m: [0.5, 1, 512],
  l: [1, 1, 512],
  x: [1, 1.5, 512],
})

export const yolo12: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolo12", "YOLO12", ultralytics("12/yolo12.yaml", "2025-02")),
  variants: [
    ...yoloVariants((size) => `yolo12${size}`, [{ ...detection, scales: usual, rows: (size) => rows(size, plain) }]),
    ...yoloVariants((size) => `yolov12${size}-turbo`, [{ ...detection, scales: usual, rows: (size) => rows(size, turbo) }]),
  ],
})
