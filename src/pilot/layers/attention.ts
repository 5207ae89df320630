/**
 * Attention of tokens to tokens with the projections around it, as the layer graph lays it (models/transformer/lay-attention.ts): heads in
 * groups that share keys and values. Letters: B sequences, T tokens, H heads, K key and value heads, S head size.
 * Sources: Vaswani et al., arXiv 1706.03762; Ainslie et al., arXiv 2305.13245 (groups); Su et al., arXiv 2104.09864 (rotary).
 */

import type { GroupedAttention } from "../../models/index.ts"
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"
import { softmax } from "./activation.ts"
import type { LayerContext } from "./context.ts"
import { linear } from "./linear.ts"
import { rmsNorm } from "./norm.ts"

export type Reach = { readonly isCausal: boolean; readonly isRotary: boolean }

/** [B, T, width] → [B, T, width] */
export function attention(context: LayerContext, path: string, x: Tensor, shape: GroupedAttention, reach: Reach): Tensor {
  const { ops } = context
  const { heads, keyValueHeads } = shape
  const placed = (y: Tensor): Tensor => (reach.isRotary ? rotated(ops, y) : y)
  const query = placed(normed(context, `${path}.q_norm`, linear(context, `${path}.q_proj`, x), heads, shape)) // [B, H, T, S]
  const key = placed(normed(context, `${path}.k_norm`, linear(context, `${path}.k_proj`, x), keyValueHeads, shape))
  const value = headsOf(ops, linear(context, `${path}.v_proj`, x), keyValueHeads)
  const shared = heads / keyValueHeads
  const turned = ops.transpose(repeated(ops, key, shared), [0, 1, 3, 2]) // [B, H, S, T]
  const scores = ops.divide(ops.matmul(query, turned), Math.sqrt(shape.headSize)) // [B, H, T, T]
  const seen = reach.isCausal ? masked(ops, scores, shape.window) : scores
  const mixed = ops.matmul(softmax(ops, seen), repeated(ops, value, shared)) // [B, H, T, S]
  return linear(context, `${path}.o_proj`, joined(ops, mixed))
}

/** [B, T, H·S] → [B, H, T, S] */
function headsOf(ops: Operations, x: Tensor, heads: number): Tensor {
  const [batch = 0, tokens = 0, width = 0] = x.shape
  return ops.transpose(ops.reshape(x, [batch, tokens, heads, width / heads]), [0, 2, 1, 3])
}

function joined(ops: Operations, x: Tensor): Tensor {
  const [batch = 0, heads = 0, tokens = 0, size = 0] = x.shape
  return ops.reshape(ops.transpose(x, [0, 2, 1, 3]), [batch, tokens, heads * size])
}

/** Queries and keys with the norm that they have: over the full width before they are cut into heads, or over each head. */
function normed(context: LayerContext, path: string, x: Tensor, heads: number, { norm }: GroupedAttention): Tensor {
  const whole = norm === "full" ? rmsNorm(context, path, x) : x
  const cut = headsOf(context.ops, whole, heads)
  return norm === "head" ? rmsNorm(context, path, cut) : cut
}

/** Each key or value head stands for `count` heads of queries, in order. */
function repeated(ops: Operations, x: Tensor, count: number): Tensor {
  if (count === 1) return x
  const [batch = 0, heads = 0, tokens = 0, size = 0] = x.shape
  const copies = Array.from({ length: count }, () => ops.reshape(x, [batch, heads, 1, tokens, size]))
  return ops.reshape(ops.concatenate(copies, 2), [batch, heads * count, tokens, size])
}

/** A score of what lies ahead, or further back than the window, counts nothing. */
function masked(ops: Operations, scores: Tensor, window: number | null): Tensor {
  const tokens = scores.shape.at(-1) ?? 0
  const own = ops.reshape(ops.range(tokens), [tokens, 1])
  const other = ops.range(tokens)
  const past = ops.whereLess(own, other, Number.NEGATIVE_INFINITY, scores)
  return window === null ? past : ops.whereLess(other, ops.subtract(own, window - 1), Number.NEGATIVE_INFINITY, past)
}

/** Pairs of entries half a head apart turn with their place, each pair slower than the last. [B, H, T, S] */
function rotated(ops: Operations, x: Tensor): Tensor {
  const [, , tokens = 0, size = 0] = x.shape
  const half = size / 2
  const speeds = ops.exp(ops.multiply(ops.range(half), -Math.log(10_000) / half))
  const angles = ops.multiply(ops.reshape(ops.range(tokens), [tokens, 1]), speeds) // [T, S/2]
  const [cosine, sine] = [ops.cosine(angles), ops.sine(angles)]
  const [first, second] = [ops.slice(x, -1, 0, half), ops.slice(x, -1, half, size)]
  const turned = [
    ops.subtract(ops.multiply(first, cosine), ops.multiply(second, sine)),
    ops.add(ops.multiply(second, cosine), ops.multiply(first, sine)),
  ]
  return ops.concatenate(turned, -1)
}
