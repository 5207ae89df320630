/** BEiT in both versions (arXiv 2106.08254, 2208.06366): no places, but a learnt bias for each distance in every block. */
import { architecture, type Family } from "../../../architecture.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"
import { type TimmVit, timmVit, vitNames } from "./vit-names.ts"

const kind = {
  patch: 16,
  places: "none",
  hasDistances: true,
  hasScales: true,
  queryKeyValueBias: "query and value",
  reads: "mean",
  names: { ...vitNames, inside: { ...vitNames.inside, scales: ["gamma_1", "gamma_2"] } },
} as const
const base = { width: 768, depth: 12, heads: 12, hidden: 3072, ...kind } as const
const large = { width: 1024, depth: 24, heads: 16, hidden: 4096, ...kind } as const

export const beit: Family = architecture<TimmVit>({
  family: "beit",
  title: "BEiT",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("beit.py"),
  variants: [
    { names: ["beit_base_patch16_224"], settings: base },
    { names: ["beit_base_patch16_384"], settings: base, size: square(384) },
    { names: ["beit_large_patch16_224"], settings: large },
    { names: ["beit_large_patch16_384"], settings: large, size: square(384) },
    { names: ["beit_large_patch16_512"], settings: large, size: square(512) },
    { names: ["beitv2_base_patch16_224"], settings: base },
    { names: ["beitv2_large_patch16_224"], settings: large },
  ],
  lay: (net, vit, { image, classes }) => timmVit(net, net.input("image", [3, ...image]), vit, classes),
})
