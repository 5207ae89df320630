/** Swin for images, versions 1 and 2, as torchvision builds them. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { poolTokens } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { square } from "./image-size.ts"
import { type SwinNames, type SwinTrunk, swinTrunk } from "./swin-trunk.ts"
import { torchvision } from "./torchvision-source.ts"
import type { Grid } from "./window-attention.ts"

/** Sizes of the paper, section 3.3. */
export const swinSizes = {
  tiny: { width: 96, depths: [2, 2, 6, 2], heads: [3, 6, 12, 24] },
  small: { width: 96, depths: [2, 2, 18, 2], heads: [3, 6, 12, 24] },
  base: { width: 128, depths: [2, 2, 18, 2], heads: [4, 8, 16, 32] },
} as const

type Settings = Omit<SwinTrunk, "names">

const names: SwinNames = {
  patch: { conv: "features.0.0", norm: "features.0.2" },
  block: (stage, index) => `features.${2 * stage + 1}.${index}`,
  merging: (stage) => `features.${2 * stage + 2}`,
  layers: ["0", "3"],
}

const first = { patch: [4, 4], window: [7, 7], version: 1 } as const
const second = { patch: [4, 4], window: [8, 8], version: 2 } as const
const larger = square(256)

export const swin: Family = architecture<Settings>({
  family: "swin",
  title: "Swin transformer",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("swin_transformer.py"),
  variants: [
    { names: ["swin_t", "Swin-T"], settings: { ...swinSizes.tiny, ...first } },
    { names: ["swin_s", "Swin-S"], settings: { ...swinSizes.small, ...first } },
    { names: ["swin_b", "Swin-B"], settings: { ...swinSizes.base, ...first } },
    { names: ["swin_v2_t", "SwinV2-T"], settings: { ...swinSizes.tiny, ...second }, size: larger },
    { names: ["swin_v2_s", "SwinV2-S"], settings: { ...swinSizes.small, ...second }, size: larger },
    { names: ["swin_v2_b", "SwinV2-B"], settings: { ...swinSizes.base, ...second }, size: larger },
  ],
  lay: (net, settings, { image, classes }) => {
    const grids = swinTrunk(net, net.input("image", [3, ...image]), { ...settings, names })
    return swinHead(net, grids, classes ?? imageNetClasses)
  },
})

/** The mean of the tokens of the last stage, and one linear layer. */
export function swinHead(net: Net, grids: readonly Grid[], classes: number): Tensor {
  const last = grids.at(-1)
  if (last === undefined) throw new Error("internal: a trunk without stages")
  const mean = poolTokens(net, "avgpool", layerNorm(net, "norm", last.x), "mean of the tokens")
  return net.head(() => linear(net, "head", mean, classes))
}
