/**
 * Swin (arXiv 2103.14030; version 2: 2111.09883; video: 2106.13230): stages of attention inside windows, between which neighbours of
 * 2 × 2 are merged to one token of twice the width. Shifting the windows moves figures only and is not laid.
 */
import { type Shape, volume } from "../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { padEnd, reshape, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"
import { ceilTo, type Grid, type WindowAttention, windowAttention } from "./window-attention.ts"

export type SwinTrunk = {
  readonly width: number
  readonly depths: readonly number[]
  readonly heads: readonly number[]
  /** Along each axis; time first in a video. */
  readonly patch: readonly number[]
  readonly window: readonly number[]
  readonly version: 1 | 2
  /** A window is no larger than what there is; images are padded to it instead. */
  readonly shrinks?: boolean
  /** Keys have no bias in version 2 of the paper's release; in torchvision they have one that stays zero. */
  readonly hasNoKeyBias?: boolean
  /** Of the width inside the feed-forward to that of the tokens; 4 unless said. */
  readonly ratio?: number
  readonly names: SwinNames
}

export type SwinNames = {
  readonly patch: { readonly conv: string; readonly norm: string }
  readonly block: (stage: number, index: number) => string
  /** After the stage. */
  readonly merging: (stage: number) => string
  readonly layers: readonly [string, string]
}

/** The grid of each stage, before its merging. */
export function swinTrunk(net: Net, image: Tensor, trunk: SwinTrunk): readonly Grid[] {
  let grid = patches(net, image, trunk)
  return trunk.depths.map((depth, stage) => {
    if (stage > 0) grid = net.within(trunk.names.merging(stage - 1), () => merged(net, grid, trunk.version))
    const window = trunk.window.map((size, axis) => (trunk.shrinks ? Math.min(size, grid.spatial[axis] ?? size) : size))
    // A net tells distances of any window, a table those that it was made for.
    const learntFor = trunk.version === 2 ? window : trunk.window
    const attention = {
      heads: trunk.heads[stage] ?? 1,
      window,
      learntFor,
      bias: biasOf(trunk.version),
      hasNoKeyBias: trunk.hasNoKeyBias ?? false,
    }
    for (let k = 0; k < depth; k++)
      grid = { ...grid, x: net.within(trunk.names.block(stage, k), () => block(net, grid, trunk, attention)) }
    return grid
  })
}

function biasOf(version: SwinTrunk["version"]): WindowAttention["bias"] {
  return version === 1 ? "table" : "net"
}

/** A video is padded to whole patches, an image cut to them. */
function patches(net: Net, image: Tensor, { patch, width, names, shrinks }: SwinTrunk): Grid {
  const whole = image.shape.map((size, axis) => (axis === 0 ? size : ceilTo(size, patch[axis - 1] ?? 1)))
  const padded = shrinks && volume(whole) !== volume(image.shape) ? padEnd(net, "pad", image, whole) : image
  const maps = conv(net, names.patch.conv, padded, width, { kernel: patch, stride: patch })
  return { x: layerNorm(net, names.patch.norm, toTokens(net, "patches", maps)), spatial: maps.shape.slice(1) }
}

/** Version 1 normalises before each part, version 2 after it. */
function block(net: Net, grid: Grid, { version, ratio = 4, names }: SwinTrunk, attention: WindowAttention): Tensor {
  const attend = (x: Tensor): Tensor => net.within("attn", () => windowAttention(net, { ...grid, x }, attention))
  const hidden = Math.floor(ratio * (grid.x.shape.at(-1) ?? 0))
  const mix = (x: Tensor): Tensor =>
    net.within("mlp", () => feedForward(net, x, { hidden, activation: "gelu", names: names.layers }))
  const part = (x: Tensor, norm: string, inner: (x: Tensor) => Tensor): Tensor =>
    version === 1 ? inner(layerNorm(net, norm, x)) : layerNorm(net, norm, inner(x))
  const seen = add(net, "add1", grid.x, part(grid.x, "norm1", attend))
  return add(net, "add2", seen, part(seen, "norm2", mix))
}

/** Neighbours along the last two axes become one token. */
function merged(net: Net, { x, spatial }: Grid, version: SwinTrunk["version"]): Grid {
  const width = x.shape.at(-1) ?? 0
  const isMerged = (axis: number): boolean => axis >= spatial.length - 2
  const even = spatial.map((size, axis) => (isMerged(axis) ? ceilTo(size, 2) : size))
  const padded = volume(even) === volume(spatial) ? x : padEnd(net, "pad", x, [volume(even), width])
  const half: Shape = even.map((size, axis) => (isMerged(axis) ? size / 2 : size))
  const joined = reshape(net, "merge", padded, [volume(half), 4 * width])
  const reduce = (y: Tensor): Tensor => linear(net, "reduction", y, 2 * width, { bias: false })
  const out = version === 1 ? reduce(layerNorm(net, "norm", joined)) : layerNorm(net, "norm", reduce(joined))
  return { x: out, spatial: half }
}
