/** YOLOv9 (arXiv 2402.13616) as Ultralytics has it: without the branch that only training uses. */
import { architecture, type Family } from "../../architecture.ts"
import { detection, segmentation, ultralytics, yoloArchitecture, yoloVariants } from "./yolo-family.ts"
import { detect, segment } from "./yolo-head.ts"
import { type Part, plainScale, type Row, type YoloModel } from "./yolo-rows.ts"
import { asIs, cbs, doubled, joined } from "./yolo-units.ts"
import { fusedParts, halvedByConv, halvedTwoWays, joinedConvs, joinedStages, parted, pooledStage } from "./yolo-v9-parts.ts"

/** A stage: channels out, channels in all steps, channels in one. */
type Stage = readonly [out: number, width: number, inner: number]

type Size = {
  readonly stem: readonly [number, number]
  readonly first: Part
  readonly repeats: number
  readonly halved: (out: number) => Part
  /** Of the three levels, and the channels before each of the last. */
  readonly stages: readonly [Stage, Stage, Stage]
  /** Channels that halving leaves: twice in the trunk after the first, and twice in the neck. */
  readonly down: readonly [number, number, number]
  readonly down2: readonly [number, number]
  readonly pooled: readonly [number, number]
  /** Of the first level in the neck. */
  readonly fine: Stage
}

/** The widths of the three levels settle the small sizes. */
function small(stem: readonly [number, number], widths: readonly [number, number, number], repeats: number, first: Part): Size {
  const [a, b, c] = widths
  const even = (width: number): Stage => [width, width, width / 2]
  return {
    stem,
    first,
    repeats,
    halved: halvedByConv,
    stages: [even(a), even(b), even(c)],
    down: widths,
    down2: [b / 2, c / 2],
    pooled: [c, c / 2],
    fine: even(a),
  }
}

const sizes: Readonly<Record<string, Size>> = {
  t: small([16, 32], [64, 96, 128], 3, joinedConvs(32, 32, 16)),
  s: small([32, 64], [128, 192, 256], 3, joinedConvs(64, 64, 32)),
  m: small([32, 64], [240, 360, 480], 1, joinedStages(128, 128, 64, 1)),
  c: {
    stem: [64, 128],
    first: joinedStages(256, 128, 64, 1),
    repeats: 1,
    halved: halvedTwoWays,
    stages: [
      [512, 256, 128],
      [512, 512, 256],
      [512, 512, 256],
    ],
    down: [256, 512, 512],
    down2: [256, 512],
    pooled: [512, 256],
    fine: [256, 256, 128],
  },
}

function usual(size: Size, head: Part): readonly Row[] {
  const { stem, halved, down, down2, repeats } = size
  const stage = ([out, width, inner]: Stage): Part => joinedStages(out, width, inner, repeats)
  const [third, fourth, fifth] = size.stages
  return [
    [-1, 1, cbs(stem[0], 3, 2)],
    [-1, 1, cbs(stem[1], 3, 2)],
    [-1, 1, size.first],
    [-1, 1, halved(down[0])],
    [-1, 1, stage(third)],
    [-1, 1, halved(down[1])],
    [-1, 1, stage(fourth)],
    [-1, 1, halved(down[2])],
    [-1, 1, stage(fifth)],
    [-1, 1, pooledStage(...size.pooled)],
    [-1, 1, doubled],
    [[-1, 6], 1, joined],
    [-1, 1, stage(fourth)],
    [-1, 1, doubled],
    [[-1, 4], 1, joined],
    [-1, 1, stage(size.fine)],
    [-1, 1, halved(down2[0])],
    [[-1, 12], 1, joined],
    [-1, 1, stage(fourth)],
    [-1, 1, halved(down2[1])],
    [[-1, 9], 1, joined],
    [-1, 1, stage(fifth)],
    [[15, 18, 21], 1, head],
  ]
}

const stage = (out: number, width: number, inner: number): Part => joinedStages(out, width, inner, 2)

const firstTrunk: readonly Row[] = [
  [-1, 1, asIs],
  [-1, 1, cbs(64, 3, 2)],
  [-1, 1, cbs(128, 3, 2)],
  [-1, 1, stage(256, 128, 64)],
  [-1, 1, halvedTwoWays(256)],
  [-1, 1, stage(512, 256, 128)],
  [-1, 1, halvedTwoWays(512)],
  [-1, 1, stage(1024, 512, 256)],
  [-1, 1, halvedTwoWays(1024)],
  [-1, 1, stage(1024, 512, 256)],
  [1, 1, parted([64])],
  [3, 1, parted([64, 128])],
  [5, 1, parted([64, 128, 256])],
  [7, 1, parted([64, 128, 256, 512])],
  [9, 1, parted([64, 128, 256, 512, 1024])],
]

const secondTrunk: readonly Row[] = [
  [0, 1, cbs(64, 3, 2)],
  [[10, 11, 12, 13, 14, -1], 1, fusedParts(0)],
  [-1, 1, cbs(128, 3, 2)],
  [[11, 12, 13, 14, -1], 1, fusedParts(1)],
  [-1, 1, stage(256, 128, 64)],
  [-1, 1, halvedTwoWays(256)],
  [[12, 13, 14, -1], 1, fusedParts(2)],
  [-1, 1, stage(512, 256, 128)],
  [-1, 1, halvedTwoWays(512)],
  [[13, 14, -1], 1, fusedParts(3)],
  [-1, 1, stage(1024, 512, 256)],
  [-1, 1, halvedTwoWays(1024)],
  [[14, -1], 1, fusedParts(4)],
  [-1, 1, stage(1024, 512, 256)],
  [-1, 1, pooledStage(512, 256)],
]

const neck: readonly Row[] = [
  [-1, 1, doubled],
  [[-1, 25], 1, joined],
  [-1, 1, stage(512, 512, 256)],
  [-1, 1, doubled],
  [[-1, 22], 1, joined],
  [-1, 1, stage(256, 256, 128)],
  [-1, 1, halvedTwoWays(256)],
  [[-1, 32], 1, joined],
  [-1, 1, stage(512, 512, 256)],
  [-1, 1, halvedTwoWays(512)],
  [[-1, 29], 1, joined],
  [-1, 1, stage(512, 1024, 512)],
]

/** Two trunks: what the first sees is fused into the second. */
const twoTrunks = (head: Part): readonly Row[] => [...firstTrunk, ...secondTrunk, ...neck, [[35, 38, 41], 1, head]]

const rows = (size: string, head: Part): readonly Row[] => {
  const own = sizes[size]
  return own === undefined ? twoTrunks(head) : usual(own, head)
}
const large = { c: plainScale, e: plainScale }
const all = { t: plainScale, s: plainScale, m: plainScale, ...large }

/** Ultralytics' table has the models for masks as they are trained. */
export const yoloV9: Family = architecture<YoloModel>({
  ...yoloArchitecture("yolov9", "YOLOv9", ultralytics("v9/yolov9c.yaml", "2024-02")),
  variants: yoloVariants(
    (size) => `yolov9${size}`,
    [
      { ...detection, scales: all, rows: (size) => rows(size, detect("full")) },
      { ...segmentation, scales: large, rows: (size) => rows(size, segment("full")), published: "unfused" },
    ],
  ),
})
