/**
 * EfficientNet as timm scales it: B0 to B8 and L2 (the tf_ ones pad otherwise and count the same), lite ones without squeeze and
 * excitation, those for edge devices, and version 2 with its small base sizes and timm's own.
 */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import { square } from "../image-size.ts"
import { widenedClassifier } from "./mobile-head.ts"
import { type MobileRow, type MobileTrunk, mobileTrunk, scaledWidth } from "./mobile-trunk.ts"
import { timm } from "./timm-source.ts"

type Settings = MobileTrunk & { readonly features: number }

/** arXiv 1905.11946, table 1. */
function plain(squeeze: number): readonly (readonly MobileRow[])[] {
  return [
    [["separable", 1, 3, 1, 1, 16, squeeze]],
    [["inverted", 2, 3, 2, 6, 24, squeeze]],
    [["inverted", 2, 5, 2, 6, 40, squeeze]],
    [["inverted", 3, 3, 2, 6, 80, squeeze]],
    [["inverted", 3, 5, 1, 6, 112, squeeze]],
    [["inverted", 4, 5, 2, 6, 192, squeeze]],
    [["inverted", 1, 3, 1, 6, 320, squeeze]],
  ]
}

function scaled(width: number, depth: number): Settings {
  return { stem: 32, stages: plain(1 / 4), width, depth, features: scaledWidth(1280, { width }) }
}

/** Width, depth, size of image. B2 to B5 are used in other sizes by timm than by the paper. */
const scales = [
  ["b0", 1, 1, 224],
  ["b1", 1, 1.1, 240],
  ["b2", 1.1, 1.2, 260],
  ["b3", 1.2, 1.4, 300],
  ["b4", 1.4, 1.8, 380],
  ["b5", 1.6, 2.2, 456],
  ["b6", 1.8, 2.6, 528],
  ["b7", 2, 3.1, 600],
  ["b8", 2.2, 3.6, 672],
  ["l2", 4.3, 5.3, 800],
] as const
const lites = [
  ["lite0", 1, 1, 224],
  ["lite1", 1, 1.1, 240],
  ["lite2", 1.1, 1.2, 260],
  ["lite3", 1.2, 1.4, 300],
  ["lite4", 1.4, 1.8, 380],
] as const

function edge(width: number, depth: number): Settings {
  const stages: readonly (readonly MobileRow[])[] = [
    [["fused", 1, 3, 1, 4, 24]],
    [["fused", 2, 3, 2, 8, 32]],
    [["fused", 4, 3, 2, 8, 48]],
    [["inverted", 5, 5, 2, 8, 96]],
    [["inverted", 4, 5, 1, 8, 144]],
    [["inverted", 2, 5, 2, 8, 192]],
  ]
  return { stem: 32, stages, width, depth, firstGiven: 24, features: scaledWidth(1280, { width }) }
}

/** Version 2: depth and channels of each stage; the last ones with squeeze and excitation. */
type Second = readonly (readonly [block: MobileRow[0], depth: number, stride: number, expansion: number, out: number])[]

function second(rows: Second, more: Partial<Settings> = {}): Settings {
  const stages = rows.map(([block, depth, stride, expansion, out]): readonly MobileRow[] => [
    [block, depth, 3, stride, expansion, out, block === "inverted" ? 1 / 4 : 0],
  ])
  return { stem: rows[0]?.[4] ?? 0, stages, features: 1280, ...more }
}

const base: Second = [
  ["conv", 1, 1, 1, 16],
  ["fused", 2, 2, 4, 32],
  ["fused", 2, 2, 4, 48],
  ["inverted", 3, 2, 4, 96],
  ["inverted", 5, 1, 6, 112],
  ["inverted", 8, 2, 6, 192],
]
const small: Second = [
  ["conv", 2, 1, 1, 24],
  ["fused", 4, 2, 4, 48],
  ["fused", 4, 2, 4, 64],
  ["inverted", 6, 2, 4, 128],
  ["inverted", 9, 1, 6, 160],
  ["inverted", 15, 2, 6, 256],
]
const smallRw: Second = [["fused", 2, 1, 1, 24], ...small.slice(1, -1), ["inverted", 15, 2, 6, 272]]
const medium: Second = [
  ["conv", 3, 1, 1, 24],
  ["fused", 5, 2, 4, 48],
  ["fused", 5, 2, 4, 80],
  ["inverted", 7, 2, 4, 160],
  ["inverted", 14, 1, 6, 176],
  ["inverted", 18, 2, 6, 304],
  ["inverted", 5, 1, 6, 512],
]
const large: Second = [
  ["conv", 4, 1, 1, 32],
  ["fused", 7, 2, 4, 64],
  ["fused", 7, 2, 4, 96],
  ["inverted", 10, 2, 4, 192],
  ["inverted", 19, 1, 6, 224],
  ["inverted", 25, 2, 6, 384],
  ["inverted", 7, 1, 6, 640],
]
const extraLarge: Second = [
  ["conv", 4, 1, 1, 32],
  ["fused", 8, 2, 4, 64],
  ["fused", 8, 2, 4, 96],
  ["inverted", 16, 2, 4, 192],
  ["inverted", 24, 1, 6, 256],
  ["inverted", 32, 2, 6, 512],
  ["inverted", 8, 1, 6, 640],
]

function bases(name: string, width: number, depth: number, side: number): Variant<Settings> {
  const features = scaledWidth(1280, { width, roundsFreely: true })
  const settings = second(base, { stem: 32, width, depth, features, roundsFreely: true })
  return { names: [`tf_efficientnetv2_${name}`], settings, size: square(side) }
}

const both = (name: string): readonly string[] => [`efficientnet${name}`, `tf_efficientnet${name}`]

export const efficientnetTimm: Family = architecture<Settings>({
  family: "efficientnet",
  title: "EfficientNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("efficientnet.py"),
  variants: [
    ...scales.map(([name, width, depth, side]) => ({
      names: both(`_${name}`),
      settings: scaled(width, depth),
      size: square(side),
    })),
    ...lites.map(([name, width, depth, side]) => ({
      names: both(`_${name}`),
      settings: { stem: 32, stages: plain(0), width, depth, keepsStem: true, keepsEnds: true, features: 1280 },
      size: square(side),
    })),
    { names: both("_es"), settings: edge(1, 1) },
    { names: both("_em"), settings: edge(1, 1.1), size: square(240) },
    { names: both("_el"), settings: edge(1.2, 1.4), size: square(300) },
    bases("b0", 1, 1, 192),
    bases("b1", 1, 1.1, 192),
    bases("b2", 1.1, 1.2, 208),
    bases("b3", 1.2, 1.4, 240),
    { names: both("v2_s"), settings: second(small), size: square(288) },
    { names: both("v2_m"), settings: second(medium), size: square(320) },
    { names: both("v2_l"), settings: second(large), size: square(384) },
    { names: both("v2_xl"), settings: second(extraLarge), size: square(384) },
    {
      names: ["efficientnetv2_rw_t"],
      settings: second(small, { width: 0.8, depth: 0.9, features: scaledWidth(1280, { width: 0.8 }) }),
      size: square(224),
    },
    { names: ["efficientnetv2_rw_s"], settings: second(smallRw, { features: 1792 }), size: square(288) },
    {
      names: ["efficientnetv2_rw_m"],
      settings: second(smallRw, {
        width: 1.2,
        depth: [1.2, 1.2, 1.2, 1.2, 1.6, 1.6],
        features: scaledWidth(1792, { width: 1.2 }),
      }),
      size: square(320),
    },
  ],
  lay: (net, { features, ...trunk }, { image, classes }) =>
    widenedClassifier(net, mobileTrunk(net, net.input("image", [3, ...image]), trunk), features, classes),
})
