/** ConvNeXt as torchvision builds it. */
import { architecture, type Family } from "../../architecture.ts"
import { flatten } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { channelNorm } from "../../layers/norm.ts"
import { adaptivePool } from "../../layers/pool.ts"
import { imageNetClasses } from "./classifier.ts"
import { type ConvNextNames, convNextTrunk } from "./convnext-trunk.ts"
import { lastMap } from "./feature-maps.ts"
import { torchvision } from "./torchvision-source.ts"

/** Depths and widths of the four stages (arXiv 2201.03545, section 3). */
export const convNextSizes = {
  tiny: { depths: [3, 3, 9, 3], widths: [96, 192, 384, 768] },
  small: { depths: [3, 3, 27, 3], widths: [96, 192, 384, 768] },
  base: { depths: [3, 3, 27, 3], widths: [128, 256, 512, 1024] },
  large: { depths: [3, 3, 27, 3], widths: [192, 384, 768, 1536] },
} as const

type Settings = { readonly depths: readonly number[]; readonly widths: readonly number[] }

const names: ConvNextNames = {
  stem: { conv: "0.0", norm: "0.1" },
  halving: (stage) => ({ norm: `${2 * stage}.0`, conv: `${2 * stage}.1` }),
  block: (stage, index) => `${2 * stage + 1}.${index}`,
  inside: { conv: "block.0", norm: "block.2", layers: ["block.3", "block.5"], scale: "layer_scale" },
}

export const convnext: Family = architecture<Settings>({
  family: "convnext",
  title: "ConvNeXt",
  library: "torchvision",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: torchvision("convnext.py"),
  variants: [
    { names: ["convnext_tiny", "ConvNeXt-T"], settings: convNextSizes.tiny },
    { names: ["convnext_small", "ConvNeXt-S"], settings: convNextSizes.small },
    { names: ["convnext_base", "ConvNeXt-B"], settings: convNextSizes.base },
    { names: ["convnext_large", "ConvNeXt-L"], settings: convNextSizes.large },
  ],
  lay: (net, settings, { image, classes }) => {
    const input = net.input("image", [3, ...image])
    const maps = net.within("features", () => convNextTrunk(net, input, { ...settings, names }))
    const mean = adaptivePool(net, "avgpool", lastMap(maps), [1, 1])
    const flat = flatten(net, "classifier.1", channelNorm(net, "classifier.0", mean))
    return net.head(() => linear(net, "classifier.2", flat, classes ?? imageNetClasses))
  },
})
