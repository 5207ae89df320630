/** The ConvNeXts that only timm has: from atto to xxlarge, with overlapping stems, and version 2 (arXiv 2301.00808). */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { flatten } from "../../../layers/arrange.ts"
import { linear } from "../../../layers/linear.ts"
import { channelNorm } from "../../../layers/norm.ts"
import { activation } from "../../../layers/pointwise.ts"
import { adaptivePool } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { convNextSizes } from "../convnext.ts"
import { type ConvNextNames, type ConvNextTrunk, convNextTrunk } from "../convnext-trunk.ts"
import { lastMap } from "../feature-maps.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"

type Settings = Omit<ConvNextTrunk, "names"> & {
  /** Of a layer before the classifier. */
  readonly hidden?: number
  /** The norm stands before the mean is taken. */
  readonly normsFirst?: boolean
}

const doubling = (width: number): readonly number[] => [width, 2 * width, 4 * width, 8 * width]
const small = {
  atto: { depths: [2, 2, 6, 2], widths: doubling(40) },
  femto: { depths: [2, 2, 6, 2], widths: doubling(48) },
  pico: { depths: [2, 2, 6, 2], widths: doubling(64) },
  nano: { depths: [2, 2, 8, 2], widths: doubling(80) },
}
const secondSizes = { ...small, ...convNextSizes, huge: { depths: [3, 3, 27, 3], widths: doubling(352) } }
const version2 = { hasResponseNorm: true } as const

const names: ConvNextNames = {
  stem: { conv: "stem.0", second: "stem.1", norm: "stem.1" },
  halving: (stage) => ({ norm: `stages.${stage}.downsample.0`, conv: `stages.${stage}.downsample.1` }),
  block: (stage, index) => `stages.${stage}.blocks.${index}`,
  inside: { conv: "conv_dw", norm: "norm", layers: ["mlp.fc1", "mlp.fc2"], scale: "gamma" },
}
/** Behind two convolutions. */
const overlappingNames: ConvNextNames = { ...names, stem: { conv: "stem.0", second: "stem.1", norm: "stem.2" } }

export const convnextTimm: Family = architecture<Settings>({
  family: "convnext",
  title: "ConvNeXt",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("convnext.py"),
  variants: [
    ...Object.entries(small).map(([size, settings]) => ({ names: [`convnext_${size}`], settings })),
    { names: ["convnext_atto_ols"], settings: { ...small.atto, stem: "tiered" } },
    { names: ["convnext_femto_ols"], settings: { ...small.femto, stem: "tiered" } },
    { names: ["convnext_pico_ols"], settings: { ...small.pico, stem: "tiered" } },
    { names: ["convnext_nano_ols"], settings: { ...small.nano, stem: "overlapping" } },
    { names: ["convnext_tiny_hnf"], settings: { ...convNextSizes.tiny, normsFirst: true } },
    { names: ["convnext_large_mlp"], settings: { ...convNextSizes.large, hidden: 1536 }, size: square(256) },
    { names: ["convnext_xlarge", "ConvNeXt-XL"], settings: { depths: [3, 3, 27, 3], widths: doubling(256) } },
    { names: ["convnext_xxlarge"], settings: { depths: [3, 4, 30, 3], widths: doubling(384) }, size: square(256) },
    ...Object.entries(secondSizes).map(([size, settings]) => ({
      names: [`convnextv2_${size}`],
      settings: { ...settings, ...version2 },
    })),
  ],
  lay: (net, settings, { image, classes }) => {
    const own = settings.stem === undefined ? names : overlappingNames
    const maps = convNextTrunk(net, net.input("image", [3, ...image]), { ...settings, names: own })
    return head(net, lastMap(maps), settings, classes ?? imageNetClasses)
  },
})

function head(net: Net, x: Tensor, { hidden, normsFirst = false }: Settings, classes: number): Tensor {
  const mean = (y: Tensor): Tensor => adaptivePool(net, "head.global_pool", y, [1, 1])
  const normed = normsFirst ? mean(channelNorm(net, "norm_pre", x)) : channelNorm(net, "head.norm", mean(x))
  const flat = flatten(net, "head.flatten", normed)
  const last =
    hidden === undefined ? flat : activation(net, "head.pre_logits.act", linear(net, "head.pre_logits.fc", flat, hidden), "gelu")
  return net.head(() => linear(net, "head.fc", last, classes))
}
