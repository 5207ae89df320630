/** Twins (arXiv 2104.13840): a pyramid whose places come from a convolution; attention to thinned-out tokens, in one kind after windows. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Shape } from "../../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut, padEnd, toImage, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { add } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { crossAttention, selfAttention } from "../../../layers/self-attention.ts"
import { imageNetClasses } from "../classifier.ts"
import { ceilTo } from "../window-attention.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly widths: readonly number[]
  readonly heads: readonly number[]
  readonly ratios: readonly number[]
  readonly depths: readonly number[]
  /** Every other block, the first too, looks inside windows only. */
  readonly hasWindows: boolean
}

const thinned = [8, 4, 2, 1]
const side = 7
const pyramid = { widths: [64, 128, 320, 512], heads: [1, 2, 5, 8], ratios: [8, 8, 4, 4], hasWindows: false } as const
const windowed = (width: number, first: number, depths: readonly number[]): Settings => ({
  widths: [1, 2, 4, 8].map((times) => times * width),
  heads: [1, 2, 4, 8].map((times) => times * first),
  ratios: [4, 4, 4, 4],
  depths,
  hasWindows: true,
})

const sizes: Readonly<Record<string, Settings>> = {
  pcpvt_small: { ...pyramid, depths: [3, 4, 6, 3] },
  pcpvt_base: { ...pyramid, depths: [3, 4, 18, 3] },
  pcpvt_large: { ...pyramid, depths: [3, 8, 27, 3] },
  svt_small: windowed(64, 2, [2, 2, 10, 4]),
  svt_base: windowed(96, 3, [2, 2, 18, 2]),
  svt_large: windowed(128, 4, [2, 2, 18, 2]),
}

export const twins: Family = architecture<Settings>({
  family: "twins",
  title: "Twins",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("twins.py"),
  variants: Object.entries(sizes).map(([size, settings]) => ({ names: [`twins_${size}`], settings })),
  lay: (net, settings, { image, classes }) => {
    let map = net.input("image", [3, ...image])
    for (const stage of settings.widths.keys()) map = laidStage(net, map, stage, settings)
    const mean = poolTokens(net, "mean", layerNorm(net, "norm", toTokens(net, "tokens", map)), "mean of the tokens")
    return net.head(() => linear(net, "head", mean, classes ?? imageNetClasses))
  },
})

function laidStage(net: Net, map: Tensor, stage: number, { widths, heads, ratios, depths, hasWindows }: Settings): Tensor {
  const width = widths[stage] ?? 0
  const patch = stage === 0 ? 4 : 2
  const seen = conv(net, `patch_embeds.${stage}.proj`, map, width, { kernel: patch, stride: patch })
  const spatial = seen.shape.slice(1)
  let x = layerNorm(net, `patch_embeds.${stage}.norm`, toTokens(net, `patch_embeds.${stage}.tokens`, seen))
  for (let k = 0; k < (depths[stage] ?? 0); k++) {
    const own = {
      heads: heads[stage] ?? 1,
      ratio: ratios[stage] ?? 4,
      thinned: thinned[stage] ?? 1,
      isWindow: hasWindows && k % 2 === 0,
    }
    x = net.within(`blocks.${stage}.${k}`, () => block(net, x, spatial, own))
    if (k === 0) x = placed(net, x, spatial, stage)
  }
  return toImage(net, `blocks.${stage}.map`, x, spatial)
}

/** Behind the first block of each stage. */
function placed(net: Net, x: Tensor, spatial: Shape, stage: number): Tensor {
  const width = x.shape.at(-1) ?? 0
  const image = toImage(net, `pos_block.${stage}.image`, x, spatial)
  const moved = conv(net, `pos_block.${stage}.proj.0`, image, width, { kernel: 3, padding: 1, groups: width })
  return toTokens(net, `pos_block.${stage}.tokens`, add(net, `pos_block.${stage}.add`, moved, image))
}

type Block = { readonly heads: number; readonly ratio: number; readonly thinned: number; readonly isWindow: boolean }

function block(net: Net, x: Tensor, spatial: Shape, own: Block): Tensor {
  const width = x.shape.at(-1) ?? 0
  const normed = layerNorm(net, "norm1", x)
  const attend = own.isWindow ? near : far
  const attended = net.within("attn", () => attend(net, normed, spatial, own))
  const seen = add(net, "add1", x, attended)
  const again = layerNorm(net, "norm2", seen)
  return add(
    net,
    "add2",
    seen,
    net.within("mlp", () => feedForward(net, again, { hidden: own.ratio * width, activation: "gelu" })),
  )
}

/** Windows that hang over the edge are filled with zeros. */
function near(net: Net, x: Tensor, spatial: Shape, { heads }: Block): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const whole = spatial.reduce((product, size) => product * ceilTo(size, side), 1)
  const padded = whole === tokens ? x : padEnd(net, "pad", x, [whole, width])
  const attended = selfAttention(net, padded, { heads, group: side * side })
  return whole === tokens ? attended : cut(net, "unpad", attended, 0, tokens)
}

const names = { query: "q", key: "kv.k", value: "kv.v", output: "proj" } as const

function far(net: Net, x: Tensor, spatial: Shape, { heads, thinned: by }: Block): Tensor {
  const width = x.shape.at(-1) ?? 0
  const options = { heads, headSize: width / heads, names }
  if (by === 1) return crossAttention(net, x, x, options)
  const fewer = conv(net, "sr", toImage(net, "image", x, spatial), width, { kernel: by, stride: by })
  return crossAttention(net, x, layerNorm(net, "norm", toTokens(net, "fewer", fewer)), options)
}
