/** Vision transformers as timm builds them: supervised ones, the image towers of CLIP and SigLIP, DINOv2, and those with registers. */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"
import { type TimmVit, timmVit } from "./vit-names.ts"

type Width = Pick<TimmVit, "width" | "depth" | "heads" | "hidden">

function width(size: number, depth: number, heads: number, hidden: number = 4 * size): Width {
  return { width: size, depth, heads, hidden }
}

const widths = {
  tiny: width(192, 12, 3),
  wee: width(256, 14, 4, 1280),
  xsmall: width(256, 10, 4),
  little: width(320, 14, 5, 1792),
  small: width(384, 12, 6),
  medium: width(512, 12, 8),
  mediumd: width(512, 20, 8),
  betwixt: width(640, 12, 10),
  base: width(768, 12, 12),
  so150m: width(896, 18, 14, 2304),
  so150m2: width(832, 21, 13, 2176),
  large: width(1024, 24, 16),
  so400m: width(1152, 27, 16, 4304),
  huge: width(1280, 32, 16),
  giant: width(1408, 40, 16, 6144),
  giantopt: width(1536, 40, 16),
  gigantic: width(1664, 48, 16, 8192),
} as const

type Named = keyof typeof widths
/** Classes are those of the weights that the name has first: none of a backbone, the width of the shared space of a tower. */
type Row = readonly [size: Named, patch: number, sides: readonly number[], classes?: number]
type Kind = Omit<TimmVit, keyof Width | "patch">

/** One variant for each size of image, the name ending in it where the library's does. */
function variants(rows: readonly Row[], infix: string, kind: Kind): readonly Variant<TimmVit>[] {
  return rows.flatMap(([size, patch, sides, classes = 1000]) =>
    sides.map((side) => ({
      names: [`vit_${size}_patch${patch}${infix}_${side}`],
      settings: { ...widths[size], patch, ...kind },
      size: { ...square(side), classes },
    })),
  )
}

function without(rows: readonly Row[]): readonly Row[] {
  return rows.map(([size, patch, sides]) => [size, patch, sides, 0])
}

const plain = variants(
  [
    ["tiny", 16, [224, 384]],
    ["small", 32, [224, 384]],
    ["small", 16, [224, 384]],
    ["small", 8, [224], 0],
    ["base", 32, [224, 384]],
    ["base", 16, [224, 384]],
    ["base", 8, [224]],
    ["large", 32, [224], 0],
    ["large", 32, [384]],
    ["large", 16, [224, 384]],
    ["large", 14, [224]],
    ["huge", 14, [224], 0],
    ["giant", 14, [224]],
    ["gigantic", 14, [224]],
  ],
  "",
  {},
)

const clip = [
  ...variants(
    [
      ["xsmall", 16, [224], 512],
      ["medium", 32, [224], 512],
      ["medium", 16, [224], 512],
      ["betwixt", 32, [224], 512],
      ["base", 32, [224, 384, 448]],
      ["base", 32, [256], 512],
      ["base", 16, [224, 384]],
      ["large", 14, [224, 336]],
      ["huge", 14, [224, 336]],
      ["huge", 14, [378], 1024],
      ["giant", 14, [224], 1024],
      ["gigantic", 14, [224, 378], 1280],
    ],
    "_clip",
    { hasNormBefore: true },
  ),
  ...variants(
    [
      ["base", 32, [224], 512],
      ["base", 16, [224], 512],
      ["large", 14, [224, 336], 768],
      ["huge", 14, [224, 378], 1024],
      ["gigantic", 14, [224], 1280],
    ],
    "_clip_quickgelu",
    { hasNormBefore: true },
  ),
]

const siglips = without([
  ["base", 32, [256]],
  ["base", 16, [224, 256, 384, 512]],
  ["large", 16, [256, 384, 512]],
  ["so400m", 14, [224, 378, 384]],
  ["so400m", 16, [256, 384, 512]],
  ["giantopt", 16, [256, 384]],
])
const siglip = [
  ...variants(siglips, "_siglip", { prefix: [], reads: "latent token" }),
  ...variants([...siglips, ["so400m", 14, [448, 896], 0]], "_siglip_gap", { prefix: [], reads: "mean of normed" }),
]

const scaled = { hasScales: true } as const
const registers = (tokens: number): Kind => ({
  prefix: [
    { name: "cls_token", tokens: 1 },
    { name: "reg_token", tokens },
  ],
  places: "patches",
})
const dinoSizes = ["small", "base", "large"] as const
/** Source of the gated width: the comment at `vit_giant_patch14_dinov2`. */
const dinoGiant = { ...width(1536, 40, 24, 4096), gate: "packed", patch: 14 } as const
const dino: readonly Variant<TimmVit>[] = [
  ...dinoSizes.map((size) => ({ names: [`vit_${size}_patch14_dinov2`], settings: { ...widths[size], patch: 14, ...scaled } })),
  { names: ["vit_giant_patch14_dinov2"], settings: { ...dinoGiant, ...scaled } },
  ...dinoSizes.map((size) => ({
    names: [`vit_${size}_patch14_reg4_dinov2`],
    settings: { ...widths[size], patch: 14, ...scaled, ...registers(4) },
  })),
  { names: ["vit_giant_patch14_reg4_dinov2"], settings: { ...dinoGiant, ...scaled, ...registers(4) } },
].map((variant) => ({ ...variant, size: { ...square(518), classes: 0 } }))

/** Without a class token: registers beside the patches, the mean read. */
const mean = (tokens: number): Kind => ({ prefix: [{ name: "reg_token", tokens }], places: "patches", reads: "mean" })
const small = [
  ...variants(
    [
      ["wee", 16, [256]],
      ["little", 16, [256]],
      ["medium", 16, [256]],
      ["betwixt", 16, [256]],
    ],
    "_reg1_gap",
    { ...scaled, ...mean(1) },
  ),
  ...variants(
    [
      ["little", 16, [256]],
      ["medium", 16, [256]],
      ["mediumd", 16, [256, 384]],
      ["betwixt", 16, [256, 384]],
    ],
    "_reg4_gap",
    { ...scaled, ...mean(4) },
  ),
  ...variants([["base", 16, [256]]], "_reg4_gap", mean(4)),
  ...variants([["so150m", 16, [256, 384]]], "_reg4_gap", { ...mean(4), places: "all", reads: "mean of normed" }),
  ...variants([["so150m2", 16, [256, 384, 448]]], "_reg1_gap", {
    ...scaled,
    ...mean(1),
    places: "all",
    queryKeyValueBias: "none",
  }),
  ...variants(
    [
      ["medium", 16, [240], 11821],
      ["medium", 16, [256, 384]],
      ["betwixt", 16, [256]],
    ],
    "_gap",
    {
      ...scaled,
      prefix: [],
      queryKeyValueBias: "none",
      reads: "mean of normed",
    },
  ),
  ...variants(
    [
      ["huge", 14, [224], 0],
      ["huge", 16, [448], 0],
      ["giant", 16, [224], 0],
    ],
    "_gap",
    { prefix: [], reads: "mean of normed" },
  ),
]

export const vitTimm: Family = architecture<TimmVit>({
  family: "vit",
  title: "Vision transformer",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("vision_transformer.py"),
  variants: [...plain, ...clip, ...siglip, ...dino, ...small],
  lay: (net, vit, { image, classes }) => timmVit(net, net.input("image", [3, ...image]), vit, classes),
})
