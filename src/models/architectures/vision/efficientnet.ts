/** EfficientNet (arXiv 1905.11946), one net scaled in depth and width, and EfficientNetV2 (arXiv 2104.00298, table 4). */
import { architecture, type Family } from "../../architecture.ts"
import { classifier } from "./classifier.ts"
import { divisible } from "./divisible.ts"
import { type EfficientNetStage, type EfficientNetTrunk, efficientNetTrunk } from "./efficientnet-trunk.ts"
import { lastMap } from "./feature-maps.ts"
import { square } from "./image-size.ts"
import { torchvision } from "./torchvision-source.ts"

/** Expansion, kernel, stride, channels out, blocks. */
type Row = readonly [expansion: number, kernel: number, stride: number, out: number, depth: number]

const plain: readonly Row[] = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
]

/** EfficientNet-B0 to B7: the paper's net with its widths and depths times these. */
export function scaledEfficientNet(width: number, depth: number): EfficientNetTrunk {
  const stages = plain.map(
    (row): EfficientNetStage => ({
      ...stageOf(row, "plain"),
      out: divisible(row[3] * width),
      depth: Math.ceil(row[4] * depth),
    }),
  )
  return { stem: divisible(32 * width), stages, last: 4 * divisible(320 * width) }
}

/** Version 2: the first stages fused. */
function fusedFirst(fused: readonly Row[], rest: readonly Row[]): EfficientNetTrunk {
  const stages = [...fused.map((row) => stageOf(row, "fused")), ...rest.map((row) => stageOf(row, "plain"))]
  return { stem: stages[0]?.out ?? 0, stages, last: 1280 }
}

function stageOf([expansion, kernel, stride, out, depth]: Row, block: EfficientNetStage["block"]): EfficientNetStage {
  return { block, expansion, kernel, stride, out, depth }
}

export const efficientNetV2: Readonly<Record<"s" | "m" | "l", EfficientNetTrunk>> = {
  s: fusedFirst(
    [
      [1, 3, 1, 24, 2],
      [4, 3, 2, 48, 4],
      [4, 3, 2, 64, 4],
    ],
    [
      [4, 3, 2, 128, 6],
      [6, 3, 1, 160, 9],
      [6, 3, 2, 256, 15],
    ],
  ),
  m: fusedFirst(
    [
      [1, 3, 1, 24, 3],
      [4, 3, 2, 48, 5],
      [4, 3, 2, 80, 5],
    ],
    [
      [4, 3, 2, 160, 7],
      [6, 3, 1, 176, 14],
      [6, 3, 2, 304, 18],
      [6, 3, 1, 512, 5],
    ],
  ),
  l: fusedFirst(
    [
      [1, 3, 1, 32, 4],
      [4, 3, 2, 64, 7],
      [4, 3, 2, 96, 7],
    ],
    [
      [4, 3, 2, 192, 10],
      [6, 3, 1, 224, 19],
      [6, 3, 2, 384, 25],
      [6, 3, 1, 640, 7],
    ],
  ),
}

/** Width, depth and image size of B0 to B7. */
const scales = [
  [1, 1, 224],
  [1, 1.1, 240],
  [1.1, 1.2, 288],
  [1.2, 1.4, 300],
  [1.4, 1.8, 380],
  [1.6, 2.2, 456],
  [1.8, 2.6, 528],
  [2, 3.1, 600],
] as const

export const efficientnet: Family = architecture<EfficientNetTrunk>({
  family: "efficientnet",
  title: "EfficientNet",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("efficientnet.py"),
  variants: [
    ...scales.map(([width, depth, side], k) => ({
      names: [`efficientnet_b${k}`, `EfficientNet-B${k}`],
      settings: scaledEfficientNet(width, depth),
      size: square(side),
    })),
    { names: ["efficientnet_v2_s", "EfficientNetV2-S"], settings: efficientNetV2.s, size: square(384) },
    { names: ["efficientnet_v2_m", "EfficientNetV2-M"], settings: efficientNetV2.m, size: square(480) },
    { names: ["efficientnet_v2_l", "EfficientNetV2-L"], settings: efficientNetV2.l, size: square(480) },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => efficientNetTrunk(net, input, settings))
    return classifier(net, lastMap(maps), { classes, name: "classifier.1", dropout: "classifier.0" })
  },
})
