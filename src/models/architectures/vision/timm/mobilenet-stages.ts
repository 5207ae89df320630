/** The rows of MobileNets of versions 1 to 3, MnasNets, TinyNets and LCNets, as timm has them in efficientnet.py and mobilenetv3.py. */
import type { MobileRow } from "./mobile-trunk.ts"

export type Stages = readonly (readonly MobileRow[])[]

export const firstStages: Stages = [
  [["separable", 1, 3, 1, 1, 64]],
  [["separable", 2, 3, 2, 1, 128]],
  [["separable", 2, 3, 2, 1, 256]],
  [["separable", 6, 3, 2, 1, 512]],
  [["separable", 2, 3, 2, 1, 1024]],
]

export const secondStages: Stages = [
  [["separable", 1, 3, 1, 1, 16]],
  [["inverted", 2, 3, 2, 6, 24]],
  [["inverted", 3, 3, 2, 6, 32]],
  [["inverted", 4, 3, 2, 6, 64]],
  [["inverted", 3, 3, 1, 6, 96]],
  [["inverted", 3, 3, 2, 6, 160]],
  [["inverted", 1, 3, 1, 6, 320]],
]

/** Kernels of 5 × 5 and squeezed channels make the full nets out of the minimal ones. */
export function largeStages(kernel: number, squeeze: number): Stages {
  return [
    [["separable", 1, 3, 1, 1, 16]],
    [
      ["inverted", 1, 3, 2, 4, 24],
      ["inverted", 1, 3, 1, 3, 24],
    ],
    [["inverted", 3, kernel, 2, 3, 40, squeeze]],
    [
      ["inverted", 1, 3, 2, 6, 80],
      ["inverted", 1, 3, 1, 2.5, 80],
      ["inverted", 2, 3, 1, 2.3, 80],
    ],
    [["inverted", 2, 3, 1, 6, 112, squeeze]],
    [["inverted", 3, kernel, 2, 6, 160, squeeze]],
    [["conv", 1, 1, 1, 1, 960]],
  ]
}

export function smallStages(kernel: number, squeeze: number): Stages {
  return [
    [["separable", 1, 3, 2, 1, 16, squeeze]],
    [
      ["inverted", 1, 3, 2, 4.5, 24],
      ["inverted", 1, 3, 1, 3.67, 24],
    ],
    [
      ["inverted", 1, kernel, 2, 4, 40, squeeze],
      ["inverted", 2, kernel, 1, 6, 40, squeeze],
    ],
    [["inverted", 2, kernel, 1, 3, 48, squeeze]],
    [["inverted", 3, kernel, 2, 6, 96, squeeze]],
    [["conv", 1, 1, 1, 1, 576]],
  ]
}

export const mnasStages: Stages = [
  [["separable", 1, 3, 1, 1, 16]],
  [["inverted", 3, 3, 2, 3, 24]],
  [["inverted", 3, 5, 2, 3, 40]],
  [["inverted", 3, 5, 2, 6, 80]],
  [["inverted", 2, 3, 1, 6, 96]],
  [["inverted", 4, 5, 2, 6, 192]],
  [["inverted", 1, 3, 1, 6, 320]],
]
export const mnasSqueezed: Stages = [
  [["separable", 1, 3, 1, 1, 16]],
  [["inverted", 2, 3, 2, 6, 24]],
  [["inverted", 3, 5, 2, 3, 40, 0.25]],
  [["inverted", 4, 3, 2, 6, 80]],
  [["inverted", 2, 3, 1, 6, 112, 0.25]],
  [["inverted", 3, 5, 2, 6, 160, 0.25]],
  [["inverted", 1, 3, 1, 6, 320]],
]
export const mnasSmall: Stages = [
  [["separable", 1, 3, 1, 1, 8]],
  [["inverted", 1, 3, 2, 3, 16]],
  [["inverted", 2, 3, 2, 6, 16]],
  [["inverted", 4, 5, 2, 6, 32, 0.25]],
  [["inverted", 3, 3, 1, 6, 32, 0.25]],
  [["inverted", 3, 5, 2, 6, 88, 0.25]],
  [["inverted", 1, 3, 1, 6, 144]],
]

export const tinyStages: Stages = [
  [["separable", 1, 3, 1, 1, 16, 0.25]],
  [["inverted", 2, 3, 2, 6, 24, 0.25]],
  [["inverted", 2, 5, 2, 6, 40, 0.25]],
  [["inverted", 3, 3, 2, 6, 80, 0.25]],
  [["inverted", 3, 5, 1, 6, 112, 0.25]],
  [["inverted", 4, 5, 2, 6, 192, 0.25]],
  [["inverted", 1, 3, 1, 6, 320, 0.25]],
]

export const lcStages: Stages = [
  [["separable", 1, 3, 1, 1, 32]],
  [["separable", 2, 3, 2, 1, 64]],
  [["separable", 2, 3, 2, 1, 128]],
  [
    ["separable", 1, 3, 2, 1, 256],
    ["separable", 1, 5, 1, 1, 256],
  ],
  [["separable", 4, 5, 1, 1, 256]],
  [["separable", 2, 5, 2, 1, 512, 0.25]],
]
