/**
 * The ResNets that only timm builds: stems of small convolutions (c, s, d, tiered t), means around the blocks (d), scaled channels (SE, ECA,
 * RS), means against aliasing (aa), other depths and widths.
 */
import { architecture, type Family, type Variant } from "../../../architecture.ts"
import { groupNorm } from "../../../layers/norm.ts"
import { classifier } from "../classifier.ts"
import { lastMap } from "../feature-maps.ts"
import { resnetSizes } from "../resnet.ts"
import type { ResNetStem } from "../resnet-stem.ts"
import { type ResNetTrunk, resnetTrunk } from "../resnet-trunk.ts"
import { efficientAttention, squeezed } from "./channel-attention.ts"
import { timm } from "./timm-source.ts"

const bottlenecks = {
  14: [1, 1, 1, 1],
  26: [2, 2, 2, 2],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
  200: [3, 24, 36, 3],
  269: [3, 30, 48, 8],
} as const
type Depth = keyof typeof bottlenecks

function of(depth: Depth): ResNetTrunk {
  return { block: "bottleneck", depths: bottlenecks[depth] }
}

const deep: ResNetStem = { widths: [32, 32, 64] }
const wide: ResNetStem = { widths: [64, 64, 128] }
const tiered: ResNetStem = { widths: [24, 32, 64] }
/** The letter behind the depth. */
const c = { stem: deep } as const
const s = { stem: wide } as const
const d = { stem: deep, averagesAround: true } as const
const t = { stem: tiered, averagesAround: true } as const
const se = { attention: squeezed(1 / 16) } as const
const eca = { attention: efficientAttention } as const
const aa = { averagesInside: true } as const
const x4 = { groups: 32, groupWidth: 4 } as const
const x8 = { groups: 32, groupWidth: 8 } as const

const shaped: Readonly<Record<string, ResNetTrunk>> = {
  resnet10t: { block: "basic", depths: [1, 1, 1, 1], ...t },
  resnet14t: { ...of(14), ...t },
  resnet18d: { ...resnetSizes[18], ...d },
  resnet34d: { ...resnetSizes[34], ...d },
  resnet26: of(26),
  resnet26t: { ...of(26), ...t },
  resnet26d: { ...of(26), ...d },
  resnet50c: { ...of(50), ...c },
  resnet50d: { ...of(50), ...d },
  resnet50s: { ...of(50), ...s },
  resnet50t: { ...of(50), ...t },
  resnet101c: { ...of(101), ...c },
  resnet101d: { ...of(101), ...d },
  resnet101s: { ...of(101), ...s },
  resnet152c: { ...of(152), ...c },
  resnet152d: { ...of(152), ...d },
  resnet152s: { ...of(152), ...s },
  resnet200: of(200),
  resnet200d: { ...of(200), ...d },
  resnet50_gn: { ...of(50), norm: (net, name, x) => groupNorm(net, name, x, 32) },
  resnext50d_32x4d: { ...of(50), ...x4, ...d },
  resnext101_32x4d: { ...of(101), ...x4 },
  resnext101_32x16d: { ...of(101), groups: 32, groupWidth: 16 },
  resnext101_32x32d: { ...of(101), groups: 32, groupWidth: 32 },
  resnetaa34d: { ...resnetSizes[34], ...d, ...aa },
  resnetaa50: { ...of(50), ...aa },
  resnetaa50d: { ...of(50), ...d, ...aa },
  resnetaa101d: { ...of(101), ...d, ...aa },
}

const scaled: Readonly<Record<string, ResNetTrunk>> = {
  ecaresnet26t: { ...of(26), ...t, ...eca },
  ecaresnet50d: { ...of(50), ...d, ...eca },
  ecaresnet50t: { ...of(50), ...t, ...eca },
  ecaresnetlight: { block: "bottleneck", depths: [1, 1, 11, 3], averagesAround: true, ...eca },
  ecaresnet101d: { ...of(101), ...d, ...eca },
  ecaresnet200d: { ...of(200), ...d, ...eca },
  ecaresnet269d: { ...of(269), ...d, ...eca },
  seresnet18: { ...resnetSizes[18], ...se },
  seresnet34: { ...resnetSizes[34], ...se },
  seresnet50: { ...of(50), ...se },
  seresnet50t: { ...of(50), ...t, ...se },
  seresnet101: { ...of(101), ...se },
  seresnet152: { ...of(152), ...se },
  seresnet152d: { ...of(152), ...d, ...se },
  seresnet200d: { ...of(200), ...d, ...se },
  seresnet269d: { ...of(269), ...d, ...se },
  seresnetaa50d: { ...of(50), ...d, ...aa, ...se },
  seresnext26d_32x4d: { ...of(26), ...x4, ...d, ...se },
  seresnext26t_32x4d: { ...of(26), ...x4, ...t, ...se },
  seresnext50_32x4d: { ...of(50), ...x4, ...se },
  seresnext101_32x4d: { ...of(101), ...x4, ...se },
  seresnext101_32x8d: { ...of(101), ...x8, ...se },
  seresnext101d_32x8d: { ...of(101), ...x8, ...d, ...se },
  seresnext101_64x4d: { ...of(101), groups: 64, groupWidth: 4, ...se },
  seresnextaa101d_32x8d: { ...of(101), ...x8, ...d, ...aa, ...se },
  seresnextaa201d_32x8d: { block: "bottleneck", depths: [3, 24, 36, 4], ...x8, ...d, stem: wide, ...aa, ...se },
}

/** Width of a part and number of parts. */
function parts(depth: Depth, groupWidth: number, scales: number): ResNetTrunk {
  return { ...of(depth), groupWidth, scales }
}

const inParts: Readonly<Record<string, ResNetTrunk>> = {
  res2net50_26w_4s: parts(50, 26, 4),
  res2net101_26w_4s: parts(101, 26, 4),
  res2net50_26w_6s: parts(50, 26, 6),
  res2net50_26w_8s: parts(50, 26, 8),
  res2net50_48w_2s: parts(50, 48, 2),
  res2net50_14w_8s: parts(50, 14, 8),
  res2next50: { ...parts(50, 4, 4), groups: 8 },
  res2net50d: { ...parts(50, 26, 4), ...d },
  res2net101d: { ...parts(101, 26, 4), ...d },
}

/** Depths of arXiv 2103.07579, table 11, and the size of image that timm trained or tests them with. */
const rescaled = [
  [50, [3, 4, 6, 3], 160],
  [101, [3, 4, 23, 3], 192],
  [152, [3, 8, 36, 3], 256],
  [200, [3, 24, 36, 3], 256],
  [270, [4, 29, 53, 4], 256],
  [350, [4, 36, 72, 4], 288],
  [420, [4, 44, 87, 4], 320],
] as const

const rs: readonly Variant<ResNetTrunk>[] = rescaled.map(([depth, depths, side]) => ({
  names: [`resnetrs${depth}`, `ResNet-RS-${depth}`],
  settings: {
    block: "bottleneck",
    depths,
    stem: { ...deep, halvesByConv: true },
    averagesAround: true,
    attention: squeezed(1 / 4),
  },
  size: { image: [side, side] },
}))

export const resnetTimm: Family = architecture<ResNetTrunk>({
  family: "resnet",
  title: "ResNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("resnet.py"),
  variants: [
    ...Object.entries({ ...shaped, ...scaled, ...inParts }).map(([name, settings]) => ({ names: [name], settings })),
    ...rs,
  ],
  lay: (net, settings, { image, classes }) => {
    const maps = resnetTrunk(net, net.input("image", [3, ...image]), settings)
    return classifier(net, lastMap(maps), { classes, name: "fc" })
  },
})
