/** RT-DETR (arXiv 2304.08069) as Ultralytics has it. */
import { architecture, type Family } from "../../architecture.ts"
import { queryDecoder } from "./rt-detr-decoder.ts"
import { attended, halvedByChannel, hgBlock, stem, twofoldStage } from "./rt-detr-trunk.ts"
import { detection, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { plainScale, type Row, type YoloModel } from "./yolo-rows.ts"
import { cbs, doubled, joined } from "./yolo-units.ts"

const light = { kernel: 5, isLight: true }
const again = { ...light, hasPath: true }

/** What is read is narrowed without an activation. */
const narrowed = (width: number): Row[2] => cbs(width, 1, 1, { activation: null })

/** Up and down; `fourth` and `third` are the rows of the trunk's finer maps, `start` that of the first row here. */
const neck = (width: number, inner: number, start: number, fourth: number, third: number): readonly Row[] => [
  [-1, 1, narrowed(width)],
  [-1, 1, attended(inner, 8)],
  [-1, 1, cbs(width)],
  [-1, 1, doubled],
  [fourth, 1, narrowed(width)],
  [[-2, -1], 1, joined],
  [-1, 3, twofoldStage(width)],
  [-1, 1, cbs(width)],
  [-1, 1, doubled],
  [third, 1, narrowed(width)],
  [[-2, -1], 1, joined],
  [-1, 3, twofoldStage(width)],
  [-1, 1, cbs(width, 3, 2)],
  [[-1, start + 7], 1, joined],
  [-1, 3, twofoldStage(width)],
  [-1, 1, cbs(width, 3, 2)],
  [[-1, start + 2], 1, joined],
  [-1, 3, twofoldStage(width)],
  [[start + 11, start + 14, start + 17], 1, queryDecoder],
]

const rows: Readonly<Record<string, readonly Row[]>> = {
  l: [
    [-1, 1, stem(32, 48)],
    [-1, 6, hgBlock(48, 128, { kernel: 3 })],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(96, 512, { kernel: 3 })],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(192, 1024, light)],
    [-1, 6, hgBlock(192, 1024, again)],
    [-1, 6, hgBlock(192, 1024, again)],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(384, 2048, light)],
    ...neck(256, 1024, 10, 7, 3),
  ],
  x: [
    [-1, 1, stem(32, 64)],
    [-1, 6, hgBlock(64, 128, { kernel: 3 })],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(128, 512, { kernel: 3 })],
    [-1, 6, hgBlock(128, 512, { kernel: 3, hasPath: true })],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(256, 1024, light)],
    [-1, 6, hgBlock(256, 1024, again)],
    [-1, 6, hgBlock(256, 1024, again)],
    [-1, 6, hgBlock(256, 1024, again)],
    [-1, 6, hgBlock(256, 1024, again)],
    [-1, 1, halvedByChannel],
    [-1, 6, hgBlock(512, 2048, light)],
    [-1, 6, hgBlock(512, 2048, again)],
    ...neck(384, 2048, 14, 10, 4),
  ],
}

export const rtDetr: Family = architecture<YoloModel>({
  ...yoloArchitecture("rt-detr", "RT-DETR", ultralytics("rt-detr/rtdetr-l.yaml", "2023-06")),
  variants: yoloVariants(
    (size) => `rtdetr-${size}`,
    [{ ...detection, scales: { l: plainScale, x: plainScale }, rows: (size) => rows[size] ?? [] }],
  ),
})
