/** DeiT (arXiv 2012.12877), with and without its token of distillation, and DeiT III (arXiv 2204.07118). */
import { architecture, type Family } from "../../../architecture.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"
import { type TimmVit, timmVit } from "./vit-names.ts"

const sizes = {
  tiny: { width: 192, depth: 12, heads: 3, hidden: 768 },
  small: { width: 384, depth: 12, heads: 6, hidden: 1536 },
  medium: { width: 512, depth: 12, heads: 8, hidden: 2048 },
  base: { width: 768, depth: 12, heads: 12, hidden: 3072 },
  large: { width: 1024, depth: 24, heads: 16, hidden: 4096 },
  huge: { width: 1280, depth: 32, heads: 16, hidden: 5120 },
} as const

const distilled = {
  prefix: [
    { name: "cls_token", tokens: 1 },
    { name: "dist_token", tokens: 1 },
  ],
  reads: "two tokens",
} as const

const first = ["tiny", "small", "base"] as const
const third = [
  ["small", 16, [224, 384]],
  ["medium", 16, [224]],
  ["base", 16, [224, 384]],
  ["large", 16, [224, 384]],
  ["huge", 14, [224]],
] as const

export const deit: Family = architecture<TimmVit>({
  family: "deit",
  title: "DeiT",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("deit.py"),
  variants: [
    ...first.map((size) => ({ names: [`deit_${size}_patch16_224`], settings: { ...sizes[size], patch: 16 } })),
    { names: ["deit_base_patch16_384"], settings: { ...sizes.base, patch: 16 }, size: square(384) },
    ...first.map((size) => ({
      names: [`deit_${size}_distilled_patch16_224`],
      settings: { ...sizes[size], patch: 16, ...distilled },
    })),
    { names: ["deit_base_distilled_patch16_384"], settings: { ...sizes.base, patch: 16, ...distilled }, size: square(384) },
    ...third.flatMap(([size, patch, sides]) =>
      sides.map((side) => ({
        names: [`deit3_${size}_patch${patch}_${side}`],
        settings: { ...sizes[size], patch, places: "patches", hasScales: true } as const,
        size: square(side),
      })),
    ),
  ],
  lay: (net, vit, { image, classes }) => timmVit(net, net.input("image", [3, ...image]), vit, classes),
})
