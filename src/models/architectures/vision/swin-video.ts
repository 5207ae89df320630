/** Video Swin (arXiv 2106.13230) as torchvision builds it: windows over frames too. Its weights read 32 frames. */
import { architecture, type Family } from "../../architecture.ts"
import { swinHead, swinSizes } from "./swin.ts"
import { type SwinNames, type SwinTrunk, swinTrunk } from "./swin-trunk.ts"
import { torchvision } from "./torchvision-source.ts"
import { kineticsClasses } from "./video-classifier.ts"

type Settings = Omit<SwinTrunk, "names">

const names: SwinNames = {
  patch: { conv: "patch_embed.proj", norm: "patch_embed.norm" },
  block: (stage, index) => `features.${2 * stage}.${index}`,
  merging: (stage) => `features.${2 * stage + 1}`,
  layers: ["0", "3"],
}

const video = { patch: [2, 4, 4], window: [8, 7, 7], version: 1, shrinks: true } as const

export const swinVideo: Family = architecture<Settings>({
  family: "video swin",
  title: "Video Swin transformer",
  library: "torchvision",
  tasks: ["video classification"],
  per: "sample",
  size: { image: [224, 224], frames: 32, classes: 400 },
  source: torchvision("video/swin_transformer.py", "0.15.1"),
  variants: [
    { names: ["swin3d_t", "Video Swin-T"], settings: { ...swinSizes.tiny, ...video } },
    { names: ["swin3d_s", "Video Swin-S"], settings: { ...swinSizes.small, ...video } },
    { names: ["swin3d_b", "Video Swin-B"], settings: { ...swinSizes.base, ...video } },
  ],
  lay: (net, settings, { image, frames, classes }) => {
    const grids = swinTrunk(net, net.input("video", [3, frames, ...image]), { ...settings, names })
    return swinHead(net, grids, classes ?? kineticsClasses)
  },
})
