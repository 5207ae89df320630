/** The vision transformer (arXiv 2010.11929): patches of an image as tokens, with learnt places, through blocks of attention. */
import type { Net, Tensor } from "../../graph/net.ts"
import { join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { positions } from "../../layers/embedding.ts"
import { feedForward } from "../../layers/feed-forward.ts"
import { layerNorm } from "../../layers/norm.ts"
import { add, learntArray } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"

export type VitTrunk = {
  /** Height and width of a patch. */
  readonly patch: number
  readonly width: number
  readonly depth: number
  readonly heads: number
  /** Of the two linear layers of a block. */
  readonly hidden: number
  readonly names: VitNames
}

export type VitNames = {
  readonly patch: string
  readonly classToken: string
  readonly positions: string
  readonly block: (index: number) => string
  readonly inside: VitBlockNames
  readonly norm: string
}

export type VitBlockNames = {
  readonly norms: readonly [string, string]
  readonly attention: string
  readonly projections: { readonly qkv: string; readonly output: string }
  /** The part that holds the linear layers, and their names in it. */
  readonly feedForward: string
  readonly layers: readonly [string, string]
}

/** [channels, height, width] → [1 + patches, width], the class token first, after the last norm. */
export function vitTrunk(net: Net, image: Tensor, trunk: VitTrunk): Tensor {
  const { patch, width, names } = trunk
  const patches = toTokens(net, "patches", conv(net, names.patch, image, width, { kernel: patch, stride: patch }))
  const tokens = join(net, "join", [learntArray(net, names.classToken, [1, width], "class token"), patches])
  let x = positions(net, names.positions, tokens, tokens.shape[0] ?? 0)
  for (let k = 0; k < trunk.depth; k++) x = net.within(names.block(k), () => vitBlock(net, x, { ...trunk, names: names.inside }))
  return layerNorm(net, names.norm, x)
}

export type VitBlock = Pick<VitTrunk, "heads" | "hidden"> & { readonly names: VitBlockNames }

/** Norm first, then attention or linear layers, each with a path around it. */
export function vitBlock(net: Net, x: Tensor, { heads, hidden, names }: VitBlock): Tensor {
  const [first, second] = names.norms
  const normed = layerNorm(net, first, x)
  const attended = net.within(names.attention, () => selfAttention(net, normed, { heads, names: names.projections }))
  const seen = add(net, "add1", x, attended)
  const again = layerNorm(net, second, seen)
  const options = { hidden, activation: "gelu", names: names.layers } as const
  return add(
    net,
    "add2",
    seen,
    net.within(names.feedForward, () => feedForward(net, again, options)),
  )
}
