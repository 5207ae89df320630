/** YOLOv10 (arXiv 2405.14458): lighter ways to halve, blocks of depthwise convolutions, some attention, and no sorting out of boxes after it. */

import { architecture, type Family } from "../../architecture.ts"
import type { Tensor } from "../../graph/net.ts"
import { add } from "../../layers/pointwise.ts"
import { partialAttention } from "./yolo-attention.ts"
import { detection, scales, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { detectTwice } from "./yolo-head.ts"
import { twofoldDepthwise } from "./yolo-reparametrised.ts"
import { inputOf, type Part, type Row, type YoloModel, type YoloNet } from "./yolo-rows.ts"
import { c2f, sppf, twoConvs } from "./yolo-stages.ts"
import { cbs, depthwise, doubled, joined, unit } from "./yolo-units.ts"

/** Channels first, then the image. */
function halvedLightly(out: number): Part {
  return (turn) =>
    depthwise(turn, "cv2", unit(turn, "cv1", inputOf(turn), turn.wide(out)), { kernel: 3, stride: 2, activation: null })
}

function lightStage(out: number, hasLargeKernel: boolean): Part {
  return (turn) =>
    twoConvs(turn, inputOf(turn), turn.wide(out), turn.repeats, 0.5, (name, x) =>
      turn.net.within(name, () => lightBlock(turn, x, hasLargeKernel)),
    )
}

function lightBlock(yolo: YoloNet, x: Tensor, hasLargeKernel: boolean): Tensor {
  const channels = x.shape[0] ?? 0
  const wide = unit(yolo, "cv1.1", depthwise(yolo, "cv1.0", x, { kernel: 3 }), 2 * channels)
  const seen = hasLargeKernel ? twofoldDepthwise(yolo, "cv1.2", wide) : depthwise(yolo, "cv1.2", wide, { kernel: 3 })
  return add(yolo.net, "add", x, depthwise(yolo, "cv1.4", unit(yolo, "cv1.3", seen, channels), { kernel: 3 }))
}

/** The rows of the trunk and of the neck that are light stages; those with large kernels in the small sizes. */
const light: Readonly<Record<string, readonly number[]>> = {
  n: [22],
  s: [8, 22],
  m: [8, 19, 22],
  b: [8, 13, 19, 22],
  l: [8, 13, 19, 22],
  x: [6, 8, 13, 19, 22],
}

function rows(size: string): readonly Row[] {
  const stage = (row: number, out: number, hasShortcut: boolean): Part =>
    light[size]?.includes(row) ? lightStage(out, ["n", "s"].includes(size)) : c2f(out, hasShortcut)
  return [
    [-1, 1, cbs(64, 3, 2)],
    [-1, 1, cbs(128, 3, 2)],
    [-1, 3, c2f(128, true)],
    [-1, 1, cbs(256, 3, 2)],
    [-1, 6, c2f(256, true)],
    [-1, 1, halvedLightly(512)],
    [-1, 6, stage(6, 512, true)],
    [-1, 1, halvedLightly(1024)],
    [-1, 3, stage(8, 1024, true)],
    [-1, 1, sppf(1024)],
    [-1, 1, partialAttention("once")],
    [-1, 1, doubled],
    [[-1, 6], 1, joined],
    [-1, 3, stage(13, 512, false)],
    [-1, 1, doubled],
    [[-1, 4], 1, joined],
    [-1, 3, c2f(256)],
    [-1, 1, cbs(256, 3, 2)],
    [[-1, 13], 1, joined],
    [-1, 3, stage(19, 512, false)],
    [-1, 1, halvedLightly(512)],
    [[-1, 10], 1, joined],
    [-1, 3, stage(22, 1024, false)],
    [[16, 19, 22], 1, detectTwice],
  ]
}

const usual = scales({
  n: [0.33, 0.25, 1024],
  s: [0.33, 0.5, 1024],
  m: [0.67, 0.75, 768],
  b: [0.67, 1, 512],
  l: [1, 1, 512],
  x: [1, 1.25, 512],
})

export const yoloV10: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov10", "YOLOv10", ultralytics("v10/yolov10n.yaml", "2024-05")),
  variants: yoloVariants((size) => `yolov10${size}`, [{ ...detection, scales: usual, rows }]),
})
