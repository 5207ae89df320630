/** PVT v2 (arXiv 2106.13797): stages of attention whose keys and values are thinned out, as SegFormer has them too. */
import { architecture, type Family } from "../../../architecture.ts"
import { toImage, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { type MixNames, mixBlock } from "../../segmentation/mix-block.ts"
import { classifier } from "../classifier.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  readonly ratios: readonly number[]
  /** Keys stand for tokens of a grid of 7 × 7, however large the image. */
  readonly isLinear: boolean
}

const names: MixNames = {
  norms: ["norm1", "norm2"],
  attention: "attn",
  projections: { query: "q", key: "kv.k", value: "kv.v", output: "proj" },
  thinning: ["sr", "norm"],
  layers: ["fc1", "dwconv", "fc2"],
}
const thinned = [8, 4, 2, 1]
const heads = [1, 2, 5, 8]
const usual = { widths: [64, 128, 320, 512], ratios: [8, 8, 4, 4], isLinear: false } as const

const sizes: Readonly<Record<string, Settings>> = {
  b0: { ...usual, widths: [32, 64, 160, 256], depths: [2, 2, 2, 2] },
  b1: { ...usual, depths: [2, 2, 2, 2] },
  b2: { ...usual, depths: [3, 4, 6, 3] },
  b2_li: { ...usual, depths: [3, 4, 6, 3], isLinear: true },
  b3: { ...usual, depths: [3, 4, 18, 3] },
  b4: { ...usual, depths: [3, 8, 27, 3] },
  b5: { ...usual, depths: [3, 6, 40, 3], ratios: [4, 4, 4, 4] },
}

export const pvtV2: Family = architecture<Settings>({
  family: "pvt v2",
  title: "Pyramid vision transformer",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("pvt_v2.py"),
  variants: Object.entries(sizes).map(([size, settings]) => ({ names: [`pvt_v2_${size}`], settings })),
  lay: (net, { widths, depths, ratios, isLinear }, { image, classes }) => {
    let map = net.input("image", [3, ...image])
    for (const [k, width] of widths.entries()) {
      const [name, patch] = k === 0 ? ["patch_embed", 7] : [`stages.${k}.downsample`, 3]
      const seen = conv(net, `${name}.proj`, map, width, {
        kernel: patch,
        stride: k === 0 ? 4 : 2,
        padding: Math.floor(patch / 2),
      })
      const spatial = seen.shape.slice(1)
      const own = {
        width,
        heads: heads[k] ?? 1,
        inner: width * (ratios[k] ?? 4),
        thinned: isLinear ? "pooled" : (thinned[k] ?? 1),
        names,
      } as const
      let x = layerNorm(net, `${name}.norm`, toTokens(net, `${name}.tokens`, seen))
      for (let j = 0; j < (depths[k] ?? 0); j++) x = net.within(`stages.${k}.blocks.${j}`, () => mixBlock(net, x, spatial, own))
      map = toImage(net, `stages.${k}.map`, layerNorm(net, `stages.${k}.norm`, x), spatial)
    }
    return classifier(net, map, { classes, name: "head" })
  },
})
