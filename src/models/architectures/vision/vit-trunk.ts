/** The vision transformer (arXiv 2010.11929): patches of an image as tokens, with learnt places, through blocks of attention. */
import type { Net, Tensor } from "../../graph/net.ts"
import { join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { positions } from "../../layers/embedding.ts"
import { layerNorm } from "../../layers/norm.ts"
import { learntArray } from "../../layers/pointwise.ts"
import { type VitBlock, type VitBlockNames, vitBlock } from "./vit-block.ts"

export type VitTrunk = Omit<VitBlock, "names" | "grid"> & {
  /** Height and width of a patch. */
  readonly patch: number
  readonly width: number
  readonly depth: number
  /** Learnt tokens before the patches; the class token unless said. */
  readonly prefix?: readonly Prefix[]
  /** Which tokens have places of their own to learn; all unless said. */
  readonly places?: "all" | "patches" | "none"
  /** A norm before the first block (CLIP), where the patches need no bias. */
  readonly hasNormBefore?: boolean
  /** A norm behind the last block; true unless said. */
  readonly hasNormBehind?: boolean
  readonly names: VitNames
}

export type Prefix = { readonly name: string; readonly tokens: number }

export type VitNames = {
  readonly patch: string
  readonly classToken: string
  readonly positions: string
  readonly normBefore?: string
  readonly block: (index: number) => string
  readonly inside: VitBlockNames
  readonly norm: string
}

/** [channels, height, width] → [prefix + patches, width], the prefix first, after the last norm. */
export function vitTrunk(net: Net, image: Tensor, trunk: VitTrunk): Tensor {
  const { patch, width, names, hasNormBefore = false, hasNormBehind = true } = trunk
  const maps = conv(net, names.patch, image, width, { kernel: patch, stride: patch, bias: !hasNormBefore })
  let x = placed(net, toTokens(net, "patches", maps), trunk)
  if (hasNormBefore) x = layerNorm(net, names.normBefore ?? "norm_pre", x)
  const block = { ...trunk, names: names.inside, grid: maps.shape.slice(1) }
  for (let k = 0; k < trunk.depth; k++) x = net.within(names.block(k), () => vitBlock(net, x, block))
  return hasNormBehind ? layerNorm(net, names.norm, x) : x
}

function placed(net: Net, patches: Tensor, { width, prefix, places = "all", names }: VitTrunk): Tensor {
  const learn = (x: Tensor): Tensor => positions(net, names.positions, x, x.shape[0] ?? 0)
  const before = prefix ?? [{ name: names.classToken, tokens: 1 }]
  const own = places === "patches" ? learn(patches) : patches
  const learnt = before.map(({ name, tokens }) => learntArray(net, name, [tokens, width], "learnt token"))
  const all = learnt.length === 0 ? own : join(net, "join", [...learnt, own])
  return places === "all" ? learn(all) : all
}
