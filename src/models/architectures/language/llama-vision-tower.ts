/**
 * The tower of Llama 3.2 Vision: layers over the patches of one tile, then gated ones over all tiles; what some of the first layers saw is laid
 * beside the last. Tables tell where a tile lies in an image. Figures are for one tile. Source: Hugging Face transformers, modeling_mllama.py.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, join, padEnd } from "../../layers/arrange.ts"
import { positions } from "../../layers/embedding.ts"
import { layerNorm } from "../../layers/norm.ts"
import { gatedTable, llamaPatches, llamaTowerLayer, withClassToken } from "./llama-tower.ts"

export type LlamaVisionTower = {
  readonly width: number
  readonly depth: number
  readonly globalDepth: number
  readonly heads: number
  readonly inner: number
  readonly patch: number
  /** Tiles of an image at most. */
  readonly tiles: number
  /** Ways to lay them, and one for none. */
  readonly layouts: number
  /** Layers whose input is kept beside the last output. */
  readonly kept: readonly number[]
}

/** Tokens of a tile are filled up to a multiple of these. */
const whole = 8

/** [3, height, width] → [1 + patches, width · (1 + kept)]. */
export function llamaVisionTower(net: Net, image: Tensor, tower: LlamaVisionTower): Tensor {
  const { width, patch, tiles, layouts } = tower
  const table = (name: string, x: Tensor, tokens: number): Tensor => gatedTable(net, name, x, layouts, tiles * tokens * width)
  const patches = table("pre_tile_positional_embedding", llamaPatches(net, "patch_embedding", image, width, patch), 1)
  const all = withClassToken(net, patches)
  const count = all.shape[0] ?? 0
  const own = positions(net, "gated_positional_embedding", all, count)
  const placed = table("gated_positional_embedding.tile_embedding", own, count)
  const filled = padEnd(net, "pad", layerNorm(net, "layernorm_pre", placed), [Math.ceil(count / whole) * whole, width])
  const { last, kept } = local(net, filled, tower)
  let x = table("post_tile_positional_embedding", layerNorm(net, "layernorm_post", last), 1)
  for (let k = 0; k < tower.globalDepth; k++)
    x = net.within(`global_transformer.layers.${k}`, () => llamaTowerLayer(net, x, { ...tower, hasBias: false, isGated: true }))
  return cut(net, "unpad", join(net, "kept", [x, ...kept], 1), 0, count)
}

function local(net: Net, filled: Tensor, tower: LlamaVisionTower): { readonly last: Tensor; readonly kept: readonly Tensor[] } {
  const inputs: Tensor[] = []
  let x = filled
  for (let k = 0; k < tower.depth; k++) {
    inputs.push(x)
    x = net.within(`transformer.layers.${k}`, () => llamaTowerLayer(net, x, { ...tower, hasBias: false, isGated: false }))
  }
  return { last: x, kept: tower.kept.flatMap((k) => [...inputs, x][k] ?? []) }
}
