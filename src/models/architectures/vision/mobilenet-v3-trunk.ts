/** The blocks of MobileNetV3 (arXiv 1905.02244, tables 1 and 2), without the classifier, for classifiers, detectors and segmenters. */
import type { Net, Tensor } from "../../graph/net.ts"
import { convBlock, type NormLayer, numbered } from "./conv-block.ts"
import { divisible } from "./divisible.ts"
import type { FeatureMaps } from "./feature-maps.ts"
import { type InvertedResidual, invertedResidual, nestedNames } from "./inverted-residual.ts"

export type MobileNetV3 = {
  readonly kind: "large" | "small"
  /** Times the paper's widths. */
  readonly width: number
  /** Half the channels in the last stage, for detectors. */
  readonly hasReducedTail?: boolean
  /** The last stage widens its kernels instead of halving the image, for segmenters. */
  readonly isDilated?: boolean
  readonly norm?: NormLayer
  /** Takes the widened figures inside the first block of the last stage, which SSD reads. */
  readonly onWidened?: (wide: Tensor) => void
}

/** Kernel, channels inside, channels out, squeeze and excitation, stride. The last `tail` rows are the last stage. */
type Row = readonly [kernel: number, expanded: number, out: number, squeeze: boolean, act: "relu" | "hard swish", stride: number]

const rows: Readonly<Record<MobileNetV3["kind"], readonly Row[]>> = {
  large: [
    [3, 16, 16, false, "relu", 1],
    [3, 64, 24, false, "relu", 2],
    [3, 72, 24, false, "relu", 1],
    [5, 72, 40, true, "relu", 2],
    [5, 120, 40, true, "relu", 1],
    [5, 120, 40, true, "relu", 1],
    [3, 240, 80, false, "hard swish", 2],
    [3, 200, 80, false, "hard swish", 1],
    [3, 184, 80, false, "hard swish", 1],
    [3, 184, 80, false, "hard swish", 1],
    [3, 480, 112, true, "hard swish", 1],
    [3, 672, 112, true, "hard swish", 1],
    [5, 672, 160, true, "hard swish", 2],
    [5, 960, 160, true, "hard swish", 1],
    [5, 960, 160, true, "hard swish", 1],
  ],
  small: [
    [3, 16, 16, true, "relu", 2],
    [3, 72, 24, false, "relu", 2],
    [3, 88, 24, false, "relu", 1],
    [5, 96, 40, true, "hard swish", 2],
    [5, 240, 40, true, "hard swish", 1],
    [5, 240, 40, true, "hard swish", 1],
    [5, 120, 48, true, "hard swish", 1],
    [5, 144, 48, true, "hard swish", 1],
    [5, 288, 96, true, "hard swish", 2],
    [5, 576, 96, true, "hard swish", 1],
    [5, 576, 96, true, "hard swish", 1],
  ],
}
const tail = 3

/** The outputs of the stem, of each block and of the last convolution. */
export function mobileNetV3Trunk(net: Net, image: Tensor, trunk: MobileNetV3): FeatureMaps {
  const norm = trunk.norm && { norm: trunk.norm }
  const first = { ...norm, kernel: 3, stride: 2, activation: "hard swish" } as const
  let x = convBlock(net, numbered("0"), image, divisible(16 * trunk.width), first)
  const maps = [x]
  for (const [k, row] of rows[trunk.kind].entries()) {
    const tailRow = k - (rows[trunk.kind].length - tail)
    x = net.within(`${k + 1}`, () => invertedResidual(net, x, { ...norm, ...blockOf(row, x, tailRow, trunk) }))
    maps.push(x)
  }
  const last = 6 * (x.shape[0] ?? 0)
  return [...maps, convBlock(net, numbered(`${maps.length}`), x, last, { ...norm, kernel: 1, activation: "hard swish" })]
}

/** `tailRow` counts the rows of the last stage, below 0 before it; its first block is the only one that keeps its inner width. */
function blockOf(row: Row, x: Tensor, tailRow: number, trunk: MobileNetV3): InvertedResidual {
  const [kernel, expanded, out, hasSqueeze, activation, stride] = row
  const by = trunk.hasReducedTail ? 2 : 1
  const inner = divisible((expanded / (tailRow > 0 ? by : 1)) * trunk.width)
  const isDilated = (trunk.isDilated ?? false) && tailRow >= 0
  return {
    kernel,
    stride: isDilated ? 1 : stride,
    dilation: isDilated ? 2 : 1,
    expanded: inner,
    out: divisible((out / (tailRow >= 0 ? by : 1)) * trunk.width),
    squeeze: hasSqueeze ? { squeezed: divisible(Math.floor(inner / 4)), activation: "relu", gate: "hard sigmoid" } : null,
    activation,
    names: nestedNames(inner !== x.shape[0], hasSqueeze),
    ...(tailRow === 0 && trunk.onWidened && { onWidened: trunk.onWidened }),
  }
}
