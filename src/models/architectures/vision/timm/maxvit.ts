/** MaxViT (arXiv 2204.01697) and CoAtNet (arXiv 2106.04803) in the sizes of their papers and of timm's own training. */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { reshape } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { linear } from "../../../layers/linear.ts"
import { batchNorm, channelNorm } from "../../../layers/norm.ts"
import { activation } from "../../../layers/pointwise.ts"
import { adaptivePool } from "../../../layers/pool.ts"
import { classifier, imageNetClasses } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"
import { square } from "../image-size.ts"
import { farBlock, type MaxVit, mobileBlock, partBlock } from "./maxvit-blocks.ts"
import { timm } from "./timm-source.ts"

/** A convolution, attention over all, or a convolution with attention inside windows and across a grid. */
type Block = "conv" | "far" | "parts"
type Settings = MaxVit & {
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  /** Of each stage; the last stands for all blocks that follow. */
  readonly blocks: readonly (readonly Block[])[]
  readonly stem: readonly [number, number]
  readonly hasStemBias: boolean
  /** Width of a layer before the classifier. */
  readonly hidden: number | null
}

const paper: MaxVit = {
  widensOutput: true,
  hasOutputBias: true,
  poolsFirst: false,
  poolsByMaximum: false,
  isActiveFirst: false,
  squeezesEarly: false,
  squeeze: 1 / 4,
  activation: "gelu",
  widensFirst: true,
  hasShortcutBias: true,
  distances: "table",
  hasScales: false,
  norm: "layer",
}
/** As timm trained them itself. */
const own: MaxVit = { ...paper, widensOutput: false, hasOutputBias: false, widensFirst: false, activation: "silu" }
const ownMax: MaxVit = { ...own, squeeze: 1 / 16 }
const ownCoat: MaxVit = { ...own, isActiveFirst: true, poolsFirst: true }
const early = { squeezesEarly: true, hasShortcutBias: false } as const

const doubling = (width: number): readonly number[] => [width, 2 * width, 4 * width, 8 * width]
const coat = { blocks: [["conv"], ["conv"], ["far"], ["far"]], hasStemBias: false, hidden: null } as const
const max = { blocks: [["parts"], ["parts"], ["parts"], ["parts"]], hasStemBias: false, hidden: null } as const
const [small, deep] = [
  [2, 2, 5, 2],
  [2, 6, 14, 2],
] as const

type Row = readonly [
  name: string,
  width: number,
  depths: readonly number[],
  stem: readonly [number, number],
  own: Partial<Settings>,
]

const coats: readonly Row[] = [
  ["coatnet_pico_rw_224", 64, [2, 3, 5, 2], [32, 64], { ...own, hasOutputBias: true }],
  ["coatnet_nano_rw_224", 64, [3, 4, 6, 3], [32, 64], { ...own, hasOutputBias: true, poolsFirst: true }],
  ["coatnet_0_rw_224", 96, [2, 3, 7, 2], [32, 64], { ...ownCoat, ...early }],
  ["coatnet_1_rw_224", 96, deep, [32, 64], { ...ownCoat, ...early, poolsFirst: false }],
  ["coatnet_2_rw_224", 128, deep, [64, 128], { ...ownCoat, poolsFirst: false }],
  ["coatnet_3_rw_224", 192, deep, [96, 192], { ...ownCoat, poolsFirst: false, hasScales: true }],
  ["coatnet_bn_0_rw_224", 96, [2, 3, 7, 2], [32, 64], { ...ownCoat, ...early, poolsFirst: false, norm: "batch" }],
  ["coatnet_rmlp_nano_rw_224", 64, [3, 4, 6, 3], [32, 64], { ...own, hasOutputBias: true, distances: 384 }],
  ["coatnet_rmlp_0_rw_224", 96, [2, 3, 7, 2], [32, 64], { ...ownCoat, poolsFirst: false, distances: 512 }],
  ["coatnet_rmlp_1_rw_224", 96, deep, [32, 64], { ...ownCoat, ...early, poolsByMaximum: true, distances: 384 }],
  ["coatnet_rmlp_1_rw2_224", 96, deep, [32, 64], { ...ownCoat, poolsFirst: false, distances: 512 }],
  ["coatnet_rmlp_2_rw_224", 128, deep, [64, 128], { ...ownCoat, poolsFirst: false, hasScales: true, distances: 512 }],
  ["coatnet_rmlp_2_rw_384", 128, deep, [64, 128], { ...ownCoat, poolsFirst: false, hasScales: true, distances: 512 }],
  ["coatnet_rmlp_3_rw_224", 192, deep, [96, 192], { ...ownCoat, poolsFirst: false, hasScales: true, distances: 512 }],
  [
    "coatnet_nano_cc_224",
    64,
    [3, 4, 6, 3],
    [32, 64],
    { ...ownCoat, blocks: [["conv"], ["conv"], ["conv", "far"], ["conv", "far"]] },
  ],
  ["coatnet_0_224", 96, [2, 3, 5, 2], [64, 64], { hidden: 768 }],
  ["coatnet_1_224", 96, deep, [64, 64], { hidden: 768 }],
  ["coatnet_2_224", 128, deep, [128, 128], { hidden: 1024 }],
  ["coatnet_3_224", 192, deep, [192, 192], { hidden: 1536 }],
  ["coatnet_4_224", 192, [2, 12, 28, 2], [192, 192], { hidden: 1536 }],
  ["coatnet_5_224", 256, [2, 12, 28, 2], [192, 192], { hidden: 2048, widths: [256, 512, 1280, 2048] }],
]

const withNet = { distances: 512 } as const
const maxes: readonly Row[] = [
  ["maxvit_pico_rw_256", 32, small, [24, 32], ownMax],
  ["maxvit_nano_rw_256", 64, [1, 2, 3, 1], [32, 64], ownMax],
  ["maxvit_tiny_rw_224", 64, small, [32, 64], ownMax],
  ["maxvit_tiny_rw_256", 64, small, [32, 64], ownMax],
  ["maxvit_rmlp_pico_rw_256", 32, small, [24, 32], { ...ownMax, ...withNet }],
  ["maxvit_rmlp_nano_rw_256", 64, [1, 2, 3, 1], [32, 64], { ...ownMax, ...withNet }],
  ["maxvit_rmlp_tiny_rw_256", 64, small, [32, 64], { ...ownMax, ...withNet }],
  ["maxvit_rmlp_small_rw_224", 96, small, [32, 64], { ...ownMax, ...withNet, hasScales: true }],
  ["maxvit_rmlp_small_rw_256", 96, small, [32, 64], { ...ownMax, ...withNet, hasScales: true }],
  ["maxvit_rmlp_base_rw_224", 96, deep, [32, 64], { ...ownMax, ...withNet, hidden: 768 }],
  ["maxvit_rmlp_base_rw_384", 96, deep, [32, 64], { ...ownMax, ...withNet, hidden: 768 }],
]
const published = [
  ["tiny", 64, small, 64, 512],
  ["small", 96, small, 64, 768],
  ["base", 96, deep, 64, 768],
  ["large", 128, deep, 128, 1024],
  ["xlarge", 192, deep, 192, 1536],
] as const
const tf = published.flatMap(([size, width, depths, stem, hidden]) =>
  [224, 384, 512].map((side): Row => [`maxvit_${size}_tf_${side}`, width, depths, [stem, stem], { hidden, hasStemBias: true }]),
)

/** Of the weights that the name has first, where they are not those of ImageNet-1k. */
const otherClasses: Readonly<Record<string, number>> = { coatnet_3_rw_224: 11_821, maxvit_xlarge_tf_224: 21_843 }

function variantOf([name, width, depths, stem, more]: Row, kind: typeof coat | typeof max): Variant<Settings> {
  const side = Number(name.slice(name.lastIndexOf("_") + 1))
  const size = { ...square(side), classes: otherClasses[name] ?? imageNetClasses }
  return { names: [name], settings: { ...paper, ...kind, widths: doubling(width), depths, stem, ...more }, size }
}

export const maxvitTimm: Family = architecture<Settings>({
  family: "maxvit",
  title: "MaxViT and CoAtNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("maxxvit.py"),
  variants: [...coats.map((row) => variantOf(row, coat)), ...[...maxes, ...tf].map((row) => variantOf(row, max))],
  lay: (net, settings, { image, classes }) => {
    const { widths, depths, stem, hasStemBias } = settings
    const norm = { conv: "stem.conv1", norm: "stem.norm1", activation: "stem.norm1.act" }
    const input = net.input("image", [3, ...image])
    const first = convBlock(net, norm, input, stem[0], {
      kernel: 3,
      stride: 2,
      bias: hasStemBias,
      activation: settings.activation,
    })
    let x = conv(net, "stem.conv2", first, stem[1], { kernel: 3, padding: 1, bias: hasStemBias })
    for (const [stage, width] of widths.entries())
      for (let k = 0; k < (depths[stage] ?? 0); k++) {
        const kinds = settings.blocks[stage] ?? ["conv"]
        const kind = kinds[Math.min(k, kinds.length - 1)] ?? "conv"
        x = net.within(`stages.${stage}.blocks.${k}`, () => laid(net, kind, x, width, k === 0 ? 2 : 1, settings, image))
      }
    return ended(net, x, settings, classes ?? imageNetClasses)
  },
})

/** Windows and grids have a side of one in 32 of the image's. */
function laid(
  net: Net,
  kind: Block,
  x: Tensor,
  width: number,
  stride: 1 | 2,
  settings: Settings,
  image: readonly number[],
): Tensor {
  if (kind === "conv") return mobileBlock(net, x, width, stride, settings)
  if (kind === "far") return farBlock(net, x, width, stride, settings)
  const side = Math.floor((image[0] ?? 0) / 32)
  const seen = net.within("conv", () => mobileBlock(net, x, width, stride, settings))
  const near = net.within("attn_block", () => partBlock(net, seen, side, settings))
  return net.within("attn_grid", () => partBlock(net, near, side, settings))
}

function ended(net: Net, x: Tensor, { hidden, norm }: Settings, classes: number): Tensor {
  const normed = norm === "batch" ? batchNorm : channelNorm
  if (hidden === null) return classifier(net, normed(net, "norm", x), { classes, name: "head.fc" })
  const mean = normed(net, "head.norm", adaptivePool(net, "head.global_pool", x, [1, 1]))
  const flat = reshape(net, "head.flatten", mean, [x.shape[0] ?? 0], "flatten")
  const wide = activation(net, "head.pre_logits.act", linear(net, "head.pre_logits.fc", flat, hidden), "tanh")
  return net.head(() => linear(net, "head.fc", wide, classes))
}
