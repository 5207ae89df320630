/** Swin in both versions with the windows and sizes of image that its authors released, as timm names them. */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import { imageNetClasses } from "../classifier.ts"
import { square } from "../image-size.ts"
import { swinHead, swinSizes } from "../swin.ts"
import { type SwinNames, type SwinTrunk, swinTrunk } from "../swin-trunk.ts"
import { timm } from "./timm-source.ts"

type Settings = Omit<SwinTrunk, "names">

const sizes = { ...swinSizes, large: { width: 192, depths: [2, 2, 18, 2], heads: [6, 12, 24, 48] } } as const

const names: SwinNames = {
  patch: { conv: "patch_embed.proj", norm: "patch_embed.norm" },
  block: (stage, index) => `layers.${stage}.blocks.${index}`,
  merging: (stage) => `layers.${stage + 1}.downsample`,
  layers: ["fc1", "fc2"],
}

/** A window is no larger than what there is of the image. */
const each = { patch: [4, 4], shrinks: true } as const

const first: readonly Variant<Settings>[] = (
  [
    ["tiny", 7, 224],
    ["small", 7, 224],
    ["base", 7, 224],
    ["base", 12, 384],
    ["large", 7, 224],
    ["large", 12, 384],
  ] as const
).map(([size, window, side]) => ({
  names: [`swin_${size}_patch4_window${window}_${side}`],
  settings: { ...sizes[size], ...each, window: [window, window], version: 1 },
  size: square(side),
}))

/** Classes where they are not those of ImageNet-1k. */
const rows = [
  ["tiny_window8_256", "tiny", 8, 256, 1000],
  ["tiny_window16_256", "tiny", 16, 256, 1000],
  ["small_window8_256", "small", 8, 256, 1000],
  ["small_window16_256", "small", 16, 256, 1000],
  ["base_window8_256", "base", 8, 256, 1000],
  ["base_window16_256", "base", 16, 256, 1000],
  ["base_window12_192", "base", 12, 192, 21841],
  ["base_window12to16_192to256", "base", 16, 256, 1000],
  ["base_window12to24_192to384", "base", 24, 384, 1000],
  ["large_window12_192", "large", 12, 192, 21841],
  ["large_window12to16_192to256", "large", 16, 256, 1000],
  ["large_window12to24_192to384", "large", 24, 384, 1000],
] as const

const second: readonly Variant<Settings>[] = rows.map(([name, size, window, side, classes]) => ({
  names: [`swinv2_${name}`],
  settings: { ...sizes[size], ...each, window: [window, window], version: 2, hasNoKeyBias: true },
  size: { ...square(side), classes },
}))

export const swinTimm: Family = architecture<Settings>({
  family: "swin",
  title: "Swin transformer",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("swin_transformer.py"),
  variants: [...first, ...second.map((variant) => ({ ...variant, source: timm("swin_transformer_v2.py") }))],
  lay: (net, settings, { image, classes }) => {
    const grids = swinTrunk(net, net.input("image", [3, ...image]), { ...settings, names })
    return swinHead(net, grids, classes ?? imageNetClasses)
  },
})
