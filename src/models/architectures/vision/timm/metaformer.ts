/** MetaFormer (arXiv 2111.11418, 2210.13452): blocks that mix tokens by a mere pool, a separable convolution, or attention. */
import { architecture, type Family } from "../../../architecture.ts"
import { type Net, type Tensor, weight } from "../../../graph/net.ts"
import { reshape, toImage, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { linear } from "../../../layers/linear.ts"
import { channelNorm, layerNorm, norm } from "../../../layers/norm.ts"
import { activation, add, scale } from "../../../layers/pointwise.ts"
import { adaptivePool, averagePool } from "../../../layers/pool.ts"
import { selfAttention } from "../../../layers/self-attention.ts"
import { imageNetClasses } from "../classifier.ts"
import { timm } from "./timm-source.ts"

type Mixer = "pool" | "conv" | "attention"
type Settings = {
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  /** Of each stage. */
  readonly mixers: readonly Mixer[]
  /** The first PoolFormer: biases and shifts, GELU, scales of what a half adds; the others have a learnt squared ReLU and none of these. */
  readonly isFirst: boolean
  readonly hasWideHead: boolean
}

const narrow = [64, 128, 320, 512]
const medium = [96, 192, 384, 768]
const evenly = (sixth: number): readonly number[] => [sixth, sixth, 3 * sixth, sixth]
const pools: readonly (readonly [size: string, widths: readonly number[], depths: readonly number[]])[] = [
  ["s12", narrow, evenly(2)],
  ["s24", narrow, evenly(4)],
  ["s36", narrow, evenly(6)],
  ["m36", medium, evenly(6)],
  ["m48", medium, evenly(8)],
]
const others: typeof pools = [
  ["s18", narrow, [3, 3, 9, 3]],
  ["s36", narrow, [3, 12, 18, 3]],
  ["m36", [96, 192, 384, 576], [3, 12, 18, 3]],
  ["b36", [128, 256, 512, 768], [3, 12, 18, 3]],
]
const only = (mixer: Mixer): readonly Mixer[] => [mixer, mixer, mixer, mixer]

function variants(name: string, rows: typeof pools, own: Omit<Settings, "widths" | "depths">) {
  return rows.map(([size, widths, depths]) => ({ names: [`${name}_${size}`], settings: { widths, depths, ...own } }))
}

export const metaformer: Family = architecture<Settings>({
  family: "metaformer",
  title: "MetaFormer",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("metaformer.py"),
  variants: [
    ...variants("poolformer", pools, { mixers: only("pool"), isFirst: true, hasWideHead: false }),
    ...variants("poolformerv2", pools, { mixers: only("pool"), isFirst: false, hasWideHead: false }),
    ...variants("convformer", others, { mixers: only("conv"), isFirst: false, hasWideHead: true }),
    ...variants("caformer", others, {
      mixers: ["conv", "conv", "attention", "attention"],
      isFirst: false,
      hasWideHead: true,
    }),
  ],
  lay: (net, settings, { image, classes }) => {
    const { widths, depths, mixers, isFirst } = settings
    let x = net.input("image", [3, ...image])
    for (const [k, width] of widths.entries()) {
      x = k === 0 ? stem(net, x, width, isFirst) : halved(net, x, width, k, isFirst)
      const own = { mixer: mixers[k] ?? "pool", isFirst, passesScaled: !isFirst && k > 1 }
      for (let j = 0; j < (depths[k] ?? 0); j++) x = net.within(`stages.${k}.blocks.${j}`, () => block(net, x, own))
    }
    return head(net, x, settings.hasWideHead, classes ?? imageNetClasses)
  },
})

function stem(net: Net, image: Tensor, width: number, isFirst: boolean): Tensor {
  const seen = conv(net, "stem.conv", image, width, { kernel: 7, stride: 4, padding: 2 })
  return isFirst ? seen : scaled(net, "stem.norm", seen)
}

function halved(net: Net, x: Tensor, width: number, stage: number, isFirst: boolean): Tensor {
  const normed = isFirst ? x : scaled(net, `stages.${stage}.downsample.norm`, x)
  return conv(net, `stages.${stage}.downsample.conv`, normed, width, { kernel: 3, stride: 2, padding: 1 })
}

/** A norm that learns no shift. */
function scaled(net: Net, name: string, x: Tensor): Tensor {
  return norm(net, name, x, "layer norm", [x.shape[0] ?? 0], "scale")
}

type Block = { readonly mixer: Mixer; readonly isFirst: boolean; readonly passesScaled: boolean }

function block(net: Net, x: Tensor, own: Block): Tensor {
  const half = (k: 1 | 2, y: Tensor, inside: (z: Tensor) => Tensor): Tensor => {
    const [width = 0] = y.shape
    const normed = own.isFirst ? channelNorm(net, `norm${k}`, y) : scaled(net, `norm${k}`, y)
    const added = inside(normed)
    const passing = own.passesScaled ? scale(net, `res_scale${k}.scale`, y, [width]) : y
    return add(net, `add${k}`, passing, own.isFirst ? scale(net, `layer_scale${k}.scale`, added, [width]) : added)
  }
  const mixed = half(1, x, (y) => net.within("token_mixer", () => mixers[own.mixer](net, y)))
  return half(2, mixed, (y) => net.within("mlp", () => dense(net, y, own.isFirst)))
}

const mixers: Readonly<Record<Mixer, (net: Net, x: Tensor) => Tensor>> = {
  pool: (net, x) => add(net, "minus", averagePool(net, "pool", x, { kernel: 3, padding: 1 }), x),
  conv: (net, x) => {
    const [width = 0] = x.shape
    const inner = 2 * width
    const wide = starRelu(net, "act1", conv(net, "pwconv1", x, inner, { kernel: 1, bias: false }))
    const seen = conv(net, "dwconv", wide, inner, { kernel: 7, padding: 3, groups: inner, bias: false })
    return conv(net, "pwconv2", seen, width, { kernel: 1, bias: false })
  },
  attention: (net, x) => {
    const [width = 0, ...spatial] = x.shape
    const tokens = toTokens(net, "tokens", x)
    return toImage(net, "image", selfAttention(net, tokens, { heads: width / 32, bias: false, outputBias: false }), spatial)
  },
}

function dense(net: Net, x: Tensor, isFirst: boolean): Tensor {
  const [width = 0] = x.shape
  const wide = conv(net, "fc1", x, 4 * width, { kernel: 1, bias: isFirst })
  const active = isFirst ? activation(net, "act", wide, "gelu") : starRelu(net, "act", wide)
  return conv(net, "fc2", active, width, { kernel: 1, bias: isFirst })
}

/** s · max(0, x)² + b with two learnt figures. */
function starRelu(net: Net, name: string, x: Tensor): Tensor {
  const weights = [weight("scale", [1]), weight("bias", [1])]
  return net.lay(name, { kind: "activation", title: "star relu", inputs: [x], output: x.shape, weights })
}

function head(net: Net, x: Tensor, isWide: boolean, classes: number): Tensor {
  const [width = 0] = x.shape
  const mean = channelNorm(net, "head.norm", adaptivePool(net, "head.global_pool", x, [1, 1]))
  const flat = reshape(net, "head.flatten", mean, [width], "flatten")
  if (!isWide) return net.head(() => linear(net, "head.fc", flat, classes))
  const wide = activation(net, "head.fc.act", linear(net, "head.fc.fc1", flat, 4 * width), "relu")
  return net.head(() => linear(net, "head.fc.fc2", layerNorm(net, "head.fc.norm", wide), classes))
}
