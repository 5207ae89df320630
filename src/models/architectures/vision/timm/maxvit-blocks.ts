/** Blocks of MaxViT and CoAtNet as timm builds them: a convolution that widens and narrows, attention over all or inside windows and grids. */
import type { Shape, Weight } from "../../../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../../../graph/net.ts"
import { ShapeMistake } from "../../../graph/shape-mistake.ts"
import { cut, toImage, toTokens } from "../../../layers/arrange.ts"
import { attentionCore } from "../../../layers/attention.ts"
import { conv } from "../../../layers/conv.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { batchNorm, layerNorm } from "../../../layers/norm.ts"
import { type Activation, activation, add, scale } from "../../../layers/pointwise.ts"
import { averagePool, maxPool } from "../../../layers/pool.ts"
import { convBlock } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { squeezeExcitation } from "../squeeze-excitation.ts"

export type MaxVit = {
  /** The width inside follows from the output, or from the input. */
  readonly widensOutput: boolean
  /** Of the last convolution and of the way around. */
  readonly hasOutputBias: boolean
  /** The image is halved by a pool in front, not by the middle convolution. */
  readonly poolsFirst: boolean
  /** Ways around are halved by the largest of 3 × 3, not by the mean of 2 × 2. */
  readonly poolsByMaximum: boolean
  readonly isActiveFirst: boolean
  readonly squeezesEarly: boolean
  readonly squeeze: number
  readonly activation: Activation
  /** Attention has the output's width, or the input's. */
  readonly widensFirst: boolean
  readonly hasShortcutBias: boolean
  /** A table of distances, or a net of this inner width that tells them. */
  readonly distances: "table" | number
  readonly hasScales: boolean
  readonly norm: "layer" | "batch"
}

const headSize = 32
const ratio = 4

function halved(net: Net, name: string, x: Tensor, byMaximum: boolean): Tensor {
  const pooled = { kernel: 3, stride: 2, padding: 1 }
  return byMaximum ? maxPool(net, name, x, pooled) : averagePool(net, name, x, { kernel: 2, stride: 2 })
}

function around(
  net: Net,
  x: Tensor,
  out: number,
  stride: number,
  { byMaximum, bias }: { byMaximum: boolean; bias: boolean },
): Tensor {
  if (stride === 1) return x
  const fewer = halved(net, "shortcut.pool", x, byMaximum)
  return x.shape[0] === out ? fewer : conv(net, "shortcut.expand", fewer, out, { kernel: 1, bias })
}

export function mobileBlock(net: Net, x: Tensor, out: number, stride: 1 | 2, block: MaxVit): Tensor {
  const own = x.shape[0] ?? 0
  const shortcut = around(net, x, out, stride, { byMaximum: block.poolsByMaximum, bias: block.hasOutputBias })
  const normed = batchNorm(net, "pre_norm", x)
  const active = block.isActiveFirst ? activation(net, "pre_norm.act", normed, block.activation) : normed
  const pools = block.poolsFirst && stride === 2
  const given = pools ? halved(net, "down.pool", active, false) : active
  const inner = divisible((block.widensOutput ? out : own) * ratio)
  const squeezed = Math.floor(block.squeeze * (block.widensOutput ? out : inner))
  const act = block.activation
  const wide = convBlock(net, names("conv1_1x1", 1), given, inner, { kernel: 1, activation: act })
  const step = { kernel: 3, stride: pools ? 1 : stride, padding: 1, groups: inner, bias: false }
  const seen = conv(net, "conv2_kxk", wide, inner, step)
  const early = block.squeezesEarly ? squeeze(net, "se_early", seen, squeezed) : seen
  const mixed = activation(net, "norm2.act", batchNorm(net, "norm2", early), act)
  const late = block.squeezesEarly ? mixed : squeeze(net, "se", mixed, squeezed)
  return add(net, "add", conv(net, "conv3_1x1", late, out, { kernel: 1, bias: block.hasOutputBias }), shortcut)
}

function names(conv: string, norm: number) {
  return { conv, norm: `norm${norm}`, activation: `norm${norm}.act` }
}

function squeeze(net: Net, name: string, x: Tensor, squeezed: number): Tensor {
  return squeezeExcitation(net, name, x, { squeezed, activation: "silu" })
}

/** Attention over all points (CoAtNet), halving and widening where it is the first of a stage. */
export function farBlock(net: Net, x: Tensor, out: number, stride: 1 | 2, block: MaxVit): Tensor {
  const shortcut = around(net, x, out, stride, { byMaximum: block.poolsByMaximum, bias: block.hasShortcutBias })
  const first = stride === 2 ? "norm1.norm" : "norm1"
  const normed = normOf(net, first, x, block)
  const given = stride === 2 ? halved(net, "norm1.down.pool", normed, block.poolsByMaximum) : normed
  const spatial = given.shape.slice(1)
  const inner = block.widensFirst ? out : (x.shape[0] ?? 0)
  const tokens = toTokens(net, "tokens", given)
  const attended = net.within("attn", () =>
    attention(net, tokens, { inner, out, spatial, group: null, distances: block.distances }),
  )
  return fed(net, toTokens(net, "shortcut.tokens", shortcut), attended, spatial, block)
}

/** Attention inside windows or across a grid of `side` × `side`, which are computed alike. */
export function partBlock(net: Net, image: Tensor, side: number, block: MaxVit): Tensor {
  const [width = 0, ...spatial] = image.shape
  if (side < 1 || spatial.some((size) => size % side !== 0))
    throw new ShapeMistake(net.pathOf("attn"), "not-divisible", [spatial], side)
  const x = toTokens(net, "tokens", image)
  const normed = layerNorm(net, "norm1", x)
  const part = { inner: width, out: width, spatial: [side, side], group: side * side, distances: block.distances }
  return fed(
    net,
    x,
    net.within("attn", () => attention(net, normed, part)),
    spatial,
    { ...block, norm: "layer" },
  )
}

function normOf(net: Net, name: string, image: Tensor, { norm }: Pick<MaxVit, "norm">): Tensor {
  if (norm === "batch") return batchNorm(net, name, image)
  const tokens = layerNorm(net, name, toTokens(net, `${name}.tokens`, image))
  return toImage(net, `${name}.image`, tokens, image.shape.slice(1))
}

/** What attention adds, and the linear layers behind it. */
function fed(net: Net, x: Tensor, attended: Tensor, spatial: Shape, block: MaxVit): Tensor {
  const width = x.shape.at(-1) ?? 0
  const scaled = (name: string, y: Tensor): Tensor => (block.hasScales ? scale(net, name, y, [width]) : y)
  const seen = add(net, "add1", x, scaled("ls1.gamma", attended))
  const again =
    block.norm === "layer"
      ? layerNorm(net, "norm2", seen)
      : toTokens(net, "norm2.out", batchNorm(net, "norm2", toImage(net, "norm2.in", seen, spatial)))
  const mixed = net.within("mlp", () => feedForward(net, again, { hidden: ratio * width, activation: "gelu" }))
  return toImage(net, "image", add(net, "add2", seen, scaled("ls2.gamma", mixed)), spatial)
}

type Part = {
  readonly inner: number
  readonly out: number
  /** Of the points that see each other. */
  readonly spatial: Shape
  readonly group: number | null
  readonly distances: MaxVit["distances"]
}

function attention(net: Net, x: Tensor, { inner, out, spatial, group, distances }: Part): Tensor {
  const heads = inner / headSize
  const all = linear(net, "qkv", x, 3 * inner, { target: "query" })
  const [query, key, value] = ["q", "k", "v"].map((part) => cut(net, part, all, 1, inner)) as [Tensor, Tensor, Tensor] // one for each of the three names
  const count = spatial.reduce((product, size) => product * (2 * size - 1), 1)
  const core = { heads, headSize, ...(group === null ? {} : { group }) }
  const weights: readonly Weight[] = [weight("rel_pos.relative_position_bias_table", [count, heads])]
  const told = distances === "table" ? { weights } : { scoreBias: distanceNet(net, count, distances, heads) }
  return linear(net, "proj", attentionCore(net, "core", query, key, value, { ...core, ...told }), out, { target: "output" })
}

/** From a distance along both axes to a bias for each head. */
function distanceNet(net: Net, count: number, hidden: number, heads: number): Tensor {
  const table = net.lay("rel_pos.coordinates", { kind: "parameter", title: "distances", inputs: [], output: [count, 2] })
  const wide = activation(net, "rel_pos.mlp.act", linear(net, "rel_pos.mlp.fc1", table, hidden), "relu")
  return linear(net, "rel_pos.mlp.fc2", wide, heads)
}
