/** YOLOv3 (arXiv 1804.02767) in its three forms as Ultralytics has them, and the same with the heads of YOLOv8 (`yolov3u`). */
import type { TrustedSource } from "../../../data/index.ts"
import { architecture, type Family, type Variant } from "../../architecture.ts"
import { detectByAnchors } from "./yolo-anchor-head.ts"
import { detection, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { detect } from "./yolo-head.ts"
import { type Part, plainScale, type Row, type YoloModel } from "./yolo-rows.ts"
import { spp } from "./yolo-stages.ts"
import { cbs, doubled, joined, padded, pooled, residual } from "./yolo-units.ts"

/** Of the two convolutions of a bottleneck: Ultralytics' later library has 3 × 3 in both. */
type Kernels = readonly [number, number]

const darknet53 = (kernels: Kernels): readonly Row[] => [
  [-1, 1, cbs(32, 3)],
  [-1, 1, cbs(64, 3, 2)],
  [-1, 1, residual(64, kernels)],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 2, residual(128, kernels)],
  [-1, 1, cbs(256, 3, 2)],
  [-1, 8, residual(256, kernels)],
  [-1, 1, cbs(512, 3, 2)],
  [-1, 8, residual(512, kernels)],
  [-1, 1, cbs(1024, 3, 2)],
  [-1, 4, residual(1024, kernels)],
]

const full = (kernels: Kernels, second: Part, head: Part): readonly Row[] => [
  ...darknet53(kernels),
  [-1, 1, residual(1024, kernels, false)],
  [-1, 1, second],
  [-1, 1, cbs(1024, 3)],
  [-1, 1, cbs(512)],
  [-1, 1, cbs(1024, 3)],
  [-2, 1, cbs(256)],
  [-1, 1, doubled],
  [[-1, 8], 1, joined],
  [-1, 1, residual(512, kernels, false)],
  [-1, 1, residual(512, kernels, false)],
  [-1, 1, cbs(256)],
  [-1, 1, cbs(512, 3)],
  [-2, 1, cbs(128)],
  [-1, 1, doubled],
  [[-1, 6], 1, joined],
  [-1, 1, residual(256, kernels, false)],
  [-1, 2, residual(256, kernels, false)],
  [[27, 22, 15], 1, head],
]

const tiny = (head: Part): readonly Row[] => [
  [-1, 1, cbs(16, 3)],
  ...[32, 64, 128, 256, 512].flatMap((out): readonly Row[] => [
    [-1, 1, pooled(2)],
    [-1, 1, cbs(out, 3)],
  ]),
  [-1, 1, padded],
  [-1, 1, pooled(1)],
  [-1, 1, cbs(1024, 3)],
  [-1, 1, cbs(256)],
  [-1, 1, cbs(512, 3)],
  [-2, 1, cbs(128)],
  [-1, 1, doubled],
  [[-1, 8], 1, joined],
  [-1, 1, cbs(256, 3)],
  [[19, 15], 1, head],
]

function forms(suffix: string, kernels: Kernels, head: Part): readonly Variant<YoloModel>[] {
  const rows: Readonly<Record<string, readonly Row[]>> = {
    "": full(kernels, cbs(512), head),
    "-spp": full(kernels, spp(512), head),
    "-tiny": tiny(head),
  }
  const all = Object.fromEntries(Object.keys(rows).map((form) => [form, plainScale]))
  return yoloVariants((form) => `yolov3${form}${suffix}`, [{ ...detection, scales: all, rows: (form) => rows[form] ?? [] }])
}

const repository: TrustedSource = {
  title: "ultralytics/yolov5:models/hub/yolov3.yaml@5081342f04fb, and its like",
  where: "https://github.com/ultralytics/yolov5/tree/master/models/hub",
  date: "2022-11-22",
  confidence: "published",
}

export const yoloV3: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov3", "YOLOv3", repository),
  variants: forms("", [1, 3], detectByAnchors),
})

export const yoloV3u: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov3u", "YOLOv3u", ultralytics("v3/yolov3.yaml", "2023-01")),
  variants: forms("u", [3, 3], detect("full")),
})
