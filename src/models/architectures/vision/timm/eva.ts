/** EVA (arXiv 2211.07636) and EVA-02 (arXiv 2303.11331), whose linear layers are gated and whose places are turned into angles as well. */
import { architecture, type Family } from "../../../architecture.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"
import { type TimmVit, timmVit } from "./vit-names.ts"

const bias = { queryKeyValueBias: "query and value" } as const
const giant = { width: 1408, depth: 40, heads: 16, hidden: 6144, patch: 14, ...bias, reads: "mean" } as const
const packed = { patch: 14, ...bias, gate: "packed", reads: "mean" } as const
const own = { ...packed, gate: "own, normed" } as const
const tiny = { width: 192, depth: 12, heads: 3, hidden: 512, ...packed } as const
const small = { width: 384, depth: 12, heads: 6, hidden: 1024, ...packed } as const
const base = { width: 768, depth: 12, heads: 12, hidden: 2048, ...own } as const
const large = { width: 1024, depth: 24, heads: 16, hidden: 2730, ...own } as const

export const eva: Family = architecture<TimmVit>({
  family: "eva",
  title: "EVA",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("eva.py"),
  variants: [
    { names: ["eva_giant_patch14_224"], settings: giant },
    { names: ["eva_giant_patch14_336"], settings: giant, size: square(336) },
    { names: ["eva_giant_patch14_560"], settings: giant, size: square(560) },
    { names: ["eva_giant_patch14_clip_224"], settings: { ...giant, reads: "first token" }, size: { classes: 1024 } },
    { names: ["eva02_tiny_patch14_224"], settings: tiny, size: { classes: 0 } },
    { names: ["eva02_tiny_patch14_336"], settings: tiny, size: square(336) },
    { names: ["eva02_small_patch14_224"], settings: small, size: { classes: 0 } },
    { names: ["eva02_small_patch14_336"], settings: small, size: square(336) },
    { names: ["eva02_base_patch14_224"], settings: base, size: { classes: 0 } },
    { names: ["eva02_base_patch14_448"], settings: base, size: square(448) },
    { names: ["eva02_large_patch14_224"], settings: large, size: { classes: 0 } },
    { names: ["eva02_large_patch14_448"], settings: large, size: square(448) },
  ],
  lay: (net, vit, { image, classes }) => timmVit(net, net.input("image", [3, ...image]), vit, classes),
})
